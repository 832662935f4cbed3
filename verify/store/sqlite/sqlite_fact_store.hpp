// FactStore in SQLite.
#pragma once

#include "verify/store/sqlite/batch_writer.hpp"
#include "verify/store/sqlite/database.hpp"
#include "verify/types/fact_store.hpp"

namespace benefit::store {

/// Thread-safe.
class SqliteFactStore final : public FactStore {
 public:
  SqliteFactStore(Database& database, ImportSizes sizes) : database_(database), sizes_(sizes) {}

  std::vector<Batch> current_batches_with(Feed feed, std::string_view file_sha256) const override;
  std::unique_ptr<BatchWriter> begin_batch(const DeliveryHeader& header) override;
  void keep_profile(const KeptProfile& profile) override;
  std::optional<KeptProfile> profile(std::string_view sha256) const override;
  std::vector<Batch> batches() const override;
  std::optional<Batch> batch(BatchId id) const override;
  std::vector<std::string> deliverers_of(BatchId id) const override;
  std::vector<FeedFigures> feed_figures() const override;
  std::vector<ListedMonth> listed_months(std::optional<Instant> known_at) const override;
  std::vector<UsualAmount> usual_amounts(Feed feed) const override;
  void for_each_reject(BatchId id, const std::function<void(const Reject&)>& visit) const override;
  void for_each_damaged(BatchId id, const std::function<void(const RowDefect&)>& visit) const override;
  std::vector<SubjectRange> partition_subjects(std::int64_t subjects_each) const override;
  void for_each_subject(SubjectRange range, std::optional<Instant> known_at,
                        const std::function<void(const SubjectFacts&)>& visit) const override;
  SubsidyTotal subsidies_of_year(int year, std::optional<Instant> known_at) const override;
  void for_each_project(std::optional<Instant> known_at,
                        const std::function<void(const Project&)>& visit) const override;
  void for_each_station(std::optional<Instant> known_at,
                        const std::function<void(const Station&)>& visit) const override;
  void for_each_region(std::optional<Instant> known_at,
                       const std::function<void(const Region&)>& visit) const override;
  void for_each_of(std::span<const CitizenId> subjects,
                   const std::function<void(const SubjectFacts&)>& visit) const override;
  void for_each_payee(Month from, Day paid_by, std::optional<Instant> known_at,
                      const std::function<void(CitizenId, std::string_view)>& visit) const override;
  void for_each_account_holder(std::optional<Instant> known_at,
                               const std::function<void(const AccountHolder&)>& visit) const override;
  void for_each_certification(std::optional<Instant> known_at,
                              const std::function<void(const Certification&)>& visit) const override;
  void for_each_numbered_death(std::optional<Instant> known_at,
                               const std::function<void(const DeathRecord&)>& visit) const override;
  std::optional<SubjectFacts> subject(CitizenId id, std::optional<Instant> known_at) const override;
  std::optional<SubjectFacts> subject_since(CitizenId id, Instant since) const override;
  SharedRows shared_deaths(BatchId list, std::span<const Feed> feeds, Instant since) const override;

 private:
  Database& database_;
  ImportSizes sizes_;
};

}  // namespace benefit::store

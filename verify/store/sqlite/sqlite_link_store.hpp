// What is to be matched, and what matching found.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/link_store.hpp"

#include <filesystem>

namespace benefit::store {

class SqliteLinkStore final : public LinkStore {
 public:
  /// What memory does not hold is sorted in `spool_folder`.
  SqliteLinkStore(Database& database, const std::filesystem::path& spool_folder)
      : database_(database), spool_folder_(spool_folder) {}

  std::vector<BatchId> batches_of(RecordKind kind) const override;
  std::vector<BatchPair> unmatched(RecordKind kind) const override;
  std::vector<BatchPair> uncompared_roll() const override;
  void for_each_record(BatchId records, const std::function<void(const MatchRecord&)>& visit) const override;
  void for_each_entry(BatchId roll,
                      const std::function<void(const Enrolment&, RowHandle)>& visit) const override;
  void for_each_entry_at(BatchId roll, std::span<const RowHandle> rows,
                         const std::function<void(const Enrolment&, RowHandle)>& visit) const override;
  std::vector<BatchId> unindexed() const override;
  std::int64_t rows_of(BatchId batch) const override;
  std::unique_ptr<RollIndexWriter> begin_index(BatchId roll) override;
  std::vector<IndexHit> find(std::span<const BatchId> roll, std::span<const std::uint64_t> keys,
                             std::size_t most) const override;
  std::optional<std::string> model(RecordKind kind) const override;
  void keep_model(RecordKind kind, std::string_view text) override;
  void keep_links(std::span<const BatchPair> matched, std::span<const RecordLink> links,
                  std::span<const Source> settled) override;

 private:
  Database& database_;
  std::filesystem::path spool_folder_;
};

}  // namespace benefit::store

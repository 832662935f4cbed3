// CaseStore in SQLite.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/store/store_keys.hpp"
#include "verify/types/case_store.hpp"

namespace benefit::store {

/// Thread-safe.
class SqliteCaseStore final : public CaseStore {
 public:
  /// `subjects_per_transaction`: StoreOptions.
  SqliteCaseStore(Database& database, const StoreKeys& keys, std::size_t subjects_per_transaction)
      : database_(database), keys_(keys), subjects_per_transaction_(subjects_per_transaction) {}

  /// A partition that is done already is left alone: its lease ran out, and another worker was quicker.
  /// Throws Failure(internal) when the run has no such partition.
  void complete(const Partition& partition, std::span<const Finding> findings, std::int64_t subjects,
                std::span<const DueSubject> due, Instant now) override;
  /// Throws Failure(internal) while partitions are open: what they hold would be withdrawn.
  void conclude(JobId run, std::span<const std::string> checks, const ReconcileCase& reconcile, Instant now,
                const ReconcileSuspension& reconcile_suspension = {}) override;
  Expected<std::vector<Case>> cases(const CaseFilter& filter) const override;
  std::optional<Case> take_next(const QueueFilter& filter, std::string_view officer, const TakeCase& take,
                                Instant now) override;
  std::vector<Case> diary(std::optional<Day> until, std::optional<std::string> by) const override;
  std::vector<CaseId> proposals(const QueueFilter& filter, std::string_view officer) const override;
  QueuePlace place_of(const Case& one) const override;
  Agenda agenda(std::string_view officer, Instant since, Instant now) const override;
  std::vector<Case> side_by_side(const Case& one) const override;
  std::vector<Attachment> attachments_of(CaseId id) const override;
  Expected<Bytes> attachment(CaseId id, AttachmentId attachment) const override;
  std::map<CaseState, std::int64_t> count_cases() const override;
  std::optional<Case> find_case(CaseId id) const override;
  std::vector<StoredFinding> findings_of(CaseId id) const override;
  std::vector<CaseEvent> events_of(CaseId id) const override;
  std::vector<Case> cases_of(CitizenId subject) const override;
  void for_each_finding(bool with_withdrawn,
                        const std::function<void(const StoredFinding&)>& visit) const override;
  Expected<Case> apply(const CaseChange& change) override;
  Expected<std::vector<Case>> apply_all(std::span<const CaseChange> changes) override;
  std::optional<Suspension> suspension_of(CitizenId subject) const override;
  std::vector<Suspension> suspensions(bool with_ended) const override;
  std::vector<Arrears> back_pay_of(CaseId id) const override;
  std::vector<PromisedBackPay> promised_back_pay(std::optional<CitizenId> of) const override;
  std::optional<DoneRequest> find_request(std::string_view key) const override;
  std::vector<std::string> set_aside_by(CaseId id) const override;
  void register_officer(const Registration& registration) override;
  Officers officers() const override;
  std::vector<WaitingLetter> waiting_letters(std::optional<CaseId> of_case,
                                             std::int64_t limit) const override;
  std::vector<std::string> photo_givers(CitizenId subject) const override;

 private:
  Database& database_;
  const StoreKeys& keys_;
  const std::size_t subjects_per_transaction_;
};

}  // namespace benefit::store

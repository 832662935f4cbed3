// CaseStore in SQLite.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/case_store.hpp"

namespace benefit::store {

/// Thread-safe.
class SqliteCaseStore final : public CaseStore {
 public:
  explicit SqliteCaseStore(Database& database) : database_(database) {}

  /// A partition that is done already is left alone: its lease ran out, and another worker was quicker.
  /// Throws Failure(internal) when the run has no such partition.
  void complete(const Partition& partition, std::span<const Finding> findings, std::int64_t subjects,
                std::span<const DueSubject> due, Instant now) override;
  /// Throws Failure(internal) while partitions are open: what they hold would be withdrawn.
  void conclude(JobId run, std::span<const std::string> checks, const ReconcileCase& reconcile, Instant now,
                const ReconcileSuspension& reconcile_suspension = {}) override;
  std::vector<Case> cases(const CaseFilter& filter) const override;
  std::map<CaseState, std::int64_t> count_cases() const override;
  std::optional<Case> find_case(CaseId id) const override;
  std::vector<StoredFinding> findings_of(CaseId id) const override;
  std::vector<CaseEvent> events_of(CaseId id) const override;
  std::vector<Case> cases_of(CitizenId subject) const override;
  void for_each_finding(bool with_withdrawn,
                        const std::function<void(const StoredFinding&)>& visit) const override;
  Expected<Case> apply(const CaseChange& change) override;
  std::optional<Suspension> suspension_of(CitizenId subject) const override;
  std::vector<Suspension> suspensions(bool with_ended) const override;
  std::vector<Arrears> back_pay_of(CaseId id) const override;
  std::optional<DoneRequest> find_request(std::string_view key) const override;
  std::vector<std::string> set_aside_by(CaseId id) const override;
  void register_officer(const Registration& registration) override;
  Officers officers() const override;
  std::vector<std::string> photo_givers(CitizenId subject) const override;

 private:
  Database& database_;
};

}  // namespace benefit::store

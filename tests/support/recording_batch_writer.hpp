// A BatchWriter in memory, which remembers what it was given.
#pragma once

#include "verify/types/fact_store.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::test {

class RecordingBatchWriter final : public BatchWriter {
 public:
  explicit RecordingBatchWriter(BatchId id = 7) : id_(id) {}

  void add(const Enrolment& row) override { enrolments.push_back(row); }
  void add(const Payment& row) override { payments.push_back(row); }
  void add(const DeathRecord& row) override { deaths.push_back(row); }
  void add(const RegistryPeriod& row) override { registry_periods.push_back(row); }
  void add(const GovernmentContribution& row) override { subsidies.push_back(row); }
  void add(const TraceOfLife& row) override { traces.push_back(row); }
  void add(const Contribution& row) override { contributions.push_back(row); }
  void add(const HouseholdMember& row) override { households.push_back(row); }
  void add(const HouseholdDecision& row) override { household_decisions.push_back(row); }
  void add(const MaternityClaim& row) override { maternity_claims.push_back(row); }
  void add(const HospitalSettlement& row) override { hospital_settlements.push_back(row); }
  void add(const Absence& row) override { absences.push_back(row); }
  void add(const BenefitEvent& row) override { benefit_events.push_back(row); }
  void add(const AccountHolder& row) override { accounts.push_back(row); }
  void add(const Project& row) override { projects.push_back(row); }
  void add(const Station& row) override { stations.push_back(row); }
  void add(const Region& row) override { regions.push_back(row); }
  void reject(const Reject& reject) override { rejects.push_back(reject); }
  void damaged(const RowDefect& defect) override { defects.push_back(defect); }
  Batch commit(Encoding encoding, const std::vector<std::string>& columns, std::int64_t rows_in,
               const std::optional<SheetRead>& sheet, const DeliveryFigures& figures) override {
    Batch batch;
    batch.id = id_;
    batch.encoding = encoding;
    batch.columns = columns;
    batch.rows_in = rows_in;
    batch.rows_accepted = static_cast<std::int64_t>(accepted());
    batch.rows_rejected = static_cast<std::int64_t>(rejects.size());
    batch.rows_damaged = static_cast<std::int64_t>(damaged_rows());
    batch.sheet = sheet;
    batch.first_day = figures.first_day;
    batch.last_day = figures.last_day;
    return batch;
  }
  BatchId id() const override { return id_; }

  std::size_t accepted() const {
    return enrolments.size() + payments.size() + deaths.size() + registry_periods.size() + subsidies.size() +
           traces.size() + contributions.size() + households.size() + household_decisions.size() +
           maternity_claims.size() + hospital_settlements.size() + absences.size() + benefit_events.size() +
           accounts.size() + projects.size() + stations.size() + regions.size();
  }

  /// Rows, not defects: one row may have several.
  std::size_t damaged_rows() const {
    std::vector<std::int64_t> lines;
    for (const RowDefect& defect : defects) lines.push_back(defect.line);
    std::sort(lines.begin(), lines.end());
    return static_cast<std::size_t>(std::unique(lines.begin(), lines.end()) - lines.begin());
  }

  std::vector<Enrolment> enrolments;
  std::vector<Payment> payments;
  std::vector<DeathRecord> deaths;
  std::vector<RegistryPeriod> registry_periods;
  std::vector<GovernmentContribution> subsidies;
  std::vector<TraceOfLife> traces;
  std::vector<Contribution> contributions;
  std::vector<HouseholdMember> households;
  std::vector<HouseholdDecision> household_decisions;
  std::vector<MaternityClaim> maternity_claims;
  std::vector<HospitalSettlement> hospital_settlements;
  std::vector<Absence> absences;
  std::vector<BenefitEvent> benefit_events;
  std::vector<AccountHolder> accounts;
  std::vector<Project> projects;
  std::vector<Station> stations;
  std::vector<Region> regions;
  std::vector<Reject> rejects;
  std::vector<RowDefect> defects;

 private:
  BatchId id_;
};

}  // namespace benefit::test

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
  void add(const GovernmentContribution& row) override { contributions.push_back(row); }
  void add(const TraceOfLife& row) override { traces.push_back(row); }
  void reject(const Reject& reject) override { rejects.push_back(reject); }
  void damaged(const RowDefect& defect) override { defects.push_back(defect); }
  Batch commit(Encoding encoding, const std::vector<std::string>& columns, std::int64_t rows_in,
               const std::optional<SheetRead>& sheet) override {
    Batch batch;
    batch.id = id_;
    batch.encoding = encoding;
    batch.columns = columns;
    batch.rows_in = rows_in;
    batch.rows_accepted = static_cast<std::int64_t>(accepted());
    batch.rows_rejected = static_cast<std::int64_t>(rejects.size());
    batch.rows_damaged = static_cast<std::int64_t>(damaged_rows());
    batch.sheet = sheet;
    return batch;
  }
  BatchId id() const override { return id_; }

  std::size_t accepted() const {
    return enrolments.size() + payments.size() + deaths.size() + registry_periods.size() +
           contributions.size() + traces.size();
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
  std::vector<GovernmentContribution> contributions;
  std::vector<TraceOfLife> traces;
  std::vector<Reject> rejects;
  std::vector<RowDefect> defects;

 private:
  BatchId id_;
};

}  // namespace benefit::test

// Takes the rows of one delivery under a batch that no reader sees yet.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/store/sqlite/fact_tables.hpp"
#include "verify/types/fact_store.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace benefit::store {

/// How an import is cut.
struct ImportSizes {
  /// Rows that are gathered and sorted in memory before they are written; about 200 bytes each. A refused
  /// row, which may be long, counts as many times as it holds 200 bytes.
  std::size_t rows_per_run;
  /// Rows that are written before others may write.
  std::size_t rows_per_transaction;
};

/// Gathers rows, sorts them as their table is clustered and appends them as a run, in short transactions.
/// commit() makes all runs visible in one small step.
class SqliteBatchWriter final : public BatchWriter {
 public:
  SqliteBatchWriter(Database& database, const DeliveryHeader& header, ImportSizes sizes);
  ~SqliteBatchWriter() override;
  SqliteBatchWriter(const SqliteBatchWriter&) = delete;
  SqliteBatchWriter& operator=(const SqliteBatchWriter&) = delete;

  void add(const Enrolment& row) override { add_row(row); }
  void add(const Payment& row) override { add_row(row); }
  void add(const DeathRecord& row) override { add_row(row); }
  void add(const RegistryPeriod& row) override { add_row(row); }
  void add(const GovernmentContribution& row) override { add_row(row); }
  void add(const TraceOfLife& row) override { add_row(row); }
  void add(const Contribution& row) override { add_row(row); }
  void add(const HouseholdMember& row) override { add_row(row); }
  void add(const HouseholdDecision& row) override { add_row(row); }
  void add(const MaternityClaim& row) override { add_row(row); }
  void add(const HospitalSettlement& row) override { add_row(row); }
  void add(const Absence& row) override { add_row(row); }
  void add(const BenefitEvent& row) override { add_row(row); }
  void add(const AccountHolder& row) override { add_row(row); }
  void add(const Project& row) override { add_thing(row); }
  void add(const Station& row) override { add_thing(row); }
  void add(const Region& row) override { add_thing(row); }
  void reject(const Reject& reject) override;
  void damaged(const RowDefect& defect) override;
  Batch commit(Encoding encoding, const std::vector<std::string>& columns, std::int64_t rows_in,
               const std::optional<SheetRead>& sheet, const DeliveryFigures& figures) override;
  BatchId id() const override { return id_; }

 private:
  /// The rows of one kind that are not yet written, and the end of those that are.
  template <class Row>
  struct Pending {
    std::vector<Row> rows;
    std::optional<decltype(FactTable<Row>::cluster(std::declval<Row>()))> last_written;
    std::int64_t run = 0;
  };

  enum class State { open, writing, committed };

  template <class Row>
  void add_row(const Row& row);
  template <class Row>
  void add_thing(const Row& row);
  /// Throws Failure(internal) for a row of another batch, or of a feed that is not this delivery's.
  void require_ours(Source source, bool delivered_by_feed) const;
  void count_pending(std::size_t rows = 1);
  void write_pending();
  template <class Row>
  void write_run(Pending<Row>& pending);
  template <class Row>
  void write_things(std::vector<Row>& rows);
  template <class Insert>
  void in_transactions(std::size_t count, Insert insert);
  void require_open() const;
  void write_figures(WriteTransaction& transaction, const DeliveryFigures& figures) const;
  std::int64_t runs() const;

  Database& database_;
  DeliveryHeader header_;
  ImportSizes sizes_;
  BatchId id_ = 0;
  State state_ = State::open;

  std::tuple<Pending<Enrolment>, Pending<Payment>, Pending<DeathRecord>, Pending<RegistryPeriod>,
             Pending<GovernmentContribution>, Pending<TraceOfLife>, Pending<Contribution>,
             Pending<HouseholdMember>, Pending<HouseholdDecision>, Pending<MaternityClaim>,
             Pending<HospitalSettlement>, Pending<Absence>, Pending<BenefitEvent>, Pending<AccountHolder>>
      facts_;  // a feed brings one kind only
  std::tuple<std::vector<Project>, std::vector<Station>, std::vector<Region>> things_;
  std::vector<Reject> rejects_;
  std::vector<RowDefect> defects_;
  std::size_t pending_ = 0;

  std::int64_t rows_accepted_ = 0;
  std::int64_t rows_rejected_ = 0;
  std::int64_t rows_damaged_ = 0;
  std::int64_t last_damaged_line_ = -1;
};

}  // namespace benefit::store

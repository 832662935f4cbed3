// Measures the rows of a delivery on their way into the store.
#pragma once

#include "verify/intake/catalogue.hpp"
#include "verify/intake/fact_days.hpp"
#include "verify/types/delivery_figures.hpp"
#include "verify/types/fact_store.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

namespace benefit::intake {

/// Hands every row on to `sink`, which outlives it. Used from one thread. Memory is bounded whatever the
/// rows hold.
class MeasuringWriter final : public BatchWriter {
 public:
  /// `received`: the day of the delivery; nullopt: unknown. `regions`: what is on record of them.
  MeasuringWriter(BatchWriter& sink, std::optional<Day> received, std::span<const Region> regions);

  void add(const Enrolment& row) override { count(row); }
  void add(const Payment& row) override;
  void add(const DeathRecord& row) override { count(row); }
  void add(const RegistryPeriod& row) override { count(row); }
  void add(const GovernmentContribution& row) override { count(row); }
  void add(const TraceOfLife& row) override { count(row); }
  void add(const Contribution& row) override { count(row); }
  void add(const HouseholdMember& row) override { count(row); }
  void add(const HouseholdDecision& row) override { count(row); }
  void add(const MaternityClaim& row) override { count(row); }
  void add(const HospitalSettlement& row) override { count(row); }
  void add(const Absence& row) override { count(row); }
  void add(const BenefitEvent& row) override { count(row); }
  void add(const AccountHolder& row) override { count(row); }
  void add(const Project& row) override { count(row); }
  void add(const Station& row) override { count(row); }
  void add(const Region& row) override { count(row); }
  void reject(const Reject& reject) override { sink_.reject(reject); }
  void damaged(const RowDefect& defect) override { sink_.damaged(defect); }
  /// The sink is committed by whoever opened it: Failure(internal).
  Batch commit(Encoding encoding, const std::vector<std::string>& columns, std::int64_t rows_in,
               const std::optional<SheetRead>& sheet, const DeliveryFigures& figures) override;
  BatchId id() const override { return sink_.id(); }

  /// What has been counted so far; `columns` is left to whoever sees the cells.
  DeliveryFigures figures() const;

 private:
  /// Lags beyond these count as these: nobody needs a percentile that is a hundred years.
  static constexpr int least_lag = -366, greatest_lag = 36'525;
  /// So many a national list has. What comes beyond is left out, so that its months look undelivered.
  static constexpr std::size_t most_months = 200'000;

  template <class Row>
  void count(const Row& row) {
    const FactDays days = days_of(row, received_);
    count(days);
    if (!ended_.empty() && days.first) {
      if constexpr (requires { row.region.county; })
        note_if_ended(row.region.county, *days.first, row.source.line);
      else if constexpr (requires { row.county; })
        note_if_ended(row.county, *days.first, row.source.line);
    }
    sink_.add(row);
  }
  void count(const FactDays& days);
  /// A row of a day on which its county's code had ended. The list goes on to bear it in every row of the
  /// county: the first one stands for all.
  void note_if_ended(RegionCode county, Day day, std::int64_t line);

  BatchWriter& sink_;
  std::optional<Day> received_;
  std::optional<Day> first_day_, last_day_;
  std::vector<std::int64_t> lags_;  ///< rows by days since least_lag
  std::map<std::tuple<Scheme, RegionCode, Month>, std::int64_t> months_;
  std::map<RegionCode, Day> ended_;  ///< codes, with their last day; those that were told are gone
};

}  // namespace benefit::intake

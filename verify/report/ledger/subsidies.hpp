// The subsidy ledger by level of government (C4): what was due by policy, what was booked, and the
// difference, for each person or gathered by region, scheme and year. All figures are whole fen, and parts
// add up to the whole.
#pragma once

#include "verify/policy/policy.hpp"
#include "verify/report/ledger/cell.hpp"
#include "verify/report/ledger/place.hpp"
#include "verify/types/subject.hpp"
#include "verify/types/subsidy_due.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace benefit::report {

/// An amount by who bears it. `whole` is the sum of the others.
struct Borne {
  Fen whole;
  Fen province, city, county;
  Fen not_stated;  ///< of what bears no statement of all three levels: what the stated ones leave open
  Fen off;  ///< where all three are stated and do not add up: what they leave open, or exceed (negative)

  Borne& operator+=(const Borne& other);
  friend bool operator==(const Borne&, const Borne&) = default;
};

/// What was booked for a person at one time, or what was due and not booked at all.
struct SubsidyRow {
  RegionPath region;  ///< the county that paid, or should; town and village where the person lives in it
  CitizenId id;
  std::string name;
  Scheme scheme = Scheme::resident_pension;
  SubsidyBasis basis = SubsidyBasis::poverty;
  int year = 0;
  /// By the policy, split by level where it says how; of several bookings for one person, scheme and year it
  /// stands at the first, and nothing at the others. nullopt: the policy sets no amount on this ground.
  std::optional<Borne> due{};
  Borne booked{};
  std::optional<Day> paid_on{};     ///< nullopt: nothing was booked
  std::optional<Source> booking{};  ///< the row of the subsidies feed; nullopt: nothing was booked
  std::vector<Source> rests_on{};   ///< what the amount due rests on
};

/// The rows of one person and year, in order of scheme, ground, day and source. `dues` are those of the
/// person and year (rules::subsidies_due).
std::vector<SubsidyRow> subsidy_rows(const SubjectFacts& facts, std::span<const SubsidyDue> dues, int year,
                                     const policy::Policy& policy);

LedgerHead subsidy_ledger_of_people();
std::vector<Cell> cells_of(const SubsidyRow& row);

/// What rows of one region, scheme, ground and year add up to.
struct SubsidySums {
  std::int64_t people = 0;
  std::int64_t bookings = 0;
  std::optional<Borne> due{};
  Borne booked{};

  SubsidySums& operator+=(const SubsidySums& other);
  friend bool operator==(const SubsidySums&, const SubsidySums&) = default;
};

/// Takes rows and holds one sum for each region. Used from one thread.
class SubsidyLedger {
 public:
  struct Key {
    RegionPath region;
    Scheme scheme;
    SubsidyBasis basis;
    int year;
    bool operator<(const Key& other) const;
  };

  explicit SubsidyLedger(RegionLevel level) : level_(level) {}

  /// All rows of one person.
  void add(std::span<const SubsidyRow> rows);
  /// In order of region, scheme, ground and year.
  const std::map<Key, SubsidySums>& sums() const { return sums_; }

 private:
  RegionLevel level_;
  std::map<Key, SubsidySums> sums_;
};

LedgerHead subsidy_ledger_of_regions();
std::vector<Cell> cells_of(const SubsidyLedger::Key& key, const SubsidySums& sums);

}  // namespace benefit::report

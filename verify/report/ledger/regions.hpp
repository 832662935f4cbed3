// The report by region (H2): one row for each county, township or village, of a year or a month, and what
// falls short. Every figure stands beside what it is a part of.
#pragma once

#include "verify/report/ledger/cell.hpp"
#include "verify/report/ledger/period.hpp"
#include "verify/report/ledger/place.hpp"
#include "verify/types/case.hpp"
#include "verify/types/finding.hpp"
#include "verify/types/subject.hpp"
#include "verify/types/subsidy_due.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace benefit::report {

/// What one person adds to the figures of his region.
struct RegionPerson {
  RegionPath region;
  bool insured = false;         ///< in one of the schemes at the end of the period, by the roll
  bool poor = false;            ///< on some day of the calendar year (P6)
  bool to_be_paid_for = false;  ///< government should pay a contribution of the year (P1, M1)
  bool paid_for = false;        ///< and has paid all of it
  Fen paid_by_government;       ///< in the period, as in the management ledger
  bool recipient = false;
  bool certified = false;  ///< a recipient whose certification is valid at the end of the period (Q1)
};

/// What the rules say of a recipient; nullopt: draws nothing, or a recorded death stands.
using CertificationState = std::optional<bool>;

RegionPerson region_person(const SubjectFacts& facts, const Period& period, std::span<const SubsidyDue> dues,
                           CertificationState certified);

struct RegionFigures {
  std::int64_t people = 0, insured = 0;
  std::int64_t poor = 0, poor_insured = 0;
  std::int64_t to_be_paid_for = 0, paid_for = 0;
  Fen paid_by_government;
  std::int64_t recipients = 0, certified = 0;
  /// Findings that are open, by what they speak of; one that speaks of two counts in both.
  std::int64_t findings = 0, findings_lost = 0, findings_flowing = 0, findings_owed = 0;
  /// Sums of findings of different checks may look at the same payment: for comparing regions, not for
  /// claims.
  Sums sums;
  std::int64_t cases = 0, cases_decided = 0;

  RegionFigures& operator+=(const RegionFigures& other);
  friend bool operator==(const RegionFigures&, const RegionFigures&) = default;
};

/// What is below what it should be: poor people insured, contributions paid, recipients certified, cases
/// decided.
std::vector<Shortfall> shortfalls(const RegionFigures& figures);

/// Takes people, findings and cases and holds one set of figures for each region. Used from one thread.
class RegionReport {
 public:
  explicit RegionReport(RegionLevel level) : level_(level) {}

  void add(const RegionPerson& person);
  void add(const Finding& open_finding);
  void add(const Case& one);  ///< withdrawn ones do not count
  const std::map<RegionPath, RegionFigures, RegionOrder>& figures() const { return figures_; }

 private:
  RegionFigures& of(const RegionPath& region) { return figures_[cut_to(region, level_)]; }

  RegionLevel level_;
  std::map<RegionPath, RegionFigures, RegionOrder> figures_;
};

LedgerHead region_report();
std::vector<Cell> cells_of(const Period& period, const RegionPath& region, const RegionFigures& figures);

}  // namespace benefit::report

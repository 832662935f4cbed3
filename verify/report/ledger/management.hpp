// The management ledger (管理台账, C2): who is insured in which scheme, who draws, which tags each person
// bears, and what was paid for whom in a year or a month. Pure functions from facts to rows.
#pragma once

#include "verify/report/ledger/cell.hpp"
#include "verify/report/ledger/period.hpp"
#include "verify/types/subject.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::report {

/// How a person stands in a scheme at the end of a month, by the newest roll entry.
enum class Standing : std::uint8_t {
  not_insured,  ///< no roll entry made by then
  insured,      ///< and not drawing
  drawing,      ///< the month lies between the first and the last month of benefit
  ended,        ///< the last month of benefit is over
};
std::string_view to_string(Standing standing);  ///< "drawing"

Standing standing_in(const SubjectFacts& facts, Scheme scheme, Month month);
/// The roll entry of the scheme that was made last, of those made by the end of the month; nullptr: none.
const Enrolment* entry_in(const SubjectFacts& facts, Scheme scheme, Month month);

/// One person in one scheme.
struct ManagementRow {
  RegionPath region;
  CitizenId id;
  std::string name;
  std::optional<Scheme> scheme{};  ///< nullopt: in a registry, and in no scheme
  Standing standing = Standing::not_insured;
  std::optional<Day> enrolled_on{};
  std::optional<Month> benefit_from{}, benefit_to{};
  bool poor_in_year = false;                               ///< on some day of the calendar year (P6)
  std::vector<Tag> tags{};                                 ///< of which some day lies in the period
  Fen by_person{}, by_employer{}, by_unemployment_fund{};  ///< contributions, back payments among them
  Fen by_government{};
  std::int64_t payments = 0;
  Fen drawn{};
  std::vector<Source> sources{};  ///< every delivered row that the figures rest on, in order

  friend bool operator==(const ManagementRow&, const ManagementRow&) = default;
};

/// In order of scheme: a row for each scheme of which a roll entry was made by the end of the period, or in
/// which something was paid in it; for somebody with a tag and no scheme one row without a scheme.
/// Contributions and what government paid count for the year that they are for; in the ledger of a month, for
/// the month that they are for, or, without one, in which they were paid. Payments count for the month that
/// the benefit is for.
std::vector<ManagementRow> management_rows(const SubjectFacts& facts, const Period& period);

LedgerHead management_ledger();
std::vector<Cell> cells_of(const ManagementRow& row);

}  // namespace benefit::report

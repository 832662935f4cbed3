// P5: a second government-paid contribution to the resident pension for one person in one calendar year, in
// any region, also under another number that record matching has found to be perhaps the person's. Reads the
// contribution ledger; whether the person was poor does not matter here. Money: lost is everything but one
// contribution, which one county may have paid in parts.
#include "verify/identity/region.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/pension_subsidy.hpp"
#include "verify/rules/subsidies.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view paid_more_than_once = "p5.paid_more_than_once";
constexpr std::string_view first_payment = "p5.first_payment";
constexpr std::string_view further_payment = "p5.further_payment";
constexpr std::string_view one_counts = "p5.one_counts";
constexpr std::string_view ask_the_payer = "p5.ask_the_payer";
constexpr std::string_view under_other_number = "p5.under_other_number";
constexpr std::string_view other_payment = "p5.other_payment";
constexpr std::string_view how_sure = "p5.how_sure";
constexpr std::string_view look_first = "p5.look_first";
constexpr std::string_view for_somebody_else = "p5.names_somebody_else";
constexpr std::array reason_codes = {paid_more_than_once, first_payment, further_payment, one_counts,
                                     under_other_number,  other_payment, how_sure,        look_first,
                                     for_somebody_else,   ask_the_payer};
constexpr std::array needed = {Feed::subsidies};

using Contributions = std::vector<const GovernmentContribution*>;

/// For which contributions to the resident pension are on file, under whichever number.
std::set<int> years_of_contributions(const Subject& subject) {
  std::set<int> years;
  const auto take = [&years](const GovernmentContribution& row) {
    if (row.scheme == Scheme::resident_pension && row.basis == SubsidyBasis::poverty) years.insert(row.year);
  };
  for (const GovernmentContribution& row : subject.facts().subsidies) take(row);
  for (const Linked<GovernmentContribution>& linked : subject.facts().linked_subsidies) take(linked.row);
  for (const OtherNumber* other : subject.other_numbers())
    for (const GovernmentContribution& row : other->subsidies) take(row);
  return years;
}

void add_payment(Finding& finding, std::string_view code, const GovernmentContribution& contribution,
                 std::vector<std::pair<std::string, ReasonValue>> values = {}) {
  values.insert(values.end(), {{"paid_on", contribution.paid_on},
                               {"county", identity::format_region_code(contribution.county)},
                               {"amount", contribution.amount}});
  add_reason(finding, code, std::move(values));
  cite(finding, contribution.source);
}

void add_own_payments(Finding& finding, const Contributions& contributions) {
  for (const GovernmentContribution* contribution : contributions)
    add_payment(finding, contribution == contributions.front() ? first_payment : further_payment,
                *contribution);
}

void find_under_one_number(const Subject& subject, int year, const Contributions& own,
                           const OneContribution& one, std::vector<Finding>& findings) {
  if (one.beyond == Fen{}) return;
  Finding finding = new_finding(subject, "P5", fmt::format("{}", year));
  finding.sums.lost = one.beyond;
  add_reason(finding, paid_more_than_once,
             {{"year", year}, {"times", static_cast<std::int64_t>(own.size())}, {"amount", one.beyond}});
  add_own_payments(finding, own);
  add_reason(finding, one_counts,
             {{"amount", one.amount}, {"county", identity::format_region_code(one.county)}});
  add_reason(finding, ask_the_payer);
  findings.push_back(std::move(finding));
}

/// What is on file before another number is looked at: the person's own payments, or those of the number that
/// is likeliest the person's.
struct OnFile {
  Contributions own;                           ///< under the person's number
  std::vector<const SubsidyElsewhere*> under;  ///< other numbers, each of which may be the person's
  Contributions all;                           ///< of both, in order of payment

  bool is_sure() const {
    return std::ranges::all_of(under, [](const auto* one) { return one->verdict() == Verdict::link; });
  }
};

/// Too much is what the other number's payments add to what goes beyond one contribution without them. Gives
/// what is on file then.
OnFile find_under_other_number(const Subject& subject, const CheckContext& context, int year, Fen due,
                               OnFile known, const SubsidyElsewhere& other, std::vector<Finding>& findings) {
  const Fen before = one_contribution(known.all, due, context).beyond;
  OnFile with = known;
  with.under.push_back(&other);
  with.all.insert(with.all.end(), other.rows.begin(), other.rows.end());
  std::sort(with.all.begin(), with.all.end(), paid_earlier);
  const Fen beyond = one_contribution(with.all, due, context).beyond - before;
  const Enrolment* const entry = newest_enrolment(subject.facts());
  if (entry == nullptr || beyond == Fen{}) return with;
  Finding finding = new_finding(subject, "P5", fmt::format("{}:{}", year, fingerprint(other.id)));
  add_reason(finding, under_other_number,
             {{"year", year},
              {"amount", beyond},
              {"other_number", other.id.to_string()},
              {"fingerprint", fingerprint(other.id)}});
  add_own_payments(finding, known.own);
  for (const SubsidyElsewhere* one : with.under)
    for (const GovernmentContribution* row : one->rows)
      add_payment(finding, other_payment, *row, {{"other_number", one->id.to_string()}});
  add_comparisons(finding, *other.match, particulars(*entry), particulars(*other.rows.front()));
  add_reason(finding, how_sure, {{"percent", percent(*other.match)}});
  if (with.is_sure())
    finding.sums.lost = beyond;
  else
    add_reason(finding, look_first);
  add_reason(finding, ask_the_payer);
  cite(finding, entry->source);
  findings.push_back(std::move(finding));
  return with;
}

/// A row beside the person's number that names somebody else: nobody's second contribution, as long as nobody
/// knows whose it is.
void find_of_others(const Subject& subject, int year, const Subsidies& subsidies,
                    std::vector<Finding>& findings) {
  if (subsidies.own.empty() || subsidies.of_others.empty()) return;  // without an own one P1 or P6 tells
  Finding finding = new_finding(subject, "P5", fmt::format("{}:other_name", year));
  for (const GovernmentContribution* row : subsidies.of_others)
    add_reason(finding, for_somebody_else,
               {{"year", year}, {"amount", row->amount}, {"other_name", row->name}});
  cite(finding, subsidies.of_others);
  findings.push_back(std::move(finding));
}

void find_in(const Subject& subject, const CheckContext& context, int year, std::vector<Finding>& findings) {
  const Subsidies subsidies =
      subsidies_for(subject.facts(), Scheme::resident_pension, SubsidyBasis::poverty, year);
  std::vector<SubsidyElsewhere> elsewhere = subsidies_elsewhere(subject, year);
  std::ranges::stable_sort(elsewhere, std::greater<>{},
                           [](const SubsidyElsewhere& other) { return other.match->probability; });
  OnFile known{subsidies.own, {}, subsidies.own};
  auto next = elsewhere.cbegin();
  if (known.own.empty() && next != elsewhere.cend()) {
    // What stands twice under that number is told where it stands.
    known.under.push_back(&*next);
    known.all = next->rows;
    ++next;
  }
  if (known.all.empty() || !is_found_twice(context, year, known.all.front()->county)) return;
  find_of_others(subject, year, subsidies, findings);
  const Fen due = contribution_due(subject, context, year, known.all.front()->county);
  if (!known.own.empty())
    find_under_one_number(subject, year, known.own, one_contribution(known.own, due, context), findings);
  for (; next != elsewhere.cend(); ++next)
    known = find_under_other_number(subject, context, year, due, std::move(known), *next, findings);
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  for (const int year : years_of_contributions(subject)) find_in(subject, context, year, findings);
}

}  // namespace

constinit const Check p5_contribution_twice{
    .code = "P5",
    .provision = p5,
    .finds =
        "More than one government-paid contribution to the resident pension for the same person and year. "
        "What one county paid in parts, together no more than is due for the year, is one. Also one "
        "contribution under the person's number and one under another, or beside a slip in the number, that "
        "record matching has found to be perhaps the same person's.",
    .reads =
        "The ledger of government-paid contributions, all regions, both forms of the ID number; the lowest "
        "tier of the policy; rows of the ledger, and entries of the roll, under other numbers "
        "(docs/matching.md). A row that names somebody else beside the person's number is told and is not "
        "the person's.",
    .needs = {.all = needed, .any = {}},
    .money =
        "Lost: everything but one contribution: of one county its parts up to the lowest tier, or its first "
        "payment where that is more; of several counties that of the first whose contribution reaches the "
        "lowest tier, else the largest. Under another number only when the match is a link: where a person "
        "has to look first, the sum is in the reasons and counts nowhere.",
    .period = "the year (2018); with another number a hash of it behind a colon, or 2018:other_name",
    .cannot_see =
        "Years before the provision was in force. A contribution that was paid back: there is no feed of "
        "these yet.",
    .reason_codes = reason_codes,
    .shows_match = true,
    .find = find,
};

}  // namespace benefit::rules

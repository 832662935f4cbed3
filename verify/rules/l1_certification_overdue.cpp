// L1 (provision Q1): certification overdue. Overdue means not certified; it does not mean dead.
// Reads payments, strong traces of life, certifying collections, certifications by hand, the start of the
// benefit, death records and the policy's months of validity. Leads to a reminder, then other techniques,
// then a home visit; for the very old to the other techniques at once. No money.
#include "verify/identity/date.hpp"
#include "verify/rules/calendar.hpp"
#include "verify/rules/certification.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"

#include <array>

namespace benefit::rules {
namespace {

constexpr std::string_view was_due = "l1.was_due";
constexpr std::string_view send_reminder = "l1.send_reminder";
constexpr std::string_view other_technique = "l1.other_technique";
constexpr std::array reason_codes = {last_seen,           last_photo, last_by_hand,  since_benefit_began,
                                     since_first_payment, was_due,    send_reminder, other_technique};
constexpr std::array needed = {Feed::roll};

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  const auto certification = certification_due(subject, context.policy, context.as_of);
  if (!certification || context.as_of <= certification->due) return;

  Finding finding = new_finding(subject, "L1", identity::format_month(month_of(certification->due)));
  finding.reasons.push_back(certification->start);
  finding.citations.push_back(certification->citation);
  add_reason(finding, was_due, {{"due_on", certification->due}, {"months", certification->months}});
  if (const int age = context.as_of.age_of(subject.id().birth_date()); age >= age_of_other_techniques)
    add_reason(finding, other_technique, {{"age", age}});
  else
    add_reason(finding, send_reminder);
  findings.push_back(std::move(finding));
}

}  // namespace

constinit const Check l1_certification_overdue{
    .code = "L1",
    .provision = q1,
    .finds = "A recipient whose last proof of life is older than a certification is valid.",
    .reads =
        "Payments of the month of the run or of the two before; the newest strong trace of life; "
        "a photo that certified (only a calibrated comparison can, and no picture from another day, see F2); "
        "a certification by hand (A2 and A3 watch over these); "
        "the first month of benefit on the roll, or the first paid month known when the roll has none; "
        "the policy's months of validity. "
        "Where a recorded death stands, D1 speaks instead.",
    .needs = {.all = needed, .any = {}, .sees_more_with = feeds_of_life},
    .money = "None.",
    .period = "the month in which the certification was due (2018-03)",
    .cannot_see = "Signs of life that no feed delivers. Overdue means not certified; it does not mean dead.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules

// M3: the fixed reimbursement of resident medical insurance paid twice for one birth, or beside the benefit
// of maternity insurance for the same birth. Reads what was paid for births. Money: lost is every fixed
// reimbursement but the first, and each one beside an employee's benefit.
#include "verify/identity/date.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <tuple>

namespace benefit::rules {
namespace {

constexpr std::string_view paid_twice = "m3.paid_twice";
constexpr std::string_view paid_beside = "m3.paid_beside";
constexpr std::string_view payment = "m3.payment";
constexpr std::string_view ask_for_the_birth = "m3.ask_for_the_birth";
constexpr std::array reason_codes = {paid_twice, paid_beside, payment, ask_for_the_birth};
constexpr std::array needed = {Feed::maternity_claims};

/// Two births of one woman lie further apart; days that differ by less are slips of the pen, or the day of
/// admission.
constexpr std::chrono::days between_births{180};

struct Birth {
  Day born_on;  ///< the first day that a claim gives
  std::vector<const MaternityClaim*> claims;
};

/// In order of their day, the claims of each in order of payment.
std::vector<Birth> births(const SubjectFacts& facts) {
  std::vector<const MaternityClaim*> all;
  for (const MaternityClaim& claim : facts.maternity_claims)
    if (claim.amount > Fen{}) all.push_back(&claim);
  std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) {
    return std::tie(a->born_on, a->source) < std::tie(b->born_on, b->source);
  });
  std::vector<Birth> result;
  for (const MaternityClaim* claim : all) {
    if (result.empty() || claim->born_on - result.back().born_on >= between_births)
      result.push_back({claim->born_on, {}});
    result.back().claims.push_back(claim);
  }
  for (Birth& birth : result)
    std::sort(birth.claims.begin(), birth.claims.end(), [](const auto* a, const auto* b) {
      return std::tie(a->paid_on, a->source) < std::tie(b->paid_on, b->source);
    });
  return result;
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  for (const auto& [born_on, claims] : births(subject.facts())) {
    const bool beside = std::any_of(claims.begin(), claims.end(), [](const MaternityClaim* claim) {
      return claim->kind == MaternityKind::employee_benefit;
    });
    std::int64_t times = 0, beyond = 0;
    Fen lost;
    for (const MaternityClaim* claim : claims) {
      if (claim->kind != MaternityKind::fixed_reimbursement) continue;
      const bool is_first = ++times == 1;
      // One that was paid before the provision held is the first of the birth all the same.
      if ((is_first && !beside) ||
          policy::provision_in_force(context.policy, "M3", claim->paid_on, claim->county) == nullptr)
        continue;
      ++beyond;
      lost += claim->amount;
    }
    if (beyond == 0) continue;

    Finding finding = new_finding(subject, "M3", identity::format_day(born_on));
    finding.sums.lost = lost;
    if (times > 1) add_reason(finding, paid_twice, {{"born_on", born_on}, {"times", times}});
    if (beside) add_reason(finding, paid_beside, {{"born_on", born_on}});
    for (const MaternityClaim* claim : claims) {
      add_reason(finding, payment,
                 {{"kind", std::string(to_string(claim->kind))},
                  {"amount", claim->amount},
                  {"paid_on", claim->paid_on},
                  {"born_on", claim->born_on}});
      cite(finding, claim->source);
    }
    add_reason(finding, ask_for_the_birth, {{"amount", lost}});
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check m3_birth_paid_twice{
    .code = "M3",
    .provision = m3,
    .finds =
        "The fixed reimbursement paid more than once for one birth, or paid beside the benefit of maternity "
        "insurance for the same birth.",
    .reads =
        "What was paid for births, by both insurances. Days of birth less than 180 days apart are one birth.",
    .needs = {.all = needed, .any = {}},
    .money =
        "Lost: every fixed reimbursement but the one paid first; beside an employee's benefit every one, for "
        "it is "
        "for women not in employment.",
    .period = "the day of birth (2018-02-11)",
    .cannot_see =
        "A benefit paid under another number, or by a place whose list was not delivered. Whether a second "
        "payment was for a second child of one birth: lists do not say, and a person has to look.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules

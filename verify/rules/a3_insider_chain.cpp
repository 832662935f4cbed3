// A3 (provision Q3): within ninety days, and in this order, a certification by hand, a resumption of the
// benefit and a change of the bank account. Reads what operators did to a benefit. Weak evidence: it
// accuses nobody, and asks for a look by somebody who took no part. No money is counted.
#include "verify/identity/date.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view certified = "a3.certified";
constexpr std::string_view resumed = "a3.resumed";
constexpr std::string_view account_changed = "a3.account_changed";
constexpr std::string_view one_operator = "a3.one_operator";
constexpr std::string_view own_new_account = "a3.own_new_account";
constexpr std::string_view somebody_else_looks = "a3.somebody_else_looks";
constexpr std::array reason_codes = {certified,    resumed,         account_changed,
                                     one_operator, own_new_account, somebody_else_looks};
constexpr std::array needed = {Feed::benefit_events};

constexpr std::chrono::days longest_chain{90};

using Events = std::vector<const BenefitEvent*>;

struct Chain {
  const BenefitEvent *certified, *resumed, *changed;
};

/// The last event of the kind not later than another, of the same scheme and close enough; nullptr when there
/// is none. What happened on one day stands in a list in any order.
const BenefitEvent* before(const Events& events, const BenefitEvent& later, BenefitEventKind kind,
                           Day earliest) {
  const BenefitEvent* found = nullptr;
  for (const BenefitEvent* event : events)
    if (event->kind == kind && event->scheme == later.scheme && event->on >= earliest &&
        event->on <= later.on)
      found = event;
  return found;
}

/// The bank says that the new account is the person's own; nullptr: it does not.
const AccountHolder* own_account(const SubjectFacts& facts, const Chain& chain) {
  const auto own = std::ranges::find_if(facts.accounts, [&](const AccountHolder& holder) {
    return !holder.account.empty() && holder.account == chain.changed->account;
  });
  return own == facts.accounts.end() ? nullptr : &*own;
}

/// And it was so before the chain began: then nothing is remarkable.
bool was_own_before(const AccountHolder* account, const Chain& chain) {
  return account != nullptr && account->opened_on && *account->opened_on < chain.certified->on;
}

/// Of the changes of one scheme on one day the last: a list that comes twice brings the same change again.
std::vector<Chain> chains(const SubjectFacts& facts, const Events& events) {
  std::map<std::pair<Scheme, Day>, Chain> last;
  for (const BenefitEvent* changed : events) {
    if (changed->kind != BenefitEventKind::account_changed) continue;
    const Day earliest = changed->on - longest_chain;
    const BenefitEvent* const resumed_at = before(events, *changed, BenefitEventKind::resumed, earliest);
    if (resumed_at == nullptr) continue;
    const BenefitEvent* const certified_at =
        before(events, *resumed_at, BenefitEventKind::certified_by_hand, earliest);
    if (certified_at == nullptr) continue;
    const Chain chain{certified_at, resumed_at, changed};
    if (!was_own_before(own_account(facts, chain), chain))
      last.insert_or_assign({changed->scheme, changed->on}, chain);
  }
  std::vector<Chain> result;
  for (const auto& [key, chain] : last) result.push_back(chain);
  return result;
}

void add_step(Finding& finding, std::string_view code, const BenefitEvent& event) {
  add_reason(finding, code,
             {{"on", event.on},
              {"station", event.station.empty() ? "-" : event.station},
              {"operator", event.operator_name.empty() ? "-" : event.operator_name}});
  cite(finding, event.source);
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  if (subject.facts().benefit_events.size() < 3) return;
  for (const Chain& chain : chains(subject.facts(), benefit_events_of(subject.facts(), context.as_of))) {
    Finding finding = new_finding(
        subject, "A3",
        fmt::format("{}:{}", to_string(chain.changed->scheme), identity::format_day(chain.changed->on)));
    add_step(finding, certified, *chain.certified);
    add_step(finding, resumed, *chain.resumed);
    add_step(finding, account_changed, *chain.changed);
    const std::string& operator_name = chain.changed->operator_name;
    if (!operator_name.empty() && operator_name == chain.resumed->operator_name &&
        operator_name == chain.certified->operator_name)
      add_reason(finding, one_operator, {{"operator", operator_name}});
    if (const AccountHolder* account = own_account(subject.facts(), chain)) {
      add_reason(finding, own_new_account);
      cite(finding, account->source);
    }
    add_reason(finding, somebody_else_looks);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check a3_insider_chain{
    .code = "A3",
    .provision = q3,
    .finds =
        "Within ninety days and in this order, or on one day: a certification by hand, a resumption of the "
        "benefit, a change of the bank account, unless the bank says that the new account is the person's "
        "own and was opened before the certification.",
    .reads = "What operators did to a benefit, in order of time; whose the bank accounts are.",
    .needs = {.all = needed, .any = {}},
    .money = "None.",
    .period = "the scheme and the day of the change (resident_pension:2018-03-05)",
    .cannot_see =
        "It is the ordinary order of things for somebody who was overdue, came to the counter and brought a "
        "new card.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules

// A1 (provision Q3): one bank account that receives the benefits of many people outside one household. Reads
// payments, the accounts of the roll, households, and whose the banks say the account is. Care homes,
// guardians and villages pay out like this; it accuses nobody. What goes through the account is told, nothing
// is counted as lost.
#include "verify/rules/checks.hpp"
#include "verify/rules/payments.hpp"
#include "verify/rules/thing_facts.hpp"
#include "verify/types/stable_hash.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace benefit::rules {
namespace {

constexpr std::string_view people_paid = "a1.people";
constexpr std::string_view households = "a1.households";
constexpr std::string_view on_no_list = "a1.on_no_list";
constexpr std::string_view no_households = "a1.no_households";
constexpr std::string_view per_month = "a1.per_month";
constexpr std::string_view ended = "a1.ended";
constexpr std::string_view holder_among_them = "a1.holder_among_them";
constexpr std::string_view holder_apart = "a1.holder_apart";
constexpr std::string_view holder_unknown = "a1.holder_unknown";
constexpr std::string_view one_village = "a1.one_village";
constexpr std::string_view base_rate = "a1.base_rate";
constexpr std::string_view may_be = "a1.may_be";
constexpr std::array reason_codes = {people_paid,    households,  on_no_list,        no_households,
                                     per_month,      ended,       holder_among_them, holder_apart,
                                     holder_unknown, one_village, base_rate,         may_be};
constexpr std::array needed = {Feed::payments};

/// So many people beside the household that most of them belong to are many: a couple, parents with grown
/// children, and a guardian with his ward and the ward's wife are fewer.
constexpr std::int64_t least_outside = least_people_sharing - 1;

struct HouseholdCount {
  std::int64_t households = 0;  ///< who is on no list counts as one of his own
  std::int64_t largest = 0;     ///< people of the household that most belong to
  std::int64_t on_no_list = 0;
};

/// Somebody on the lists of two households (who moved, or is on two counties' lists) ties them together:
/// which of them he lives in is not known, and the kinder answer is that all are one.
HouseholdCount count_households(const std::vector<AccountPerson>& people) {
  std::map<std::string, std::string> merged;  // household -> another of the same group, itself at the root
  const auto root_of = [&](std::string household) {
    for (auto next = merged.find(household); next->second != household; next = merged.find(household))
      household = next->second;
    return household;
  };
  for (const AccountPerson& person : people)
    for (const std::string& household : person.households) {
      merged.try_emplace(household, household);
      merged[root_of(household)] = root_of(*person.households.begin());
    }
  std::map<std::string, std::int64_t> sizes;
  HouseholdCount count;
  for (const AccountPerson& person : people) {
    if (person.households.empty())
      ++count.on_no_list;
    else
      count.largest = std::max(count.largest, ++sizes[root_of(*person.households.begin())]);
  }
  count.households = static_cast<std::int64_t>(sizes.size()) + count.on_no_list;
  if (count.on_no_list > 0) count.largest = std::max<std::int64_t>(count.largest, 1);
  return count;
}

/// "****8901"; of a short number nothing.
std::string masked(const std::string& account) {
  constexpr std::size_t shown = 4, least_hidden = 4;
  return "****" + (account.size() >= shown + least_hidden ? account.substr(account.size() - shown) : "");
}

std::map<Month, Fen> paid_by_month(const SharedAccount& account) {
  std::map<Month, Fen> paid;
  for (const AccountPerson& person : account.people)
    for (const auto& [month, amount] : person.paid) paid[month] += amount;
  return paid;
}

/// What all of the people have in common of their region: at least the county, unless they have none.
RegionPath common_region(const std::vector<AccountPerson>& people) {
  RegionPath common = people.front().region;
  for (const AccountPerson& person : people) {
    if (person.region.county != common.county) return {};
    if (person.region.town != common.town) common.town = common.village = "";
    if (person.region.village != common.village) common.village = "";
  }
  return common;
}

bool is_among(const AccountHolder& holder, const std::vector<AccountPerson>& people) {
  return std::any_of(people.begin(), people.end(),
                     [&](const AccountPerson& person) { return person.id == holder.id; });
}

void add_holders(Observation& observation, const SharedAccount& account) {
  const auto add = [&](std::string_view code) { observation.reasons.push_back({std::string(code), {}}); };
  if (account.holders.empty()) return add(holder_unknown);
  const bool among =
      std::any_of(account.holders.begin(), account.holders.end(),
                  [&](const AccountHolder& holder) { return is_among(holder, account.people); });
  add(among ? holder_among_them : holder_apart);
  for (const AccountHolder& holder : account.holders)
    observation.citations.push_back({holder.source, std::nullopt});
}

void add_households(Observation& observation, const HouseholdCount& count, bool delivered) {
  if (!delivered) {
    observation.reasons.push_back({std::string(no_households), {}});
    return;
  }
  observation.reasons.push_back({std::string(households), {{"households", count.households}}});
  if (count.on_no_list > 0)
    observation.reasons.push_back({std::string(on_no_list), {{"people", count.on_no_list}}});
}

void add_money(Observation& observation, const std::map<Month, Fen>& paid, const AsOf& as_of) {
  const auto& [month, amount] = *paid.rbegin();
  const bool flows = is_recent(month, as_of);
  observation.reasons.push_back(
      {std::string(flows ? per_month : ended), {{"month", month}, {"amount", amount}}});
  if (flows) observation.monthly = amount;
}

void add_base_rate(Observation& observation, const AccountsInUse& accounts, std::int64_t people) {
  std::int64_t all = 0, such = 0;
  for (const auto& [sharing, count] : accounts.accounts_by_people) {
    all += count;
    if (sharing >= people) such += count;
  }
  observation.reasons.push_back(
      {std::string(base_rate), {{"accounts", all}, {"such", such}, {"people", people}}});
}

std::optional<Observation> observation_of(const SharedAccount& account, const AccountsInUse& accounts,
                                          const AsOf& as_of) {
  const auto people = static_cast<std::int64_t>(account.people.size());
  if (people < least_people_sharing) return std::nullopt;
  const HouseholdCount count = count_households(account.people);
  if (people - count.largest < least_outside) return std::nullopt;
  const std::map<Month, Fen> paid = paid_by_month(account);
  Observation observation{
      .key = {"A1", ThingKind::account, StableHash().mix(account.account).hex(), std::string(twelve_months)},
      .name = masked(account.account),
      .region = common_region(account.people),
      .monthly = {},
      .reasons = {},
      .citations = {}};
  observation.reasons.push_back(
      {std::string(people_paid),
       {{"people", people}, {"first_month", paid.begin()->first}, {"last_month", paid.rbegin()->first}}});
  add_households(observation, count, accounts.households_delivered);
  if (!observation.region.village.empty())
    observation.reasons.push_back({std::string(one_village), {{"village", observation.region.village}}});
  add_money(observation, paid, as_of);
  for (const AccountPerson& person : account.people)
    observation.citations.push_back({person.newest_payment, std::nullopt});
  add_holders(observation, account);
  add_base_rate(observation, accounts, people);
  observation.reasons.push_back({std::string(may_be), {}});
  return observation;
}

void observe(const ThingFacts& facts, const CheckContext& context, std::vector<Observation>& observations) {
  for (const SharedAccount& account : facts.accounts.shared)
    if (auto observation = observation_of(account, facts.accounts, context.as_of))
      observations.push_back(*std::move(observation));
}

}  // namespace

constinit const Check a1_shared_account{
    .code = "A1",
    .provision = q3,
    .finds =
        "One bank account that in the last twelve months received the benefits of at least four people, "
        "three "
        "or more of whom live outside the household that most of them belong to.",
    .reads =
        "Payments of the last twelve months, by the account that they name, or else that of the roll for the "
        "scheme; households on the day of the run (whoever is on no list counts as a household of his own; "
        "two households that one person is listed in count as one); whose the banks say the account is. "
        "An account number is shown by its last four digits; the rows cited have it in full.",
    .needs = {.all = needed, .any = {}},
    .money =
        "What went into the account for its latest month, when that is the month of the run or one of the "
        "two "
        "before: what flows through it, not what is lost.",
    .period = "twelve_months",
    .cannot_see =
        "Why: an account of a care home, of a village that pays out in cash, of a guardian or of a family "
        "under "
        "several household numbers looks the same, and each of them is in order where the people get their "
        "money. Several accounts of one collector. Relatives who are on no list of households count as "
        "strangers.",
    .reason_codes = reason_codes,
    .observe = observe,
};

}  // namespace benefit::rules

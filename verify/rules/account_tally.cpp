#include "verify/rules/account_tally.hpp"

#include "verify/identity/region.hpp"
#include "verify/rules/counted_facts.hpp"
#include "verify/types/stable_hash.hpp"

#include <algorithm>
#include <span>
#include <tuple>

namespace benefit::rules {
namespace {

/// nullptr: the roll has no account for the scheme.
const Enrolment* newest_with_account(const SubjectFacts& facts, Scheme scheme) {
  const Enrolment* newest = nullptr;
  for (const Enrolment& entry : facts.enrolments)
    if (entry.scheme == scheme && !entry.account.empty() &&
        (newest == nullptr ||
         std::tie(newest->enrolled_on, newest->source) < std::tie(entry.enrolled_on, entry.source)))
      newest = &entry;
  return newest;
}

std::string_view account_of(const SubjectFacts& facts, const Payment& payment) {
  if (!payment.account.empty()) return payment.account;
  const Enrolment* const entry = newest_with_account(facts, payment.scheme);
  return entry == nullptr ? std::string_view{} : entry->account;
}

/// Two counties may give the same number to a household.
std::string household_key(const HouseholdMember& member, RegionCode county) {
  return identity::format_region_code(county) + '/' + member.household;
}

}  // namespace

std::uint64_t hash_of_account(std::string_view account) { return StableHash().mix(account).value(); }

void AccountTally::add(CitizenId person, std::string_view account) {
  uses_.emplace_back(hash_of_account(account), person);
  in_order_ = false;
}

template <class Use>
void AccountTally::for_each_account(Use use) {
  if (!in_order_) {
    std::sort(uses_.begin(), uses_.end());
    uses_.erase(std::unique(uses_.begin(), uses_.end()), uses_.end());
    in_order_ = true;
  }
  for (auto first = uses_.begin(); first != uses_.end();) {
    const auto end =
        std::find_if(first, uses_.end(), [&](const auto& other) { return other.first != first->first; });
    use(std::span(first, end));
    first = end;
  }
}

std::map<std::int64_t, std::int64_t> AccountTally::accounts_by_people() {
  std::map<std::int64_t, std::int64_t> accounts;
  for_each_account([&](auto uses) { ++accounts[static_cast<std::int64_t>(uses.size())]; });
  return accounts;
}

std::vector<Sharing> AccountTally::shared_by(std::int64_t least) {
  std::vector<Sharing> shared;
  for_each_account([&](auto uses) {
    if (static_cast<std::int64_t>(uses.size()) < least) return;
    Sharing& sharing = shared.emplace_back(Sharing{uses.front().first, {}});
    for (const auto& [account, person] : uses) sharing.people.push_back(person);
  });
  return shared;
}

std::optional<AccountPerson> person_paid_into(const SubjectFacts& facts, std::uint64_t account, Day as_of,
                                              const RegionHistory& regions) {
  const AsOf day(as_of);
  const CountedFacts counted{facts, day, regions};
  AccountPerson person{.id = facts.id};
  const Payment* newest = nullptr;
  for (const Payment& payment : counted.facts().payments) {
    const std::string_view into = account_of(facts, payment);
    if (payment.month < first_month_looked_at(as_of) || into.empty() || hash_of_account(into) != account)
      continue;
    person.account = into;
    person.paid[payment.month] += payment.amount;
    if (newest == nullptr ||
        std::tie(newest->month, newest->source) < std::tie(payment.month, payment.source))
      newest = &payment;
  }
  if (newest == nullptr) return std::nullopt;
  person.newest_payment = newest->source;
  if (const Enrolment* const entry = newest_enrolment(facts))
    person.region = entry->region;
  else
    person.region.county = newest->county;
  person.region.county = regions.county_on(person.region.county, as_of);
  for (const HouseholdMember& member : facts.households)
    if (member.period.contains(as_of))
      person.households.insert(household_key(member, regions.county_on(member.county, as_of)));
  return person;
}

}  // namespace benefit::rules

// A1: one bank account that receives the benefits of many people outside one household.
#include "tests/support/thing_facts.hpp"
#include "verify/rules/account_tally.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const std::string account = "6217000010001238901";

/// Somebody of a household (0: on no list) who was paid 120 yuan a month into the account until March.
rules::AccountPerson person(int sequence, int household) {
  rules::AccountPerson one{.id = citizen(sequence), .account = account};
  if (household > 0) one.households.insert("130225/" + std::to_string(household));
  one.region = {{130225}, "胡各庄镇", "西街村"};
  for (Month month = 2017y / 5; month <= 2018y / 3; month += std::chrono::months{1})
    one.paid[month] = yuan(120);
  one.newest_payment = {3, sequence};
  return one;
}

/// One person for each household.
rules::ThingFacts shared_by(const std::vector<int>& households) {
  rules::ThingFacts facts;
  facts.accounts.households_delivered = true;
  facts.accounts.accounts_by_people = {{1, 1000}, {2, 200}, {4, 3}, {10, 1}};
  rules::SharedAccount& shared = facts.accounts.shared.emplace_back(rules::SharedAccount{account, {}, {}});
  int sequence = 0;
  for (const int household : households) shared.people.push_back(person(sequence += 2, household));
  return facts;
}

std::vector<Observation> seen(const std::vector<int>& households) {
  return observe("A1", shared_by(households));
}

AccountHolder holder(int sequence) {
  return {.id = citizen(sequence), .name = "王秀英", .account = account, .source = {5, sequence}};
}

}  // namespace

TEST_CASE("A1 notices an account of four people in four households, and says what it may be") {
  const Observation found = the_observation("A1", shared_by({1, 2, 3, 4}));
  CHECK(found.key.kind == ThingKind::account);
  CHECK(found.key.period == "twelve_months");
  CHECK(found.key.thing.find("8901") == std::string::npos);
  CHECK(found.name == "****8901");
  CHECK(found.region == RegionPath{{130225}, "胡各庄镇", "西街村"});
  CHECK(found.monthly == yuan(480));
  CHECK(value<std::int64_t>(found, "a1.people", "people") == 4);
  CHECK(value<Month>(found, "a1.people", "first_month") == 2017y / 5);
  CHECK(value<std::int64_t>(found, "a1.households", "households") == 4);
  CHECK(value<Fen>(found, "a1.per_month", "amount") == yuan(480));
  CHECK(value<Month>(found, "a1.per_month", "month") == 2018y / 3);
  CHECK(value<std::string>(found, "a1.one_village", "village") == "西街村");
  CHECK(value<std::int64_t>(found, "a1.base_rate", "accounts") == 1204);
  CHECK(value<std::int64_t>(found, "a1.base_rate", "such") == 4);
  CHECK(says(found, "a1.holder_unknown"));
  CHECK(says(found, "a1.may_be"));
  for (int sequence = 2; sequence <= 8; sequence += 2) CHECK(cites(found, {3, sequence}));
}

TEST_CASE("A1 leaves couples, families and guardians alone") {
  CHECK(seen({1, 1}).empty());              // a couple
  CHECK(seen({1, 1, 1, 1, 1, 1}).empty());  // a large family
  CHECK(seen({1, 1, 1, 2}).empty());        // with a ward of another household
  CHECK(seen({1, 1, 2, 2}).empty());        // with a ward and his wife
  CHECK(seen({1, 2, 3}).empty());           // three households are few
}

TEST_CASE("A1: three people outside the largest household are many, two are not") {
  CHECK(seen({1, 1, 1, 2, 2}).empty());
  CHECK(seen({1, 1, 1, 2, 2, 3}).size() == 1);
}

TEST_CASE("A1: whoever is on no list of households counts as one of his own") {
  CHECK(seen({1, 1, 0, 0}).empty());
  const Observation found = the_observation("A1", shared_by({1, 1, 0, 0, 0}));
  CHECK(value<std::int64_t>(found, "a1.households", "households") == 4);
  CHECK(value<std::int64_t>(found, "a1.on_no_list", "people") == 3);

  rules::ThingFacts unlisted = shared_by({0, 0, 0, 0});
  unlisted.accounts.households_delivered = false;
  const Observation no_list = the_observation("A1", unlisted);
  CHECK(says(no_list, "a1.no_households"));
  CHECK_FALSE(says(no_list, "a1.households"));
}

TEST_CASE("A1: households that one person is listed in are one") {
  rules::ThingFacts facts = shared_by({1, 1, 2, 2, 3, 3});
  CHECK(observe("A1", facts).size() == 1);
  // The last of household 1 is listed in 2 as well: only the two of household 3 live elsewhere.
  facts.accounts.shared[0].people[1].households.insert("130225/2");
  CHECK(observe("A1", facts).empty());
}

TEST_CASE("A1 says whose the account is as far as a bank told us, without a name") {
  rules::ThingFacts facts = shared_by({1, 2, 3, 4});
  facts.accounts.shared[0].holders = {holder(99)};
  const Observation apart = the_observation("A1", facts);
  CHECK(says(apart, "a1.holder_apart"));
  CHECK(cites(apart, {5, 99}));
  facts.accounts.shared[0].holders = {holder(2), holder(99)};
  const Observation among = the_observation("A1", facts);
  CHECK(says(among, "a1.holder_among_them"));
  for (const Observation& observation : {apart, among})
    for (const Reason& reason : observation.reasons)
      for (const auto& [name, value] : reason.values) CHECK(value != ReasonValue{std::string("王秀英")});
}

TEST_CASE("A1: money flows while the latest month is recent") {
  rules::ThingFacts facts = shared_by({1, 2, 3, 4});
  for (rules::AccountPerson& person : facts.accounts.shared[0].people) {
    person.paid.clear();
    person.paid[2018y / 2] = yuan(100);
  }
  CHECK(the_observation("A1", facts).monthly == yuan(400));
  for (rules::AccountPerson& person : facts.accounts.shared[0].people) {
    person.paid.clear();
    person.paid[2018y / 1] = yuan(100);
  }
  const Observation ended = the_observation("A1", facts);
  CHECK(ended.monthly == Fen{});
  CHECK(value<Fen>(ended, "a1.ended", "amount") == yuan(400));
}

TEST_CASE("A1 names the place that all of them share, and no other") {
  rules::ThingFacts facts = shared_by({1, 2, 3, 4});
  facts.accounts.shared[0].people[2].region.village = "东街村";
  CHECK(the_observation("A1", facts).region == RegionPath{{130225}, "胡各庄镇", ""});
  CHECK_FALSE(says(the_observation("A1", facts), "a1.one_village"));
  facts.accounts.shared[0].people[2].region = {{130225}, "方各庄镇", "西街村"};
  CHECK(the_observation("A1", facts).region == RegionPath{{130225}, "", ""});
  facts.accounts.shared[0].people[2].region.county = {130283};
  CHECK(the_observation("A1", facts).region == RegionPath{});
}

TEST_CASE("A1 shows nothing of a short account number") {
  rules::ThingFacts facts = shared_by({1, 2, 3, 4});
  facts.accounts.shared[0].account = "1234567";
  CHECK(the_observation("A1", facts).name == "****");
  facts.accounts.shared[0].account = "12345678";
  CHECK(the_observation("A1", facts).name == "****5678");
}

// From the store to observations: what a verification notices about accounts, stations and projects.
#include "verify/gather_things.hpp"

#include "tests/support/facts_builder.hpp"
#include "tests/unit/pipeline/house_of_facts.hpp"
#include "verify/rules/registry.hpp"

#include <catch2/catch.hpp>

namespace benefit::pipeline {
namespace {

using namespace std::chrono_literals;
using test::citizen;
using test::FactsBuilder;
using test::yuan;

struct House : HouseOfFacts {
  std::vector<Observation> seen(bool with_withdrawn = false) {
    std::vector<Observation> all;
    store->observations().for_each_observation(
        with_withdrawn, [&](const StoredObservation& one) { all.push_back(one.observation); });
    return all;
  }

  std::int64_t cases() { return static_cast<std::int64_t>(store->cases().cases({}).value().size()); }
};

/// People who are paid into one account; each on the roll of the village.
struct Sharers {
  std::vector<Enrolment> roll;
  std::vector<Payment> payments;
  std::vector<HouseholdMember> households;

  /// Of household 0 is who is on no list.
  void add(int sequence, int household) {
    FactsBuilder known{citizen(sequence)};
    Enrolment entry = known.enrolment();
    entry.account = "6217000010001230000";
    roll.push_back(entry);
    for (Month month = 2018y / 1; month <= 2018y / 3; month += std::chrono::months{1}) {
      Payment payment = known.payment(month, yuan(120));
      payment.account = "6217000010001238901";
      payments.push_back(payment);
    }
    if (household > 0)
      households.push_back({.id = known.facts.id,
                            .name = known.name,
                            .household = std::to_string(household),
                            .period = {2010y / 1 / 1, std::nullopt},
                            .county = {130225},
                            .source = {}});
  }
};

void deliver(House& house, const Sharers& sharers) {
  house.deliver(Feed::roll, sharers.roll);
  house.deliver(Feed::payments, sharers.payments);
  house.deliver(Feed::households, sharers.households);
}

std::vector<BenefitEvent> by_hand(const std::string& station, int count, int first_sequence) {
  std::vector<BenefitEvent> events;
  for (int i = 0; i < count; ++i) {
    FactsBuilder known{citizen(first_sequence + 2 * i)};
    BenefitEvent event =
        known.benefit_event(BenefitEventKind::certified_by_hand, Day{2018y / 1 / 1} + std::chrono::days{i});
    event.station = station;
    events.push_back(event);
  }
  return events;
}

const Observation* of_check(const std::vector<Observation>& all, std::string_view check) {
  for (const Observation& one : all)
    if (one.key.check == check) return &one;
  return nullptr;
}

}  // namespace

TEST_CASE("an account of many people is noticed, and becomes nobody's case") {
  House house;
  Sharers sharers;
  for (int i = 0; i < 5; ++i) sharers.add(2 * i, i);
  sharers.add(20, 1);
  deliver(house, sharers);
  house.deliver(Feed::accounts, std::vector<AccountHolder>{
                                    {.id = citizen(99), .account = "6217000010001238901", .source = {}}});
  house.verify(true);
  const auto seen = house.seen();
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].key.check == "A1");
  CHECK(seen[0].name == "****8901");
  CHECK(seen[0].monthly == yuan(720));
  CHECK(seen[0].region == RegionPath{{130225}, "胡各庄镇", "西街村"});
  CHECK(seen[0].citations.size() == 7);  // a payment of each, and the bank's row
  const std::int64_t cases = house.cases();
  house.verify(true);
  CHECK(house.seen() == seen);
  CHECK(house.cases() == cases);

  // A newer list says that they live together: withdrawn, and still to be read.
  Sharers together;
  for (int i = 0; i < 5; ++i) together.add(2 * i, 1);
  house.deliver(Feed::households, together.households);
  house.verify(true);
  CHECK(house.seen().empty());
  CHECK(house.seen(true).size() == 1);
}

TEST_CASE("three people in one account are not looked at") {
  House house;
  Sharers sharers;
  for (int i = 0; i < 3; ++i) sharers.add(2 * i, i);
  deliver(house, sharers);
  house.verify(true);
  CHECK(house.seen().empty());
}

TEST_CASE(
    "a station that certified people who had died before is noticed; a withdrawn record, or a later visit, "
    "clears it") {
  House house;
  std::vector<BenefitEvent> events;
  for (int i = 0; i < 25; ++i)
    for (const BenefitEvent& event : by_hand("站" + std::to_string(i), 31, 2 + 100 * (i % 9)))
      events.push_back(event);
  for (const BenefitEvent& event : by_hand("北街站", 31, 902)) events.push_back(event);
  house.deliver(Feed::benefit_events, events);
  std::vector<DeathRecord> deaths;
  for (int i = 0; i < 12; ++i) {
    FactsBuilder known{citizen(902 + 2 * i)};
    deaths.push_back(known.death(2017y / 12 / 1));
  }
  FactsBuilder on_the_day{citizen(902 + 24)};  // certified on the thirteenth day of the year, and died on it
  deaths.push_back(on_the_day.death(2018y / 1 / 13));
  house.deliver(Feed::deaths_health, deaths);
  house.verify(true);
  auto seen = house.seen();
  const Observation* found = of_check(seen, "A2");
  REQUIRE(found != nullptr);
  CHECK(found->name == "北街站");
  CHECK(found->citations.size() == 12);
  CHECK(found->reasons[1].code == "a2.dead_by_then");

  std::vector<TraceOfLife> visits;
  for (int i = 0; i < 12; ++i) {
    FactsBuilder known{citizen(902 + 2 * i)};
    visits.push_back(known.trace(TraceKind::home_visit, 2018y / 3 / 1));
  }
  house.deliver(Feed::traces_of_life, visits);
  house.verify(true);
  seen = house.seen();
  CHECK(of_check(seen, "A2") == nullptr);
}

TEST_CASE("projects are listed beside, and what no check reads is not gathered") {
  House house;
  house.deliver(Feed::projects, std::vector<Project>{{.number = "1",
                                                      .name = "小学",
                                                      .builder = {},
                                                      .started_on = 2018y / 3 / 5,
                                                      .region = {{130225}, {}, {}},
                                                      .source = {}}});
  house.verify(true);
  const auto seen = house.seen();
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].key.check == "I1");
  const auto nothing = gather_things(
      house.store->facts(), {.checks = {}, .as_of = Day{2018y / 4 / 10}, .regions = RegionHistory{}});
  CHECK(nothing.projects.empty());
}

TEST_CASE("poverty tags change nothing that is noticed") {
  House house;
  Sharers sharers;
  for (int i = 0; i < 5; ++i) sharers.add(2 * i, i);
  deliver(house, sharers);
  std::vector<BenefitEvent> events;
  for (int i = 0; i < 25; ++i)
    for (const BenefitEvent& event : by_hand("站" + std::to_string(i), i == 7 ? 300 : 31, 2)) {
      events.push_back(event);
      if (i == 7) events.back().on = 2018y / 3 / 1;
    }
  house.deliver(Feed::benefit_events, events);
  house.verify(true);
  const auto before = house.seen();
  CHECK(of_check(before, "A1") != nullptr);
  CHECK(of_check(before, "A2") != nullptr);

  for (const auto& [feed, registry] : {std::pair{Feed::registry_dibao, Registry::dibao},
                                       {Feed::registry_registered_poor, Registry::registered_poor},
                                       {Feed::registry_extreme_hardship, Registry::extreme_hardship},
                                       {Feed::registry_medical_aid, Registry::medical_aid}}) {
    std::vector<RegistryPeriod> poor;
    for (int sequence = 0; sequence < 300; sequence += 2) {
      FactsBuilder known{citizen(sequence)};
      poor.push_back(known.registry_period(registry, {2017y / 1 / 1, std::nullopt}));
    }
    house.deliver(feed, poor);
  }
  house.verify(true);
  CHECK(house.seen() == before);
}

}  // namespace benefit::pipeline

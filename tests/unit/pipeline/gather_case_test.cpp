// What a step on a case is judged by.
#include "verify/gather_case.hpp"

#include "tests/support/deliver_paid.hpp"
#include "tests/support/facts_builder.hpp"
#include "tests/unit/pipeline/house_of_facts.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::pipeline {
namespace {

using namespace std::chrono_literals;
using test::FactsBuilder;
using test::yuan;

/// Paid 120 yuan a month from 2017-10 to 2018-01; nothing since.
FactsBuilder paid_until_january() {
  FactsBuilder known;
  known.enrolment();
  known.payments(2017y / 10, 2018y / 1, yuan(120));
  return known;
}

/// Somebody else of the county, who is paid on: the lists of the months since have come.
FactsBuilder paid_on() {
  FactsBuilder other(test::citizen(8));
  other.enrolment();
  other.payments(2017y / 10, 2018y / 3, yuan(90));
  return other;
}

Suspension in_force_since(Day day) {
  return {.id = 1,
          .case_id = 1,
          .subject = test::citizen(),
          .state = SuspensionState::in_force,
          .notice = {day, Service::in_person, "", Instant{day}, "", day},
          .in_force_since = Instant{day}};
}

TEST_CASE("back pay counts what several deliveries bring once") {
  HouseOfFacts house;
  const FactsBuilder known = paid_until_january();
  house.deliver(Feed::roll, known.facts.enrolments);
  house.deliver(Feed::payments, known.facts.payments);
  house.deliver(Feed::payments, known.facts.payments);
  test::deliver_paid(house.store->facts(), "others", paid_on().facts.payments, house.clock.now());
  const PersonOnFile person(house.ports, known.facts.id);
  const auto back_pay = person.back_pay(in_force_since(2018y / 1 / 20), 1);
  REQUIRE(back_pay.size() == 1);
  CHECK(back_pay.front().per_month == yuan(120));
  CHECK(back_pay.front().months == 2);  // February and March: it is April
  CHECK(back_pay.front().owed == yuan(240));
}

TEST_CASE("nobody of whom nothing is known, and no suspension, is owed back pay") {
  HouseOfFacts house;
  const FactsBuilder known = paid_until_january();
  CHECK(PersonOnFile(house.ports, known.facts.id).back_pay(in_force_since(2018y / 1 / 20), 1).empty());
  house.deliver(Feed::roll, known.facts.enrolments);
  house.deliver(Feed::payments, known.facts.payments);
  CHECK(PersonOnFile(house.ports, known.facts.id).back_pay(std::nullopt, 1).empty());
}

TEST_CASE("months whose lists have not come are promised to nobody") {
  HouseOfFacts house;
  const FactsBuilder known = paid_until_january();
  house.deliver(Feed::roll, known.facts.enrolments);
  house.deliver(Feed::payments, known.facts.payments);
  CHECK(PersonOnFile(house.ports, known.facts.id).back_pay(in_force_since(2018y / 1 / 20), 1).empty());
}

TEST_CASE("lifting a suspension and repairing the death promise the same, whichever comes first") {
  constexpr Scheme pension = Scheme::resident_pension;
  HouseOfFacts house;
  FactsBuilder known;
  known.enrolment();
  known.payment(2017y / 10, yuan(120));
  known.payment(2017y / 12, yuan(120));
  known.payment(2018y / 1, yuan(130));
  known.death(2017y / 10 / 5);
  house.deliver(Feed::roll, known.facts.enrolments);
  house.deliver(Feed::payments, known.facts.payments);
  test::deliver_paid(house.store->facts(), "others", paid_on().facts.payments, house.clock.now());
  house.deliver(Feed::deaths_health, known.facts.deaths);
  const std::vector<Arrears> expected = {{pension, 2017y / 10, yuan(120), 1, yuan(120), 2017y / 11},
                                         {pension, 2018y / 1, yuan(130), 2, yuan(260), 2018y / 2}};
  const auto in_force = in_force_since(2018y / 2 / 20);
  auto lifted = in_force;
  lifted.state = SuspensionState::lifted;
  const auto now = [&](const Suspension& suspension, CaseId of_case) {
    return PersonOnFile(house.ports, known.facts.id).back_pay(suspension, of_case);
  };
  CHECK(now(in_force, 0) == expected);  // whichever is first
  CHECK(now(lifted, 0) == expected);

  CaseChange promised{*unopened_case(house.ports, known.facts.id), {}, {}, {}};
  promised.back_pay = expected;
  const Case opened = house.store->cases().apply(promised).value();
  CHECK(now(lifted, opened.id) == expected);
  CHECK(now(lifted, 0).empty());  // another case promises it no second time

  promised.next = opened;  // more than would be due now
  promised.back_pay[1].per_month = yuan(140);
  promised.back_pay[1].owed = yuan(280);
  house.store->cases().apply(promised).value();
  CHECK(now(lifted, opened.id) == promised.back_pay);
}

/// A delivery by that user under that name; under the same name it takes an earlier one's place.
template <class Row>
void deliver_as(HouseOfFacts& house, Feed feed, const std::string& name, const char* user,
                std::vector<Row> rows, std::chrono::hours ago = 1h) {
  const auto writer = house.store->facts().begin_batch(
      {feed, name, name + user + std::to_string(rows.size()), 1, house.clock.now() - ago, user});
  std::int64_t line = 1;
  for (Row& row : rows) {
    row.source = {writer->id(), ++line};
    writer->add(row);
  }
  writer->commit(Encoding::utf8, {}, static_cast<std::int64_t>(rows.size()));
}

/// On the roll, recorded dead in January, seen in March.
FactsBuilder seen_after_death() {
  FactsBuilder known = paid_until_january();
  known.death(Day{2018y / 1 / 5});
  known.trace(TraceKind::counter_visit, Day{2018y / 3 / 20});
  return known;
}

cases::Situation situation_in(const HouseOfFacts& house, CitizenId id, Instant opened_at) {
  Case one = unopened_case(house.ports, id).value();
  one.id = 5;
  one.opened_at = opened_at;
  return PersonOnFile(house.ports, id).situation(one, "li");
}

TEST_CASE("whoever delivered any copy of a death record, or one whose place it took, had a hand in it") {
  HouseOfFacts house;
  const FactsBuilder known = seen_after_death();
  house.deliver(Feed::roll, known.facts.enrolments);
  deliver_as(house, Feed::deaths_health, "january", "bob", known.facts.deaths);
  deliver_as(house, Feed::deaths_health, "january", "eve", known.facts.deaths);
  deliver_as(house, Feed::deaths_health, "january again", "zoe", known.facts.deaths);
  const auto deliverers = [&] {
    const auto situation = situation_in(house, known.facts.id, house.clock.now());
    const std::vector<std::string>& users = situation.on_file.source_deliverers;
    return std::set<std::string>(users.begin(), users.end());
  };
  CHECK(deliverers() == std::set<std::string>{"bob", "eve", "zoe"});
  // Withdrawn, and delivered by somebody else with another day.
  deliver_as(house, Feed::deaths_health, "january", "ann", std::vector<DeathRecord>{});
  deliver_as(house, Feed::deaths_health, "january again", "ann", std::vector<DeathRecord>{});
  std::vector<DeathRecord> moved = known.facts.deaths;
  for (DeathRecord& record : moved) record.death_date += std::chrono::days{1};
  deliver_as(house, Feed::deaths_health, "february", "ann", moved);
  CHECK(deliverers() == std::set<std::string>{"ann", "bob", "eve", "zoe"});
}

TEST_CASE("a sign of life that was on file when the case was opened counts after it was withdrawn") {
  HouseOfFacts house;
  const FactsBuilder known = seen_after_death();
  house.deliver(Feed::roll, known.facts.enrolments);
  house.deliver(Feed::deaths_health, known.facts.deaths);
  deliver_as(house, Feed::traces_of_life, "march", "bob", known.facts.traces, 3h);
  const Instant opened = house.clock.now() - 2h;
  CHECK(situation_in(house, known.facts.id, opened).on_file.seen_alive == Day{2018y / 3 / 20});
  deliver_as(house, Feed::traces_of_life, "march", "eve", std::vector<TraceOfLife>{}, 1h);
  CHECK(situation_in(house, known.facts.id, opened).on_file.seen_alive == Day{2018y / 3 / 20});
  CHECK_FALSE(situation_in(house, known.facts.id, house.clock.now()).on_file.seen_alive);
}

TEST_CASE(
    "a sign of life that came and went while the case was open counts, but not one that was taken back") {
  HouseOfFacts house;
  const FactsBuilder known = seen_after_death();
  house.deliver(Feed::roll, known.facts.enrolments);
  house.deliver(Feed::deaths_health, known.facts.deaths);
  const std::string name = GENERATE(std::string("march"), std::string(sighting_prefix) + "someone");
  const Instant opened = house.clock.now() - 3h;
  deliver_as(house, Feed::traces_of_life, name, "bob", known.facts.traces, 2h);
  deliver_as(house, Feed::traces_of_life, name, "eve", std::vector<TraceOfLife>{}, 1h);
  const auto seen = situation_in(house, known.facts.id, opened).on_file.seen_alive;
  // Nobody but `death restore`, by a second officer, withdraws what an officer saw.
  CHECK(seen.has_value() == (name == "march"));
}

TEST_CASE("an admission to a hospital after a recorded death is a sign of life, the bill is none") {
  HouseOfFacts house;
  FactsBuilder known = paid_until_january();
  known.death(Day{2018y / 1 / 5});
  HospitalSettlement stay{.id = known.facts.id,
                          .name = "",
                          .hospital = "乐亭县医院",
                          .admitted_on = 2018y / 3 / 1,
                          .settled_on = Day{2018y / 3 / 9},
                          .deposit = yuan(0),
                          .county = RegionCode{130225},
                          .source = {}};
  const bool was_before = GENERATE(false, true);
  if (was_before) stay.admitted_on = 2018y / 1 / 2;
  house.deliver(Feed::roll, known.facts.enrolments);
  house.deliver(Feed::deaths_health, known.facts.deaths);
  house.deliver(Feed::hospital_settlements, std::vector{stay});
  const auto seen = situation_in(house, known.facts.id, house.clock.now()).on_file.seen_alive;
  CHECK(seen == (was_before ? std::nullopt : std::optional(Day{2018y / 3 / 1})));
}

TEST_CASE("who certified by hand stays a certifier when the delivery is withdrawn") {
  HouseOfFacts house;
  FactsBuilder known = paid_until_january();
  house.deliver(Feed::roll, known.facts.enrolments);
  const std::vector<BenefitEvent> events = {{.id = known.facts.id,
                                             .name = "",
                                             .kind = BenefitEventKind::certified_by_hand,
                                             .on = 2018y / 1 / 9,
                                             .operator_name = "陈刚",
                                             .county = RegionCode{130225},
                                             .source = {}}};
  deliver_as(house, Feed::benefit_events, "january", "bob", events, 3h);
  deliver_as(house, Feed::benefit_events, "january", "eve", std::vector<BenefitEvent>{}, 1h);
  CHECK(situation_in(house, known.facts.id, house.clock.now() - 2h).on_file.certifiers ==
        std::vector<std::string>{"陈刚"});
}

TEST_CASE("kinship counts at any time; what was known before the case is told apart") {
  HouseOfFacts house;
  FactsBuilder known = paid_until_january();
  house.deliver(Feed::roll, known.facts.enrolments);
  const CitizenId officer = test::citizen(40);
  house.store->cases().register_officer({"li", officer, "李强", house.clock.now(), "root"});
  const auto member = [](CitizenId id, const char* household, int county) {
    return HouseholdMember{
        .id = id, .name = "", .household = household, .county = RegionCode{county}, .source = {}};
  };
  const auto [household, county] = GENERATE(table<const char*, int>(
      {{"130225-000123", 130225}, {"130225-000123", 0}, {"130225-000123", 130283}, {"130225 123", 130225}}));
  const std::vector<HouseholdMember> rows = {member(known.facts.id, "130225-000123", 130225),
                                             member(officer, household, county)};
  deliver_as(house, Feed::households, "all", "bob", rows, 3h);
  const auto file = [&](std::chrono::hours ago) {
    return situation_in(house, known.facts.id, house.clock.now() - ago).on_file;
  };
  CHECK(file(2h).family_before == std::vector{officer});
  deliver_as(house, Feed::households, "all", "eve", std::vector<HouseholdMember>{}, 1h);
  CHECK(file(2h).family == std::vector{officer});  // withdrawn since
  CHECK(file(2h).family_before.empty());           // and no reason any more not to help
  CHECK(file(4h).family == std::vector{officer});  // it came, and went
  CHECK(file(4h).family_before.empty());
  CHECK(file(0h).family == std::vector{officer});  // gone before the case
  CHECK(file(0h).family_before.empty());
}

TEST_CASE("households whose numbers differ are two") {
  HouseOfFacts house;
  FactsBuilder known = paid_until_january();
  house.deliver(Feed::roll, known.facts.enrolments);
  const CitizenId officer = test::citizen(40);
  house.store->cases().register_officer({"li", officer, "李强", house.clock.now(), "root"});
  const char* const other = GENERATE("130225-000124", "130225-001230", "1302250-00123", "13022-5000123");
  std::vector<HouseholdMember> rows;
  for (const auto& [id, household] : {std::pair{known.facts.id, "130225-000123"}, std::pair{officer, other}})
    rows.push_back({.id = id, .name = "", .household = household, .county = RegionCode{130225}, .source = {}});
  deliver_as(house, Feed::households, "all", "bob", rows, 3h);
  CHECK(situation_in(house, known.facts.id, house.clock.now()).on_file.family.empty());
}

TEST_CASE("kinship that has ended keeps nobody from helping") {
  HouseOfFacts house;
  FactsBuilder known = paid_until_january();
  house.deliver(Feed::roll, known.facts.enrolments);
  const CitizenId officer = test::citizen(40);
  house.store->cases().register_officer({"li", officer, "李强", house.clock.now(), "root"});
  std::vector<HouseholdMember> rows;
  for (const CitizenId id : {known.facts.id, officer})
    rows.push_back({.id = id,
                    .name = "",
                    .household = "H7",
                    .period = {2010y / 1 / 1, Day{2015y / 1 / 1}},
                    .county = RegionCode{130225},
                    .source = {}});
  deliver_as(house, Feed::households, "all", "bob", rows, 3h);
  const auto file = situation_in(house, known.facts.id, house.clock.now() - 2h).on_file;
  CHECK(file.family == std::vector{officer});
  CHECK(file.family_before.empty());
}

TEST_CASE("a case that is withdrawn and comes anew forgets nothing") {
  HouseOfFacts house;
  const FactsBuilder known = seen_after_death();
  house.deliver(Feed::roll, known.facts.enrolments);
  house.deliver(Feed::deaths_health, known.facts.deaths);
  CaseChange first{unopened_case(house.ports, known.facts.id).value(), {}, {}, {}};
  first.next.opened_at = house.clock.now() - 4h;
  first.next.state = CaseState::withdrawn;
  REQUIRE(house.store->cases().apply(first));
  deliver_as(house, Feed::traces_of_life, "march", "bob", known.facts.traces, 3h);
  deliver_as(house, Feed::traces_of_life, "march", "eve", std::vector<TraceOfLife>{}, 2h);
  CHECK(situation_in(house, known.facts.id, house.clock.now() - 1h).on_file.seen_alive);
}

/// Lists of these people's deaths: citizen(20), citizen(21), ... each on a day of his own, and recorded some
/// days after it, as many as the supplier's clerk took.
std::vector<DeathRecord> list_of(std::initializer_list<int> people, int clerk = 0) {
  std::vector<DeathRecord> rows;
  for (const int person : people) {
    FactsBuilder one(test::citizen(person));
    one.death(Day{2018y / 1 / 1} + std::chrono::days{person});
    rows.push_back(one.facts.deaths.front());
    rows.back().recorded_on = rows.back().death_date + std::chrono::days{1 + person * clerk % 7 + clerk};
  }
  return rows;
}

std::vector<DeathRecord> all_moved(std::vector<DeathRecord> rows, int deaths, int recordings) {
  for (DeathRecord& row : rows) {
    row.death_date += std::chrono::days{deaths};
    *row.recorded_on += std::chrono::days{recordings};
  }
  return rows;
}

/// Whether two suppliers' records of citizen(20) are independent.
bool are_independent(const std::vector<DeathRecord>& police,
                     const std::vector<std::vector<DeathRecord>>& health) {
  HouseOfFacts house;
  FactsBuilder known(test::citizen(20));
  known.enrolment();
  house.deliver(Feed::roll, known.facts.enrolments);
  house.deliver(Feed::deaths_police, police);
  for (const std::vector<DeathRecord>& list : health) house.deliver(Feed::deaths_health, list);
  return !cases::independent_suppliers(
              situation_in(house, known.facts.id, house.clock.now()).on_file.deaths, std::nullopt)
              .empty();
}

TEST_CASE("a list that is nearly another supplier's is a copy of it, though the record itself was altered") {
  const auto police = list_of({20, 21, 22, 23, 24});
  const auto alter_own = [](std::vector<DeathRecord> rows) {
    for (DeathRecord& row : rows)
      if (row.id == test::citizen(20)) *row.recorded_on += std::chrono::days{3};
    return rows;
  };
  CHECK_FALSE(are_independent(police, {alter_own(list_of({24, 23, 22, 21, 20}))}));
  CHECK_FALSE(are_independent(police, {alter_own(list_of({20, 21, 22, 23, 24, 30}))}));
  CHECK_FALSE(are_independent(police, {alter_own(list_of({20, 20, 21, 22, 23, 24}))}));
  CHECK_FALSE(are_independent(
      police, {alter_own(list_of({20, 21})), alter_own(list_of({22, 23})), alter_own(list_of({24}))}));
}

TEST_CASE("a copy in which all days were moved alike is one") {
  const auto police = list_of({20, 21, 22, 23, 24});
  CHECK_FALSE(are_independent(police, {all_moved(police, 0, 1)}));
  CHECK_FALSE(are_independent(police, {all_moved(police, 1, 1)}));
  CHECK_FALSE(are_independent(police, {all_moved(police, 1, 0)}));
}

TEST_CASE("short lists, delivered in numbers, do not push a copy out of sight") {
  const auto police = list_of({20, 21, 22, 23, 24});
  std::vector<std::vector<DeathRecord>> health = {all_moved(police, 0, 1)};
  for (int i = 0; i < 12; ++i) health.push_back(list_of({20, 40 + i}, 2));
  CHECK_FALSE(are_independent(police, health));
}

TEST_CASE("lists that have deaths in common, as of one county, are independent when each was recorded by itself") {
  const auto police = list_of({20, 21, 22, 23, 24});
  CHECK(are_independent(police, {list_of({20, 31, 32, 33, 34}, 3)}));
  CHECK(are_independent(police, {list_of({20}, 3)}));  // a hospital's only one
  CHECK(are_independent(list_of({20}), {list_of({20}, 3)}));
  CHECK(are_independent(police, {list_of({20, 21, 22, 23, 24}, 3)}));
}

TEST_CASE("one and the same record of two suppliers is one source, however little else they have in common") {
  CHECK_FALSE(are_independent(list_of({20, 21, 22, 23, 24}), {list_of({20})}));
  CHECK_FALSE(are_independent(list_of({20}), {list_of({20})}));
  CHECK_FALSE(are_independent(list_of({20}), {all_moved(list_of({20}), 1, 0)}));
}

TEST_CASE("a copy stays one when another list takes the place of what it was copied from, before any run too") {
  HouseOfFacts house;
  FactsBuilder known(test::citizen(20));
  known.enrolment();
  house.deliver(Feed::roll, known.facts.enrolments);
  const auto copied = list_of({20, 21, 22, 23, 24});
  deliver_as(house, Feed::deaths_police, "january", "bob", copied, 3h);
  deliver_as(house, Feed::deaths_health, "january", "bob", all_moved(copied, 0, 1), 3h);
  deliver_as(house, Feed::deaths_police, "january", "bob", list_of({20, 31, 32, 33, 34, 35}), 1h);
  for (const auto ago : {2h, 0h})
    CHECK(cases::independent_suppliers(
              situation_in(house, known.facts.id, house.clock.now() - ago).on_file.deaths, std::nullopt)
              .empty());
}

TEST_CASE("a record is known since its supplier's first copy came") {
  HouseOfFacts house;
  FactsBuilder known(test::citizen(20));
  known.enrolment();
  house.deliver(Feed::roll, known.facts.enrolments);
  deliver_as(house, Feed::deaths_police, "january", "bob", list_of({20, 21}), 5h);
  deliver_as(house, Feed::deaths_police, "january", "bob", list_of({20, 22}), 1h);
  deliver_as(house, Feed::deaths_health, "january", "bob", list_of({20}, 3), 2h);
  std::map<std::string, Instant> since;
  for (const cases::DeathOnFile& death :
       situation_in(house, known.facts.id, house.clock.now()).on_file.deaths)
    since.emplace(death.supplier.substr(0, 6), death.known_since);
  CHECK(since == std::map<std::string, Instant>{{"health", house.clock.now() - 2h},
                                                {"police", house.clock.now() - 5h}});
}

}  // namespace
}  // namespace benefit::pipeline

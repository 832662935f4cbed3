// What is to be matched, what matching found, and how it comes back beside a subject's facts.
#include "tests/unit/store/scratch.hpp"

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using namespace test;

const CitizenId person = citizen(1), namesake = citizen(2), other_number = citizen(900);

BatchId deliver(Scratch& store, Feed feed, const std::string& name,
                const std::function<void(BatchWriter&)>& add) {
  const auto writer = store->facts().begin_batch(header(feed, name, 1000, name));
  add(*writer);
  return writer->commit(Encoding::utf8, {}, 1).id;
}

BatchId deliver_roll(Scratch& store, const std::string& name = "roll") {
  return deliver(store, Feed::roll, name, [](BatchWriter& writer) {
    writer.add(enrolment(person, {writer.id(), 2}));
    writer.add(enrolment(namesake, {writer.id(), 3}));
  });
}

BatchId deliver_death(Scratch& store, const std::string& name = "deaths") {
  return deliver(store, Feed::deaths_village, name, [](BatchWriter& writer) {
    DeathRecord record = death(std::nullopt, day(2018, 1, 5), {writer.id(), 2});
    record.reported_by = DeathSource::village;
    writer.add(record);
  });
}

RegistryPeriod stay(Source source, bool fifteen_digits = false) {
  return {other_number,
          fifteen_digits,
          "王秀英",
          Registry::registered_poor,
          {day(2017, 1, 1), std::nullopt},
          std::nullopt,
          {RegionCode{130225}, "胡各庄镇", "西街村"},
          source};
}

BatchId deliver_registry(Scratch& store) {
  return deliver(store, Feed::registry_registered_poor, "poor", [](BatchWriter& writer) {
    writer.add(stay({writer.id(), 2}, true));
  });
}

RecordLink link(CitizenId subject, BatchId roll, Source record, double weight,
                RecordKind kind = RecordKind::death) {
  const auto id = kind == RecordKind::death ? std::nullopt : std::optional(other_number);
  return {subject, roll, kind, record, id, weight, {{"name", "homophone", 4.5}}};
}

SubjectFacts facts_of(Scratch& store, CitizenId id) {
  return store->facts().subject(id, std::nullopt).value_or(SubjectFacts{id});
}

TEST_CASE("batches of deaths and registries wait to be matched with every batch of the roll",
          "[link_store]") {
  Scratch store;
  const auto unmatched = [&store](RecordKind kind) { return store->links().unmatched(kind); };
  CHECK(unmatched(RecordKind::death).empty());
  const BatchId roll = deliver_roll(store), second = deliver_roll(store, "second");
  const BatchId dead = deliver_death(store), poor = deliver_registry(store);
  CHECK(unmatched(RecordKind::death) == std::vector<BatchPair>{{dead, roll}, {dead, second}});
  CHECK(unmatched(RecordKind::registry_period) == std::vector<BatchPair>{{poor, roll}, {poor, second}});

  const std::vector<BatchPair> matched{{dead, roll}, {poor, second}};
  store->links().keep_links(matched, {});
  store->links().keep_links(matched, {});
  store.reopen();
  CHECK(unmatched(RecordKind::death) == std::vector<BatchPair>{{dead, second}});
  CHECK(unmatched(RecordKind::registry_period) == std::vector<BatchPair>{{poor, roll}});

  const BatchId newer = deliver_roll(store, "roll");  // supersedes the first
  CHECK(unmatched(RecordKind::death) == std::vector<BatchPair>{{dead, second}, {dead, newer}});
  CHECK(unmatched(RecordKind::registry_period) == std::vector<BatchPair>{{poor, newer}});
}

TEST_CASE("every source of deaths and every registry is matched", "[link_store]") {
  Scratch store;
  deliver_roll(store);
  std::vector<BatchId> deaths, registries;
  for (const Feed feed : death_feeds) deaths.push_back(deliver(store, feed, "deaths", [](BatchWriter&) {}));
  for (const Feed feed : registry_feeds)
    registries.push_back(deliver(store, feed, "registry", [](BatchWriter&) {}));
  CHECK(store->links().batches_of(RecordKind::death) == deaths);
  CHECK(store->links().batches_of(RecordKind::registry_period) == registries);
  CHECK(store->links().unmatched(RecordKind::death).size() == deaths.size());
  CHECK(store->links().unmatched(RecordKind::registry_period).size() == registries.size());
}

TEST_CASE("two batches that are matched anew keep the links that are found then, and no other",
          "[link_store]") {
  Scratch store;
  const BatchId roll = deliver_roll(store), second = deliver_roll(store, "second"),
                dead = deliver_death(store);
  const auto linked = [&store, dead](CitizenId id) {
    const auto deaths = facts_of(store, id).linked_deaths;
    return deaths.empty() ? 0.0 : deaths.front().match.weight;
  };
  store->links().keep_links(
      std::vector<BatchPair>{{dead, roll}},
      std::vector{link(person, roll, {dead, 2}, 6), link(namesake, roll, {dead, 2}, 3)});
  store->links().keep_links(std::vector<BatchPair>{{dead, second}}, {});
  CHECK(linked(person) == 6);
  CHECK(linked(namesake) == 3);
  store->links().keep_links(std::vector<BatchPair>{{dead, roll}},
                            std::vector{link(person, roll, {dead, 2}, 5)});
  CHECK(linked(person) == 5);
  CHECK(linked(namesake) == 0);
}

TEST_CASE("records come with what matching compares", "[link_store]") {
  Scratch store;
  const BatchId dead = deliver(store, Feed::deaths_health, "deaths", [](BatchWriter& writer) {
    writer.add(death(person, day(2018, 1, 5), {writer.id(), 3}));
    writer.add(death(std::nullopt, day(2018, 1, 6), {writer.id(), 2}));
  });
  std::vector<MatchRecord> records;
  store->links().for_each_record(dead, [&](const MatchRecord& record) { records.push_back(record); });
  REQUIRE(records.size() == 2);  // in order of line
  CHECK(records[0].source == Source{dead, 2});
  CHECK_FALSE(records[0].id);
  CHECK(records[0].id_as_delivered == "13022519480315");
  CHECK(records[0].name == "王秀英");
  CHECK(records[0].sex == Sex::female);
  CHECK(records[0].birth_date == day(1948, 3, 15));
  CHECK(records[0].region == RegionPath{RegionCode{130225}, "方各庄镇", "前营村"});
  CHECK(records[1].id == person);

  const BatchId poor = deliver_registry(store);
  records.clear();
  store->links().for_each_record(poor, [&](const MatchRecord& record) { records.push_back(record); });
  REQUIRE(records.size() == 1);
  CHECK(records[0].kind == RecordKind::registry_period);
  CHECK(records[0].id == other_number);
  CHECK(records[0].fifteen_digits);
  CHECK(records[0].region.village == "西街村");
}

TEST_CASE("entries of the roll come by batch", "[link_store]") {
  Scratch store;
  const BatchId roll = deliver_roll(store);
  deliver_roll(store, "second");
  std::vector<Source> sources;
  store->links().for_each_entry(
      roll, [&sources](const Enrolment& entry, RowHandle) { sources.push_back(entry.source); });
  CHECK(sources == std::vector<Source>{{roll, 2}, {roll, 3}});
}

TEST_CASE("a linked death comes back beside the subject; who else it may be of lowers its probability",
          "[link_store]") {
  Scratch store;
  const BatchId roll = deliver_roll(store), dead = deliver_death(store);
  store->links().keep_links({}, std::vector{link(person, roll, {dead, 2}, 6)});
  SubjectFacts facts = facts_of(store, person);
  REQUIRE(facts.linked_deaths.size() == 1);
  CHECK(facts.linked_deaths[0].row.source == Source{dead, 2});
  CHECK(facts.linked_deaths[0].row.death_date == day(2018, 1, 5));
  CHECK_FALSE(facts.linked_deaths[0].row.id);
  CHECK(facts.linked_deaths[0].match.weight == 6);
  CHECK(facts.linked_deaths[0].match.probability == Approx(64.0 / 65));
  CHECK(facts.linked_deaths[0].match.compared == std::vector<FieldComparison>{{"name", "homophone", 4.5}});
  CHECK(facts_of(store, namesake).linked_deaths.empty());

  store->links().keep_links({}, std::vector{link(namesake, roll, {dead, 2}, 6)});
  CHECK(facts_of(store, person).linked_deaths[0].match.probability == Approx(64.0 / 129));
}

TEST_CASE("an entry of the same person in two batches does not compete with itself", "[link_store]") {
  Scratch store;
  const BatchId roll = deliver_roll(store), second = deliver_roll(store, "second"),
                dead = deliver_death(store);
  store->links().keep_links(
      {}, std::vector{link(person, roll, {dead, 2}, 6), link(person, second, {dead, 2}, 5)});
  const SubjectFacts facts = facts_of(store, person);
  REQUIRE(facts.linked_deaths.size() == 1);
  CHECK(facts.linked_deaths[0].match.weight == 6);
  CHECK(facts.linked_deaths[0].match.probability == Approx(64.0 / 65));
}

TEST_CASE("a record that is settled loses its links", "[link_store]") {
  Scratch store;
  const BatchId roll = deliver_roll(store), dead = deliver_death(store);
  store->links().keep_links({}, std::vector{link(person, roll, {dead, 2}, 6)});
  REQUIRE(facts_of(store, person).linked_deaths.size() == 1);
  store->links().keep_links({}, {}, std::vector<Source>{{dead, 2}});
  CHECK(facts_of(store, person).linked_deaths.empty());
}

TEST_CASE("links of superseded deliveries are not seen, and weigh nothing", "[link_store]") {
  Scratch store;
  const BatchId roll = deliver_roll(store), dead = deliver_death(store);
  const BatchId neighbours = deliver_roll(store, "neighbours");
  store->links().keep_links(
      {}, std::vector{link(person, roll, {dead, 2}, 6), link(namesake, neighbours, {dead, 2}, 6)});
  deliver_roll(store, "neighbours");
  CHECK(facts_of(store, namesake).linked_deaths.empty());
  CHECK(facts_of(store, person).linked_deaths[0].match.probability == Approx(64.0 / 65));
  deliver_death(store, "deaths");
  CHECK(facts_of(store, person).linked_deaths.empty());
}

TEST_CASE("a registry's row comes back beside the person on the roll, and the roll's beside the registry's",
          "[link_store]") {
  Scratch store;
  const BatchId roll = deliver_roll(store), poor = deliver_registry(store);
  store->links().keep_links({}, std::vector{link(person, roll, {poor, 2}, 3, RecordKind::registry_period)});
  const SubjectFacts insured = facts_of(store, person);
  REQUIRE(insured.linked_registry_periods.size() == 1);
  CHECK(insured.linked_registry_periods[0].row.id == other_number);
  CHECK(insured.linked_registry_periods[0].row.fifteen_digits);
  CHECK(insured.linked_registry_periods[0].match.probability == Approx(8.0 / 9));

  const SubjectFacts registered = facts_of(store, other_number);
  REQUIRE(registered.linked_enrolments.size() == 1);
  CHECK(registered.linked_enrolments[0].row.id == person);
  CHECK(registered.linked_enrolments[0].match.probability == Approx(8.0 / 9));
  CHECK(registered.linked_registry_periods.empty());
}

TEST_CASE("a contribution of government comes back beside the person on the roll, and the roll's beside it",
          "[link_store]") {
  Scratch store;
  const BatchId roll = deliver_roll(store);
  const auto contribution = [](Source source, Scheme scheme, SubsidyBasis basis) {
    return GovernmentContribution{.id = other_number,
                                  .name = "王秀英",
                                  .scheme = scheme,
                                  .basis = basis,
                                  .year = 2018,
                                  .amount = Fen{100'00},
                                  .paid_on = day(2018, 3, 1),
                                  .county = {130225},
                                  .source = source};
  };
  const BatchId ledger = deliver(store, Feed::subsidies, "ledger", [&](BatchWriter& writer) {
    writer.add(contribution({writer.id(), 2}, Scheme::resident_pension, SubsidyBasis::poverty));
    writer.add(contribution({writer.id(), 3}, Scheme::resident_medical, SubsidyBasis::poverty));
  });
  std::vector<MatchRecord> records;
  store->links().for_each_record(ledger, [&](const MatchRecord& record) { records.push_back(record); });
  REQUIRE(records.size() == 1);  // of the pension, the only ones that a check asks about
  CHECK(records[0].kind == RecordKind::pension_subsidy);
  CHECK(records[0].source == Source{ledger, 2});
  CHECK(records[0].id == other_number);
  CHECK(records[0].name == "王秀英");
  CHECK(records[0].region.county == RegionCode{130225});
  CHECK(store->links().batches_of(RecordKind::pension_subsidy) == std::vector{ledger});

  store->links().keep_links({}, std::vector{link(person, roll, {ledger, 2}, 3, RecordKind::pension_subsidy)});
  const SubjectFacts insured = facts_of(store, person);
  REQUIRE(insured.linked_subsidies.size() == 1);
  CHECK(insured.linked_subsidies[0].row.amount == Fen{100'00});
  CHECK(insured.linked_subsidies[0].match.probability == Approx(8.0 / 9));
  const SubjectFacts unknown = facts_of(store, other_number);
  REQUIRE(unknown.linked_enrolments.size() == 1);
  CHECK(unknown.linked_enrolments[0].row.id == person);
}

TEST_CASE(
    "another number that may be the same human's comes with its entries and payments, and competes with "
    "nobody",
    "[link_store]") {
  Scratch store;
  const BatchId roll = deliver_roll(store), second = deliver_roll(store, "second");
  deliver(store, Feed::payments, "payments", [](BatchWriter& writer) {
    writer.add(payment(person, month(2018, 3), {writer.id(), 2}));
    writer.add(payment(person, month(2018, 2), {writer.id(), 3}));
  });
  RecordLink found = link(namesake, roll, {roll, 2}, 3, RecordKind::roll_entry);
  found.record_id = person;
  RecordLink again = found;
  again.record = {second, 2};
  RecordLink third = found;
  third.subject = citizen(3);
  store->links().keep_links({}, std::vector{found, again, third});
  const SubjectFacts facts = facts_of(store, namesake);
  REQUIRE(facts.other_numbers.size() == 1);
  CHECK(facts.other_numbers[0].id == person);
  CHECK(facts.other_numbers[0].enrolments.size() == 2);
  REQUIRE(facts.other_numbers[0].payments.size() == 2);
  CHECK(facts.other_numbers[0].payments[0].month == month(2018, 2));
  CHECK(facts.other_numbers[0].match.probability == Approx(8.0 / 9));
  CHECK(facts_of(store, person).other_numbers.empty());
}

TEST_CASE("the batches of the roll are compared with each other and with themselves", "[link_store]") {
  Scratch store;
  const BatchId roll = deliver_roll(store), second = deliver_roll(store, "second");
  CHECK(store->links().uncompared_roll() ==
        std::vector<BatchPair>{{roll, roll}, {roll, second}, {second, second}});
  store->links().keep_links(std::vector<BatchPair>{{roll, roll}, {roll, second}}, {});
  CHECK(store->links().uncompared_roll() == std::vector<BatchPair>{{second, second}});
}

TEST_CASE("who is in a registry and nowhere else is visited by a run", "[link_store]") {
  Scratch store;
  deliver_registry(store);
  std::vector<CitizenId> visited;
  for (const SubjectRange range : store->facts().partition_subjects(10))
    store->facts().for_each_subject(range, std::nullopt,
                                    [&](const SubjectFacts& facts) { visited.push_back(facts.id); });
  CHECK(visited == std::vector{other_number});
}

}  // namespace
}  // namespace benefit::store

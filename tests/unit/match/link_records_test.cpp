#include "verify/match/link_records.hpp"

#include "tests/support/facts_builder.hpp"
#include "tests/support/memory_link_store.hpp"
#include "tests/support/silent_progress.hpp"

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

constexpr BatchId first_roll = 1, second_roll = 2, deaths = 3, registry = 4, other_deaths = 5;

/// Born one after the other in four villages, no two of one name.
Enrolment entry(int n) {
  static const std::vector<std::string> surnames{"王", "李", "张", "刘", "陈", "杨", "赵", "黄"};
  static const std::vector<std::string> given{"秀英", "桂兰", "国强", "志明", "淑华", "玉梅", "建军", "文海"};
  const auto at = static_cast<std::size_t>(n);
  FactsBuilder person{citizen(
      2 * n % 1000,
      std::chrono::year{1940 + n % 20} / std::chrono::month(1 + n % 12) / std::chrono::day(1 + n % 27))};
  person.name = surnames[at % 8] + given[at / 8 % 8];
  Enrolment row = person.enrolment();
  row.region.village = std::vector<std::string>{"东庄", "西庄", "前营", "后营"}[at % 4];
  row.source = {first_roll, n + 2};
  return row;
}

MemoryLinkStore village_of(int people) {
  MemoryLinkStore store;
  for (int n = 0; n < people; ++n) store.entries[first_roll].push_back(entry(n));
  return store;
}

/// The death of somebody on the roll, as it stands there.
MatchRecord death_of(const Enrolment& person, std::int64_t line = 2) {
  return {RecordKind::death, {deaths, line}, person.id,         false,        "",
          person.name,       person.sex,     person.birth_date, person.region};
}

void link(MemoryLinkStore& store, unsigned threads = 1) {
  SilentProgress progress;
  REQUIRE(match::link_records(store, {.threads = threads}, progress));
}

double likelihood(const RecordLink& found) { return std::exp2(found.weight) / (1 + std::exp2(found.weight)); }

}  // namespace

TEST_CASE("a record under a number of the roll, with a name that can be that person's, needs no matching") {
  MemoryLinkStore store = village_of(60);
  store.records[deaths] = {death_of(entry(7))};
  link(store);
  CHECK(store.links.empty());
  CHECK(store.unmatched(RecordKind::death).empty());
}

TEST_CASE("a record without a number finds whose it is, and says by what") {
  MemoryLinkStore store = village_of(60);
  MatchRecord record = death_of(entry(7));
  record.id.reset();
  store.records[deaths] = {record};
  link(store);
  REQUIRE(store.links.size() == 1);
  const RecordLink& found = store.links.front();
  CHECK(found.subject == entry(7).id);
  CHECK(found.roll == first_roll);
  CHECK(found.record == Source{deaths, 2});
  CHECK_FALSE(found.record_id);
  CHECK(likelihood(found) > 0.95);
  double sum = 0;
  for (const FieldComparison& one : found.compared) sum += one.weight;
  CHECK(sum == Approx(found.weight));
  CHECK(level_of({0, 0, found.compared}, "name") == "exact");
  CHECK(level_of({0, 0, found.compared}, "birth_date") == "exact");
}

TEST_CASE("a record under another living person's number finds the dead, not whose number it is") {
  MemoryLinkStore store = village_of(60);
  MatchRecord record = death_of(entry(7));
  record.id = entry(20).id;
  store.records[deaths] = {record};
  link(store);
  REQUIRE_FALSE(store.links.empty());
  for (const RecordLink& found : store.links)
    CHECK((likelihood(found) > 0.2) == (found.subject == entry(7).id));
}

TEST_CASE("a registry's row is matched by number, name and village alone") {
  MemoryLinkStore store = village_of(60);
  const Enrolment person = entry(9);
  const CitizenId other =
      CitizenId::from_body(person.id.body() + 58ULL * 100'000'000'000);  // of county 130283
  store.records[registry] = {{RecordKind::registry_period,
                              {registry, 2},
                              other,
                              false,
                              "",
                              person.name,
                              std::nullopt,
                              std::nullopt,
                              person.region}};
  link(store);
  REQUIRE(store.links.size() == 1);
  CHECK(store.links.front().subject == person.id);
  CHECK(store.links.front().record_id == other);
  CHECK(level_of({0, 0, store.links.front().compared}, "id_number") == "other_region");
}

TEST_CASE("for 15 digits nothing vouches: one that is mistyped may still be the person's") {
  // A digit of the year.
  MemoryLinkStore store = village_of(60);
  const Enrolment person = entry(8);
  const CitizenId other = CitizenId::from_body(person.id.body() + 10'000'000);
  const bool fifteen = GENERATE(true, false);
  store.records[registry] = {{RecordKind::registry_period,
                              {registry, 2},
                              other,
                              fifteen,
                              "",
                              person.name,
                              std::nullopt,
                              std::nullopt,
                              person.region}};
  link(store);
  REQUIRE(store.links.size() == 1);
  CHECK(level_of({0, 0, store.links.front().compared}, "id_number") ==
        (fifteen ? "one_error" : "other_birth"));
}

TEST_CASE(
    "what has been compared is not compared again; a new delivery is compared with all of the other side") {
  MemoryLinkStore store = village_of(60);
  MatchRecord record = death_of(entry(7));
  record.id.reset();
  store.records[deaths] = {record};
  link(store);
  store.links.clear();
  link(store);
  CHECK(store.links.empty());

  SECTION("a new part of the roll") {
    Enrolment again = entry(7);
    again.source = {second_roll, 2};
    store.entries[second_roll] = {again};
    link(store);
    std::set<BatchId> linked;
    for (const RecordLink& found : store.links) linked.insert(found.roll);
    CHECK(linked == std::set<BatchId>{first_roll, second_roll});
  }
  SECTION("a new list of deaths") {
    record.source = {other_deaths, 2};
    store.records[other_deaths] = {record};
    link(store);
    std::set<Source> linked;
    for (const RecordLink& found : store.links) linked.insert(found.record);
    CHECK(linked == std::set<Source>{{deaths, 2}, {other_deaths, 2}});
  }
}

TEST_CASE("a list that comes anew, whole, is linked where it stands, and teaches no more") {
  MemoryLinkStore once = village_of(60);
  MatchRecord record = death_of(entry(7));
  record.id.reset();
  once.records[deaths] = {record};
  MemoryLinkStore again = once;
  for (BatchId batch = other_deaths; batch < other_deaths + 10; ++batch) {
    record.source = {batch, 5};
    again.records[batch] = {record};
  }
  link(once);
  link(again);
  REQUIRE(once.links.size() == 1);
  REQUIRE(again.links.size() == 11);
  for (const RecordLink& found : again.links) CHECK(found.weight == once.links.front().weight);
}

TEST_CASE("it does not matter in how many deliveries records came, nor what registries say meanwhile") {
  const auto record_of = [](int n, BatchId batch) {
    MatchRecord record = death_of(entry(5 * n), n + 2);
    record.source.batch = batch;
    record.id.reset();
    if (n % 4 == 1) record.birth_date.reset();
    if (n % 7 == 1) record.name += "儿";
    return record;
  };
  MemoryLinkStore at_once = village_of(300), in_three = village_of(300), day_by_day = village_of(300);
  for (int n = 0; n < 60; ++n) at_once.records[deaths].push_back(record_of(n, deaths));
  link(at_once);
  for (int part = 0; part < 3; ++part) {
    const BatchId batch = other_deaths + part;
    for (int n = 20 * part; n < 20 * (part + 1); ++n) in_three.records[batch].push_back(record_of(n, batch));
    MatchRecord poor = record_of(50 + part, registry + 100 + part);
    poor.kind = RecordKind::registry_period;
    in_three.records[registry + 100 + part] = {poor};
    link(in_three);
  }
  const auto weights = [](const MemoryLinkStore& store) {
    std::map<std::pair<std::int64_t, CitizenId>, double> found;
    for (const RecordLink& link : store.links)
      if (link.kind == RecordKind::death) found[{link.record.line, link.subject}] = link.weight;
    return found;
  };
  for (int n = 0; n < 60; ++n) {
    day_by_day.records[other_deaths + n].push_back(record_of(n, other_deaths + n));
    if (n > 50) link(day_by_day);
  }
  CHECK(weights(at_once).size() >= 50);
  CHECK(weights(in_three) == weights(at_once));
  CHECK(weights(day_by_day) == weights(at_once));
}

TEST_CASE("a record that the part of the roll at hand does not know is settled by another part") {
  MemoryLinkStore store = village_of(60);
  Enrolment there = entry(70);
  there.source = {second_roll, 2};
  store.entries[second_roll] = {there};
  store.records[deaths] = {death_of(there)};
  link(store);
  CHECK(store.links.empty());
}

TEST_CASE("a record whose person comes onto the roll later is held against nobody else any more") {
  MemoryLinkStore store = village_of(60);
  const Enrolment person = entry(7);
  Enrolment right = person;  // of the same name, born on the same day: on the next county's roll
  right.id = CitizenId::from_body(person.id.body() + 2);
  right.source = {second_roll, 2};
  MatchRecord record = death_of(person);
  record.id = right.id;
  store.records[deaths] = {record};
  link(store);
  REQUIRE(store.links.size() == 1);
  CHECK(store.links.front().subject == person.id);
  store.entries[second_roll] = {right};
  link(store);
  for (const RecordLink& found : store.links) CHECK(found.kind == RecordKind::roll_entry);
}

TEST_CASE("links do not depend on the number of threads") {
  MemoryLinkStore one = village_of(300), four = village_of(300);
  for (int n = 0; n < 40; ++n) {
    MatchRecord record = death_of(entry(7 * n), n + 2);
    record.id.reset();
    if (n % 2 == 0) record.birth_date.reset();
    one.records[deaths].push_back(record);
    four.records[deaths].push_back(record);
  }
  link(one);
  link(four, 4);
  REQUIRE(one.links.size() == four.links.size());
  REQUIRE(one.links.size() >= 20);
  for (std::size_t i = 0; i < one.links.size(); ++i) {
    CHECK(one.links[i].subject == four.links[i].subject);
    CHECK(one.links[i].record == four.links[i].record);
    CHECK(one.links[i].weight == four.links[i].weight);
  }
}

TEST_CASE("no roll, no records: nothing to do") {
  MemoryLinkStore store;
  link(store);
  store.records[deaths] = {};
  store.entries[first_roll] = {};
  link(store);
  CHECK(store.unmatched(RecordKind::death).empty());
}

namespace {

class Stopped final : public Progress {
 public:
  void report(std::string_view, std::int64_t, std::int64_t) override {}
  bool stop_requested() const override { return true; }
};

}  // namespace

TEST_CASE("a stopped run keeps nothing half, and says that it was stopped") {
  MemoryLinkStore store = village_of(60);
  MatchRecord record = death_of(entry(7));
  record.id.reset();
  store.records[deaths] = {record};
  Stopped progress;
  const auto result = match::link_records(store, {}, progress);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::cancelled);
  CHECK(store.links.empty());
  CHECK(store.unmatched(RecordKind::death).size() == 1);
}

TEST_CASE("asking the index weighs as reading the roll does, with what that has learnt") {
  MemoryLinkStore read = village_of(300), asked = village_of(300);
  for (int n = 0; n < 60; ++n) {
    MatchRecord record = death_of(entry(5 * n), n + 2);
    if (n % 3 != 0) record.id.reset();
    if (n % 3 == 0) record.id = entry(5 * n + 1).id;
    if (n % 4 == 1) record.birth_date.reset();
    if (n % 7 == 1) record.name += "儿";
    read.records[deaths].push_back(record);
    asked.records[deaths].push_back(record);
  }
  SilentProgress progress;
  REQUIRE(match::link_records(read, {.rows_read_per_record = 1e9}, progress));
  REQUIRE(read.learnt.contains(RecordKind::death));
  asked.learnt = read.learnt;
  REQUIRE(match::link_records(asked, {.rows_read_per_record = 0, .rows_always_weighed = 0}, progress));
  const auto weights = [](const MemoryLinkStore& store) {
    std::map<std::pair<Source, CitizenId>, double> found;
    for (const RecordLink& link : store.links) found[{link.record, link.subject}] = link.weight;
    return found;
  };
  const auto of_reading = weights(read), of_asking = weights(asked);
  CHECK(of_reading.size() >= 50);
  for (const auto& [pair, weight] : of_reading) {
    if (weight < -4) continue;  // near the least that is kept
    REQUIRE(of_asking.contains(pair));
    CHECK(of_asking.at(pair) == Approx(weight).margin(0.01));
  }
}

TEST_CASE("a new part of the roll is compared with all of it through the index as by reading it") {
  MemoryLinkStore read = village_of(300);
  link(read);  // the roll before the new part came: what that teaches is kept
  REQUIRE(read.learnt.contains(RecordKind::roll_entry));
  read.links.clear();
  std::vector<Enrolment> part;
  for (int n = 0; n < 8; ++n) {
    Enrolment again = entry(11 * n);  // under a number of another county, the same account
    again.id = CitizenId::from_body(again.id.body() + 58ULL * 100'000'000'000);
    again.account = "62170000" + std::to_string(n);
    again.source = {second_roll, n + 2};
    part.push_back(again);
    read.entries[first_roll].at(static_cast<std::size_t>(11 * n)).account = again.account;
  }
  Enrolment twice = part.front();  // and two new entries of one person
  twice.id = CitizenId::from_body(twice.id.body() + 2);
  twice.source = {second_roll, 50};
  part.push_back(twice);
  read.entries[second_roll] = part;
  MemoryLinkStore asked = read;
  SilentProgress progress;
  REQUIRE(match::link_records(read, {.rows_read_per_record = 1e9}, progress));
  REQUIRE(match::link_records(asked, {.rows_read_per_record = 0, .rows_always_weighed = 0}, progress));
  const auto pairs = [](const MemoryLinkStore& store) {
    std::multiset<std::pair<CitizenId, Source>> found;
    for (const RecordLink& one : store.links)
      if (likelihood(one) > 0.5) found.emplace(one.subject, one.record);
    return found;
  };
  CHECK(pairs(read).size() >= 9);
  CHECK(pairs(asked) == pairs(read));
  CHECK(asked.uncompared_roll().empty());
  asked.links.clear();
  REQUIRE(match::link_records(asked, {.rows_read_per_record = 0, .rows_always_weighed = 0}, progress));
  CHECK(asked.links.empty());
}

TEST_CASE("a new part of the roll is weighed as a part of the whole: its people are as rare as all") {
  MemoryLinkStore store = village_of(300);
  store.entries[second_roll] = {entry(299)};
  MatchRecord record = death_of(entry(298));  // of somebody else
  record.id.reset();
  record.birth_date.reset();
  record.sex.reset();
  store.records[deaths] = {record};
  link(store);
  for (const RecordLink& found : store.links) CHECK(found.subject != entry(299).id);
}

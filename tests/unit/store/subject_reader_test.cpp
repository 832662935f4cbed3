#include "verify/store/sqlite/subject_reader.hpp"

#include "tests/unit/store/scratch.hpp"

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::at;
using test::citizen;
using test::day;
using test::deliver_payments;
using test::enrolment;
using test::header;
using test::month;
using test::Scratch;

/// Delivers what `add` adds as one batch.
template <class Add>
BatchId deliver(FactStore& facts, const DeliveryHeader& head, Add add) {
  const auto writer = facts.begin_batch(head);
  add(*writer, writer->id());
  return writer->commit(Encoding::utf8, {}, 0).id;
}

SubjectFacts facts_of(const Scratch& store, int n, std::optional<Instant> known_at = {}) {
  return store->facts().subject(citizen(n), known_at).value();
}

TEST_CASE("an enrolment comes back as it was added", "[subject]") {
  const Scratch store;
  Enrolment full = enrolment(citizen(1), {});
  full.fifteen_digits = true;
  full.scheme = Scheme::employee_pension;
  full.benefit_to = month(2020, 12);
  Enrolment bare = enrolment(citizen(2), {});
  bare.account.clear();
  bare.enrolled_on = {};
  bare.benefit_from = {};
  bare.account_balance = {};
  const BatchId batch = deliver(store->facts(), header(Feed::roll), [&](BatchWriter& writer, BatchId id) {
    full.source = {id, 2};
    bare.source = {id, 3};
    writer.add(full);
    writer.add(bare);
  });

  const Enrolment read = facts_of(store, 1).enrolments.at(0);
  CHECK(read.id == full.id);
  CHECK(read.fifteen_digits);
  CHECK(read.name == full.name);
  CHECK(read.sex == full.sex);
  CHECK(read.birth_date == full.birth_date);
  CHECK(read.scheme == Scheme::employee_pension);
  CHECK(read.region == full.region);
  CHECK(read.account == full.account);
  CHECK(read.enrolled_on == full.enrolled_on);
  CHECK(read.benefit_from == full.benefit_from);
  CHECK(read.benefit_to == full.benefit_to);
  CHECK(read.account_balance == full.account_balance);
  CHECK(read.source == Source{batch, 2});

  const Enrolment empty = facts_of(store, 2).enrolments.at(0);
  CHECK_FALSE(empty.fifteen_digits);
  CHECK(empty.account.empty());
  CHECK_FALSE(empty.enrolled_on);
  CHECK_FALSE(empty.benefit_from);
  CHECK_FALSE(empty.benefit_to);
  CHECK_FALSE(empty.account_balance);
}

TEST_CASE("a payment comes back as it was added", "[subject]") {
  const Scratch store;
  Payment added = test::payment(citizen(1), month(2018, 3), {});
  added.fifteen_digits = true;
  added.scheme = Scheme::employee_pension;
  deliver(store->facts(), header(Feed::payments), [&](BatchWriter& writer, BatchId id) {
    added.source = {id, 7};
    writer.add(added);
  });
  const Payment read = facts_of(store, 1).payments.at(0);
  CHECK(read.id == added.id);
  CHECK(read.fifteen_digits);
  CHECK(read.name == added.name);
  CHECK(read.scheme == added.scheme);
  CHECK(read.month == added.month);
  CHECK(read.amount == added.amount);
  CHECK(read.paid_on == added.paid_on);
  CHECK(read.account == added.account);
  CHECK(read.county == added.county);
  CHECK(read.source == added.source);
}

TEST_CASE("deaths, registry periods, contributions and traces come back as they were added", "[subject]") {
  const Scratch store;
  FactStore& facts = store->facts();
  DeathRecord died = test::death(citizen(1), day(1969, 12, 31), {});  // before the epoch
  died.reported_by = DeathSource::civil_affairs;
  died.recorded_on = {};
  died.sex = {};
  died.birth_date = {};
  deliver(facts, header(Feed::deaths_civil_affairs), [&](BatchWriter& writer, BatchId id) {
    died.source = {id, 2};
    writer.add(died);
    writer.add(test::death({}, day(2018, 1, 1), {id, 3}));  // nobody's, as long as nobody links it
  });
  deliver(facts, header(Feed::registry_dibao), [](BatchWriter& writer, BatchId id) {
    const RegistryPeriod open{citizen(1),
                              false,
                              "王秀英",
                              Registry::dibao,
                              {day(2016, 1, 1), {}},
                              {RegionCode{130225}, "胡各庄镇", ""},
                              {id, 2}};
    RegistryPeriod closed = open;
    closed.period = {day(2014, 1, 1), day(2014, 12, 31)};
    closed.source.line = 3;
    writer.add(open);
    writer.add(closed);
  });
  deliver(facts, header(Feed::subsidies), [](BatchWriter& writer, BatchId id) {
    writer.add(GovernmentContribution{
        citizen(1), "王秀英", 2017, Fen{10000}, day(2017, 6, 1), RegionCode{130225}, {id, 2}});
  });
  deliver(facts, header(Feed::traces_of_life), [](BatchWriter& writer, BatchId id) {
    writer.add(TraceOfLife{
        citizen(1), "王秀英", TraceKind::vaccination, day(2018, 2, 1), RegionCode{130225}, {id, 2}});
  });

  const SubjectFacts known = facts_of(store, 1);
  REQUIRE(known.deaths.size() == 1);
  CHECK(known.deaths[0].id == died.id);
  CHECK(known.deaths[0].name == died.name);
  CHECK_FALSE(known.deaths[0].sex);
  CHECK_FALSE(known.deaths[0].birth_date);
  CHECK(known.deaths[0].death_date == died.death_date);
  CHECK(known.deaths[0].reported_by == died.reported_by);
  CHECK(known.deaths[0].region == died.region);
  CHECK_FALSE(known.deaths[0].recorded_on);
  CHECK(fingerprint(known.deaths[0]) == fingerprint(died));

  REQUIRE(known.registry_periods.size() == 2);
  CHECK(known.registry_periods[0].period == DayInterval{day(2014, 1, 1), day(2014, 12, 31)});
  CHECK(known.registry_periods[1].period == DayInterval{day(2016, 1, 1), {}});
  CHECK(known.registry_periods[1].region == RegionPath{RegionCode{130225}, "胡各庄镇", ""});
  CHECK(known.registry_periods[1].registry == Registry::dibao);

  REQUIRE(known.contributions.size() == 1);
  CHECK(known.contributions[0].year == 2017);
  CHECK(known.contributions[0].amount == Fen{10000});
  CHECK(known.contributions[0].paid_on == day(2017, 6, 1));

  REQUIRE(known.traces.size() == 1);
  CHECK(known.traces[0].kind == TraceKind::vaccination);
  CHECK(known.traces[0].seen_on == day(2018, 2, 1));
}

TEST_CASE("a subject's facts are gathered from all feeds and batches, in order of time", "[subject]") {
  const Scratch store;
  FactStore& facts = store->facts();
  const auto pay = [&](const char* delivery, unsigned paid_month) {
    return deliver_payments(facts, header(Feed::payments, delivery), {citizen(1), citizen(2)},
                            month(2018, paid_month))
        .id;
  };
  const BatchId march = pay("march", 3);
  const BatchId january = pay("january", 1);
  const BatchId arrears = pay("arrears", 1);

  const SubjectFacts known = facts_of(store, 1);
  REQUIRE(known.payments.size() == 3);
  CHECK(known.payments[0].source.batch == january);
  CHECK(known.payments[1].source.batch == arrears);
  CHECK(known.payments[2].source.batch == march);
}

TEST_CASE("bulk runs visit those who are enrolled, paid, subsidised or collected, within the range",
          "[subject]") {
  const Scratch store;
  FactStore& facts = store->facts();
  deliver(facts, header(Feed::roll), [](BatchWriter& writer, BatchId id) {
    writer.add(enrolment(citizen(1), {id, 2}));
  });
  deliver_payments(facts, header(Feed::payments), {citizen(2)}, month(2018, 3));
  deliver(facts, header(Feed::subsidies), [](BatchWriter& writer, BatchId id) {
    writer.add(GovernmentContribution{citizen(3), "", 2017, Fen{1}, day(2017, 6, 1), RegionCode{1}, {id, 2}});
  });
  const Collection submitted{0,          citizen(4),         "王秀英", at(5), "station",
                             "operator", RegionCode{130225}, 0,        at(6)};
  store->photos().collect(submitted, Bytes{1}, test::measured_face());
  deliver(facts, header(Feed::deaths_health), [](BatchWriter& writer, BatchId id) {
    writer.add(test::death(citizen(5), day(2018, 1, 1), {id, 2}));
  });
  deliver(facts, header(Feed::traces_of_life), [](BatchWriter& writer, BatchId id) {
    writer.add(TraceOfLife{citizen(6), "", TraceKind::home_visit, day(2018, 1, 1), RegionCode{1}, {id, 2}});
  });

  const auto visited = [&](std::uint64_t first, std::uint64_t end) {
    std::vector<CitizenId> ids;
    facts.for_each_subject({first, end}, {}, [&](const SubjectFacts& subject) { ids.push_back(subject.id); });
    return ids;
  };
  CHECK(visited(0, ~std::uint64_t{0}) == std::vector{citizen(1), citizen(2), citizen(3), citizen(4)});
  CHECK(visited(citizen(2).body(), citizen(4).body()) == std::vector{citizen(2), citizen(3)});
  CHECK(facts.subject(citizen(5), {})->deaths.size() == 1);
  CHECK(facts.subject(citizen(6), {})->traces.size() == 1);
  CHECK_FALSE(facts.subject(citizen(7), {}));
}

TEST_CASE("a visitor may read from the store while it is shown a subject", "[subject]") {
  const Scratch store;
  deliver_payments(store->facts(), header(Feed::payments), {citizen(1), citizen(2)}, month(2018, 3));
  int seen = 0;
  store->facts().for_each_subject({0, ~std::uint64_t{0}}, {}, [&](const SubjectFacts& subject) {
    CHECK(store->facts().subject(subject.id, {})->payments.size() == 1);
    store->audit().record("benefitd", "person.show", subject.id, "", at(1));
    ++seen;
  });
  CHECK(seen == 2);
}

TEST_CASE("what a visitor throws passes through, and the store goes on", "[subject]") {
  const Scratch store;
  deliver_payments(store->facts(), header(Feed::payments), {citizen(1)}, month(2018, 3));
  struct Stop {};
  CHECK_THROWS_AS(
      store->facts().for_each_subject({0, ~std::uint64_t{0}}, {}, [](const SubjectFacts&) { throw Stop{}; }),
      Stop);
  CHECK(store->facts().subject(citizen(1), {}));
}

}  // namespace
}  // namespace benefit::store

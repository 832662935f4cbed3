#include "verify/store/sqlite/subject_reader.hpp"

#include "tests/unit/store/scratch.hpp"

#include <SQLiteCpp/Database.h>
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
  full.formalities_on = day(2010, 5, 31);
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
  CHECK(read.formalities_on == full.formalities_on);
  CHECK(read.source == Source{batch, 2});

  const Enrolment empty = facts_of(store, 2).enrolments.at(0);
  CHECK_FALSE(empty.fifteen_digits);
  CHECK(empty.account.empty());
  CHECK_FALSE(empty.enrolled_on);
  CHECK_FALSE(empty.benefit_from);
  CHECK_FALSE(empty.benefit_to);
  CHECK_FALSE(empty.account_balance);
  CHECK_FALSE(empty.formalities_on);
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
                              std::nullopt,
                              {RegionCode{130225}, "胡各庄镇", ""},
                              {id, 2}};
    RegistryPeriod closed = open;
    closed.period = {day(2014, 1, 1), day(2014, 12, 31)};
    closed.source.line = 3;
    writer.add(open);
    writer.add(closed);
  });
  deliver(facts, header(Feed::subsidies), [](BatchWriter& writer, BatchId id) {
    writer.add(GovernmentContribution{.id = citizen(1),
                                      .name = "王秀英",
                                      .year = 2017,
                                      .amount = Fen{10000},
                                      .province_share = Fen{3334},
                                      .paid_on = day(2017, 6, 1),
                                      .county = RegionCode{130225},
                                      .source = {id, 2}});
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

  REQUIRE(known.subsidies.size() == 1);
  CHECK(known.subsidies[0].year == 2017);
  CHECK(known.subsidies[0].amount == Fen{10000});
  CHECK(known.subsidies[0].paid_on == day(2017, 6, 1));
  CHECK(known.subsidies[0].scheme == Scheme::resident_pension);
  CHECK(known.subsidies[0].basis == SubsidyBasis::poverty);
  CHECK(known.subsidies[0].province_share == Fen{3334});
  CHECK_FALSE(known.subsidies[0].city_share);
  CHECK_FALSE(known.deaths[0].withdrawn_on);
  CHECK_FALSE(known.registry_periods[0].exit_procedure);

  REQUIRE(known.traces.size() == 1);
  CHECK(known.traces[0].kind == TraceKind::vaccination);
  CHECK(known.traces[0].seen_on == day(2018, 2, 1));
}

TEST_CASE("withdrawals, ways out of poverty, schemes and shares come back as they were added", "[subject]") {
  const Scratch store;
  FactStore& facts = store->facts();
  deliver(facts, header(Feed::deaths_court), [](BatchWriter& writer, BatchId id) {
    DeathRecord died = test::death(citizen(1), day(2018, 1, 1), {id, 2});
    died.reported_by = DeathSource::court;
    died.withdrawn_on = day(2018, 5, 2);
    writer.add(died);
  });
  deliver(facts, header(Feed::registry_medical_aid), [](BatchWriter& writer, BatchId id) {
    for (const bool by_procedure : {true, false})
      writer.add(RegistryPeriod{.id = citizen(1),
                                .name = "王秀英",
                                .registry = Registry::medical_aid,
                                .period = {day(by_procedure ? 2016 : 2017, 1, 1), day(2017, 12, 31)},
                                .exit_procedure = by_procedure,
                                .region = {RegionCode{130225}, "", ""},
                                .source = {id, by_procedure ? 2 : 3}});
  });
  deliver(facts, header(Feed::subsidies), [](BatchWriter& writer, BatchId id) {
    writer.add(GovernmentContribution{.id = citizen(1),
                                      .name = "王秀英",
                                      .scheme = Scheme::resident_medical,
                                      .basis = SubsidyBasis::unemployment,
                                      .year = 2018,
                                      .amount = Fen{22000},
                                      .province_share = Fen{7334},
                                      .city_share = Fen{7333},
                                      .county_share = Fen{0},
                                      .paid_on = day(2018, 6, 1),
                                      .county = RegionCode{130225},
                                      .source = {id, 2}});
  });
  const SubjectFacts known = facts_of(store, 1);
  CHECK(known.deaths.at(0).reported_by == DeathSource::court);
  CHECK(known.deaths.at(0).withdrawn_on == day(2018, 5, 2));
  CHECK(known.deaths.at(0).region == RegionPath{RegionCode{130225}, "方各庄镇", "前营村"});
  REQUIRE(known.registry_periods.size() == 2);
  CHECK(known.registry_periods[0].registry == Registry::medical_aid);
  CHECK(known.registry_periods[0].exit_procedure == true);
  CHECK(known.registry_periods[1].exit_procedure == false);
  const GovernmentContribution& subsidy = known.subsidies.at(0);
  CHECK(subsidy.scheme == Scheme::resident_medical);
  CHECK(subsidy.basis == SubsidyBasis::unemployment);
  CHECK(subsidy.province_share == Fen{7334});
  CHECK(subsidy.city_share == Fen{7333});
  CHECK(subsidy.county_share == Fen{0});
}

namespace {

constexpr RegionCode county{130225};

const Contribution own_contribution{.id = citizen(1),
                                    .name = "王秀英",
                                    .scheme = Scheme::employee_medical,
                                    .payer = Payer::unemployment_fund,
                                    .kind = ContributionKind::back_payment,
                                    .year = 2017,
                                    .month = month(2017, 11),
                                    .amount = Fen{32005},
                                    .tier_asked_for = Fen{10000},
                                    .paid_on = day(2018, 3, 15),
                                    .employer = "唐山某建筑公司",
                                    .county = county,
                                    .source = {}};
const HouseholdMember household_member{.id = citizen(1),
                                       .name = "王秀英",
                                       .household = "130225-000123",
                                       .relation = Relation::parent,
                                       .period = {day(2016, 1, 1), day(2017, 12, 31)},
                                       .county = county,
                                       .source = {}};
const HouseholdDecision household_decision{.id = citizen(1),
                                           .name = "王秀英",
                                           .household = "130225-000123",
                                           .registry = Registry::extreme_hardship,
                                           .outcome = HouseholdOutcome::removed,
                                           .decided_on = day(2018, 4, 10),
                                           .members = 2,
                                           .income = Fen{920050},
                                           .basic_pension = Fen{216000},
                                           .income_line = Fen{360000},
                                           .county = county,
                                           .source = {}};
const MaternityClaim maternity_claim{.id = citizen(1),
                                     .name = "王秀英",
                                     .kind = MaternityKind::employee_benefit,
                                     .born_on = day(2018, 2, 11),
                                     .amount = Fen{100001},
                                     .paid_on = day(2018, 3, 15),
                                     .hospital = "乐亭县医院",
                                     .county = county,
                                     .source = {}};
const HospitalSettlement hospital_settlement{.id = citizen(1),
                                             .name = "王秀英",
                                             .hospital = "乐亭县医院",
                                             .admitted_on = day(2018, 3, 2),
                                             .settled_on = day(2018, 3, 12),
                                             .deposit = Fen{100000},
                                             .returned = Fen{50001},
                                             .county = county,
                                             .source = {}};
const Absence absence{.id = citizen(1),
                      .name = "王秀英",
                      .kind = AbsenceKind::settled_abroad,
                      .period = {day(2017, 6, 1), day(2019, 5, 31)},
                      .authority = "乐亭县公安局",
                      .county = county,
                      .source = {}};
const BenefitEvent benefit_event{.id = citizen(1),
                                 .name = "王秀英",
                                 .scheme = Scheme::employee_pension,
                                 .kind = BenefitEventKind::account_changed,
                                 .on = day(2018, 3, 5),
                                 .station = "西街站",
                                 .operator_name = "li",
                                 .account = "62289999",
                                 .county = county,
                                 .source = {}};
const AccountHolder account_holder{
    .id = citizen(1), .name = "王秀英", .account = "62289999", .opened_on = day(2009, 5, 20), .source = {}};
const Project project{.number = "1302252018",
                      .name = "教学楼",
                      .builder = "唐山某建筑公司",
                      .started_on = day(2018, 3, 5),
                      .insured_on = day(2018, 3, 1),
                      .region = {county, "姜各庄镇", "东庄村"},
                      .source = {}};
const Station station{.code = "ST0012",
                      .name = "姜各庄镇服务站",
                      .operator_name = "li",
                      .period = {day(2016, 1, 1), day(2018, 6, 30)},
                      .region = {county, "姜各庄镇", "东庄村"},
                      .source = {}};
const Region region{.code = RegionCode{130223},
                    .name = "滦县",
                    .period = {day(1984, 1, 1), day(2018, 9, 28)},
                    .successor = RegionCode{130284},
                    .source = {}};

/// Delivers copies of the row, from line 2 on.
template <class Row>
BatchId deliver_row(FactStore& facts, Feed feed, Row row, int copies = 1,
                    const std::string& delivery = "2018-03") {
  return deliver(facts, header(feed, delivery), [&](BatchWriter& writer, BatchId id) {
    for (int i = 0; i < copies; ++i) {
      row.source = {id, 2 + i};
      writer.add(row);
    }
  });
}

}  // namespace

TEST_CASE("contributions, households and decisions on them come back as they were added", "[subject]") {
  const Scratch store;
  FactStore& facts = store->facts();
  const BatchId batch = deliver_row(facts, Feed::contributions, own_contribution);
  deliver_row(facts, Feed::households, household_member);
  deliver_row(facts, Feed::household_decisions, household_decision);
  const SubjectFacts known = facts_of(store, 1);

  const Contribution& paid = known.contributions.at(0);
  CHECK(paid.id == citizen(1));
  CHECK(paid.name == own_contribution.name);
  CHECK(paid.scheme == own_contribution.scheme);
  CHECK(paid.payer == own_contribution.payer);
  CHECK(paid.kind == own_contribution.kind);
  CHECK(paid.year == 2017);
  CHECK(paid.month == own_contribution.month);
  CHECK(paid.amount == own_contribution.amount);
  CHECK(paid.tier_asked_for == own_contribution.tier_asked_for);
  CHECK(paid.paid_on == own_contribution.paid_on);
  CHECK(paid.employer == own_contribution.employer);
  CHECK(paid.county == county);
  CHECK(paid.source == Source{batch, 2});

  const HouseholdMember& member = known.households.at(0);
  CHECK(member.name == household_member.name);
  CHECK(member.household == household_member.household);
  CHECK(member.relation == household_member.relation);
  CHECK(member.period == household_member.period);
  CHECK(member.county == county);

  const HouseholdDecision& decided = known.household_decisions.at(0);
  CHECK(decided.name == household_decision.name);
  CHECK(decided.household == household_decision.household);
  CHECK(decided.registry == household_decision.registry);
  CHECK(decided.outcome == household_decision.outcome);
  CHECK(decided.decided_on == household_decision.decided_on);
  CHECK(decided.members == 2);
  CHECK(decided.income == household_decision.income);
  CHECK(decided.basic_pension == household_decision.basic_pension);
  CHECK(decided.income_line == household_decision.income_line);
  CHECK(decided.county == county);
}

TEST_CASE("births, stays in hospital, absences, events and accounts come back as they were added",
          "[subject]") {
  const Scratch store;
  FactStore& facts = store->facts();
  deliver_row(facts, Feed::maternity_claims, maternity_claim);
  deliver_row(facts, Feed::hospital_settlements, hospital_settlement);
  deliver_row(facts, Feed::absences, absence);
  deliver_row(facts, Feed::benefit_events, benefit_event);
  const BatchId batch = deliver_row(facts, Feed::accounts, account_holder);
  const SubjectFacts known = facts_of(store, 1);

  const MaternityClaim& claim = known.maternity_claims.at(0);
  CHECK(claim.name == maternity_claim.name);
  CHECK(claim.kind == maternity_claim.kind);
  CHECK(claim.born_on == maternity_claim.born_on);
  CHECK(claim.amount == maternity_claim.amount);
  CHECK(claim.paid_on == maternity_claim.paid_on);
  CHECK(claim.hospital == maternity_claim.hospital);
  CHECK(claim.county == county);

  const HospitalSettlement& settled = known.hospital_settlements.at(0);
  CHECK(settled.name == hospital_settlement.name);
  CHECK(settled.hospital == hospital_settlement.hospital);
  CHECK(settled.admitted_on == hospital_settlement.admitted_on);
  CHECK(settled.settled_on == hospital_settlement.settled_on);
  CHECK(settled.deposit == hospital_settlement.deposit);
  CHECK(settled.returned == hospital_settlement.returned);
  CHECK(settled.county == county);

  const Absence& away = known.absences.at(0);
  CHECK(away.name == absence.name);
  CHECK(away.kind == absence.kind);
  CHECK(away.period == absence.period);
  CHECK(away.authority == absence.authority);
  CHECK(away.county == county);

  const BenefitEvent& event = known.benefit_events.at(0);
  CHECK(event.name == benefit_event.name);
  CHECK(event.scheme == benefit_event.scheme);
  CHECK(event.kind == benefit_event.kind);
  CHECK(event.on == benefit_event.on);
  CHECK(event.station == benefit_event.station);
  CHECK(event.operator_name == benefit_event.operator_name);
  CHECK(event.account == benefit_event.account);
  CHECK(event.county == county);

  const AccountHolder& holder = known.accounts.at(0);
  CHECK(holder.id == citizen(1));
  CHECK(holder.name == account_holder.name);
  CHECK(holder.account == account_holder.account);
  CHECK(holder.opened_on == account_holder.opened_on);
  CHECK(holder.source == Source{batch, 2});
}

TEST_CASE("what was not given comes back as not given", "[subject]") {
  const Scratch store;
  FactStore& facts = store->facts();
  Contribution paid = own_contribution;
  paid.month = std::nullopt;
  paid.tier_asked_for = std::nullopt;
  HouseholdMember member = household_member;
  member.period.to = std::nullopt;
  HouseholdDecision decided = household_decision;
  decided.income_line = std::nullopt;
  HospitalSettlement settled = hospital_settlement;
  settled.settled_on = std::nullopt;
  settled.returned = std::nullopt;
  Absence away = absence;
  away.period.to = std::nullopt;
  AccountHolder holder = account_holder;
  holder.opened_on = std::nullopt;
  deliver_row(facts, Feed::contributions, paid);
  deliver_row(facts, Feed::households, member);
  deliver_row(facts, Feed::household_decisions, decided);
  deliver_row(facts, Feed::hospital_settlements, settled);
  deliver_row(facts, Feed::absences, away);
  deliver_row(facts, Feed::accounts, holder);
  const SubjectFacts known = facts_of(store, 1);
  CHECK_FALSE(known.contributions.at(0).month);
  CHECK_FALSE(known.contributions.at(0).tier_asked_for);
  CHECK_FALSE(known.households.at(0).period.to);
  CHECK_FALSE(known.household_decisions.at(0).income_line);
  CHECK_FALSE(known.hospital_settlements.at(0).settled_on);
  CHECK_FALSE(known.hospital_settlements.at(0).returned);
  CHECK_FALSE(known.absences.at(0).period.to);
  CHECK_FALSE(known.accounts.at(0).opened_on);
}

TEST_CASE("rows about no person come back in order of source, those of today and those of a day",
          "[subject]") {
  const Scratch store;
  FactStore& facts = store->facts();
  const BatchId batch = deliver_row(facts, Feed::projects, project, 2);
  deliver_row(facts, Feed::stations, station, 2);
  deliver_row(facts, Feed::regions, region, 2);

  std::vector<Project> projects;
  facts.for_each_project({}, [&](const Project& row) { projects.push_back(row); });
  REQUIRE(projects.size() == 2);
  CHECK(projects[0].number == project.number);
  CHECK(projects[0].name == project.name);
  CHECK(projects[0].builder == project.builder);
  CHECK(projects[0].started_on == project.started_on);
  CHECK(projects[0].insured_on == project.insured_on);
  CHECK(projects[0].region == project.region);
  CHECK(projects[0].source == Source{batch, 2});
  CHECK(projects[1].source == Source{batch, 3});

  std::vector<Station> stations;
  facts.for_each_station({}, [&](const Station& row) { stations.push_back(row); });
  REQUIRE(stations.size() == 2);
  CHECK(stations[0].code == station.code);
  CHECK(stations[0].name == station.name);
  CHECK(stations[0].operator_name == station.operator_name);
  CHECK(stations[0].period == station.period);
  CHECK(stations[0].region == station.region);
  CHECK(stations[1].source.line == 3);

  std::vector<Region> regions;
  facts.for_each_region({}, [&](const Region& row) { regions.push_back(row); });
  REQUIRE(regions.size() == 2);
  CHECK(regions[0].code == region.code);
  CHECK(regions[0].name == region.name);
  CHECK(regions[0].period == region.period);
  CHECK(regions[0].successor == region.successor);

  // A later file under the same name takes the place of the earlier.
  Project uninsured = project;
  uninsured.insured_on = std::nullopt;
  const auto writer = facts.begin_batch(header(Feed::projects, "2018-03", 2000, "bb"));
  uninsured.source = {writer->id(), 2};
  writer->add(uninsured);
  writer->commit(Encoding::utf8, {}, 1);
  const auto count_at = [&](std::optional<Instant> known_at) {
    int number = 0;
    facts.for_each_project(known_at, [&](const Project& row) { number += row.insured_on ? 10 : 1; });
    return number;
  };
  CHECK(count_at({}) == 1);
  CHECK(count_at(at(1999)) == 20);
  CHECK(count_at(at(999)) == 0);
  CHECK_FALSE(facts.subject(citizen(1), {}));
}

TEST_CASE("of a killed import of any kind nothing stays", "[subject]") {
  Scratch store{StoreOptions{.rows_per_run = 4, .rows_per_transaction = 3, .idle_readers = 2, .vfs = {}}};
  FactStore& facts = store->facts();
  constexpr int copies = 11;  // several runs and transactions
  deliver_row(facts, Feed::contributions, own_contribution, copies);
  deliver_row(facts, Feed::households, household_member, copies);
  deliver_row(facts, Feed::household_decisions, household_decision, copies);
  deliver_row(facts, Feed::maternity_claims, maternity_claim, copies);
  deliver_row(facts, Feed::hospital_settlements, hospital_settlement, copies);
  deliver_row(facts, Feed::absences, absence, copies);
  deliver_row(facts, Feed::benefit_events, benefit_event, copies);
  deliver_row(facts, Feed::accounts, account_holder, copies);
  deliver_row(facts, Feed::projects, project, copies);
  deliver_row(facts, Feed::stations, station, copies);
  deliver_row(facts, Feed::regions, region, copies);
  deliver_row(facts, Feed::projects, project, 1, "committed");
  store.close();

  const auto count = [&store](const std::string& table) {
    return SQLite::Database{store.database().string()}.execAndGet("SELECT count(*) FROM " + table).getInt();
  };
  constexpr const char* tables[] = {
      "contributions", "household_members", "household_decisions", "maternity_claims", "hospital_settlements",
      "absences",      "benefit_events",    "account_holders",     "projects",         "stations",
      "regions"};
  for (const char* table : tables) {
    CAPTURE(table);
    CHECK(count(table) >= copies);
  }
  // As if each had been killed just before its commit.
  SQLite::Database{store.database().string(), SQLite::OPEN_READWRITE}.exec(
      "UPDATE batches SET state = 'importing' WHERE delivery <> 'committed'");
  store.open();
  for (const char* table : tables) {
    CAPTURE(table);
    CHECK(count(table) == (std::string(table) == "projects" ? 1 : 0));
  }
  CHECK(count("batches") == 1);
}

TEST_CASE("an import of any kind that was given up leaves nothing", "[subject]") {
  const Scratch store{
      StoreOptions{.rows_per_run = 1, .rows_per_transaction = 1, .idle_readers = 2, .vfs = {}}};
  const auto give_up = [&store](Feed feed, auto row) {
    const auto writer = store->facts().begin_batch(header(feed));
    row.source = {writer->id(), 2};
    writer->add(row);
  };
  give_up(Feed::stations, station);
  give_up(Feed::contributions, own_contribution);
  CHECK(store->facts().batches().empty());
  SQLite::Database database{store.database().string()};
  for (const char* table : {"stations", "contributions", "batches"})
    CHECK(database.execAndGet(std::string("SELECT count(*) FROM ") + table).getInt() == 0);
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
    writer.add(GovernmentContribution{.id = citizen(3),
                                      .name = "",
                                      .year = 2017,
                                      .amount = Fen{1},
                                      .paid_on = day(2017, 6, 1),
                                      .county = RegionCode{1},
                                      .source = {id, 2}});
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

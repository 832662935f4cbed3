// The ledgers of the notice: tags, rows and sums (C2, C4, H2).
#include "tests/support/facts_builder.hpp"
#include "verify/report/ledger/management.hpp"
#include "verify/report/ledger/regions.hpp"
#include "verify/report/ledger/subsidies.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::report;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

Day day(int year, unsigned month, unsigned number) {
  return Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{number}};
}

const RegionPath home{{130225}, "胡各庄镇", "西街村"};

}  // namespace

TEST_CASE("a period is a year or a month") {
  CHECK(parse_period("2018") == Period{2018});
  CHECK(parse_period("2018-03") == Period{2018, std::chrono::March});
  CHECK_FALSE(parse_period("soon"));
  CHECK_FALSE(parse_period("2018-13"));
  CHECK(format_period(Period{2018}) == "2018");
  CHECK(format_period(Period{2018, std::chrono::March}) == "2018-03");
  CHECK(Period{2018, std::chrono::February}.days() == DayInterval{day(2018, 2, 1), day(2018, 2, 28)});
  CHECK(Period{2018, std::chrono::February}.days_of_year() ==
        DayInterval{day(2018, 1, 1), day(2018, 12, 31)});
}

TEST_CASE("a region is a code with town and village as far as wanted") {
  CHECK(parse_region_filter("130225")->contains(home));
  CHECK(parse_region_filter("130200")->contains(home));
  CHECK(parse_region_filter("130000")->contains(home));
  CHECK_FALSE(parse_region_filter("130283")->contains(home));
  CHECK(parse_region_filter("130225/胡各庄镇")->contains(home));
  CHECK_FALSE(parse_region_filter("130225/胡各庄镇/东街村")->contains(home));
  CHECK(RegionFilter{}.contains(home));
  for (const char* wrong : {"", "1302", "130225/", "130225//村", "130225/镇/村/组", "镇"}) {
    INFO(wrong);
    CHECK_FALSE(parse_region_filter(wrong));
  }
  CHECK(format_region_filter(*parse_region_filter("130225/胡各庄镇/西街村")) == "130225/胡各庄镇/西街村");
}

TEST_CASE("who is on no roll and in no registry has the county of the rows by which he is known") {
  FactsBuilder known;
  const RegionPath county{{130283}, "", ""};
  SECTION("a payment") { known.payment(2018y / 3, yuan(120)).county = county.county; }
  SECTION("an event, the last one") {
    known.benefit_event(BenefitEventKind::suspended, day(2018, 5, 1)).county = county.county;
    known.benefit_event(BenefitEventKind::certified_by_hand, day(2018, 3, 1));
  }
  SECTION("an absence") {
    known.absence(AbsenceKind::missing, {day(2018, 1, 1), std::nullopt}).county = county.county;
  }
  SECTION("a trace of life") { known.trace(TraceKind::vaccination, day(2018, 1, 1)).county = county.county; }
  SECTION("a hospital") { known.hospital_settlement(day(2018, 1, 1), yuan(100)).county = county.county; }
  SECTION("a birth") {
    known.maternity_claim(day(2018, 1, 1), yuan(1000), day(2018, 2, 1)).county = county.county;
  }
  SECTION("a decision on the household") {
    known.household_decision(day(2018, 1, 1), yuan(7200), yuan(0)).county = county.county;
  }
  SECTION("a photo") { known.collection(morning_of(day(2018, 1, 1))).collection.county = county.county; }
  SECTION("a death") { known.death(day(2018, 1, 1)).region = county; }
  CHECK(region_of(known.facts) == county);
  CHECK(name_in_ledger(known.facts) == known.name);
}

TEST_CASE("stays that touch are one tag, with all the rows it rests on") {
  FactsBuilder known;
  known.registry_period(Registry::dibao, {day(2017, 7, 1), day(2017, 12, 31)});
  known.registry_period(Registry::dibao, {day(2017, 1, 1), day(2017, 6, 30)});
  known.registry_period(Registry::dibao, {day(2018, 1, 2), std::nullopt});
  const auto tags = tags_of(known.facts);
  REQUIRE(tags.size() == 2);
  CHECK(tags[0].period == DayInterval{day(2017, 1, 1), day(2017, 12, 31)});
  CHECK(tags[0].sources.size() == 2);
  CHECK(tags[1].period == DayInterval{day(2018, 1, 2), std::nullopt});
}

TEST_CASE("who left the registry of the poor by the procedure bears another tag from the next day on") {
  FactsBuilder known;
  known.registry_period(Registry::registered_poor, {day(2016, 1, 1), day(2017, 6, 30)}).exit_procedure = true;
  const auto tags = tags_of(known.facts);
  REQUIRE(tags.size() == 2);
  CHECK(tags[1].kind == TagKind::lifted_out);
  CHECK(tags[1].period == DayInterval{day(2017, 7, 1), std::nullopt});
  for (const auto exit : {std::optional(false), std::optional<bool>()}) {
    known.facts.registry_periods[0].exit_procedure = exit;
    CHECK(tags_of(known.facts).size() == 1);
  }
}

TEST_CASE("standing in a scheme goes by the months of benefit") {
  FactsBuilder known;
  Enrolment& entry = known.enrolment();
  entry.enrolled_on = day(2017, 3, 15);
  entry.benefit_from = 2018y / 2;
  entry.benefit_to = 2018y / 10;
  const auto in = [&](Month month) { return standing_in(known.facts, Scheme::resident_pension, month); };
  CHECK(in(2017y / 2) == Standing::not_insured);
  CHECK(in(2017y / 3) == Standing::insured);
  CHECK(in(2018y / 1) == Standing::insured);
  CHECK(in(2018y / 2) == Standing::drawing);
  CHECK(in(2018y / 10) == Standing::drawing);
  CHECK(in(2018y / 11) == Standing::ended);
  CHECK(standing_in(known.facts, Scheme::unemployment, 2018y / 2) == Standing::not_insured);
}

TEST_CASE("a row of the management ledger names every payer and every row that it rests on") {
  FactsBuilder known;
  known.enrolment().benefit_from = 2018y / 1;
  known.registry_period(Registry::dibao, {day(2018, 12, 31), std::nullopt});
  known.contribution(2018, yuan(200), day(2018, 4, 1));
  known.contribution_of(Scheme::resident_pension, 2018, yuan(10), day(2018, 4, 1), Payer::employer);
  known.contribution(2018, yuan(99), day(2018, 4, 1)).kind = ContributionKind::refused;
  known.contribution(2017, yuan(300), day(2018, 4, 1));
  known.subsidy(2018, yuan(100), day(2018, 5, 1));
  known.payments(2018y / 1, 2018y / 3, yuan(108));
  const auto rows = management_rows(known.facts, Period{2018});
  REQUIRE(rows.size() == 1);
  const ManagementRow& row = rows[0];
  CHECK(row.region == home);
  CHECK(row.standing == Standing::drawing);
  CHECK(row.poor_in_year);
  CHECK(row.by_person == yuan(200));
  CHECK(row.by_employer == yuan(10));
  CHECK(row.by_government == yuan(100));
  CHECK(row.payments == 3);
  CHECK(row.drawn == yuan(324));
  CHECK(row.sources.size() == 8);  // roll, registry, two contributions, subsidy, three payments
  CHECK(cells_of(row).size() == management_ledger().columns.size());

  const auto march = management_rows(known.facts, Period{2018, std::chrono::March});
  REQUIRE(march.size() == 1);
  CHECK(march[0].drawn == yuan(108));
  CHECK(march[0].by_government == Fen{});
  CHECK(march[0].tags.empty());
  CHECK(march[0].poor_in_year);  // one day of the year is enough
}

TEST_CASE("a poor person in no scheme has a row of the management ledger, one without a tag has none") {
  FactsBuilder known;
  CHECK(management_rows(known.facts, Period{2018}).empty());
  known.registry_period(Registry::extreme_hardship, {day(2018, 3, 1), day(2018, 3, 1)}).region = home;
  const auto rows = management_rows(known.facts, Period{2018});
  REQUIRE(rows.size() == 1);
  CHECK_FALSE(rows[0].scheme);
  CHECK(rows[0].standing == Standing::not_insured);
  CHECK(rows[0].region == home);
  CHECK(management_rows(known.facts, Period{2019}).empty());
}

TEST_CASE("what is due stands at the first booking, and shares that are not stated stand apart") {
  FactsBuilder known;
  known.enrolment();
  known.subsidy(2018, yuan(100), day(2018, 6, 1));
  GovernmentContribution& stated = known.subsidy(2018, yuan(100), day(2018, 5, 1));
  stated.province_share = Fen{3334};
  stated.city_share = Fen{3333};
  stated.county_share = Fen{3332};
  const SubsidyDue due{.year = 2018, .amount = yuan(100), .county = {130225}, .rests_on = {{1, 2}}};
  const auto rows = subsidy_rows(known.facts, std::vector{due}, 2018, policy::default_policy());
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].paid_on == day(2018, 5, 1));
  CHECK(rows[0].due == Borne{yuan(100), Fen{3334}, Fen{3333}, Fen{3333}, {}, {}});
  CHECK(rows[0].booked == Borne{yuan(100), Fen{3334}, Fen{3333}, Fen{3332}, {}, Fen{1}});
  CHECK(rows[0].booking == stated.source);
  CHECK(rows[0].rests_on == due.rests_on);
  CHECK(rows[1].due == Borne{});
  CHECK(rows[1].booked.not_stated == yuan(100));
  CHECK(cells_of(rows[0]).size() == subsidy_ledger_of_people().columns.size());
}

TEST_CASE("shares that come to more than the whole do not add up, whatever was left blank") {
  FactsBuilder known;
  known.enrolment();
  known.subsidy(2018, yuan(100), day(2018, 6, 1)).province_share = yuan(120);
  const auto rows = subsidy_rows(known.facts, {}, 2018, policy::default_policy());
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].booked == Borne{yuan(100), yuan(120), {}, {}, {}, Fen{} - yuan(20)});
}

TEST_CASE("what is due and not booked has a row, and what is booked on another ground has nothing due") {
  FactsBuilder known;
  known.enrolment();
  GovernmentContribution& unemployed = known.subsidy(2018, yuan(220), day(2018, 6, 1));
  unemployed.scheme = Scheme::resident_medical;
  unemployed.basis = SubsidyBasis::unemployment;
  unemployed.county = {130283};
  const SubsidyDue due{.year = 2018, .amount = yuan(100), .county = {130225}, .rests_on = {}};
  const auto rows = subsidy_rows(known.facts, std::vector{due}, 2018, policy::default_policy());
  REQUIRE(rows.size() == 2);
  CHECK_FALSE(rows[0].booking);
  CHECK(rows[0].region == home);
  CHECK_FALSE(rows[1].due);
  CHECK(rows[1].region ==
        RegionPath{{130283}, "", ""});  // the county that paid is not where the person lives
}

TEST_CASE("a subsidy ledger counts a person once in each sum") {
  FactsBuilder known;
  known.enrolment();
  known.subsidy(2018, yuan(60), day(2018, 5, 1));
  known.subsidy(2018, yuan(40), day(2018, 6, 1));
  SubsidyLedger ledger(RegionLevel::township);
  ledger.add(subsidy_rows(known.facts, {}, 2018, policy::default_policy()));
  REQUIRE(ledger.sums().size() == 1);
  const auto& [key, sums] = *ledger.sums().begin();
  CHECK(key.region == RegionPath{{130225}, "胡各庄镇", ""});
  CHECK(sums.people == 1);
  CHECK(sums.bookings == 2);
  CHECK(sums.booked.whole == yuan(100));
  CHECK(cells_of(key, sums).size() == subsidy_ledger_of_regions().columns.size());
}

TEST_CASE("the report by region counts parts beside the whole and says what falls short") {
  FactsBuilder known;
  known.enrolment();
  known.registry_period(Registry::dibao, {day(2018, 3, 1), day(2018, 3, 1)});
  known.subsidy(2018, yuan(60), day(2018, 5, 1));
  const SubsidyDue due{.year = 2018, .amount = yuan(100), .county = {130225}, .rests_on = {}};
  RegionReport report(RegionLevel::village);
  report.add(region_person(known.facts, Period{2018}, std::vector{due}, false));
  report.add(region_person(known.facts, Period{2018}, {}, true));
  Finding finding{
      .key = {"P1", known.facts.id, "2018"}, .name = "", .region = home, .sums{}, .reasons{}, .citations{}};
  finding.sums.owed = yuan(40);
  report.add(finding);
  Case one{0, known.facts.id, CaseState::open, "王秀英", home, {}, {}, {}, {}, {}, {}};
  report.add(one);
  one.state = CaseState::decided;
  report.add(one);
  one.state = CaseState::withdrawn;
  report.add(one);
  REQUIRE(report.figures().size() == 1);
  const RegionFigures& figures = report.figures().at(home);
  CHECK(figures.people == 2);
  CHECK(figures.poor_insured == 2);
  CHECK(figures.to_be_paid_for == 1);
  CHECK(figures.paid_for == 0);
  CHECK(figures.paid_by_government == yuan(120));
  CHECK(figures.recipients == 2);
  CHECK(figures.certified == 1);
  CHECK(figures.findings == 1);
  CHECK(figures.findings_owed == 1);
  CHECK(figures.findings_lost == 0);
  CHECK(figures.cases == 2);
  CHECK(figures.cases_decided == 1);
  std::vector<std::string_view> short_of;
  for (const Shortfall& shortfall : shortfalls(figures)) short_of.push_back(shortfall.field);
  CHECK(short_of == std::vector<std::string_view>{"paid_for", "certified", "cases_decided"});
  CHECK(cells_of(Period{2018}, home, figures).size() == region_report().columns.size());
}

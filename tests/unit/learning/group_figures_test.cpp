// Figures by group, what is not told, and which groups differ.
#include "verify/learning/group_figures.hpp"

#include "tests/support/renamed_county.hpp"
#include "verify/learning/compare_groups.hpp"
#include "verify/types/facts.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::learning;
using namespace std::chrono_literals;

namespace {

constexpr Day today{2018y / 4 / 10};
constexpr RegionCode leting{130225}, tangshan{130203};

JudgedCases judged(const char* check, Outcome outcome, Sex sex, std::int64_t cases, int days = 10,
                   RegionCode county = leting) {
  return {.check = check,
          .outcome = outcome,
          .county = county,
          .sex = sex,
          .age = AgeBand::from_70,
          .days = days,
          .cases = cases,
          .findings = cases,
          .lost = Fen{cases * 1000},
          .owed = Fen{cases * 10},
          .back_pay = Fen{cases}};
}

PeopleOfGroup people(Sex sex, std::int64_t count, RegionCode county = leting) {
  return {.county = county, .sex = sex, .age = AgeBand::from_70, .people = count};
}

const GroupFigures& group(const GroupReport& report, GroupBy by, std::string_view name) {
  return *std::find_if(report.groups.begin(), report.groups.end(),
                       [&](const GroupFigures& one) { return one.by == by && one.group == name; });
}

}  // namespace

TEST_CASE("what was decided is counted for each group that the person is in") {
  const RegionHistory regions;
  GroupTally tally(regions, today);
  tally.add_recipients(people(Sex::female, 600));
  tally.add_recipients(people(Sex::male, 400));
  tally.add(FlaggedPeople{"D1", people(Sex::female, 30)});
  tally.add(FlaggedPeople{"D1", people(Sex::male, 10)});
  tally.add(judged("D1", Outcome::death_reported_late, Sex::female, 6, 4));
  tally.add(judged("D1", Outcome::agency_error, Sex::female, 2, 6));
  tally.add(judged("D1", Outcome::registry_wrong, Sex::female, 2, 30));
  tally.add(judged("D1", Outcome::cannot_be_decided, Sex::male, 3));
  const GroupReport report = tally.report();

  const GroupFigures& women = group(report, GroupBy::sex, "female");
  CHECK(women.right == 8);
  CHECK(women.wrong == 2);
  CHECK(women.right_share.share() == Approx(0.8));
  CHECK(women.right_share.interval.low == Approx(binomial_interval(8, 10).low));
  CHECK(women.flag_rate->share() == Approx(0.05));
  CHECK(women.wrong_flags->share() == Approx(2.0 / 600));
  CHECK(women.median->days == 4);
  CHECK(women.p90->days == 30);
  // Each outcome's money apart, and of wrong findings none.
  CHECK(women.lost.at(Outcome::death_reported_late) == Fen{6000});
  CHECK(women.lost.at(Outcome::agency_error) == Fen{2000});
  CHECK(women.lost.size() == 2);
  CHECK(women.owed == Fen{80});
  CHECK(women.back_pay == Fen{10});

  const GroupFigures& men = group(report, GroupBy::sex, "male");
  CHECK(men.undecided == 3);
  CHECK(men.right_share.trials == 0);
  const GroupFigures& all = group(report, GroupBy::everybody, "");
  CHECK(all.recipients == 1000);
  CHECK(all.flagged == 40);
  CHECK(all.right == 8);
}

TEST_CASE("few recipients are told by no check, nor the next smallest group that hides them") {
  const RegionHistory regions;
  GroupTally tally(regions, today);
  tally.add_recipients(people(Sex::female, 1000));
  tally.add_recipients(people(Sex::female, 30, tangshan));
  tally.add_recipients(people(Sex::female, 1, {130283}));
  const int beside = GENERATE(3, 4);
  tally.add_recipients(people(Sex::female, beside, {130281}));
  tally.add(FlaggedPeople{"D1", people(Sex::female, 6)});
  tally.add(FlaggedPeople{"S2", people(Sex::female, 9, tangshan)});
  const GroupReport report = tally.report();
  for (const GroupFigures& one : report.groups) {
    if (one.by != GroupBy::county) continue;
    INFO(one.check << " " << one.group);
    const bool hides = one.group == "130203" && 1 + beside < 5;
    CHECK(one.suppressed == (hides || one.group == "130283" || one.group == "130281"));
  }
}

TEST_CASE("four flagged people are not told, however many cases they had, nor the group that hides them") {
  const RegionHistory regions;
  GroupTally tally(regions, today);
  tally.add_recipients(people(Sex::female, 1000));
  tally.add_recipients(people(Sex::female, 500, tangshan));
  tally.add_recipients(people(Sex::female, 300, {130283}));
  tally.add_recipients(people(Sex::female, 40, {130281}));
  tally.add(FlaggedPeople{"S2", people(Sex::female, 12)});
  tally.add(FlaggedPeople{"S2", people(Sex::female, 9, tangshan)});
  tally.add(FlaggedPeople{"S2", people(Sex::female, 4, {130283})});
  tally.add(judged("S2", Outcome::in_order, Sex::female, 3, 9, {130283}));
  tally.add(judged("S2", Outcome::cannot_be_decided, Sex::female, 2, 9, {130283}));
  const GroupReport report = tally.report();
  const GroupFigures& small = group(report, GroupBy::county, "130283");
  CHECK(small.suppressed);
  CHECK(small.wrong == 0);
  CHECK_FALSE(small.median);
  CHECK(group(report, GroupBy::county, "130203").suppressed);
  CHECK_FALSE(group(report, GroupBy::county, "130225").suppressed);
  // Of many in whom nobody is flagged nobody is told of.
  CHECK_FALSE(group(report, GroupBy::county, "130281").suppressed);
  CHECK(group(report, GroupBy::everybody, "").undecided == 5);
  for (const Difference& one : report.differences) CHECK(one.group != "130283");
}

TEST_CASE("cases of people who are flagged elsewhere by now are not told") {
  const RegionHistory regions;
  GroupTally tally(regions, today);
  tally.add_recipients(people(Sex::female, 1000));
  tally.add_recipients(people(Sex::female, 500, tangshan));
  tally.add(FlaggedPeople{"D1", people(Sex::female, 12)});
  tally.add(judged("D1", Outcome::in_order, Sex::female, 1, 9, tangshan));
  CHECK(group(tally.report(), GroupBy::county, "130203").suppressed);
}

TEST_CASE("a county that ended counts with the one that it became") {
  const RegionHistory regions = test::with_renamed_county();
  GroupTally tally(regions, Day{2019y / 1 / 1});
  tally.add_recipients(people(Sex::male, 100, {130223}));
  tally.add_recipients(people(Sex::male, 50, {130284}));
  tally.add(FlaggedPeople{"D1", people(Sex::male, 7, {130223})});
  tally.add(judged("D1", Outcome::death_reported_late, Sex::male, 1, 5, {130223}));
  const GroupReport report = tally.report();
  CHECK(group(report, GroupBy::county, "130284").recipients == 150);
  CHECK(group(report, GroupBy::county, "130284").right == 1);
  CHECK(std::none_of(report.groups.begin(), report.groups.end(),
                     [](const GroupFigures& one) { return one.group == "130223"; }));
}

TEST_CASE("zero decided cases and no recipients: nothing is divided") {
  const RegionHistory regions;
  GroupTally tally(regions, today);
  CHECK(tally.report().groups.empty());
  CHECK(tally.report().differences.empty());
  tally.add(FlaggedPeople{"P4", people(Sex::female, 12)});
  const GroupReport report = tally.report();
  const GroupFigures& all = group(report, GroupBy::everybody, "");
  CHECK(all.flagged == 12);
  CHECK_FALSE(all.flag_rate);
  CHECK_FALSE(all.median);
  CHECK(report.differences.empty());
}

TEST_CASE("more flagged than recipients: no rate is told") {
  const RegionHistory regions;
  GroupTally tally(regions, today);
  tally.add_recipients(people(Sex::female, 10));
  tally.add(FlaggedPeople{"P4", people(Sex::female, 12)});
  const GroupReport report = tally.report();
  CHECK_FALSE(group(report, GroupBy::everybody, "").flag_rate);
}

TEST_CASE("a group that is flagged three times as often stands out, one that is not does not") {
  const RegionHistory regions;
  GroupTally tally(regions, today);
  for (int county = 130'271; county <= 130'290; ++county) {
    tally.add_recipients(people(Sex::female, 10'000, {county}));
    tally.add(FlaggedPeople{"D1", people(Sex::female, county == 130283 ? 150 : 50, {county})});
  }
  const GroupReport report = tally.report();
  int out = 0;
  for (const Difference& one : report.differences)
    if (one.measure == Measure::flag_rate && one.by == GroupBy::county) {
      CHECK(one.stands_out == (one.group == "130283"));
      out += one.stands_out;
    }
  CHECK(out == 1);
}

TEST_CASE("exact tests of two groups") {
  // Fisher's tea: 3 of 4 against 1 of 4; the greater tail is 17 / 70.
  CHECK(chance_of_share(3, 4, 1, 4) == Approx(2 * 17.0 / 70));
  CHECK(chance_of_share(4, 4, 0, 4) == Approx(2 * 1.0 / 70));
  CHECK(chance_of_share(0, 10, 0, 10) == 1);
  CHECK(chance_of_share(0, 0, 3, 10) == 1);
  // 9 of 10 fall to a half: 2 * 11 / 1024.
  CHECK(chance_of_rate(9, 10, 0.5) == Approx(2 * 11.0 / 1024));
  CHECK(chance_of_rate(0, 10, 0.5) == Approx(2 / 1024.0));
  CHECK(chance_of_rate(0, 0, 0.5) == 1);
  CHECK(chance_of_rate(50, 100, 0.5) == 1);
  // Sizes of a province.
  CHECK(chance_of_share(60'000, 120'000, 40'000, 80'000) > 0.9);
  CHECK(chance_of_share(60'900, 120'000, 39'100, 80'000) < 1e-10);
}

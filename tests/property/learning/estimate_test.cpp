// What holds of every sample.
#include "verify/learning/estimate.hpp"

#include "verify/learning/day_counts.hpp"
#include "verify/learning/group_figures.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace benefit;
using namespace benefit::learning;

namespace {

std::vector<DrawnUnit> any_sample() {
  std::vector<DrawnUnit> units;
  const int count = *rc::gen::inRange(0, 120);
  for (int i = 0; i < count; ++i) {
    const double probability = *rc::gen::element(0.0002, 0.01, 0.2, 1.0);
    const bool answered = *rc::gen::inRange(0, 4) > 0;
    const double most = *rc::gen::element(1.0, 9'000.0, 12'050.0);
    const double value = *rc::gen::element(0.0, 0.0, 0.5, 1.0) * most;
    units.push_back({*rc::gen::element<std::string>("photo", "by_hand"), probability, answered, value, most});
  }
  return units;
}

/// Of one kind of groups: whom no check tells, whom this one does not, and what follows from the whole.
struct LeftOut {
  std::set<std::string> groups;
  std::int64_t recipients = 0, flagged = 0;
};

bool is_few(std::int64_t people) { return 1 <= people && people <= 4; }

}  // namespace

TEST_CASE("every interval holds its estimate, and the extremes hold each other") {
  CHECK(rc::check("intervals", [] {
    const std::vector<DrawnUnit> units = any_sample();
    const Estimate total = total_of(units);
    RC_ASSERT(std::isfinite(total.value) && std::isfinite(total.interval.high));
    RC_ASSERT(0 <= total.interval.low);
    RC_ASSERT(total.interval.low <= total.value * (1 + 1e-9));
    RC_ASSERT(total.value <= total.interval.high * (1 + 1e-9));
    RC_ASSERT(total.if_none_else <= total.if_all_else * (1 + 1e-9));
    RC_ASSERT(total.if_none_else <= total.value * (1 + 1e-9));
    const Estimate share = share_of(units, 1'000'000);
    RC_ASSERT(0 <= share.interval.low && share.interval.high <= 1);
  }));
}

TEST_CASE("the order of the units makes no difference, and answers never change how many were drawn") {
  CHECK(rc::check("order", [] {
    std::vector<DrawnUnit> units = any_sample();
    const Estimate before = total_of(units);
    const Response response = response_of(units);
    RC_ASSERT(response.answered <= response.drawn);
    std::reverse(units.begin(), units.end());
    const Estimate after = total_of(units);
    RC_ASSERT(std::abs(before.value - after.value) <= 1e-9 * (1 + before.value));
    RC_ASSERT(before.events == after.events);
    RC_ASSERT(before.method == after.method);
  }));
}

TEST_CASE("a quantile of days lies in its interval, and the 90th percentile not below the median") {
  CHECK(rc::check("days", [] {
    DayCounts counts;
    for (const int days : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 400)))
      counts.add(days, 1);
    const auto median = counts.quantile(0.5), p90 = counts.quantile(0.9);
    RC_ASSERT(median.has_value() == (counts.total() > 0));
    if (!median) return;
    RC_ASSERT(median->days <= p90->days);
    for (const auto& quantile : {*median, *p90}) {
      if (quantile.low) RC_ASSERT(*quantile.low <= quantile.days);
      if (quantile.high) RC_ASSERT(*quantile.high >= quantile.days);
    }
  }));
}

TEST_CASE("the groups of one kind add up to everybody, as far as they are told") {
  CHECK(rc::check("groups", [] {
    const RegionHistory regions;
    GroupTally tally(regions, Day{std::chrono::year{2018} / 4 / 10});
    const int rows = *rc::gen::inRange(1, 30);
    for (int i = 0; i < rows; ++i) {
      const auto outcome = static_cast<Outcome>(*rc::gen::inRange(0, 8));
      const RegionCode county{*rc::gen::element(130225, 130203, 130283)};
      const Sex sex = *rc::gen::element(Sex::male, Sex::female);
      const AgeBand age = *rc::gen::elementOf(std::vector<AgeBand>(age_bands.begin(), age_bands.end()));
      const std::int64_t cases = *rc::gen::inRange(1, 9);
      tally.add(JudgedCases{"D1", outcome, county, sex, age, *rc::gen::inRange(0, 90), cases, cases,
                            Fen{100 * cases}, Fen{}, Fen{}});
      tally.add(FlaggedPeople{"D1", {county, sex, age, *rc::gen::inRange(0, 9)}});
      tally.add_recipients({county, sex, age, *rc::gen::inRange(0, 40)});
    }
    const GroupReport report = tally.report();
    std::int64_t all = 0;
    for (const GroupFigures& group : report.groups)
      if (group.by == GroupBy::everybody) all = group.right + group.wrong + group.undecided;
    for (const GroupBy by : {GroupBy::sex, GroupBy::age, GroupBy::county}) {
      std::int64_t told = 0, suppressed = 0, of_kind = 0;
      for (const GroupFigures& group : report.groups) {
        if (group.by != by) continue;
        ++of_kind;
        told += group.right + group.wrong + group.undecided;
        suppressed += group.suppressed;
      }
      RC_ASSERT((suppressed > 0 ? told <= all : told == all));
      RC_ASSERT((suppressed != 1 || of_kind == 1));  // never alone, or it would follow from the others
    }
    for (const Difference& one : report.differences) {
      RC_ASSERT(0 <= one.chance && one.chance <= 1);
      RC_ASSERT(!one.stands_out || one.chance <= 0.05);
    }
  }));
}

TEST_CASE("no row is of one to four people, nor does one follow from the whole and from other checks") {
  CHECK(rc::check("few", [] {
    const RegionHistory regions;
    GroupTally tally(regions, Day{std::chrono::year{2018} / 4 / 10});
    std::map<std::pair<GroupBy, std::string>, std::int64_t> recipients;
    std::map<std::tuple<std::string, GroupBy, std::string>, std::int64_t> flagged;
    const int rows = *rc::gen::inRange(1, 12);
    for (int i = 0; i < rows; ++i) {
      const RegionCode county{*rc::gen::element(130225, 130203, 130283, 130281, 130224)};
      const Sex sex = *rc::gen::element(Sex::male, Sex::female);
      const AgeBand age = *rc::gen::elementOf(std::vector<AgeBand>(age_bands.begin(), age_bands.end()));
      const std::vector<std::pair<GroupBy, std::string>> groups = {
          {GroupBy::everybody, ""},
          {GroupBy::sex, sex == Sex::male ? "male" : "female"},
          {GroupBy::age, std::string(to_string(age))},
          {GroupBy::county, std::to_string(county.value)}};
      const std::int64_t paid = *rc::gen::element(0, 1, 2, 3, 4, 5, 40);
      tally.add_recipients({county, sex, age, paid});
      for (const auto& group : groups) recipients[group] += paid;
      for (const char* check : {"D1", "S2"}) {
        const std::int64_t found = *rc::gen::element(0, 0, 1, 2, 3, 4, 5, 20);
        tally.add(FlaggedPeople{check, {county, sex, age, found}});
        for (const auto& [by, group] : groups) flagged[{check, by, group}] += found;
        if (found > 0)
          tally.add(JudgedCases{check, Outcome::agency_error, county, sex, age, 3, found + 1, found + 1,
                                Fen{}, Fen{}, Fen{}});
      }
    }
    std::map<GroupBy, LeftOut> of_all;  // by all checks together
    for (const auto& [group, people] : recipients) {
      of_all[group.first].groups.insert(group.second);
      of_all[group.first].recipients += people;
    }
    std::map<std::pair<std::string, GroupBy>, LeftOut> of_check;
    for (const GroupFigures& group : tally.report().groups) {
      LeftOut& left = of_check[{group.check, group.by}];
      const std::int64_t found = flagged[{group.check, group.by, group.group}];
      if (group.suppressed) {
        left.groups.insert(group.group);
        left.flagged += found;
        continue;
      }
      RC_ASSERT(!is_few(group.recipients) &&
                group.recipients == recipients[std::pair(group.by, group.group)]);
      RC_ASSERT(!is_few(group.flagged) && group.flagged == found);
      if (of_all[group.by].groups.erase(group.group) > 0) of_all[group.by].recipients -= group.recipients;
    }
    for (const auto& [by, left] : of_all) {
      if (by == GroupBy::everybody || left.groups.empty() ||
          is_few(recipients[std::pair(GroupBy::everybody, "")]))
        continue;
      RC_ASSERT(!is_few(left.recipients));
    }
    for (const auto& [of, left] : of_check) {
      if (of.second == GroupBy::everybody || left.groups.empty()) continue;
      if (is_few(flagged[std::tuple(of.first, GroupBy::everybody, "")])) continue;  // the whole is not told
      RC_ASSERT(!is_few(left.flagged));
    }
  }));
}

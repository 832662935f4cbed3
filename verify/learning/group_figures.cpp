#include "verify/learning/group_figures.hpp"

#include "verify/learning/compare_groups.hpp"
#include "verify/learning/verdict.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace benefit::learning {
namespace {

CountedShare share(std::int64_t hits, std::int64_t trials) {
  return counted_share(static_cast<std::size_t>(hits), static_cast<std::size_t>(trials));
}

/// As many people as are known to be in the group.
std::int64_t people_in(const GroupFigures& group) {
  return std::max({group.recipients, group.flagged, group.right + group.wrong + group.undecided});
}

void suppress(GroupFigures& group) {
  group = {.check = group.check, .by = group.by, .group = group.group, .suppressed = true};
}

/// Of the groups of one kind. What is left out together follows from the whole less the others: so it is never
/// one group alone, nor fewer people than may be told of.
void suppress_small(std::vector<GroupFigures*> groups) {
  std::ranges::sort(groups, [](const auto* a, const auto* b) {
    return std::pair(people_in(*a), a->group) < std::pair(people_in(*b), b->group);
  });
  std::size_t small = 0;
  std::int64_t left_out = 0;
  const auto leave_out = [&] { left_out += people_in(*groups[small++]); };
  while (small < groups.size() && people_in(*groups[small]) < least_people) leave_out();
  while (small > 0 && small < groups.size() && (small == 1 || left_out < least_people)) leave_out();
  for (std::size_t i = 0; i < small; ++i) suppress(*groups[i]);
}

}  // namespace

std::string_view to_string(GroupBy by) {
  constexpr std::string_view names[] = {"everybody", "sex", "age", "county"};
  return names[static_cast<std::size_t>(by)];
}

std::string_view to_string(Measure measure) {
  constexpr std::string_view names[] = {"flag_rate", "wrong_share", "wrong_flags"};
  return names[static_cast<std::size_t>(measure)];
}

std::vector<GroupTally::Group> GroupTally::groups_of(RegionCode county, Sex sex, AgeBand age) const {
  return {{GroupBy::everybody, ""},
          {GroupBy::sex, sex == Sex::male ? "male" : "female"},
          {GroupBy::age, std::string(to_string(age))},
          {GroupBy::county, fmt::format("{:06}", regions_.county_on(county, today_).value)}};
}

void GroupTally::add(const JudgedCases& cases) {
  const Judged verdict = judge(cases.check, cases.outcome);
  for (const Group& group : groups_of(cases.county, cases.sex, cases.age)) {
    Counted& counted = checks_[cases.check][group];
    counted.outcomes[cases.outcome] += cases.cases;
    counted.days.add(cases.days, cases.cases);
    counted.back_pay += cases.back_pay;
    if (verdict == Judged::undecided) counted.undecided += cases.cases;
    if (verdict == Judged::wrong) counted.wrong += cases.cases;
    if (verdict != Judged::right) continue;
    counted.right += cases.cases;
    counted.lost[cases.outcome] += cases.lost;
    counted.owed += cases.owed;
  }
}

void GroupTally::add(const FlaggedPeople& people) {
  for (const Group& group : groups_of(people.group.county, people.group.sex, people.group.age))
    checks_[people.check][group].flagged += people.group.people;
}

void GroupTally::add_recipients(const PeopleOfGroup& people) {
  for (const Group& group : groups_of(people.county, people.sex, people.age))
    recipients_[group] += people.people;
}

GroupFigures GroupTally::figures(const std::string& check, const Group& group, const Counted& counted) const {
  GroupFigures figures{.check = check, .by = group.first, .group = group.second};
  if (const auto known = recipients_.find(group); known != recipients_.end())
    figures.recipients = known->second;
  figures.flagged = counted.flagged;
  figures.right = counted.right;
  figures.wrong = counted.wrong;
  figures.undecided = counted.undecided;
  figures.outcomes = counted.outcomes;
  if (figures.recipients > 0 && counted.flagged <= figures.recipients)
    figures.flag_rate = share(counted.flagged, figures.recipients);
  if (figures.recipients > 0 && counted.wrong <= figures.recipients)
    figures.wrong_flags = share(counted.wrong, figures.recipients);
  figures.right_share = share(counted.right, counted.right + counted.wrong);
  figures.wrong_share = share(counted.wrong, counted.right + counted.wrong);
  figures.median = counted.days.quantile(0.5);
  figures.p90 = counted.days.quantile(0.9);
  figures.lost = counted.lost;
  figures.owed = counted.owed;
  figures.back_pay = counted.back_pay;
  return figures;
}

GroupReport GroupTally::report() const {
  GroupReport report;
  for (const auto& [check, counted_groups] : checks_) {
    std::vector<GroupFigures> of_check;
    // Groups of recipients of whom the check flags nobody are told, too.
    std::map<Group, Counted> all = counted_groups;
    for (const auto& [group, people] : recipients_) all.try_emplace(group);
    for (const auto& [group, counted] : all) of_check.push_back(figures(check, group, counted));
    for (const GroupBy by : {GroupBy::everybody, GroupBy::sex, GroupBy::age, GroupBy::county}) {
      std::vector<GroupFigures*> alike;
      for (GroupFigures& group : of_check)
        if (group.by == by) alike.push_back(&group);
      suppress_small(std::move(alike));
    }
    report.groups.insert(report.groups.end(), of_check.begin(), of_check.end());
  }
  report.differences = compare_groups(report.groups);
  return report;
}

}  // namespace benefit::learning

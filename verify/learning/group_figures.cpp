#include "verify/learning/group_figures.hpp"

#include "verify/learning/compare_groups.hpp"
#include "verify/learning/verdict.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace benefit::learning {
namespace {

CountedShare share(std::int64_t hits, std::int64_t trials) {
  return counted_share(static_cast<std::size_t>(hits), static_cast<std::size_t>(trials));
}

bool is_few(std::int64_t people) { return people > 0 && people < least_people; }

/// Too few people to be told of, be it those whom the check flags. How many people the decided cases are of
/// is known only by whom the check flags: a case that was decided in another county or at another age is
/// nobody's here.
bool tells_of_few(const GroupFigures& group) {
  const bool is_of_unknown_people = group.flagged == 0 && group.right + group.wrong + group.undecided > 0;
  return is_few(group.recipients) || is_few(group.flagged) || is_of_unknown_people;
}

void suppress(GroupFigures& group) {
  group = {.check = group.check, .by = group.by, .group = group.group, .suppressed = true};
}

/// Of the groups of one kind, by name, with how many people each has: those that are `few` by themselves, and
/// more until what is left out together, which follows from the whole less the others, is two groups at least
/// and not few people. The smallest go first; one without anybody hides nobody, so it goes last.
std::set<std::string> left_out_with(std::set<std::string> few,
                                    const std::map<std::string, std::int64_t>& people) {
  if (few.empty()) return few;
  std::int64_t together = 0;
  std::vector<std::tuple<bool, std::int64_t, std::string>> others;
  for (const auto& [group, count] : people)
    if (few.contains(group))
      together += count;
    else
      others.emplace_back(count == 0, count, group);
  std::ranges::sort(others);
  for (const auto& [_, count, group] : others) {
    if (few.size() > 1 && !is_few(together)) break;
    few.insert(group);
    together += count;
  }
  return few;
}

/// Groups of few recipients, with those that hide them: the same ones for every check, since a check that
/// told the recipients of one would give away the rest.
std::set<std::string> of_few_recipients(const std::map<std::string, std::int64_t>& recipients) {
  std::set<std::string> few;
  for (const auto& [group, people] : recipients)
    if (is_few(people)) few.insert(group);
  return left_out_with(std::move(few), recipients);
}

/// `alike`: all groups of one check and one kind.
void suppress_small(const std::vector<GroupFigures*>& alike, std::set<std::string> few) {
  std::map<std::string, std::int64_t> flagged;
  for (const GroupFigures* group : alike) {
    flagged[group->group] = group->flagged;
    if (tells_of_few(*group)) few.insert(group->group);
  }
  few = left_out_with(std::move(few), flagged);
  for (GroupFigures* group : alike)
    if (few.contains(group->group)) suppress(*group);
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
  std::map<GroupBy, std::map<std::string, std::int64_t>> recipients;
  for (const auto& [group, people] : recipients_) recipients[group.first][group.second] = people;
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
      suppress_small(alike, of_few_recipients(recipients[by]));
    }
    report.groups.insert(report.groups.end(), of_check.begin(), of_check.end());
  }
  report.differences = compare_groups(report.groups);
  return report;
}

}  // namespace benefit::learning

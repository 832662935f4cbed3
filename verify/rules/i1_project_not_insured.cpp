// I1 (provision 二(三)1): a building project that has begun and is not insured against work injury as a
// project, or was insured later than it began. Reads the list of projects. A gap to be closed, held against
// nobody; no money is counted.
#include "verify/identity/region.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/thing_facts.hpp"

#include <array>
#include <map>
#include <string>
#include <utility>

namespace benefit::rules {
namespace {

constexpr std::string_view began = "i1.began";
constexpr std::string_view not_insured = "i1.not_insured";
constexpr std::string_view insured_late = "i1.insured_late";
constexpr std::string_view have_it_insured = "i1.have_it_insured";
constexpr std::string_view was_open = "i1.was_open";
constexpr std::array reason_codes = {began, not_insured, insured_late, have_it_insured, was_open};
constexpr std::array needed = {Feed::projects};

/// A project is known by its number in its county.
std::string thing_of(const Project& project) {
  return identity::format_region_code(project.region.county) + '/' + project.number;
}

/// Every list is newer than those before: of each project the row delivered last.
std::map<std::string, const Project*> newest_rows(const std::vector<Project>& projects) {
  std::map<std::string, const Project*> newest;
  for (const Project& project : projects) {
    const Project*& row = newest.try_emplace(thing_of(project), &project).first->second;
    if (row->source < project.source) row = &project;
  }
  return newest;
}

std::int64_t days_between(Day from, Day to) { return (to - from).count(); }

Observation gap(const std::string& thing, const Project& project) {
  Observation observation{
      .key = {"I1", ThingKind::project, thing, std::string(to_string(Scheme::work_injury))},
      .name = project.name,
      .region = project.region,
      .monthly = {},
      .reasons = {},
      .citations = {{project.source, std::nullopt}}};
  observation.reasons.push_back({std::string(began),
                                 {{"number", project.number},
                                  {"builder", project.builder.empty() ? "-" : project.builder},
                                  {"on", project.started_on}}});
  return observation;
}

void observe(const ThingFacts& facts, const CheckContext& context, std::vector<Observation>& observations) {
  for (const auto& [thing, project] : newest_rows(facts.projects)) {
    if (project->started_on > context.as_of ||
        policy::provision_in_force(context.policy, "I1", project->started_on, project->region.county) ==
            nullptr)
      continue;
    if (!project->insured_on || *project->insured_on > context.as_of) {
      // The first day counts, and so does the day of the run.
      Observation& found = observations.emplace_back(gap(thing, *project));
      found.reasons.push_back(
          {std::string(not_insured), {{"days", days_between(project->started_on, context.as_of.day()) + 1}}});
      found.reasons.push_back({std::string(have_it_insured), {}});
    } else if (*project->insured_on > project->started_on) {
      Observation& found = observations.emplace_back(gap(thing, *project));
      found.reasons.push_back({std::string(insured_late),
                               {{"days", days_between(project->started_on, *project->insured_on)},
                                {"insured_on", *project->insured_on}}});
      found.reasons.push_back({std::string(was_open), {}});
    }
  }
}

}  // namespace

constinit const Check i1_project_not_insured{
    .code = "I1",
    .provision = i1,
    .finds =
        "A building project that has begun and is not insured against work injury as a project, or was "
        "insured "
        "later than it began.",
    .reads =
        "The list of projects: of each number in a county the row that was delivered last, whether it has "
        "begun "
        "by the day of the run, and since when it is insured.",
    .needs = {.all = needed, .any = {}},
    .money = "None.",
    .period = "work_injury: each project has one",
    .cannot_see =
        "Projects that are on no list; whether the premium fits the size of the project, and how long the "
        "insurance runs. A project that insured its workers one by one looks like one that is not insured.",
    .reason_codes = reason_codes,
    .observe = observe,
};

}  // namespace benefit::rules

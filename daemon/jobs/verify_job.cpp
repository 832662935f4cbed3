#include "daemon/jobs/verify_job.hpp"

#include "daemon/api/json/not_run.hpp"
#include "daemon/api/json/values.hpp"
#include "daemon/jobs/parameters.hpp"
#include "verify/identity/region.hpp"
#include "verify/report/summary.hpp"
#include "verify/rules/registry.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace benefit::jobs {
namespace {

namespace json = boost::json;

constexpr std::size_t most_past_findings = 10'000;

/// A line for each check: what it has found, and of those that were not run which feeds they lack.
json::array checks_json(const report::Summary& summary, const std::map<Feed, Day>& last, Day as_of) {
  json::array array;
  for (const rules::Check* check : rules::checks()) {
    const auto found =
        std::find_if(summary.checks.begin(), summary.checks.end(),
                     [&](const report::CheckSummary& row) { return row.check == check->code; });
    const report::CheckSummary row = found == summary.checks.end() ? report::CheckSummary{} : *found;
    json::object object = api::not_run_json(*check, last, as_of);
    object["check"] = check->code;
    object["people"] = row.people;
    object["findings"] = row.findings;
    object["sums"] = api::to_json(row.sums);
    array.push_back(std::move(object));
  }
  return array;
}

/// What each check has noticed about things.
void add_observations(json::array& checks, const ObservationStore& store) {
  std::map<std::string, std::int64_t, std::less<>> observations;
  store.for_each_observation(
      false, [&](const StoredObservation& stored) { ++observations[stored.observation.key.check]; });
  for (json::value& check : checks)
    check.as_object()["observations"] = observations[std::string(check.at("check").as_string())];
}

report::Summary summary_of(const CaseStore& cases) {
  report::Summariser summariser;
  cases.for_each_finding(false, [&](const StoredFinding& stored) { summariser.add(stored.finding); });
  return summariser.summary();
}

report::Summary summary_of(const std::vector<Finding>& findings) {
  report::Summariser summariser;
  for (const Finding& finding : findings) summariser.add(finding);
  return summariser.summary();
}

/// As many as a result can hold. Who they are about and why is told to readers of files alone (api/json/job).
json::array findings_json(const std::vector<Finding>& findings) {
  json::array array;
  for (const Finding& finding : findings) {
    if (array.size() == most_past_findings) break;
    array.push_back(json::object{{"check", finding.key.check},
                                 {"subject", finding.key.subject.to_string()},
                                 {"name", finding.name},
                                 {"region", identity::format_region_path(finding.region)},
                                 {"period", finding.key.period},
                                 {"sums", api::to_json(finding.sums)},
                                 {"reasons", json::parse(to_json(finding.reasons))}});
  }
  return array;
}

/// In the order of a case's life.
json::object cases_json(const CaseStore& cases) {
  constexpr auto states = std::to_array(
      {CaseState::open, CaseState::taken, CaseState::proposed, CaseState::decided, CaseState::withdrawn});
  std::map<CaseState, std::int64_t> counts = cases.count_cases();
  json::object object;
  for (const CaseState state : states) object[to_string(state)] = counts[state];
  return object;
}

/// A report that changes nothing.
Expected<std::string> report_as_known(const pipeline::Ports& ports, const pipeline::RunOptions& options,
                                      const VerifyParameters& parameters, Progress& progress) {
  const Instant known_at = pipeline::end_of_china_day(*parameters.known_on);
  const auto answer = pipeline::answer_as_known(ports, parameters.as_of, known_at, options, progress);
  if (!answer) return tl::unexpected(answer.error());
  json::array findings = findings_json(answer->findings);
  const std::size_t left_out = answer->findings.size() - findings.size();
  return json::serialize(json::object{
      {"as_of", api::to_json(parameters.as_of)},
      {"as_known_on", api::to_json(*parameters.known_on)},
      {"links", api::links_of_the_past},
      {"checks", checks_json(summary_of(answer->findings), pipeline::last_deliveries(ports.facts, known_at),
                             parameters.as_of)},
      {"subjects", answer->subjects},
      {"findings", std::move(findings)},
      {"findings_left_out", left_out}});
}

Expected<std::string> verify(const pipeline::Ports& ports, const pipeline::RunOptions& options,
                             const Job& job, Progress& progress) {
  const VerifyParameters parameters = verify_parameters_from_json(job.parameters);
  if (parameters.known_on) return report_as_known(ports, options, parameters, progress);
  pipeline::RunOptions run = options;
  run.everyone = parameters.everyone;
  if (auto ended = pipeline::verify(ports, job.id, parameters.as_of, run, progress); !ended)
    return tl::unexpected(ended.error());
  json::array checks =
      checks_json(summary_of(ports.cases), pipeline::last_deliveries(ports.facts), parameters.as_of);
  add_observations(checks, ports.observations);
  const RunChanges changes = ports.jobs.changes_of(job.id);
  return json::serialize(json::object{{"as_of", api::to_json(parameters.as_of)},
                                      {"changes", json::object{{"appeared", changes.appeared},
                                                               {"changed", changes.changed},
                                                               {"withdrawn", changes.withdrawn}}},
                                      {"checks", std::move(checks)},
                                      {"cases", cases_json(ports.cases)},
                                      {"subjects", ports.jobs.subjects_checked(job.id)},
                                      {"everyone", !ports.jobs.only_concerned(job.id)}});
}

}  // namespace

Work verify_work(const pipeline::Ports& ports, const pipeline::RunOptions& options) {
  return {[&ports, options](const Job& job, Progress& progress) {
    return verify(ports, options, job, progress);
  }};
}

}  // namespace benefit::jobs

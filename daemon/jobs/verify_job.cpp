#include "daemon/jobs/verify_job.hpp"

#include "daemon/api/json/not_run.hpp"
#include "daemon/api/json/values.hpp"
#include "daemon/jobs/parameters.hpp"
#include "verify/report/summary.hpp"
#include "verify/rules/registry.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace benefit::jobs {
namespace {

namespace json = boost::json;

/// What each check has found so far, and of those that were not run why.
json::array checks_json(const CaseStore& cases, const std::map<Feed, Day>& last, Day as_of) {
  report::Summariser summariser;
  cases.for_each_finding(false, [&](const StoredFinding& stored) { summariser.add(stored.finding); });
  const report::Summary summary = summariser.summary();
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

/// In the order of a case's life.
json::object cases_json(const CaseStore& cases) {
  constexpr auto states = std::to_array(
      {CaseState::open, CaseState::taken, CaseState::proposed, CaseState::decided, CaseState::withdrawn});
  std::map<CaseState, std::int64_t> counts = cases.count_cases();
  json::object object;
  for (const CaseState state : states) object[to_string(state)] = counts[state];
  return object;
}

Expected<std::string> verify(const pipeline::Ports& ports, const pipeline::RunOptions& options,
                             const Job& job, Progress& progress) {
  const VerifyParameters parameters = verify_parameters_from_json(job.parameters);
  if (auto ended = pipeline::verify_everyone(ports, job.id, parameters.as_of, options, progress); !ended)
    return tl::unexpected(ended.error());
  return json::serialize(json::object{
      {"as_of", api::to_json(parameters.as_of)},
      {"checks", checks_json(ports.cases, pipeline::last_deliveries(ports.facts), parameters.as_of)},
      {"cases", cases_json(ports.cases)},
      {"subjects", ports.jobs.subjects_checked(job.id)}});
}

}  // namespace

Work verify_work(const pipeline::Ports& ports, const pipeline::RunOptions& options) {
  return {[&ports, options](const Job& job, Progress& progress) {
    return verify(ports, options, job, progress);
  }};
}

}  // namespace benefit::jobs

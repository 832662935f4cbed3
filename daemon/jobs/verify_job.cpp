#include "daemon/jobs/verify_job.hpp"

#include "daemon/api/json/batch.hpp"
#include "daemon/api/json/values.hpp"
#include "daemon/jobs/parameters.hpp"
#include "verify/report/summary.hpp"
#include "verify/rules/registry.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace benefit::jobs {
namespace {

namespace json = boost::json;

/// What each check has found and noticed so far, and of those that were not run the feeds that they lack.
json::array checks_json(const pipeline::Ports& ports, const std::set<Feed>& delivered) {
  report::Summariser summariser;
  ports.cases.for_each_finding(false, [&](const StoredFinding& stored) { summariser.add(stored.finding); });
  const report::Summary summary = summariser.summary();
  std::map<std::string, std::int64_t, std::less<>> observations;
  ports.observations.for_each_observation(
      false, [&](const StoredObservation& stored) { ++observations[stored.observation.key.check]; });
  json::array array;
  for (const rules::Check* check : rules::checks()) {
    const auto found =
        std::find_if(summary.checks.begin(), summary.checks.end(),
                     [&](const report::CheckSummary& row) { return row.check == check->code; });
    const report::CheckSummary row = found == summary.checks.end() ? report::CheckSummary{} : *found;
    array.push_back(json::object{{"check", check->code},
                                 {"people", row.people},
                                 {"findings", row.findings},
                                 {"observations", observations[std::string(check->code)]},
                                 {"sums", api::to_json(row.sums)},
                                 {"missing", api::feed_names(rules::feeds_missing(*check, delivered))}});
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
  pipeline::RunOptions run = options;
  run.everyone = parameters.everyone;
  if (auto ended = pipeline::verify(ports, job.id, parameters.as_of, run, progress); !ended)
    return tl::unexpected(ended.error());
  return json::serialize(json::object{{"as_of", api::to_json(parameters.as_of)},
                                      {"checks", checks_json(ports, pipeline::delivered_feeds(ports.facts))},
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

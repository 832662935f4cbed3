#include "daemon/jobs/retention_job.hpp"

#include "daemon/jobs/parameters.hpp"

#include <string>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace benefit::jobs {
namespace {

namespace json = boost::json;

json::object to_json(const pipeline::RetentionResult& result) {
  std::int64_t held = 0;
  json::object held_by;
  for (const auto& [hold, count] : result.found.held) {
    held += count;
    held_by[to_string(hold)] = count;
  }
  return {{"kind", to_string(result.kind.kind)},
          {"months", result.kind.months ? json::value(*result.kind.months) : json::value()},
          {"legal_basis", result.kind.legal_basis},
          {"erased", result.found.erased},
          {"held", held},
          {"held_by", std::move(held_by)}};
}

/// "collection_photo 12, rejected_row 300"; empty when nothing was erased.
std::string erased_in_words(const std::vector<pipeline::RetentionResult>& results) {
  std::string words;
  for (const pipeline::RetentionResult& result : results)
    if (result.found.erased > 0)
      words +=
          fmt::format("{}{} {}", words.empty() ? "" : ", ", to_string(result.kind.kind), result.found.erased);
  return words;
}

Expected<std::string> run(const pipeline::Ports& ports, RetentionStore& store, AuditLog& audit,
                          const Job& job, Progress& progress) {
  const bool dry_run = retention_parameters_from_json(job.parameters).dry_run;
  const auto results =
      pipeline::apply_retention(ports, store, dry_run ? Erasing::tried : Erasing::done, progress);
  if (!results) return tl::unexpected(results.error());
  const std::string erased = erased_in_words(*results);
  if (!dry_run && !erased.empty())
    audit.record(job.requested_by, "retention.erased", std::nullopt, erased, ports.clock.now());
  json::array kinds;
  for (const pipeline::RetentionResult& result : *results) kinds.push_back(to_json(result));
  return json::serialize(json::object{{"dry_run", dry_run}, {"kinds", std::move(kinds)}});
}

}  // namespace

Work retention_work(const pipeline::Ports& ports, RetentionStore& store, AuditLog& audit) {
  return {[&](const Job& job, Progress& progress) { return run(ports, store, audit, job, progress); }};
}

}  // namespace benefit::jobs

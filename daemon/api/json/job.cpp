#include "daemon/api/json/job.hpp"

#include "daemon/api/json/error.hpp"
#include "daemon/api/json/not_run.hpp"
#include "daemon/api/json/values.hpp"
#include "verify/report/sentences.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

namespace benefit::api {
namespace {

namespace json = boost::json;

json::value result_of(const Job& job, report::Language language) {
  if (job.result.empty()) return nullptr;
  json::value result = json::parse(job.result);
  if (auto* checks = result.as_object().if_contains("checks"))
    for (json::value& check : checks->as_array()) {
      json::object& row = check.as_object();
      row["title"] = report::check_title(std::string_view(row.at("check").as_string()), language);
      if (row.contains("last_delivery")) row["not_run"] = not_run_sentence(row, language);
    }
  return result;
}

}  // namespace

json::object to_json(const Job& job, report::Language language) {
  return {{"job", job.id},
          {"kind", to_string(job.kind)},
          {"state", to_string(job.state)},
          {"requested_by", job.requested_by},
          {"requested_at", to_json(job.requested_at)},
          {"started_at", optional_json(job.started_at)},
          {"finished_at", optional_json(job.finished_at)},
          {"phase", job.phase},
          {"done", job.done},
          {"total", job.total},
          {"result", result_of(job, language)},
          {"error", job.error ? json::value(to_json(*job.error)) : json::value()}};
}

}  // namespace benefit::api

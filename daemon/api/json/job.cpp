#include "daemon/api/json/job.hpp"

#include "daemon/api/json/error.hpp"
#include "daemon/api/json/finding.hpp"
#include "daemon/api/json/not_run.hpp"
#include "daemon/api/json/values.hpp"
#include "verify/report/sentences.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

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
      if (!row.contains("last_delivery")) continue;
      row["not_run"] = not_run_sentence(row, language);
      row["sees_less"] = sees_less_sentence(row, language);
    }
  return result;
}

/// Of a report by what was known on a past day; none of another job.
json::array* findings_in(json::object& job) {
  auto* const result = job.at("result").if_object();
  auto* const findings = result == nullptr ? nullptr : result->if_contains("findings");
  return findings == nullptr ? nullptr : findings->if_array();
}

json::object whole(const Job& job, report::Language language) {
  return {{"job", job.id},
          {"kind", to_string(job.kind)},
          {"state", to_string(job.state)},
          {"wish", job.wish ? json::value(to_string(*job.wish)) : json::value()},
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

}  // namespace

json::object to_json(const Job& job, report::Language language) {
  json::object object = whole(job, language);
  if (json::array* findings = findings_in(object))
    for (json::value& finding : *findings) {
      finding.as_object().erase("subject");
      finding.as_object().erase("reasons");
    }
  return object;
}

json::object to_json(const Job& job, report::Language language, const report::PlaceNames& places) {
  json::object object = whole(job, language);
  if (json::array* findings = findings_in(object))
    for (json::value& item : *findings) {
      json::object& finding = item.as_object();
      finding["title"] = report::check_title(std::string_view(finding.at("check").as_string()), language);
      if (json::value* reasons = finding.if_contains("reasons"))  // not in results of older versions
        *reasons = to_json(reasons_from_json(json::serialize(*reasons)), language, places);
    }
  return object;
}

}  // namespace benefit::api

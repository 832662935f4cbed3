#include "daemon/api/json/finding.hpp"

#include "daemon/api/json/values.hpp"
#include "verify/identity/region.hpp"
#include "verify/report/case_words.hpp"
#include "verify/report/sentences.hpp"
#include "verify/rules/registry.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

namespace benefit::api {

namespace json = boost::json;

json::array to_json(const std::vector<Reason>& reasons, report::Language language,
                    const report::PlaceNames& places) {
  json::array array = json::parse(to_json(reasons)).as_array();
  for (std::size_t i = 0; i < array.size(); ++i)
    array[i].as_object()["sentence"] = report::sentence(reasons[i], language, places);
  return array;
}

json::array to_json(const std::vector<Citation>& citations, SourceWriter& sources) {
  json::array array;
  for (const Citation& citation : citations) {
    if (citation.row) array.push_back(sources(*citation.row));
    if (citation.photo) array.push_back(json::object{{"photo", *citation.photo}});
  }
  return array;
}

json::object to_json(const StoredFinding& stored, report::Language language, SourceWriter& sources) {
  const Finding& finding = stored.finding;
  return {{"finding", stored.id},
          {"check", finding.key.check},
          {"title", report::check_title(finding.key.check, language)},
          {"subject", finding.key.subject.to_string()},
          {"period", finding.key.period},
          {"period_words", report::period_words(finding.key.period, language)},
          {"state", stored.open ? "open" : "withdrawn"},
          {"case", optional_json(stored.in_case)},
          {"name", finding.name},
          {"region", identity::format_region_path(finding.region)},
          {"sums", to_json(finding.sums)},
          {"reasons", to_json(finding.reasons, language, sources.places())},
          {"citations", to_json(finding.citations, sources)}};
}

void add_provision(json::object& finding, std::string_view check_code) {
  const rules::Check* const check = rules::find_check(check_code);
  if (check == nullptr) return;  // found by a newer version
  finding["provision"] = check->provision.code;
  finding["citation"] =
      fmt::format("{} {} “{}”", check->provision.document, check->provision.place, check->provision.text);
}

}  // namespace benefit::api

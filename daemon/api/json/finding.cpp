#include "daemon/api/json/finding.hpp"

#include "daemon/api/json/values.hpp"
#include "verify/identity/region.hpp"
#include "verify/report/sentences.hpp"
#include "verify/rules/registry.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

namespace benefit::api {
namespace {

namespace json = boost::json;

/// Code and values as the store keeps them, and the sentence made of them.
json::array reasons(const Finding& finding, report::Language language) {
  json::array array = json::parse(to_json(finding.reasons)).as_array();
  for (std::size_t i = 0; i < array.size(); ++i)
    array[i].as_object()["sentence"] = report::sentence(finding.reasons[i], language);
  return array;
}

json::array citations(const Finding& finding, SourceWriter& sources) {
  json::array array;
  for (const Citation& citation : finding.citations) {
    if (citation.row) array.push_back(sources(*citation.row));
    if (citation.photo) array.push_back(json::object{{"photo", *citation.photo}});
  }
  return array;
}

}  // namespace

json::object to_json(const StoredFinding& stored, report::Language language, SourceWriter& sources) {
  const Finding& finding = stored.finding;
  return {{"finding", stored.id},
          {"check", finding.key.check},
          {"title", report::check_title(finding.key.check, language)},
          {"subject", finding.key.subject.to_string()},
          {"period", finding.key.period},
          {"state", stored.open ? "open" : "withdrawn"},
          {"case", optional_json(stored.in_case)},
          {"name", finding.name},
          {"region", identity::format_region_path(finding.region)},
          {"sums", to_json(finding.sums)},
          {"reasons", reasons(finding, language)},
          {"citations", citations(finding, sources)}};
}

void add_provision(json::object& finding, std::string_view check_code) {
  const rules::Check* const check = rules::find_check(check_code);
  if (check == nullptr) return;  // found by a newer version
  finding["provision"] = check->provision.code;
  finding["citation"] =
      fmt::format("{} {} “{}”", check->provision.document, check->provision.place, check->provision.text);
}

}  // namespace benefit::api

#include "daemon/api/json/case.hpp"

#include "daemon/api/json/values.hpp"
#include "verify/identity/region.hpp"

#include <optional>

namespace benefit::api {

namespace json = boost::json;

json::object to_json(const Case& one) {
  return {{"case", one.id},
          {"state", to_string(one.state)},
          {"subject", one.subject.to_string()},
          {"name", one.name},
          {"region", identity::format_region_path(one.region)},
          {"checks", json::array(one.checks.begin(), one.checks.end())},
          {"sums", to_json(one.sums)},
          {"taken_by", optional_json(one.taken_by)},
          {"proposed_by", optional_json(one.proposed_by)},
          {"outcome", one.outcome ? json::value(to_string(*one.outcome)) : json::value()},
          {"opened_at", to_json(one.opened_at)},
          {"version", one.version}};
}

json::array to_json(std::span<const CaseEvent> events) {
  json::array array;
  for (const CaseEvent& event : events)
    array.push_back(json::object{
        {"at", to_json(event.at)}, {"actor", event.actor}, {"what", event.what}, {"text", event.text}});
  return array;
}

}  // namespace benefit::api

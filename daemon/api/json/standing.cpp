#include "daemon/api/json/standing.hpp"

#include "daemon/api/json/values.hpp"
#include "verify/report/ledger/management.hpp"
#include "verify/report/ledger/tags.hpp"

#include <set>

#include <boost/json/object.hpp>

namespace benefit::api {

namespace json = boost::json;

json::array tags_json(const SubjectFacts& facts, Day as_of, SourceWriter& sources) {
  json::array array;
  for (const report::Tag& tag : report::tags_of(facts)) {
    if (tag.period.from > as_of) continue;
    json::array rests_on;
    for (const Source& source : tag.sources) rests_on.push_back(sources(source));
    array.push_back(json::object{{"tag", report::to_string(tag.kind)},
                                 {"from", to_json(tag.period.from)},
                                 {"to", optional_json(tag.period.to)},
                                 {"holds", tag.period.contains(as_of)},
                                 {"sources", std::move(rests_on)}});
  }
  return array;
}

json::array standings_json(const SubjectFacts& facts, Day as_of) {
  std::set<Scheme> schemes;
  for (const Enrolment& entry : facts.enrolments) schemes.insert(entry.scheme);
  json::array array;
  for (const Scheme scheme : schemes) {
    const Enrolment* const entry = report::entry_in(facts, scheme, month_of(as_of));
    if (entry == nullptr) continue;
    array.push_back(
        json::object{{"scheme", to_string(scheme)},
                     {"standing", report::to_string(report::standing_in(facts, scheme, month_of(as_of)))},
                     {"enrolled_on", optional_json(entry->enrolled_on)},
                     {"benefit_from", optional_json(entry->benefit_from)},
                     {"benefit_to", optional_json(entry->benefit_to)}});
  }
  return array;
}

}  // namespace benefit::api

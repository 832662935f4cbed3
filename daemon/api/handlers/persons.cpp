#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/case.hpp"
#include "daemon/api/json/finding.hpp"
#include "daemon/api/json/person.hpp"
#include "daemon/api/json/photo.hpp"
#include "daemon/api/json/standing.hpp"
#include "daemon/api/json/values.hpp"
#include "verify/identity/date.hpp"

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {

namespace json = boost::json;

namespace {

/// The end of the day in China.
Instant end_of(Day day) {
  return Instant{day + std::chrono::days{1}} - china_offset - std::chrono::milliseconds{1};
}

}  // namespace

Expected<Reply> show_person(const Request& request, Services& services) {
  const auto id = request.parameters.get<CitizenId>("id_number");
  const Day today = china_day_of(services.ports.clock.now());
  const Day* const asked = request.parameters.find<Day>("as_of");
  if (asked != nullptr && *asked > today)
    return tl::unexpected(Error{ErrorCode::bad_request, "'as_of' lies in the future", "as_of", ""});
  services.audit.record(request.identity.user, "person.show", id,
                        asked == nullptr ? "" : "as of " + identity::format_day(*asked),
                        services.ports.clock.now());
  const std::optional<SubjectFacts> facts =
      services.ports.facts.subject(id, asked == nullptr ? std::nullopt : std::optional(end_of(*asked)));
  const std::optional<EnrolledPhoto> enrolled = services.ports.photos.enrolled(id);
  if (!facts && !enrolled)
    return tl::unexpected(Error{ErrorCode::not_found, "nothing is known under this number", "id_number", ""});

  SourceWriter sources(services.ports.facts);
  const SubjectFacts known = facts ? *facts : SubjectFacts(id);
  const Day as_of = asked == nullptr ? today : *asked;
  json::object object = to_json(known, sources);
  object["as_of"] = to_json(as_of);
  object["tags"] = tags_json(known, as_of, sources);
  object["standings"] = standings_json(known, as_of);
  object["enrolled_photo"] = enrolled ? json::value(to_json(*enrolled)) : json::value();
  json::array cases;
  json::array findings;
  const auto is_known = [&](Instant at) { return asked == nullptr || at <= end_of(*asked); };
  for (const Case& one : services.ports.cases.cases_of(id)) {
    if (!is_known(one.opened_at)) continue;
    cases.push_back(to_json(one));
    for (const StoredFinding& finding : services.ports.cases.findings_of(one.id))
      if (is_known(finding.first_found_at)) findings.push_back(to_json(finding, request.language, sources));
  }
  object["findings"] = std::move(findings);
  object["cases"] = std::move(cases);
  return Reply{200, std::move(object)};
}

}  // namespace benefit::api::handlers

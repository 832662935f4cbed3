#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/case.hpp"
#include "daemon/api/json/finding.hpp"
#include "daemon/api/json/person.hpp"
#include "daemon/api/json/photo.hpp"
#include "daemon/api/json/values.hpp"

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {

namespace json = boost::json;

namespace {

/// The newest one that had come by then (nullopt: by now).
std::optional<EnrolledPhoto> enrolled_at(const PhotoStore& photos, CitizenId id,
                                         std::optional<Instant> known_at) {
  if (!known_at) return photos.enrolled(id);
  std::optional<EnrolledPhoto> newest;
  for (const EnrolledPhoto& photo : photos.enrolled_photos(id))  // the newest comes last
    if (photo.received_at <= *known_at) newest = photo;
  return newest;
}

}  // namespace

Expected<Reply> show_person(const Request& request, Services& services) {
  const auto id = request.parameters.get<CitizenId>("id_number");
  const auto known_on = asked_known_on(request, services.ports.clock);
  if (!known_on) return tl::unexpected(known_on.error());
  const auto known_at = *known_on ? std::optional(pipeline::end_of_china_day(**known_on)) : std::nullopt;
  services.audit.record(request.identity.user, "person.show", id, "", services.ports.clock.now());
  const std::optional<SubjectFacts> facts = services.ports.facts.subject(id, known_at);
  const std::optional<EnrolledPhoto> enrolled = enrolled_at(services.ports.photos, id, known_at);
  if (!facts && !enrolled)
    return tl::unexpected(
        Error{ErrorCode::not_found,
              known_at ? "nothing was known under this number" : "nothing is known under this number",
              "id_number", ""});

  SourceWriter sources(services.ports.facts);
  json::object object = to_json(facts ? *facts : SubjectFacts(id), sources);
  object["enrolled_photo"] = enrolled ? json::value(to_json(*enrolled)) : json::value();
  if (known_at) {
    object["as_known_on"] = to_json(**known_on);
    object["links"] = links_of_the_past;
    return Reply{200, std::move(object)};
  }
  json::array cases;
  json::array findings;
  for (const Case& one : services.ports.cases.cases_of(id)) {
    cases.push_back(to_json(one));
    for (const StoredFinding& finding : services.ports.cases.findings_of(one.id))
      findings.push_back(to_json(finding, request.language, sources));
  }
  object["findings"] = std::move(findings);
  object["cases"] = std::move(cases);
  return Reply{200, std::move(object)};
}

}  // namespace benefit::api::handlers

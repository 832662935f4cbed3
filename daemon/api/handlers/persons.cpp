#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/case.hpp"
#include "daemon/api/json/finding.hpp"
#include "daemon/api/json/person.hpp"
#include "daemon/api/json/photo.hpp"

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {

namespace json = boost::json;

Expected<Reply> show_person(const Request& request, Services& services) {
  const auto id = request.parameters.get<CitizenId>("id_number");
  services.audit.record(request.identity.user, "person.show", id, "", services.ports.clock.now());
  const std::optional<SubjectFacts> facts = services.ports.facts.subject(id, std::nullopt);
  const std::optional<EnrolledPhoto> enrolled = services.ports.photos.enrolled(id);
  if (!facts && !enrolled)
    return tl::unexpected(Error{ErrorCode::not_found, "nothing is known under this number", "id_number", ""});

  SourceWriter sources(services.ports.facts);
  json::object object = to_json(facts ? *facts : SubjectFacts(id), sources);
  object["enrolled_photo"] = enrolled ? json::value(to_json(*enrolled)) : json::value();
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

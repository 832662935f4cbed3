#include "daemon/api/handlers/asked.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/handlers/person_file.hpp"
#include "daemon/api/json/case.hpp"
#include "daemon/api/json/finding.hpp"
#include "daemon/api/json/person.hpp"
#include "daemon/api/json/photo.hpp"
#include "daemon/api/json/standing.hpp"
#include "daemon/api/json/values.hpp"
#include "verify/identity/date.hpp"
#include "verify/match/link_deaths.hpp"

#include <algorithm>
#include <map>
#include <string>

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

/// Which case set each of the subject's records aside, by fingerprint; records set aside no longer have none.
std::map<std::string, CaseId> set_aside_by(const CaseStore& cases, CitizenId id) {
  std::map<std::string, CaseId> by;
  for (const Case& one : cases.cases_of(id))
    for (const std::string& fingerprint : cases.set_aside_by(one.id))
      by.insert_or_assign(fingerprint, one.id);
  return by;
}

/// Whether each death record counts on that day, and if not, why not.
void add_use(json::array& deaths, const SubjectFacts& facts, Day as_of, const CaseStore& cases) {
  const AsOf day(as_of);
  const Links links = match::link_deaths(facts, day);
  const auto by = set_aside_by(cases, facts.id);
  for (std::size_t i = 0; i < facts.deaths.size(); ++i) {
    const DeathRecord& record = facts.deaths[i];
    const auto link = std::ranges::find(links.deaths, fingerprint(record), &DeathLink::fingerprint);
    const LinkUse use = link == links.deaths.end() ? LinkUse::other_person : link->use;
    json::object& death = deaths.at(i).as_object();
    death["counts"] = use == LinkUse::usable;
    death["use"] = to_string(use);
    auto decided = by.find(fingerprint(record));
    if (decided == by.end()) decided = by.find(fingerprint_of_any_name(record));
    const bool is_known = use == LinkUse::set_aside && decided != by.end();
    death["set_aside_by"] = is_known ? json::value(decided->second) : json::value();
  }
}

}  // namespace

Expected<json::object> person_file(CitizenId id, std::optional<Day> asked, const Services& services,
                                   report::Language language) {
  const Day today = china_day_of(services.ports.clock.now());
  const auto known_at = asked ? std::optional(pipeline::end_of_china_day(*asked)) : std::nullopt;
  const std::optional<SubjectFacts> facts = services.ports.facts.subject(id, known_at);
  const std::optional<EnrolledPhoto> enrolled = enrolled_at(services.ports.photos, id, known_at);
  if (!facts && !enrolled)
    return tl::unexpected(
        Error{ErrorCode::not_found,
              known_at ? "nothing was known under this number" : "nothing is known under this number",
              "id_number", ""});

  SourceWriter sources(services.ports.facts);
  const SubjectFacts known = facts ? *facts : SubjectFacts(id);
  const Day as_of = asked.value_or(today);
  json::object object = to_json(known, sources);
  object["as_of"] = to_json(as_of);
  add_use(object.at("deaths").as_array(), known, as_of, services.ports.cases);
  object["tags"] = tags_json(known, as_of, sources);
  object["standings"] = standings_json(known, as_of);
  object["enrolled_photo"] = enrolled ? json::value(to_json(*enrolled)) : json::value();
  if (known_at) object["links"] = links_of_the_past;
  json::array cases;
  json::array findings;
  const auto is_known = [&](Instant at) { return !known_at || at <= *known_at; };
  for (const Case& one : services.ports.cases.cases_of(id)) {
    if (!is_known(one.opened_at)) continue;
    cases.push_back(to_json(one));
    for (const StoredFinding& finding : services.ports.cases.findings_of(one.id))
      if (is_known(finding.first_found_at)) findings.push_back(to_json(finding, language, sources));
  }
  object["findings"] = std::move(findings);
  object["cases"] = std::move(cases);
  return object;
}

Expected<Reply> show_person(const Request& request, Services& services) {
  const auto id = request.parameters.get<CitizenId>("id_number");
  const auto asked = asked_past_day(request, "as_of", services.ports.clock);
  if (!asked) return tl::unexpected(asked.error());
  const auto purpose = asked_purpose(request, services);
  if (!purpose) return tl::unexpected(purpose.error());
  services.audit.record(request.identity.user, "person.show", id,
                        *asked ? "as of " + identity::format_day(**asked) : "", services.ports.clock.now(),
                        *purpose);
  auto file = person_file(id, *asked, services, request.language);
  if (!file) return tl::unexpected(file.error());
  return Reply{200, *std::move(file)};
}

}  // namespace benefit::api::handlers

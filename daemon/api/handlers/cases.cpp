#include "daemon/api/handlers/asked.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/case.hpp"
#include "daemon/api/json/finding.hpp"
#include "daemon/api/json/photo.hpp"
#include "daemon/api/json/suspension.hpp"
#include "verify/cases/state_machine.hpp"
#include "verify/identity/region.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

Expected<CaseFilter> filter_of(const Request& request) {
  const Expected<std::optional<std::string>> check = asked_check(request);
  if (!check) return tl::unexpected(check.error());
  CaseFilter filter;
  filter.state = parse_case_state(request.parameters.text("state"));
  filter.check = *check;
  if (const auto* county = request.parameters.find<std::string>("county_code")) {
    filter.county = identity::parse_region_code(*county);
    if (!filter.county)
      return tl::unexpected(
          Error{ErrorCode::bad_request, "'county_code' is no county code of six digits", "county_code", ""});
  }
  if (const auto* limit = request.parameters.find<std::int64_t>("limit")) {
    if (*limit < 1)
      return tl::unexpected(Error{ErrorCode::bad_request, "'limit' has to be at least 1", "limit", ""});
    filter.limit = *limit;
  }
  return filter;
}

Expected<Case> asked_case(const Request& request, const Services& services) {
  const auto id = request.parameters.get<std::int64_t>("case");
  if (auto found = services.ports.cases.find_case(id)) return *std::move(found);
  return tl::unexpected(Error{ErrorCode::not_found, fmt::format("there is no case {}", id), "case", ""});
}

json::array findings_json(const std::vector<StoredFinding>& findings, const Request& request,
                          const Services& services) {
  json::array array;
  SourceWriter sources(services.ports.facts);
  for (const StoredFinding& finding : findings) {
    json::object object = to_json(finding, request.language, sources);
    add_provision(object, finding.finding.key.check);
    array.push_back(std::move(object));
  }
  return array;
}

/// The enrolled photo, and the collected ones and those of lookalikes that the findings cite, each with what
/// it was compared with.
json::array photos_json(const Case& one, const std::vector<StoredFinding>& findings,
                        const Services& services) {
  std::set<PhotoId> cited;
  for (const StoredFinding& finding : findings)
    for (const Citation& citation : finding.finding.citations)
      if (citation.photo) cited.insert(*citation.photo);

  std::vector<EnrolledPhoto> enrolled;
  const auto add_enrolled = [&](const std::optional<EnrolledPhoto>& photo) {
    const auto is_it = [&](const EnrolledPhoto& other) { return other.photo == photo->photo; };
    if (photo && std::none_of(enrolled.begin(), enrolled.end(), is_it)) enrolled.push_back(*photo);
  };
  json::array collected, lookalikes;
  add_enrolled(services.ports.photos.enrolled(one.subject));
  if (!cited.empty())
    if (const auto facts = services.ports.facts.subject(one.subject, std::nullopt)) {
      for (const AssessedCollection& collection : facts->collections) {
        if (!cited.contains(collection.collection.photo)) continue;
        add_enrolled(collection.enrolled);
        collected.push_back(to_json(collection));
      }
      for (const LikeFace& like : facts->like_faces) {
        if (!cited.contains(like.theirs)) continue;
        add_enrolled(services.ports.photos.enrolled_photo(like.own));
        lookalikes.push_back(to_json(like));
      }
    }
  json::array photos;
  for (const EnrolledPhoto& photo : enrolled) photos.push_back(to_json(photo));
  for (json::value& photo : lookalikes) photos.push_back(std::move(photo));
  for (json::value& photo : collected) photos.push_back(std::move(photo));
  return photos;
}

std::vector<const char*> steps_on(SuspensionState state) {
  switch (state) {
    case SuspensionState::noticed:
      return {"benefitctl reply record {} TEXT", "benefitctl suspension propose {} --reason TEXT"};
    case SuspensionState::proposed:
      return {"benefitctl reply record {} TEXT", "benefitctl suspension confirm {} --reason TEXT"};
    case SuspensionState::in_force:
      return {"benefitctl suspension lift {} --evidence TEXT"};
    case SuspensionState::stopped:
    case SuspensionState::lifted:
      return {};
  }
  return {};
}

/// Commands that the case's state allows, ready to be typed.
json::array next_steps(const Case& one, const std::optional<Suspension>& suspension) {
  json::array steps;
  const auto add = [&](const char* form) {
    steps.push_back(json::value(fmt::format(fmt::runtime(form), one.id)));
  };
  if (one.state == CaseState::open) add("benefitctl case take {}");
  if (one.state == CaseState::taken) add("benefitctl case decide {} --outcome OUTCOME --reason TEXT");
  if (one.state == CaseState::proposed) {
    add("benefitctl case confirm {} --reason TEXT");
    add("benefitctl case take-back {}");
  }
  if (suspension)
    for (const char* step : steps_on(suspension->state)) add(step);
  add("benefitctl case note {} TEXT");
  return steps;
}

/// Applies one step and puts it on record.
Expected<Reply> apply(Expected<CaseChange> change, std::string_view what, const Request& request,
                      Services& services) {
  if (!change) return tl::unexpected(change.error());
  const Expected<Case> changed = services.ports.cases.apply(*change);
  if (!changed) return tl::unexpected(changed.error());
  services.audit.record(request.identity.user, what, changed->subject,
                        fmt::format("case {} {}", changed->id, to_string(changed->state)),
                        services.ports.clock.now());
  return Reply{200, to_json(*changed)};
}

}  // namespace

Expected<Reply> list_cases(const Request& request, Services& services) {
  const Expected<CaseFilter> filter = filter_of(request);
  if (!filter) return tl::unexpected(filter.error());
  const std::optional<Instant> since = asked_since(request, services.ports.clock);
  // The store counts its limit before a case is looked at.
  CaseFilter in_store = *filter;
  if (since) in_store.limit = 0;
  json::array cases;
  for (const Case& one : services.ports.cases.cases(in_store)) {
    if (filter->limit > 0 && cases.size() == static_cast<std::size_t>(filter->limit)) break;
    if (!since || one.opened_at >= *since) cases.push_back(to_json(one));
  }
  services.audit.record(request.identity.user, "case.list", std::nullopt,
                        fmt::format("{} cases", cases.size()), services.ports.clock.now());
  return Reply{200, json::object{{"cases", std::move(cases)}}};
}

Expected<Reply> show_case(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  services.audit.record(request.identity.user, "case.show", one->subject, fmt::format("case {}", one->id),
                        services.ports.clock.now());
  const std::vector<StoredFinding> findings = services.ports.cases.findings_of(one->id);
  json::object object = to_json(*one);
  object["findings"] = findings_json(findings, request, services);
  object["events"] = to_json(services.ports.cases.events_of(one->id));
  object["photos"] = photos_json(*one, findings, services);
  const auto suspension = services.ports.cases.suspension_of(one->subject);
  object["suspension"] = suspension ? json::value(to_json(*suspension)) : json::value();
  object["back_pay"] = to_json(services.ports.cases.back_pay_of(one->id));
  object["next"] = next_steps(*one, suspension);
  return Reply{200, std::move(object)};
}

Expected<Reply> take_case(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  return apply(cases::take(*one, request.identity.user, services.ports.clock.now()), "case.take", request,
               services);
}

Expected<Reply> note_on_case(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  return apply(cases::add_note(*one, request.identity.user, request.parameters.text("text"),
                               services.ports.clock.now()),
               "case.note", request, services);
}

}  // namespace benefit::api::handlers

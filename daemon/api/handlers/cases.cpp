#include "daemon/api/handlers/asked.hpp"
#include "daemon/api/handlers/case_steps.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/handlers/next_steps.hpp"
#include "daemon/api/json/case.hpp"
#include "daemon/api/json/finding.hpp"
#include "daemon/api/json/learning.hpp"
#include "daemon/api/json/photo.hpp"
#include "daemon/api/json/suspension.hpp"
#include "daemon/api/json/values.hpp"
#include "verify/cases/state_machine.hpp"
#include "verify/gather_case.hpp"
#include "verify/identity/region.hpp"
#include "verify/learning/track_record.hpp"
#include "verify/photos_of_case.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

/// Cases of one reply.
constexpr std::int64_t usual_page = 100, longest_page = 500;

Expected<CaseFilter> filter_of(const Request& request) {
  const Expected<std::optional<std::string>> check = asked_check(request);
  if (!check) return tl::unexpected(check.error());
  CaseFilter filter;
  filter.state = parse_case_state(request.parameters.text("state"));
  filter.check = *check;
  if (const auto* county = request.parameters.find<std::string>("county_code")) {
    const auto code = identity::parse_region_code(*county);
    if (!code)
      return tl::unexpected(
          Error{ErrorCode::bad_request, "'county_code' is no county code of six digits", "county_code", ""});
    filter.region.county = *code;
  }
  const Expected<RegionPart> region = asked_region_part(request);
  if (!region) return tl::unexpected(region.error());
  if (request.parameters.contains("region")) filter.region = *region;
  filter.kind = parse_case_kind(request.parameters.text("kind"));
  if (const auto* after = request.parameters.find<std::int64_t>("after")) filter.after = *after;
  const Expected<std::int64_t> limit = asked_limit(request, usual_page, longest_page);
  if (!limit) return tl::unexpected(limit.error());
  filter.limit = *limit;
  return filter;
}

json::array findings_json(const std::vector<StoredFinding>& findings, const Request& request,
                          const Services& services) {
  json::array array;
  SourceWriter sources(services.ports.facts);
  const std::vector<learning::TrackRecord> records = track_records_of(services);
  for (const StoredFinding& finding : findings) {
    json::object object = to_json(finding, request.language, sources);
    add_provision(object, finding.finding.key.check);
    object["check_record"] = record_json(records, finding.finding.key.check, request.language);
    array.push_back(std::move(object));
  }
  return array;
}

json::array photos_json(const Case& one, const std::vector<StoredFinding>& findings,
                        const Services& services) {
  const pipeline::PhotosOfCase of_case = pipeline::photos_of_case(services.ports, one.subject, findings);
  json::array photos;
  for (const EnrolledPhoto& photo : of_case.enrolled) photos.push_back(to_json(photo));
  for (const LikeFace& like : of_case.lookalikes) photos.push_back(to_json(like));
  for (const AssessedCollection& collected : of_case.collected) photos.push_back(to_json(collected));
  return photos;
}

/// What a suspension would rest on, and whose hands it came through.
json::array deaths_json(const std::vector<cases::DeathOnFile>& deaths) {
  json::array array;
  for (const cases::DeathOnFile& death : deaths)
    array.push_back(
        json::object{{"supplier", death.supplier},
                     {"death_date", to_json(death.death_date)},
                     {"delivered_by", json::array(death.delivered_by.begin(), death.delivered_by.end())},
                     {"received_at", to_json(death.received_at)}});
  return array;
}

/// A step of the holder renews his lease; one that ends his work ends it.
Expected<CaseChange> kept(Expected<CaseChange> change, const Request& request, const Services& services) {
  if (!change) return change;
  return cases::with_lease(*std::move(change), holder_of(request, services));
}

}  // namespace

Expected<Reply> list_cases(const Request& request, Services& services) {
  Expected<CaseFilter> filter = filter_of(request);
  if (!filter) return tl::unexpected(filter.error());
  filter->opened_since = asked_since(request, services.ports.clock);
  const auto limit = static_cast<std::size_t>(filter->limit);
  ++filter->limit;  // one beyond the page tells whether others follow
  const Expected<std::vector<Case>> page = services.ports.cases.cases(*filter);
  if (!page) return tl::unexpected(page.error());
  json::array cases;
  for (const Case& one : *page)
    if (cases.size() < limit) cases.push_back(to_json(one));
  const bool more = page->size() > limit;
  services.audit.record(request.identity.user, "case.list", std::nullopt,
                        fmt::format("{} cases", cases.size()), services.ports.clock.now());
  return Reply{200, json::object{{"cases", std::move(cases)}, {"more", more}}};
}

Expected<Reply> show_case(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  services.audit.record(request.identity.user, "case.show", one->subject, fmt::format("case {}", one->id),
                        services.ports.clock.now(), fmt::format("case {}", one->id));
  const pipeline::PersonOnFile person(services.ports, one->subject);
  const cases::Situation situation = person.situation(*one, request.identity.user);
  json::object object = to_json(*one);
  object["findings"] = findings_json(situation.findings, request, services);
  object["events"] = to_json(situation.events, request.language);
  object["photos"] = photos_json(*one, situation.findings, services);
  json::array attachments, side_by_side;
  for (const Attachment& attachment : services.ports.cases.attachments_of(one->id))
    attachments.push_back(to_json(attachment));
  for (const Case& other : services.ports.cases.side_by_side(*one)) side_by_side.push_back(to_json(other));
  object["attachments"] = std::move(attachments);
  object["side_by_side"] = std::move(side_by_side);
  object["suspension"] = situation.suspension ? json::value(to_json(*situation.suspension)) : json::value();
  object["back_pay"] = to_json(situation.back_pay);
  const auto draw = services.ports.samples.draw_of(one->id);
  object["chosen"] = draw ? json::value(to_json(*draw, request.language)) : json::value();
  object["deaths_on_file"] = deaths_json(situation.on_file.deaths);
  add_next_steps(object, situation, request, services);
  return Reply{200, std::move(object)};
}

Expected<Reply> take_case(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  return apply_steps(cases::take_on_purpose(*one, services.ports.cases.side_by_side(*one),
                                            request.parameters.flag("over"), holder_of(request, services)),
                     "case.take", request, services);
}

Expected<Reply> note_on_case(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  return apply_step(kept(cases::add_note(*one, request.identity.user, request.parameters.text("text"),
                                         services.ports.clock.now()),
                         request, services),
                    "case.note", request, services);
}

}  // namespace benefit::api::handlers

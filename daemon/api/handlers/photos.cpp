#include "daemon/api/handlers/asked.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/photo.hpp"
#include "verify/identity/region.hpp"

#include <chrono>
#include <optional>

#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

constexpr std::int64_t default_width = 320;
constexpr std::int64_t smallest_width = 16;
constexpr std::int64_t largest_width = 1024;

/// Photos come from clocks that run ahead of ours a little, not from next year: a day in the future would
/// outlive every later collection.
std::optional<Error> not_yet(const char* field, Day day, Instant now) {
  constexpr std::chrono::days ahead{1};
  if (day <= china_day_of(now) + ahead) return std::nullopt;
  return Error{ErrorCode::bad_request, fmt::format("'{}' lies in the future", field), field,
               "Look at the clock of the camera or the station."};
}

Expected<Collection> collection_of(const Request& request, Instant now) {
  const Parameters& given = request.parameters;
  if (request.identity.station && given.text("station") != *request.identity.station)
    return tl::unexpected(Error{ErrorCode::forbidden, "the certificate is another station's", "station",
                                "A station hands in what was collected there, under its own name."});
  Collection collection{.person = given.get<CitizenId>("id_number"),
                        .name = given.text("name"),
                        .captured_at = given.get<Instant>("captured_at"),
                        .station = given.text("station"),
                        .operator_name = given.text("operator"),
                        .county = {},
                        .received_at = {}};
  if (auto error = not_yet("captured_at", china_day_of(collection.captured_at), now))
    return tl::unexpected(*std::move(error));
  const std::string county = given.text("county_code");
  if (county.empty()) return collection;
  const auto code = identity::parse_region_code(county);
  if (!code)
    return tl::unexpected(
        Error{ErrorCode::bad_request, "'county_code' is no county code of six digits", "county_code", ""});
  collection.county = *code;
  return collection;
}

}  // namespace

Expected<Reply> enrol_photo(const Request& request, Services& services) {
  const auto person = request.parameters.get<CitizenId>("id_number");
  const auto taken_on = request.parameters.get<Day>("taken_on");
  if (auto error = not_yet("taken_on", taken_on, services.ports.clock.now()))
    return tl::unexpected(*std::move(error));
  const pipeline::EnrolmentResult result =
      pipeline::enrol_photo(services.ports, person, taken_on, request.parameters.get<Bytes>("photo"));
  services.audit.record(request.identity.user, "photo.enrol", person,
                        fmt::format("photo {}", result.receipt.photo), services.ports.clock.now());
  return Reply{200, to_json(result, request.language)};
}

Expected<Reply> submit_collection(const Request& request, Services& services) {
  const Expected<Collection> collection = collection_of(request, services.ports.clock.now());
  if (!collection) return tl::unexpected(collection.error());
  const pipeline::CollectionResult result =
      pipeline::submit_collection(services.ports, *collection, request.parameters.get<Bytes>("photo"));
  services.audit.record(request.identity.user, "collection.submit", collection->person,
                        fmt::format("collection {}", result.receipt.collection), services.ports.clock.now());
  return Reply{200, request.identity.station ? answer_for_station(result, *collection, request.language)
                                             : to_json(result, *collection, request.language)};
}

Expected<Reply> show_photo(const Request& request, Services& services) {
  const auto id = request.parameters.get<std::int64_t>("photo");
  const auto* asked = request.parameters.find<std::int64_t>("width");
  const std::int64_t width = asked ? *asked : default_width;
  if (width < smallest_width || width > largest_width)
    return tl::unexpected(Error{ErrorCode::bad_request,
                                fmt::format("'width' has to be from {} to {}", smallest_width, largest_width),
                                "width", ""});
  const auto purpose = asked_purpose(request, services);
  if (!purpose) return tl::unexpected(purpose.error());
  const std::optional<CitizenId> owner = services.ports.photos.owner(id);
  if (!owner)
    return tl::unexpected(Error{ErrorCode::not_found, fmt::format("there is no photo {}", id), "photo", ""});
  services.audit.record(request.identity.user, "photo.show", owner, fmt::format("photo {}", id),
                        services.ports.clock.now(), *purpose);
  const Expected<Bytes> photo = services.ports.photos.photo(id);
  if (!photo) return tl::unexpected(photo.error());
  const Expected<face::Thumbnail> thumbnail = services.make_thumbnail(*photo, static_cast<int>(width));
  if (!thumbnail) return tl::unexpected(thumbnail.error());
  return Reply{200, to_json(id, *thumbnail)};
}

}  // namespace benefit::api::handlers

#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/like_faces.hpp"
#include "verify/identity/region.hpp"

#include <charconv>
#include <optional>
#include <string>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

constexpr std::int64_t default_people = 10;
constexpr std::int64_t most_people = 50;

constexpr double default_fpir = 0.01;
constexpr double smallest_fpir = 1e-6;
constexpr double largest_fpir = 0.1;

Expected<double> asked_fpir(const Request& request) {
  const auto* text = request.parameters.find<std::string>("fpir");
  if (text == nullptr) return default_fpir;
  double fpir = 0;
  const char* const end = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), end, fpir);
  if (error == std::errc{} && stop == end && smallest_fpir <= fpir && fpir <= largest_fpir) return fpir;
  return tl::make_unexpected(
      Error{ErrorCode::bad_request,
            fmt::format("'fpir' has to be a share from {} to {}", smallest_fpir, largest_fpir), "fpir",
            "0.01 stands for one search in a hundred."});
}

/// The person with what the roll says. The read goes on record.
json::object row_of(const pipeline::LikePerson& like, const Request& request, Services& services) {
  services.audit.record(request.identity.user, "face.search", like.person,
                        fmt::format("photo {}", like.photo), services.ports.clock.now());
  const auto facts = services.ports.facts.subject(like.person, std::nullopt);
  const Enrolment* const entry = facts ? newest_enrolment(*facts) : nullptr;
  return to_json(like, entry);
}

}  // namespace

Expected<Reply> search_face(const Request& request, Services& services) {
  const auto* asked = request.parameters.find<std::int64_t>("limit");
  const std::int64_t limit = asked ? *asked : default_people;
  if (limit < 1 || limit > most_people)
    return tl::make_unexpected(Error{
        ErrorCode::bad_request, fmt::format("'limit' has to be from 1 to {}", most_people), "limit", ""});
  const FaceMeasurement measured = services.ports.faces.measure(request.parameters.get<Bytes>("photo"));
  std::vector<pipeline::LikePerson> found;
  if (measured.face) found = services.gallery.search(*measured.face, static_cast<std::size_t>(limit));
  // The search itself goes on record too: one that finds nobody is one.
  services.audit.record(request.identity.user, "face.search", std::nullopt,
                        fmt::format("{} people", found.size()), services.ports.clock.now());
  json::array people;
  for (const pipeline::LikePerson& like : found) people.push_back(row_of(like, request, services));
  json::object reply = search_json(measured, request.language);
  reply["people"] = std::move(people);
  return Reply{200, std::move(reply)};
}

Expected<Reply> dedupe_faces(const Request& request, Services& services) {
  const Expected<double> fpir = asked_fpir(request);
  if (!fpir) return tl::make_unexpected(fpir.error());
  return Reply{202, json::object{{"job", services.queue.dedupe_faces(*fpir, request.identity.user)}}};
}

}  // namespace benefit::api::handlers

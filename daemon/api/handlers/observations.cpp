#include "daemon/api/handlers/asked.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/observation.hpp"
#include "verify/identity/region.hpp"
#include "verify/policy/policy.hpp"

#include <optional>
#include <string>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

/// RegionCode{} when none was asked for.
Expected<RegionCode> asked_region(const Request& request) {
  const auto* text = request.parameters.find<std::string>("region");
  if (text == nullptr) return RegionCode{};
  if (const auto region = identity::parse_region_code(*text)) return *region;
  return tl::unexpected(Error{ErrorCode::bad_request, "'region' is no code of six digits", "region",
                              "130225, or 130200 for a city"});
}

}  // namespace

Expected<Reply> list_observations(const Request& request, Services& services) {
  const Expected<std::optional<std::string>> check = asked_check(request);
  if (!check) return tl::unexpected(check.error());
  const Expected<RegionCode> region = asked_region(request);
  if (!region) return tl::unexpected(region.error());
  const std::optional<Instant> since = asked_since(request, services.ports.clock);
  json::array observations;
  SourceWriter sources(services.ports.facts);
  services.ports.observations.for_each_observation(
      request.parameters.flag("withdrawn"), [&](const StoredObservation& stored) {
        const Observation& observation = stored.observation;
        if ((!*check || observation.key.check == **check) &&
            policy::lies_in(observation.region.county, *region) && (!since || stored.first_seen_at >= *since))
          observations.push_back(to_json(stored, request.language, sources));
      });
  services.audit.record(request.identity.user, "observation.list", std::nullopt,
                        fmt::format("{} observations", observations.size()), services.ports.clock.now());
  return Reply{200, json::object{{"observations", std::move(observations)}}};
}

}  // namespace benefit::api::handlers

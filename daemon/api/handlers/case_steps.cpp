#include "daemon/api/handlers/case_steps.hpp"

#include "daemon/api/json/case.hpp"
#include "daemon/api/json/learning.hpp"
#include "verify/report/ledger/place.hpp"

#include <string>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {

namespace json = boost::json;

Expected<Case> asked_case(const Request& request, const Services& services, std::string_view name) {
  const auto id = request.parameters.get<std::int64_t>(name);
  if (auto found = services.ports.cases.find_case(id)) return *std::move(found);
  return tl::unexpected(
      Error{ErrorCode::not_found, fmt::format("there is no case {}", id), std::string(name), ""});
}

std::vector<learning::TrackRecord> track_records_of(const Services& services) {
  return learning::track_records(services.ports.learning.tallies(), services.ports.policy,
                                 china_day_of(services.ports.clock.now()));
}

json::value record_json(std::span<const learning::TrackRecord> records, std::string_view check,
                        report::Language language) {
  for (const learning::TrackRecord& record : records)
    if (record.check == check) return to_json(record, language);
  return nullptr;
}

Expected<RegionPart> asked_region_part(const Request& request) {
  const auto* text = request.parameters.find<std::string>("region");
  if (text == nullptr) return RegionPart{};
  auto filter = report::parse_region_filter(*text);
  if (!filter) return tl::unexpected(filter.error());
  return std::move(filter->path);
}

cases::Holder holder_of(const Request& request, const Services& services) {
  return {.officer = request.identity.user,
          .now = services.ports.clock.now(),
          .lease = services.case_lease,
          .supervisor = request.identity.roles.contains(Role::supervisor)};
}

StepTaken step_taken(const Request& request, std::string_view command, const Services& services) {
  return {request.identity.user, std::string(command), services.ports.clock.now()};
}

Expected<std::vector<CaseChange>> with_step_taken(Expected<std::vector<CaseChange>> changes,
                                                  const StepTaken& taken) {
  if (changes)
    for (CaseChange& change : *changes) change.taken = taken;
  return changes;
}

Expected<Reply> apply_step(Expected<CaseChange> change, std::string_view command, const Request& request,
                           Services& services) {
  if (!change) return tl::unexpected(change.error());
  change->taken = step_taken(request, command, services);
  const Expected<Case> changed = services.ports.cases.apply(*change);
  if (!changed) return tl::unexpected(changed.error());
  return Reply{200, to_json(*changed)};
}

Expected<Reply> apply_steps(Expected<std::vector<CaseChange>> changes, std::string_view command,
                            const Request& request, Services& services) {
  changes = with_step_taken(std::move(changes), step_taken(request, command, services));
  if (!changes) return tl::unexpected(changes.error());
  const Expected<std::vector<Case>> changed = services.ports.cases.apply_all(*changes);
  if (!changed) return tl::unexpected(changed.error());
  json::object first = to_json(changed->front());
  json::array others;
  for (std::size_t i = 1; i < changed->size(); ++i) others.push_back(to_json((*changed)[i]));
  first["together_with"] = std::move(others);
  return Reply{200, std::move(first)};
}

}  // namespace benefit::api::handlers

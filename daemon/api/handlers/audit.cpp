#include "daemon/api/json/audit.hpp"

#include "daemon/api/handlers/asked.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/values.hpp"

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

constexpr std::int64_t most_entries = 1000;
constexpr std::int64_t longest_stretch = 10'000;

json::object entry_row(const AuditEntry& entry) {
  return {{"entry", entry.id},
          {"at", api::to_json(entry.at)},
          {"actor", entry.actor},
          {"what", entry.what},
          {"subject", entry.subject ? json::value(entry.subject->to_string()) : json::value()},
          {"detail", entry.detail},
          {"purpose", entry.purpose}};
}

/// What both commands may ask for: "since", "before", "limit".
Expected<AuditFilter> asked_filter(const Request& request, const Clock& clock) {
  AuditFilter filter;
  filter.since = asked_since(request, clock);
  if (const auto* before = request.parameters.find<std::int64_t>("before")) filter.before = *before;
  const Expected<std::int64_t> limit = asked_limit(request, filter.limit, most_entries);
  if (!limit) return tl::unexpected(limit.error());
  filter.limit = *limit;
  return filter;
}

Reply entries_reply(const AuditFilter& filter, const Services& services) {
  json::array rows;
  for (const AuditEntry& entry : services.audit.entries(filter)) rows.push_back(entry_row(entry));
  const bool more = static_cast<std::int64_t>(rows.size()) == filter.limit;
  return Reply{200, json::object{{"entries", std::move(rows)}, {"more", more}}};
}

}  // namespace

Expected<Reply> who_read(const Request& request, Services& services) {
  Expected<AuditFilter> filter = asked_filter(request, services.ports.clock);
  if (!filter) return tl::unexpected(filter.error());
  const auto purpose = asked_purpose(request, services);
  if (!purpose) return tl::unexpected(purpose.error());
  filter->subject = request.parameters.get<CitizenId>("id_number");
  services.audit.record(request.identity.user, "audit.who-read", filter->subject, "",
                        services.ports.clock.now(), *purpose);
  return entries_reply(*filter, services);
}

Expected<Reply> list_audit(const Request& request, Services& services) {
  Expected<AuditFilter> filter = asked_filter(request, services.ports.clock);
  if (!filter) return tl::unexpected(filter.error());
  if (const auto* actor = request.parameters.find<std::string>("user")) filter->actor = *actor;
  services.audit.record(request.identity.user, "audit.list", std::nullopt,
                        filter->actor ? "of " + *filter->actor : "", services.ports.clock.now());
  return entries_reply(*filter, services);
}

Expected<Reply> export_audit(const Request& request, Services& services) {
  const Expected<std::int64_t> limit = asked_limit(request, longest_stretch, longest_stretch);
  if (!limit) return tl::unexpected(limit.error());
  const auto* const after = request.parameters.find<std::int64_t>("after");
  if (after == nullptr || *after == 0)  // once for the whole of it
    services.audit.record(request.identity.user, "audit.export", std::nullopt, "",
                          services.ports.clock.now());
  return Reply{200, to_json(services.audit.stretch(after == nullptr ? 0 : *after, *limit))};
}

Expected<Reply> seal_audit(const Request& request, Services& services) {
  const Instant now = services.ports.clock.now();
  services.audit.record(request.identity.user, "audit.seal", std::nullopt, "", now);
  return Reply{200, to_json(services.audit.seal(now).value())};  // there is an entry: the one just made
}

}  // namespace benefit::api::handlers

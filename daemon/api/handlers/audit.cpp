#include "daemon/api/handlers/asked.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/values.hpp"

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

constexpr std::int64_t most_entries = 1000;

json::object to_json(const AuditEntry& entry) {
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
  for (const AuditEntry& entry : services.audit.entries(filter)) rows.push_back(to_json(entry));
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

}  // namespace benefit::api::handlers

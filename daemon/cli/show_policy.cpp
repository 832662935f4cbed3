#include "daemon/cli/show_policy.hpp"

#include "daemon/cli/policy_file.hpp"
#include "daemon/cli/show_reply.hpp"
#include "verify/identity/date.hpp"
#include "verify/identity/region.hpp"
#include "verify/policy/overview.hpp"

#include <boost/json.hpp>

namespace benefit::cli {
namespace {

namespace json = boost::json;

json::value day_or_null(std::optional<Day> day) {
  return day ? json::value(identity::format_day(*day)) : json::value(nullptr);
}

json::value region_or_null(RegionCode region) {
  return region.value == 0 ? json::value(nullptr) : json::value(identity::format_region_code(region));
}

json::object row_of(const policy::ShownEntry& entry) {
  return {{"table", entry.table.table},
          {"subject", entry.subject},
          {"provisions", provisions_of(entry.table, entry.subject)},
          {"what_for", entry.table.what_for},
          {"value", entry.value},
          {"from", identity::format_day(entry.valid.from)},
          {"to", day_or_null(entry.valid.to)},
          {"region", region_or_null(entry.region)},
          {"legal_basis", entry.legal_basis}};
}

}  // namespace

int show_policy(Session& session, const Invocation& invocation) {
  const auto day = day_option(invocation, "day");
  const auto region = region_option(invocation);
  const PolicyFile file = policy_file(invocation);
  json::array entries;
  for (const policy::ShownEntry& entry : policy::entries(file.policy, day, region))
    entries.push_back(row_of(entry));
  show_reply(session, invocation,
             {{"file", file.name},
              {"day", day_or_null(day)},
              {"region", region_or_null(region.value_or(RegionCode{}))},
              {"entries", std::move(entries)}});
  return exit_done;
}

}  // namespace benefit::cli

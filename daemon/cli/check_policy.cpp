#include "daemon/cli/check_policy.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/policy_file.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/table.hpp"
#include "verify/identity/date.hpp"
#include "verify/identity/region.hpp"
#include "verify/policy/overview.hpp"

#include <string>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

// The years around the notice, which its provisions speak of.
constexpr Day default_from = 2017y / 1 / 1;
constexpr Day default_to = 2020y / 12 / 31;

json::array intervals(const std::vector<DayInterval>& periods) {
  json::array texts;
  for (const DayInterval& days : periods)
    texts.emplace_back(identity::format_day(days.from) + '/' + identity::format_day(*days.to));
  return texts;
}

json::object row_of(const policy::Coverage& table) {
  return {{"table", table.table.table},
          {"subject", table.subject},
          {"provisions", provisions_of(table.table, table.subject)},
          {"what_for", say_text(table.table.what_for)},
          {"need", to_string(table.table.need)},
          {"missing", intervals(table.missing)},
          {"without", intervals(table.without)}};
}

/// "medical_subsidy_share (registered_poor): 2018-01-01/2018-05-31": the days that lack a value.
std::string gap_of(const policy::Coverage& table) {
  std::vector<std::string> days;
  for (const json::value& period : intervals(table.missing)) days.emplace_back(period.as_string());
  return fmt::format("{}{}: {}", table.table.table, table.subject.empty() ? "" : " (" + table.subject + ")",
                     fmt::join(days, " "));
}

std::string check_page(const json::object& reply, const Invocation& invocation, const Terminal& terminal) {
  Page page(Style(terminal.colour), wrapping_columns(terminal));
  const std::string region = text_at(reply, "region");
  page.title(say("{}: {} from {} to {}{}", text_at(reply, "file"),
                 flag_at(reply, "complete") ? say("complete") : say("not complete"), text_at(reply, "from"),
                 text_at(reply, "to"), region.empty() ? "" : say(" in {}", region)));
  page.drawn(table_text(invocation.command->columns, array_at(reply, "tables"), terminal));
  return std::move(page).take();
}

}  // namespace

int check_policy(Session& session, const Invocation& invocation) {
  const Day from = day_option(invocation, "from").value_or(default_from);
  const Day to = day_option(invocation, "to").value_or(default_to);
  if (to < from) throw Failure({ErrorCode::bad_request, "the last day lies before the first", "--to", ""});
  const auto region = region_option(invocation);
  const PolicyFile file = policy_file(invocation);

  json::array tables;
  std::vector<std::string> incomplete;
  for (const policy::Coverage& table :
       policy::coverage(file.policy, from, to, region.value_or(RegionCode{}))) {
    tables.push_back(row_of(table));
    if (!table.missing.empty()) incomplete.push_back(gap_of(table));
  }
  json::object reply{
      {"file", file.name}, {"from", identity::format_day(from)}, {"to", identity::format_day(to)},
      {"region", nullptr}, {"complete", incomplete.empty()},     {"tables", std::move(tables)}};
  if (region) reply["region"] = identity::format_region_code(*region);
  show_reply(session, invocation, reply, [&] { return check_page(reply, invocation, session.terminal); });
  if (!incomplete.empty())
    throw Failure({ErrorCode::bad_input,
                   fmt::format("the policy lacks values that are needed: {}", fmt::join(incomplete, ", ")),
                   file.name,
                   "Add entries for these days; default_policy.toml beside the documentation explains every "
                   "table."});
  return exit_done;
}

}  // namespace benefit::cli

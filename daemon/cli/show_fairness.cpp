#include "daemon/cli/show_fairness.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/table.hpp"

#include <boost/json.hpp>

namespace benefit::cli {
namespace {

namespace json = boost::json;

/// A table of 22 columns fits no screen: a person reads what the check came to, the file has all of it.
constexpr std::string_view read_on_screen[] = {"check",           "grouped_by",
                                               "group",           "flagged",
                                               "right",           "wrong",
                                               "undecided",       "right_share.share",
                                               "right_share.low", "right_share.high",
                                               "wrong_per_10000", "median.days"};

std::vector<api::Column> columns_on_screen(const api::Command& command) {
  std::vector<api::Column> columns;
  for (const api::Column& column : command.columns)
    for (const std::string_view field : read_on_screen)
      if (column.field == field) columns.push_back(column);
  return columns;
}

/// Shares with three digits; groups that are told, or all together.
json::array rows_of(const json::object& report, bool everybody) {
  json::array rows;
  for (const json::value& item : array_at(report, "groups")) {
    const json::object& group = item.as_object();
    if ((text_at(group, "grouped_by") == "everybody") != everybody || flag_at(group, "suppressed")) continue;
    json::object row = group;
    if (value_at(row, "wrong_per_10000") != nullptr)
      row["wrong_per_10000"] = fmt::format("{:.1f}", number_at(group, "wrong_per_10000"));
    if (auto* share = row.if_contains("right_share"); share != nullptr && share->is_object())
      for (const char* name : {"share", "low", "high"})
        share->get_object()[name] = fmt::format("{:.2f}", share->get_object()[name].to_number<double>());
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string lines_text(const json::object& report, std::string_view field, const std::string& title,
                       const Terminal& terminal) {
  Page page(Style(terminal.colour), wrapping_columns(terminal));
  page.section(title);
  for (const json::value& line : array_at(report, field)) page.bullet(text_at(line.as_object(), "sentence"));
  return std::move(page).take();
}

std::string table_of(const json::object& report, const api::Command& command, bool everybody,
                     const std::string& title, const Terminal& terminal) {
  const json::array rows = rows_of(report, everybody);
  if (rows.empty()) return "";
  Page page(Style(terminal.colour), wrapping_columns(terminal));
  page.section(title);
  return std::move(page).take() + table_text(columns_on_screen(command), rows, terminal);
}

}  // namespace

std::string fairness_page(const json::object& report, const api::Command& command, const Terminal& terminal) {
  Page head(Style(terminal.colour), wrapping_columns(terminal));
  head.title(say("Are the checks right, and right for everybody? As of {}", text_at(report, "as_of")));
  if (value_at(report, "since") != nullptr) head.field(say("cases decided since"), text_at(report, "since"));
  std::string text = std::move(head).take();
  text += lines_text(report, "lines", say("What officers have decided"), terminal);
  text += table_of(report, command, true, say("Each check"), terminal);
  text += table_of(report, command, false, say("Groups (those of fewer than five people are left out)"),
                   terminal);
  text += lines_text(report, "sample_lines",
                     say("Chosen by lot, months {} to {}: what is true of all, flagged or not",
                         text_at(report, "sample_from"), text_at(report, "sample_to")),
                     terminal);
  return text;
}

int show_fairness(Session& session, const Invocation& invocation) {
  const json::object report = require_json(session.service.exchange(make_request(invocation)));
  show_reply(session, invocation, report,
             [&] { return fairness_page(report, *invocation.command, session.terminal); });
  return exit_done;
}

}  // namespace benefit::cli

#include "daemon/cli/describe_feeds.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/csv.hpp"
#include "daemon/cli/json_text.hpp"
#include "daemon/cli/known_feed.hpp"
#include "daemon/cli/new_file.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/table.hpp"
#include "verify/intake/feed_template.hpp"
#include "verify/report/csv_line.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

std::string_view to_string(intake::Presence presence) {
  switch (presence) {
    case intake::Presence::optional:
      return "no";
    case intake::Presence::required_column:
      return "column";
    case intake::Presence::required_value:
      return "value";
  }
  return "no";
}

json::object column_json(const intake::FeedInfo& feed, const intake::Column& column) {
  json::array aliases;
  if (!column.title.empty()) aliases.emplace_back(column.title);
  for (const std::string_view alias : column.aliases) aliases.emplace_back(alias);
  return {{"feed", feed.name},
          {"column", column.name},
          {"aliases", std::move(aliases)},
          {"form", intake::describe(column.form)},
          {"required", to_string(column.presence)},
          {"meaning", spoken() == api::Language::chinese ? column.meaning_zh : column.meaning},
          {"example", column.example}};
}

std::string feeds_page(const json::object& description, const api::Command& command,
                       const Terminal& terminal) {
  Page page{Style(terminal.colour), wrapping_columns(terminal)};
  for (const json::value& item : array_at(description, "feeds")) {
    const json::object& feed = item.as_object();
    page.title(fmt::format("{} {}", text_at(feed, "feed"), text_at(feed, "title")));
    page.field(say("supplied by"), cell_text(feed, {"supplier", ""}, Reader::person));
    page.field(say("used for"), say_value(text_at(feed, "what_for")));
  }
  page.section(
      say("Columns (required: value - a row without it is refused; column - its cells may be empty)"));
  return std::move(page).take() + table_text(command.columns, array_at(description, command.rows), terminal);
}

/// A byte order mark for spreadsheets, which without it take UTF-8 for the local encoding.
std::string template_csv(const intake::Template& example) {
  std::string text = "\xEF\xBB\xBF" + report::csv_line(example.header);
  for (const auto& row : example.rows) text += report::csv_line(row);
  return text;
}

json::object template_json(const intake::FeedInfo& feed, const intake::Template& example) {
  return {{"feed", feed.name},
          {"header", json::value_from(example.header)},
          {"rows", json::value_from(example.rows)}};
}

}  // namespace

int describe_feeds(Session& session, const Invocation& invocation) {
  const json::object description = description_of(invocation.value("feed").value_or(""));
  show_reply(session, invocation, description,
             [&] { return feeds_page(description, *invocation.command, session.terminal); });
  return exit_done;
}

int print_template(Session& session, const Invocation& invocation) {
  const intake::FeedInfo& feed = known_feed(*invocation.value("feed"));
  const bool chinese = invocation.value("header").value_or("english") == "chinese";
  const intake::Template example =
      intake::template_of(feed, chinese ? intake::HeaderNames::chinese : intake::HeaderNames::english);
  const std::string text = invocation.format == Format::json
                               ? json_text(template_json(feed, example), JsonLayout::compact)
                               : template_csv(example);
  if (const auto path = invocation.value("out")) {
    NewFile file(*path);
    file.write(text);
    file.finish();
    session.err.write(say("Written to {}.\n", *path));
  } else {
    session.out.write(text);
  }
  return exit_done;
}

json::object description_of(std::string_view name) {
  json::array feeds;
  json::array columns;
  for (const intake::FeedInfo& feed : intake::feeds()) {
    if (!name.empty() && feed.feed != known_feed(name).feed) continue;
    feeds.push_back({{"feed", feed.name},
                     {"title", feed.title},
                     {"supplier", feed.supplier},
                     {"what_for", feed.what_for}});
    for (const intake::Column& column : feed.columns) columns.push_back(column_json(feed, column));
  }
  return {{"feeds", std::move(feeds)}, {"columns", std::move(columns)}};
}

}  // namespace benefit::cli

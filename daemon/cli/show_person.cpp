#include "daemon/cli/show_person.hpp"

#include "daemon/api/person_sections.hpp"
#include "daemon/cli/case_page.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/table.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;
constexpr std::size_t payments_shown = 12;

/// The rows that the page shows of a kind: all, but of the payments the newest.
json::array shown_rows(const json::object& reply, const api::PersonSection& section) {
  const json::array& all = array_at(reply, section.field);
  if (section.field != "payments.list" || all.size() <= payments_shown) return all;
  return json::array(all.end() - payments_shown, all.end());
}

/// Why a death record does not count; empty when it does.
std::string why_not(const json::object& death) {
  const std::string use = text_at(death, "use");
  if (use == "set_aside") {
    const std::string by = text_at(death, "set_aside_by");
    return by.empty() ? say("no: set aside as wrong") : say("no: set aside as wrong by case {}", by);
  }
  if (use == "withdrawn") return say("no: withdrawn by its source");
  if (use == "other_person") return say("no: names somebody else");
  if (use == "before_birth") return say("no: before the birth");
  if (use == "after_run") return say("no: later than this day");
  return "";
}

/// Where all death records count, the column is not worth the room.
std::optional<json::array> with_uses(json::array deaths) {
  bool all_count = true;
  for (json::value& death : deaths) {
    std::string why = why_not(death.as_object());
    all_count = all_count && why.empty();
    death.as_object()["use_in_words"] = why.empty() ? say("yes") : std::move(why);
  }
  return all_count ? std::nullopt : std::optional(std::move(deaths));
}

/// A row that names somebody else says so; where none does, the column is not worth the room.
void add_table(Page& page, const api::PersonSection& section, const json::array& rows,
               const Terminal& terminal) {
  if (rows.empty()) return;
  page.section(say_text(section.heading));
  std::vector<api::Column> columns = section.columns;
  if (std::ranges::any_of(rows,
                          [](const json::value& row) { return row.as_object().contains("other_name"); }))
    columns.push_back({"other_name", "names somebody else"});
  const auto with_use = section.field == "deaths" ? with_uses(rows) : std::nullopt;
  if (with_use) columns.insert(columns.begin() + 1, {"use_in_words", "counts"});
  page.drawn(table_text(columns, with_use ? *with_use : rows, terminal));
}

/// The name of the newest enrolment, else of the newest payment, else of a row that has one.
std::string name_of(const json::object& reply) {
  for (const char* facts : {"enrolments", "payments.list", "registry_periods", "subsidies", "contributions"})
    if (const json::array& rows = array_at(reply, facts); !rows.empty())
      return text_at(rows.back().as_object(), "name");
  return "";
}

}  // namespace

int show_person(Session& session, const Invocation& invocation) {
  const json::object reply = require_json(session.service.exchange(make_request(invocation)));
  show_reply(session, invocation, reply, [&] { return person_page(reply, session.terminal); });
  return exit_done;
}

std::string person_page(const json::object& reply, const Terminal& terminal) {
  Page page{Style(terminal.colour), wrapping_columns(terminal)};
  page.title(fmt::format("{}  {}", text_at(reply, "subject"), name_of(reply)));
  page.field(say("as of"), text_at(reply, "as_of"));
  if (value_at(reply, "links") != nullptr) page.field(say("links"), say_text(text_at(reply, "links")));
  if (const json::value* photo = value_at(reply, "enrolled_photo"))
    page.field(say("enrolled photo"),
               say("{}, taken {}", text_at(photo->as_object(), "photo"), text_at(photo->as_object(), "at")));
  for (const api::PersonSection& section : api::person_sections())
    add_table(page, section, shown_rows(reply, section), terminal);
  for (const json::value& finding : array_at(reply, "findings")) add_finding(page, finding.as_object());
  return std::move(page).take();
}

}  // namespace benefit::cli

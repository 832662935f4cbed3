#include "daemon/cli/show_reply.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/csv.hpp"
#include "daemon/cli/json_text.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/table.hpp"

#include <boost/json.hpp>

namespace benefit::cli {
namespace {

void add_fields(Page& page, const std::string& path, const boost::json::object& object) {
  for (const auto& [name, value] : object) {
    const std::string label = path.empty() ? std::string(name) : path + '.' + std::string(name);
    if (value.is_object())
      add_fields(page, label, value.get_object());
    else
      page.field(say_text(label), cell_text(object, {std::string(name), ""}, Reader::person));
  }
}

}  // namespace

void show_reply(Session& session, const Invocation& invocation, const boost::json::object& reply,
                const std::function<std::string()>& page) {
  const api::Command& command = *invocation.command;
  switch (invocation.format) {
    case Format::json:
      session.out.write(json_text(reply, session.terminal.out ? JsonLayout::indented : JsonLayout::compact));
      return;
    case Format::csv:
      session.out.write(command.rows.empty() ? csv_text(reply)
                                             : csv_text(command.columns, array_at(reply, command.rows)));
      return;
    case Format::human:
      if (page)
        session.out.write(page());
      else if (!command.rows.empty())
        show_rows(session, command, array_at(reply, command.rows));
      else
        session.out.write(fields_page(reply, Style(session.terminal.colour)));
  }
}

void show_rows(Session& session, const api::Command& command, const boost::json::array& rows) {
  if (rows.empty())
    session.err.write(say("There are none.\n"));
  else
    session.out.write(table_text(command.columns, rows, session.terminal));
}

std::string fields_page(const boost::json::object& reply, Style style) {
  Page page(style);
  add_fields(page, "", reply);
  return std::move(page).take();
}

}  // namespace benefit::cli

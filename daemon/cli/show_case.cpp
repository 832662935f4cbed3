#include "daemon/cli/show_case.hpp"

#include "daemon/cli/case_page.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/confirm.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/picture.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "verify/cases/state_machine.hpp"
#include "verify/types/case.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

constexpr int picture_pixels = 320;

/// Outcomes that take something from the recipient are asked about; a second officer confirms them.
bool has_to_be_confirmed(std::string_view outcome) {
  const auto known = parse_outcome(outcome);
  return known && cases::hurts_recipient(*known);
}

/// The photo that others are compared with first, then those that look different, or like this
/// person and are kept under another number: what the officer is to
/// judge.
std::vector<json::object> in_order_of_interest(const json::array& photos) {
  std::vector<json::object> ordered;
  for (const json::value& photo : photos) ordered.push_back(photo.as_object());
  const auto rank = [](const json::object& photo) {
    if (text_at(photo, "role") == "enrolled") return 0;
    const bool is_at_issue =
        text_at(photo, "role") == "lookalike" || text_at(photo, "outcome") == "different";
    return is_at_issue ? 1 : 2;
  };
  std::stable_sort(ordered.begin(), ordered.end(),
                   [&](const json::object& a, const json::object& b) { return rank(a) < rank(b); });
  return ordered;
}

Expected<Picture> fetch_picture(Session& session, const std::string& photo) {
  const Request request =
      make_request({.command = api::find_command("photo", "show"),
                    .values = {{"photo", photo}, {"width", std::to_string(picture_pixels)}}});
  return json_reply(session.service.exchange(request)).and_then(picture_from_json);
}

std::string draw_photos(Session& session, const json::object& reply) {
  std::vector<Captioned> pictures;
  for (const json::object& photo : in_order_of_interest(array_at(reply, "photos"))) {
    if (pictures.size() == pictures_that_fit(session.terminal)) break;
    const std::string id = text_at(photo, "photo");
    auto picture = fetch_picture(session, id);
    if (picture)
      pictures.push_back({*std::move(picture), say("{}, photo {}", say_value(text_at(photo, "role")), id)});
    else
      session.err.write(say("Photo {} cannot be shown: {}\n", id, say_message(picture.error().what)));
  }
  return pictures.empty() ? "" : draw_row(pictures, session.terminal);
}

std::string head_page(const json::object& reply, Style style) {
  Page page(style);
  add_case_head(page, reply);
  return std::move(page).take();
}

}  // namespace

int show_case(Session& session, const Invocation& invocation) {
  const json::object reply = require_json(session.service.exchange(make_request(invocation)));
  show_reply(session, invocation, reply, [&] {
    const std::string pictures = session.terminal.out ? draw_photos(session, reply) : "";
    return case_page(reply, pictures, Style(session.terminal.colour), wrapping_columns(session.terminal));
  });
  return exit_done;
}

int step_on_case(Session& session, const Invocation& invocation) {
  const std::string outcome = invocation.value("outcome").value_or("");
  if (has_to_be_confirmed(outcome) && !invocation.flag("yes"))
    require_confirmation(session, say("The outcome {} hurts the recipient.", say_value(outcome)));
  const json::object reply = require_json(session.service.exchange(make_request(invocation)));
  show_reply(session, invocation, reply, [&] { return head_page(reply, Style(session.terminal.colour)); });
  if (text_at(reply, "state") == "proposed")
    session.err.write(say("It takes effect when a second officer decides the same.\n"));
  return exit_done;
}

int show_photo(Session& session, const Invocation& invocation) {
  const json::object reply = require_json(session.service.exchange(make_request(invocation)));
  show_reply(session, invocation, reply, [&] {
    const std::string caption = say("photo {}, {} x {} pixels", text_at(reply, "photo"),
                                    text_at(reply, "width"), text_at(reply, "height"));
    if (!session.terminal.out) return caption + say(" (drawn on a terminal only)\n");
    auto picture = picture_from_json(reply);
    if (!picture) throw Failure(picture.error());
    return draw_row({{*std::move(picture), caption}}, session.terminal);
  });
  return exit_done;
}

}  // namespace benefit::cli

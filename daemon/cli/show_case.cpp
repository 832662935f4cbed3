#include "daemon/cli/show_case.hpp"

#include "daemon/cli/case_page.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/confirm.hpp"
#include "daemon/cli/make_request.hpp"
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

Expected<Picture> fetch_picture(Session& session, const std::string& photo, const std::string& for_case) {
  const Request request = make_request(
      {.command = api::find_command("photo", "show"),
       .values = {{"photo", photo}, {"width", std::to_string(picture_pixels)}, {"for_case", for_case}}});
  return json_reply(session.service.exchange(request)).and_then(picture_from_json);
}

/// What the service said that follows from a step, a line each.
std::string follows_text(const json::object& reply, bool dry_run) {
  std::string text;
  if (value_at(reply, "repeated") != nullptr)
    text += say("This request was made before; nothing was done a second time.\n");
  for (const json::value& item : array_at(reply, "follows"))
    text += fmt::format("{} {}\n", dry_run ? say("Would follow:") : std::string("->"),
                        text_at(item.as_object(), "sentence"));
  return text;
}

bool has_parameter(const Invocation& invocation, std::string_view name) {
  const auto& parameters = invocation.command->parameters;
  return std::any_of(parameters.begin(), parameters.end(),
                     [&](const api::Parameter& parameter) { return parameter.name == name; });
}

bool takes_key(const Invocation& invocation) { return has_parameter(invocation, "request"); }

/// Where nobody can be asked, an outcome that hurts nobody is decided as it was typed.
bool asks_before(const Invocation& invocation, const Terminal& terminal) {
  const auto outcome = invocation.value("outcome");
  return has_parameter(invocation, "yes") && (!outcome || terminal.in || has_to_be_confirmed(*outcome));
}

/// Shows what the step would bring about, asks once, and ties the step to what was shown.
void ask_with_what_follows(Session& session, Invocation& step) {
  if (!session.terminal.in) require_confirmation(session, "");  // refuses
  Invocation preview = step;
  preview.values["dry_run"] = "true";
  const json::object shown = require_json(session.service.exchange(make_request(preview)));
  session.err.write(follows_text(shown, true));
  const std::string number = text_at(shown, "case");
  require_confirmation(session, number == "0" ? say("{}: {} {}.", step.command->name(),
                                                    text_at(shown, "name"), text_at(shown, "subject"))
                                              : say("{}: case {}, {} {}.", step.command->name(), number,
                                                    text_at(shown, "name"), text_at(shown, "subject")));
  if (!step.flag("seen") && value_at(shown, "version") != nullptr && text_at(shown, "case") != "0")
    step.values["seen"] = text_at(shown, "version");
}

std::string head_page(const json::object& reply, Style style) {
  Page page(style);
  add_case_head(page, reply);
  return std::move(page).take();
}

/// Of a step that was only tried: nobody may take the case that would follow for the one that is.
std::string trial_page(const json::object& reply, Style style) {
  Page page(style);
  page.title(say("Nothing is done: this would follow"));
  const std::string number = text_at(reply, "case");
  page.field(say("case"), number == "0" ? say("a new one") : number);
  page.field(say("subject"), text_at(reply, "name"));
  page.field(say("state after it"), say_value(text_at(reply, "state")));
  page.field(say("outcome after it"), say_value(text_at(reply, "outcome")));
  return std::move(page).take();
}

}  // namespace

FetchedPhotos fetch_photos(Session& session, const json::object& one_case, std::size_t most) {
  FetchedPhotos photos;
  for (const json::object& photo : in_order_of_interest(array_at(one_case, "photos"))) {
    if (photos.pictures.size() == most) break;
    const std::string id = text_at(photo, "photo");
    auto picture = fetch_picture(session, id, text_at(one_case, "case"));
    if (picture)
      photos.pictures.push_back(
          {*std::move(picture), say("{}, photo {}", say_value(text_at(photo, "role")), id)});
    else
      photos.failed += say("Photo {} cannot be shown: {}\n", id, say_message(picture.error().what));
  }
  return photos;
}

int show_case(Session& session, const Invocation& invocation) {
  const json::object reply = require_json(session.service.exchange(make_request(invocation)));
  show_reply(session, invocation, reply, [&] {
    std::string pictures;
    if (session.terminal.out) {
      const FetchedPhotos photos = fetch_photos(session, reply, pictures_that_fit(session.terminal));
      session.err.write(photos.failed);
      if (!photos.pictures.empty()) pictures = draw_row(photos.pictures, session.terminal);
    }
    return case_page(reply, pictures, Style(session.terminal.colour), wrapping_columns(session.terminal));
  });
  return exit_done;
}

int step_on_case(Session& session, const Invocation& invocation) {
  Invocation step = invocation;
  if (asks_before(invocation, session.terminal) && !invocation.flag("yes") && !invocation.flag("dry_run"))
    ask_with_what_follows(session, step);
  if (takes_key(invocation) && !step.flag("request")) step.values["request"] = new_request_key();
  const json::object reply = require_json(session.service.exchange(make_request(step)));
  show_reply(session, invocation, reply, [&] {
    const Style style(session.terminal.colour);
    if (invocation.flag("dry_run")) return trial_page(reply, style) + follows_text(reply, true);
    std::string text = head_page(reply, style);
    // One that was split off has a number of its own, and whoever works on it needs it.
    for (const json::value& other : array_at(reply, "together_with"))
      text += "\n" + head_page(other.as_object(), style);
    return text + follows_text(reply, false);
  });
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

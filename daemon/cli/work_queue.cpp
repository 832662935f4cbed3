#include "daemon/cli/work_queue.hpp"

#include "daemon/api/base64.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/new_file.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/read_file.hpp"
#include "daemon/cli/save_content.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_case.hpp"
#include "daemon/cli/show_reply.hpp"
#include "verify/types/attachment.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

/// What the service gives at most in one reply.
constexpr std::int64_t longest_page = 500;

json::object ask(Session& session, const Invocation& invocation) {
  return require_json(session.service.exchange(make_request(invocation)));
}

}  // namespace

int list_cases(Session& session, const Invocation& invocation) {
  Invocation asked = invocation;
  const auto limit = invocation.value("limit");
  std::optional<std::int64_t> left;
  if (limit) left = std::stoll(*limit);
  const bool every_page = invocation.format != Format::human || (left && *left > longest_page);
  json::array cases;
  bool more = false;
  for (;;) {
    if (every_page)
      asked.values["limit"] = std::to_string(left ? std::min(*left, longest_page) : longest_page);
    json::object page = ask(session, asked);
    more = flag_at(page, "more");
    json::array& rows = page["cases"].as_array();
    if (left) *left -= static_cast<std::int64_t>(rows.size());
    cases.insert(cases.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    if (!every_page || !more || rows.empty() || (left && *left <= 0)) break;
    asked.values["after"] = text_at(cases.back().as_object(), "case");
  }
  const std::string last = cases.empty() ? "" : text_at(cases.back().as_object(), "case");
  show_reply(session, invocation, json::object{{"cases", std::move(cases)}, {"more", more}});
  if (more && invocation.format == Format::human)
    session.err.write(say("There are more: go on with --after {}\n", last));
  return exit_done;
}

int take_next_case(Session& session, const Invocation& invocation) {
  const json::object taken = ask(session, invocation);
  if (invocation.format != Format::human) {
    show_reply(session, invocation, taken);
    return exit_done;
  }
  return show_case(
      session, {.command = api::find_command("case", "show"), .values = {{"case", text_at(taken, "case")}}});
}

int show_lines(Session& session, const Invocation& invocation) {
  const json::object reply = ask(session, invocation);
  show_reply(session, invocation, reply, [&] {
    Page page(Style(session.terminal.colour), wrapping_columns(session.terminal));
    for (const json::value& line : array_at(reply, "lines"))
      page.bullet(text_at(line.as_object(), "sentence"));
    return std::move(page).take();
  });
  return exit_done;
}

int attach_file(Session& session, const Invocation& invocation) {
  const std::string path = *invocation.value("file");
  const Bytes content = read_file(path, largest_attachment + 1);
  if (content.size() > largest_attachment)
    throw Failure({ErrorCode::too_large,
                   fmt::format("the file is larger than {} MiB", largest_attachment >> 20U), path,
                   "Attach its pages one by one, or scan them in grey."});
  Invocation named = invocation;
  named.values.try_emplace("name", std::filesystem::path(path).filename().string());
  json::object body = body_of(named);
  body["file"] = api::base64_encoded(content);
  const json::object reply = require_json(session.service.exchange(
      {.method = Request::Method::post, .target = target_of(invocation), .body = json::serialize(body)}));
  show_reply(session, invocation, reply, [&] {
    json::object attachment = reply.at("attachment").as_object();
    attachment["file name"] = attachment["name"];  // a person's is another word
    attachment.erase("name");
    return fields_page(attachment, Style(session.terminal.colour));
  });
  return exit_done;
}

int save_attachment(Session& session, const Invocation& invocation) {
  NewFile file(*invocation.value("to"), Readers::owner_only);
  json::object reply = ask(session, invocation);
  const auto content = content_of(reply, text_at(reply, "sha256"));
  if (!content)
    throw Failure({ErrorCode::corrupt, "the attachment that came is not the one that was put in",
                   text_at(reply, "name"), ""});
  save(session, file, *content, *invocation.value("to"));
  show_reply(session, invocation, reply);
  return exit_done;
}

}  // namespace benefit::cli

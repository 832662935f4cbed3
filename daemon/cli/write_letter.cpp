#include "daemon/cli/write_letter.hpp"

#include "daemon/cli/case_page.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/save_content.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "verify/identity/safe_text.hpp"
#include "verify/report/letter/template.hpp"

#include <filesystem>
#include <memory>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

/// "pdf" or "text": what is asked for, else what the file's name ends in; `otherwise` without a file.
std::string format_of(const Invocation& invocation, const char* otherwise) {
  if (const auto asked = invocation.value("format")) return *asked;
  const auto to = invocation.value("to");
  if (!to) return otherwise;
  const std::string ending = std::filesystem::path(*to).extension().string();
  if (ending == ".pdf") return "pdf";
  if (ending == ".txt") return "text";
  throw Failure({ErrorCode::bad_request, "the name has to end in .pdf or .txt", *to,
                 "Or say which it is to be: --format pdf"});
}

/// A box stands where the machine has no sign for a character: in a name it has to be written by hand.
void warn_of_missing(Session& session, const json::object& traits) {
  std::string missing;
  for (const json::value& character : array_at(traits, "missing_glyphs"))
    missing += (missing.empty() ? "" : ", ") + std::string(character.as_string());
  if (!missing.empty())
    session.err.write(
        say("No font of the service has {}: write it by hand before this goes out.\n", missing));
}

/// The content of the reply, once its hash is that of `traits`. Throws Failure(corrupt).
Bytes checked_content(json::object& reply, const json::object& traits) {
  auto content = content_of(reply, text_at(traits, "sha256"));
  if (!content)
    throw Failure({ErrorCode::corrupt, "the file that came is not the one that was made", "",
                   "It is kept with the case: benefitctl case attachment list"});
  return *std::move(content);
}

}  // namespace

int preview_letter(Session& session, const Invocation& invocation) {
  Invocation asked = invocation;
  asked.values["format"] = format_of(invocation, "text");
  const auto to = invocation.value("to");
  if (!to && asked.values["format"] == "pdf")
    throw Failure({ErrorCode::bad_request, "a PDF needs a file", "--to", "--to letter.pdf"});
  const auto file = to ? std::make_unique<NewFile>(*to, Readers::owner_only) : nullptr;
  json::object reply = require_json(session.service.exchange(make_request(asked)));
  const json::object traits = reply.at("letter").as_object();
  const Bytes content = checked_content(reply, traits);
  warn_of_missing(session, traits);
  if (file) {
    save(session, *file, content, *to);
    return exit_done;
  }
  reply["text"] = std::string(content.begin(), content.end());
  show_reply(session, invocation, reply, [&] { return identity::safe_block(text_at(reply, "text")); });
  return exit_done;
}

int write_letter(Session& session, const Invocation& invocation) {
  Invocation asked = invocation;
  asked.values["format"] = format_of(invocation, "pdf");
  NewFile file(*invocation.value("to"), Readers::owner_only);
  json::object reply = require_json(session.service.exchange(make_request(asked)));
  const json::object traits = reply.at("letter").as_object();
  const Bytes content = checked_content(reply, traits);
  save(session, file, content, *invocation.value("to"));
  warn_of_missing(session, traits);
  show_reply(session, invocation, reply, [&] { return fields_page(traits, Style(session.terminal.colour)); });
  return exit_done;
}

int print_letter_template(Session& session, const Invocation& invocation) {
  const auto language =
      invocation.value("language") == "en" ? report::Language::english : report::Language::chinese;
  session.out.write(std::string(
      report::shipped_template(*parse_letter_kind(invocation.value("kind").value_or("")), language)));
  return exit_done;
}

int save_document(Session& session, const Invocation& invocation) {
  NewFile file(*invocation.value("to"), Readers::owner_only);
  json::object reply = require_json(session.service.exchange(make_request(invocation)));
  const auto content = content_of(reply, text_at(reply, "sha256"));
  if (!content)
    throw Failure({ErrorCode::corrupt, "the file that came is not the one that was made", "", ""});
  save(session, file, *content, *invocation.value("to"));
  warn_of_missing(session, reply);
  show_reply(session, invocation, reply, [&] { return fields_page(reply, Style(session.terminal.colour)); });
  return exit_done;
}

}  // namespace benefit::cli

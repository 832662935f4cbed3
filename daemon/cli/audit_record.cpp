#include "daemon/cli/audit_record.hpp"

#include "daemon/api/json/audit.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/new_file.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/progress_line.hpp"
#include "daemon/cli/read_file.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "verify/identity/safe_text.hpp"
#include "verify/types/audit_chain.hpp"
#include "verify/types/hex.hpp"
#include "verify/types/signature.hpp"

#include <fstream>
#include <functional>
#include <string>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

using TakeStretch = std::function<void(const AuditStretch&)>;

constexpr std::size_t told_breaches = 20;

/// A value that was read, or the failure that says where it could not be.
template <class T>
T require(Expected<T> read, const std::string& where) {
  if (!read) throw Failure({read.error().code, read.error().what, where, ""});
  return *std::move(read);
}

/// The service's record, stretch by stretch, with how far it is.
void for_each_stretch(Session& session, const TakeStretch& take) {
  ProgressLine progress(session.err, session.terminal, "audit", Amount::count, session.clock);
  std::int64_t after = 0;
  for (;;) {
    const json::object reply = require_json(session.service.exchange(make_request(
        {.command = api::find_command("audit", "export"), .values = {{"after", std::to_string(after)}}})));
    const AuditStretch stretch = require(api::audit_stretch_from_json(reply), "benefitctl audit export");
    take(stretch);
    // The last stretch ends with the newest entry that was signed; when entries are cut off, it is shorter.
    if (stretch.entries.empty()) return;
    after = stretch.entries.back().id;
    if (!stretch.newest || after >= stretch.newest->entry) return;
    progress.update("entries", after, stretch.newest->entry);
  }
}

/// A file of `audit export`, line by line.
void read_exported(const std::string& path, const TakeStretch& take) {
  std::ifstream file(path);
  if (!file) throw Failure({ErrorCode::not_found, "the file cannot be read", path, ""});
  std::optional<AuditSeal> newest;
  std::int64_t number = 0;
  for (std::string line; std::getline(file, line);) {
    const std::string where = fmt::format("{}:{}", path, ++number);
    boost::system::error_code error;
    const json::value value = json::parse(line, error);
    if (error || !value.is_object())
      throw Failure({ErrorCode::corrupt, "the record is not as it was written", where, ""});
    const json::object& object = value.get_object();
    AuditStretch stretch;
    if (const json::value* const last = object.if_contains("newest"); last != nullptr && last->is_object())
      newest = require(api::audit_seal_from_json(last->get_object()), where);
    else if (object.contains("sealed_entry"))
      stretch.seals.push_back(require(api::audit_seal_from_json(object), where));
    else
      stretch.entries.push_back(require(api::audit_entry_from_json(object), where));
    stretch.newest = newest;
    take(stretch);
  }
  if (file.bad()) throw Failure({ErrorCode::io, "the file cannot be read", path, ""});
}

std::string sentence_of(const FoundBreach& breach) {
  switch (breach.breach) {
    case AuditBreach::entry_changed:
      return say("The entry is not the one that was written, or one before it is not.");
    case AuditBreach::entries_missing:
      return say("From here on entries are missing, doubled or in another order.");
    case AuditBreach::seal_broken:
      return say("The signature under this entry does not hold.");
    case AuditBreach::seal_differs:
      return say("The entry that was sealed here was another one.");
    case AuditBreach::newest_missing:
      return say("The record does not end with the newest entry that was signed.");
    case AuditBreach::other_key:
      return say("The signature under this entry is of another key.");
  }
  return {};
}

json::array breaches_json(const AuditChainReader& chain) {
  json::array breaches;
  for (const FoundBreach& breach : chain.breaches()) {
    if (breaches.size() == told_breaches) break;
    breaches.push_back(json::object{
        {"entry", breach.entry}, {"breach", to_string(breach.breach)}, {"sentence", sentence_of(breach)}});
  }
  return breaches;
}

json::object result_of(const AuditChainReader& chain) {
  json::array keys;
  for (const std::string& key : chain.keys()) keys.emplace_back(key);
  return {{"holds", chain.breaches().empty()}, {"entries", chain.entries()},     {"seals", chain.seals()},
          {"sealed_to", chain.sealed_to()},    {"last_hash", chain.last_hash()}, {"keys", std::move(keys)},
          {"breaches", breaches_json(chain)}};
}

std::string result_page(const json::object& result, const Terminal& terminal) {
  Page page(Style(terminal.colour), wrapping_columns(terminal));
  page.title(flag_at(result, "holds") ? say("The record holds together.")
                                      : say("The record does NOT hold together."));
  page.field(say_text("entries"), text_at(result, "entries"));
  page.field(say_text("seals"), say("{}, the last under entry {}", integer_at(result, "seals"),
                                    integer_at(result, "sealed_to")));
  page.field(say_text("last hash"), text_at(result, "last_hash"));
  for (const json::value& key : array_at(result, "keys"))
    page.field(say_text("signed by"), std::string_view(key.as_string()));
  for (const json::value& breach : array_at(result, "breaches"))
    page.bullet(say("entry {}: {}", integer_at(breach.as_object(), "entry"),
                    text_at(breach.as_object(), "sentence")));
  return std::move(page).take();
}

std::optional<std::vector<std::uint8_t>> trusted_key(const Invocation& invocation) {
  const auto text = invocation.value("key");
  if (!text) return std::nullopt;
  auto key = from_hex(*text);
  if (!key || key->size() != public_key_size)
    throw Failure({ErrorCode::bad_request, "a key has 64 hexadecimal digits", "--key", ""});
  return key;
}

}  // namespace

int verify_audit(Session& session, const Invocation& invocation) {
  AuditChainReader chain(trusted_key(invocation));
  const auto file = invocation.value("file");
  const auto take = [&](const AuditStretch& stretch) { chain.read(stretch); };
  if (file)
    read_exported(*file, take);
  else
    for_each_stretch(session, take);
  chain.end();
  const json::object result = result_of(chain);
  show_reply(session, invocation, result, [&] { return result_page(result, session.terminal); });
  if (!chain.breaches().empty())
    throw Failure(
        {ErrorCode::corrupt, "the record does not hold together",
         fmt::format("entry {}", chain.breaches().front().entry),
         "Keep the state directory as it is, and compare with the last backup and the seals in the journal."});
  return exit_done;
}

int export_audit(Session& session, const Invocation& invocation) {
  const std::string path = *invocation.value("to");
  NewFile file(path, Readers::owner_only);
  const auto line = [&](const json::object& object) { file.write(json::serialize(object) + "\n"); };
  std::int64_t entries = 0;
  std::optional<AuditSeal> newest;
  for_each_stretch(session, [&](const AuditStretch& stretch) {
    auto seal = stretch.seals.begin();
    for (const AuditEntry& entry : stretch.entries) {
      line(api::to_json(entry));
      for (; seal != stretch.seals.end() && seal->entry <= entry.id; ++seal) line(api::to_json(*seal));
    }
    entries += static_cast<std::int64_t>(stretch.entries.size());
    newest = stretch.newest;
  });
  if (newest) line({{"newest", api::to_json(*newest)}});
  file.finish();
  session.err.write(say("Written to {}.\n", identity::safe_line(path)));
  show_reply(session, invocation, {{"entries", entries}, {"to", path}});
  return exit_done;
}

}  // namespace benefit::cli

#include "daemon/cli/take_deliveries.hpp"

#include "daemon/api/errors.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/drop_folder.hpp"
#include "daemon/cli/import_delivery.hpp"
#include "daemon/cli/known_feed.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/try_delivery.hpp"
#include "verify/identity/safe_text.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

/// Whose fault it is: the file will be no better the next time, unlike the disk or the service.
bool is_of_the_file(ErrorCode code) {
  constexpr std::array codes{ErrorCode::bad_input, ErrorCode::bad_request, ErrorCode::too_large,
                             ErrorCode::conflict};
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// A mistake in the profile is no supplier's, and must not refuse files.
void require_profile(const Invocation& invocation) {
  const auto path = invocation.value("profile");
  if (!path) return;
  try {
    read_profile(*path);
  } catch (const Failure& failure) {
    Error error = failure.error();
    if (error.code == ErrorCode::bad_input) error.code = ErrorCode::bad_request;
    throw Failure(std::move(error));
  }
}

/// As `feed import` would be asked for it.
Invocation import_of(const Invocation& invocation, const std::filesystem::path& copy,
                     const std::string& name) {
  Invocation import{
      .command = api::find_command("feed", "import"),
      .values = {{"feed", *invocation.value("feed")}, {"file", copy.string()}, {"delivery", name}}};
  for (const char* option : {"profile", "encoding"})
    if (const auto value = invocation.value(option)) import.values.emplace(option, *value);
  return import;
}

json::object taken(const std::string& name, const json::object& result) {
  const json::value* const batch = value_at(result, "batch");
  const json::object found = batch == nullptr ? json::object() : batch->as_object();
  const bool unchanged = flag_at(result, "unchanged");
  return {{"file", name},
          {"state", unchanged ? "unchanged" : "imported"},
          {"batch", integer_at(found, "batch")},
          {"rows_accepted", integer_at(found, "rows_accepted")},
          {"rows_rejected", integer_at(found, "rows_rejected")},
          {"sentence", unchanged ? say("taken before: nothing changed") : ""}};
}

std::string sentence_of(const Error& error) {
  return fmt::format("{}{}{}. {}", error.where.empty() ? "" : say_place(error.where),
                     error.where.empty() ? "" : ": ", say_message(error.what),
                     say_message(api::hint_for(error)));
}

json::object refused(DropFolder& folder, const std::string& name, const Error& error) {
  const std::string sentence = sentence_of(error);
  folder.put_to_refused(name, sentence + '\n');
  return {{"file", identity::safe_line(name)}, {"state", "refused"}, {"sentence", sentence}};
}

/// nullopt: the operator does not want to go on.
std::optional<json::object> take_one(Session& session, const Invocation& invocation, DropFolder& folder,
                                     const std::string& name) {
  const auto copy = folder.take(name);
  if (!copy) return refused(folder, name, copy.error());
  try {
    const auto result = deliver(session, import_of(invocation, *copy, name));
    if (!result) return std::nullopt;
    json::object row = taken(name, *result);
    folder.put_to_done(name, integer_at(row, "batch"));
    return row;
  } catch (const Failure& failure) {
    if (!is_of_the_file(failure.error().code)) throw;
    return refused(folder, name, failure.error());
  }
}

void require_all_taken(const DropFolder& folder, const json::array& files, const std::string& path) {
  const std::vector<std::string> stuck = folder.stuck_markers();
  if (!stuck.empty())
    throw Failure({ErrorCode::conflict, "a marker is a folder, and is not deleted",
                   (std::filesystem::path(path) / stuck.front()).string(), "Move it away."});
  const auto refusals = std::count_if(files.begin(), files.end(), [](const json::value& file) {
    return text_at(file.as_object(), "state") == "refused";
  });
  if (refusals > 0)
    throw Failure({ErrorCode::bad_input, fmt::format("files that were refused: {}", refusals),
                   (std::filesystem::path(path) / "refused").string(),
                   "The reason stands beside each of them."});
}

}  // namespace

int take_deliveries(Session& session, const Invocation& invocation) {
  known_feed(*invocation.value("feed"));
  require_profile(invocation);
  const std::string path = *invocation.value("folder");
  DropFolder folder(path);
  json::array files;
  for (const std::string& name : folder.complete_files()) {
    auto row = take_one(session, invocation, folder, name);
    if (!row) return exit_interrupted;
    files.emplace_back(*std::move(row));
  }
  show_reply(session, invocation, json::object{{"files", files}});
  require_all_taken(folder, files, path);
  return exit_done;
}

}  // namespace benefit::cli

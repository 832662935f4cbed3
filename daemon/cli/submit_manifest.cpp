#include "daemon/cli/submit_manifest.hpp"

#include "daemon/api/base64.hpp"
#include "daemon/api/errors.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/manifest.hpp"
#include "daemon/cli/read_file.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "verify/identity/safe_text.hpp"
#include "verify/types/photo.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::vector<ManifestRow> read_manifest_file(const std::string& path,
                                            const std::vector<api::Parameter>& columns) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Failure({ErrorCode::io, "the manifest cannot be read", path, ""});
  auto rows = read_manifest(file, columns);
  if (rows) return *std::move(rows);
  Error error = in_file(path, rows.error());
  if (error.hint.empty()) error.hint = "Mend the manifest; --help of the command lists its columns.";
  throw Failure(std::move(error));
}

fs::path root_of(const Invocation& invocation) {
  if (const auto root = invocation.value("root")) return *root;
  return fs::path(*invocation.value("manifest")).parent_path();
}

/// A manifest comes from elsewhere: it may name files below the root only, links in it followed.
bool stays_below(const fs::path& root, const fs::path& path) {
  if (!path.is_relative() || std::find(path.begin(), path.end(), "..") != path.end()) return false;
  std::error_code ignored;  // what is not there is told by its name
  const fs::path base = fs::weakly_canonical(root.empty() ? fs::path(".") : root, ignored);
  const fs::path file = fs::weakly_canonical(base / path, ignored);
  return std::mismatch(base.begin(), base.end(), file.begin(), file.end()).first == base.end();
}

Expected<std::string> encoded_photo(const fs::path& root, const std::string& name) {
  if (!stays_below(root, name))
    return tl::unexpected(
        Error{ErrorCode::bad_request, "the photo's path leads out of the folder", name, ""});
  try {
    const Bytes bytes = read_file(root / name, largest_photo_file + 1);
    if (bytes.size() <= largest_photo_file) return api::base64_encoded(bytes);
    return tl::unexpected(Error{ErrorCode::too_large, "the photo file is too large", name, ""});
  } catch (const Failure& failure) {
    return tl::unexpected(failure.error());
  }
}

Expected<json::object> body_of_row(const ManifestRow& row, const std::vector<api::Parameter>& columns,
                                   const fs::path& root) {
  if (row.defect) return tl::unexpected(Error{ErrorCode::bad_input, *row.defect, "", ""});
  json::object body;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (row.values[i].empty()) continue;
    if (columns[i].type == api::ValueType::photo) {
      auto photo = encoded_photo(root, row.values[i]);
      if (!photo) return tl::unexpected(photo.error());
      body[columns[i].name] = *std::move(photo);
    } else {
      body[columns[i].name] = row.values[i];
    }
  }
  return body;
}

/// Errors that have to do with this row alone; after others the next row would fare no better.
bool concerns_the_row(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_request:
    case ErrorCode::bad_input:
    case ErrorCode::bad_image:
    case ErrorCode::not_found:
    case ErrorCode::conflict:
    case ErrorCode::too_large:
      return true;
    default:
      return false;
  }
}

/// What ended the command, with the row at which it happened.
Failure stopped_at(const ManifestRow& row, Error error) {
  error.where = error.where.empty() ? fmt::format("manifest, line {}", row.line)
                                    : fmt::format("manifest, line {}, {}", row.line, error.where);
  error.hint = fmt::format("{} {}", api::hint_for(error),
                           "Rows before it were taken; the same command again takes up the rest.");
  return Failure(std::move(error));
}

/// The row's reply, or what is wrong with this row; in a dry run the service is not asked. Throws Failure
/// when the next row would fare no better.
Expected<json::object> submit_row(Session& session, const Invocation& invocation, const ManifestRow& row,
                                  const fs::path& root) {
  const auto body = body_of_row(row, invocation.command->manifest_columns, root);
  if (!body) return tl::unexpected(body.error());
  if (invocation.flag("dry_run")) return json::object{{"state", "would_be_sent"}};
  const auto reply = json_reply(session.service.exchange({.method = Request::Method::post,
                                                          .target = target_of(invocation),
                                                          .body = json::serialize(*body),
                                                          .repeatable = true}));
  if (!reply && !concerns_the_row(reply.error().code)) throw Failure(reply.error());
  return reply;
}

/// The row as the command prints it: its line, and the fields of its reply or its failure.
json::object printed_row(const ManifestRow& row, const Expected<json::object>& reply) {
  json::object printed{{"line", row.line}};
  if (reply) {
    for (const auto& [name, value] : *reply) printed[name] = value;
    return printed;
  }
  const Error& error = reply.error();
  printed["state"] = "failed";
  const std::string what = say_message(error.what);
  printed["sentence"] = error.where.empty() ? what : fmt::format("{}: {}", error.where, what);
  printed["error"] = to_string(error.code);
  return printed;
}

/// Appends a printed row for each; false when one of them failed.
bool submit_rows(Session& session, const Invocation& invocation, const std::vector<ManifestRow>& rows,
                 json::array& printed) {
  const fs::path root = root_of(invocation);
  ProgressLine progress(session.err, session.terminal, invocation.command->name(), Amount::count,
                        session.clock);
  bool all_taken = true;
  for (const ManifestRow& row : rows) {
    progress.update("", static_cast<std::int64_t>(printed.size()), static_cast<std::int64_t>(rows.size()));
    try {
      const auto reply = submit_row(session, invocation, row, root);
      printed.emplace_back(printed_row(row, reply));
      if (reply) continue;
      all_taken = false;
      progress.message(say("line {}: {}", row.line,
                           identity::safe_line(text_at(printed.back().get_object(), "sentence"))));
    } catch (const Failure& failure) {
      throw stopped_at(row, failure.error());
    }
  }
  return all_taken;
}

}  // namespace

int submit_manifest(Session& session, const Invocation& invocation) {
  const api::Command& command = *invocation.command;
  const auto rows = read_manifest_file(*invocation.value("manifest"), command.manifest_columns);
  json::array printed;
  const bool all_taken = submit_rows(session, invocation, rows, printed);
  const json::object reply{{command.rows, std::move(printed)}};
  show_reply(session, invocation, reply, [&] { return submission_summary(array_at(reply, command.rows)); });
  if (invocation.flag("dry_run")) session.err.write(say("A dry run: nothing was sent.\n"));
  return all_taken ? exit_done : api::error_row(ErrorCode::bad_input).exit_status;
}

std::string submission_summary(const json::array& rows) {
  std::string summary = rows.size() == 1 ? say("1 row\n") : say("{} rows\n", rows.size());
  for (const char* field : {"state", "outcome", "not_assessable"}) {
    std::map<std::string, std::size_t> counts;
    for (const json::value& row : rows)
      if (const std::string value = text_at(row.as_object(), field); !value.empty()) ++counts[value];
    if (counts.empty()) continue;
    summary += fmt::format("  {}:", say_text(field));
    const char* separator = " ";
    for (const auto& [value, count] : counts) {
      summary += fmt::format("{}{} {}", separator, count, identity::safe_line(say_value(value)));
      separator = ", ";
    }
    summary += '\n';
  }
  return summary;
}

}  // namespace benefit::cli

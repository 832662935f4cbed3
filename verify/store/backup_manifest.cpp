#include "verify/store/backup_manifest.hpp"

#include <algorithm>
#include <exception>

#include <boost/json.hpp>

namespace benefit::store {
namespace {

namespace json = boost::json;

/// Whether a file of this name is one that backups hold: the database, or a delivery that waits.
bool is_known(std::string_view name) {
  constexpr std::string_view spool = "spool/";
  if (name == "benefitd.db") return true;
  if (!name.starts_with(spool) || name.size() == spool.size()) return false;
  name.remove_prefix(spool.size());
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::string text_at(const json::object& object, const char* name) {
  return std::string(object.at(name).as_string());
}

BackupManifest read(const json::object& object) {
  BackupManifest manifest{.program = text_at(object, "program"),
                          .point = {.at = Instant{std::chrono::milliseconds{object.at("at").as_int64()}},
                                    .audit_entry = object.at("audit_entry").as_int64(),
                                    .audit_hash = text_at(object, "audit_hash"),
                                    .schema = object.at("schema").as_int64()},
                          .rows = {},
                          .files = {}};
  for (const auto& [table, count] : object.at("rows").as_object()) manifest.rows[table] = count.as_int64();
  for (const json::value& item : object.at("files").as_array()) {
    const json::object& file = item.as_object();
    manifest.files.push_back({text_at(file, "name"), file.at("bytes").as_int64(), text_at(file, "sha256")});
    if (!is_known(manifest.files.back().name) || manifest.files.back().bytes < 0)
      throw std::invalid_argument("a file that backups do not hold");
  }
  return manifest;
}

}  // namespace

std::string to_json(const BackupManifest& manifest) {
  json::object rows;
  for (const auto& [table, count] : manifest.rows) rows[table] = count;
  json::array files;
  for (const BackedUpFile& file : manifest.files)
    files.push_back(json::object{{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  return json::serialize(json::object{{"program", manifest.program},
                                      {"at", manifest.point.at.time_since_epoch().count()},
                                      {"audit_entry", manifest.point.audit_entry},
                                      {"audit_hash", manifest.point.audit_hash},
                                      {"schema", manifest.point.schema},
                                      {"rows", std::move(rows)},
                                      {"files", std::move(files)}});
}

Expected<BackupManifest> backup_manifest_from_json(std::string_view text) {
  try {
    return read(json::parse(json::string_view(text.data(), text.size())).as_object());
  } catch (const std::exception&) {  // whatever Boost.JSON throws for a text that is not ours
    return tl::unexpected(Error{ErrorCode::corrupt, "the backup's list of contents cannot be read", "", ""});
  }
}

}  // namespace benefit::store

#include "daemon/api/json/backup.hpp"

#include "daemon/api/json/values.hpp"

namespace benefit::api {

boost::json::object to_json(const BackupManifest& manifest) {
  std::int64_t rows = 0;
  for (const auto& [table, count] : manifest.rows) rows += count;
  return {{"at", to_json(manifest.point.at)},
          {"audit_entry", manifest.point.audit_entry},
          {"audit_hash", manifest.point.audit_hash},
          {"schema", manifest.point.schema},
          {"program", manifest.program},
          {"rows", rows},
          {"files", manifest.files.size()}};
}

}  // namespace benefit::api

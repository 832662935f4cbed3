#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/backup.hpp"
#include "daemon/api/json/error.hpp"

#include <optional>

#include <boost/json/array.hpp>

namespace benefit::api::handlers {

namespace json = boost::json;

Expected<Reply> create_backup(const Request& request, Services& services) {
  const auto* const keep = request.parameters.find<std::int64_t>("keep");
  if (keep != nullptr && *keep < 1)
    return tl::unexpected(Error{ErrorCode::bad_request, "'keep' has to be at least 1", "keep", ""});
  const JobId job = services.queue.make_backup(
      keep == nullptr ? std::nullopt : std::optional(static_cast<std::size_t>(*keep)), request.identity.user);
  return Reply{202, json::object{{"job", job}}};
}

Expected<Reply> list_backups(const Request&, Services& services) {
  json::array rows;
  for (const ListedBackup& listed : services.backups.list()) {
    json::object row{{"backup", listed.name}, {"bytes", listed.bytes}};
    if (listed.manifest)
      for (auto& [field, value] : to_json(*listed.manifest)) row[field] = std::move(value);
    row["error"] = listed.manifest ? json::value() : json::value(to_json(listed.manifest.error()));
    rows.push_back(std::move(row));
  }
  return Reply{200, json::object{{"backups", std::move(rows)}}};
}

Expected<Reply> verify_backup(const Request& request, Services& services) {
  return Reply{202, json::object{{"job", services.queue.verify_backup(request.parameters.text("backup"),
                                                                      request.identity.user)}}};
}

Expected<Reply> examine(const Request& request, Services& services) {
  return Reply{202, json::object{{"job", services.queue.examine(request.identity.user)}}};
}

}  // namespace benefit::api::handlers

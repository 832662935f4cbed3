#include "daemon/api/handlers/asked.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/batch.hpp"
#include "daemon/api/json/values.hpp"
#include "daemon/api/suggestion.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/intake/profile.hpp"
#include "verify/intake/reject_export.hpp"
#include "verify/pipeline.hpp"
#include "verify/report/sentences.hpp"
#include "verify/types/sha256.hpp"

#include <map>
#include <sstream>
#include <vector>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

Error no_such_feed(std::string_view name) {
  std::vector<std::string> names;
  for (const intake::FeedInfo& feed : intake::feeds()) names.emplace_back(feed.name);
  return {ErrorCode::not_found, "there is no feed of this name", "feed", suggestion(name, names)};
}

Error no_such_profile() {
  return {ErrorCode::not_found, "there is no profile of this SHA-256", "profile",
          "Keep it first: `benefitctl profile keep`."};
}

std::optional<Encoding> encoding_of(const Request& request) {
  return parse_encoding(request.parameters.text("encoding"));  // none when it is not given
}

/// Without a name of its own a delivery supersedes none but itself.
std::string delivery_of(const Request& request) {
  const std::string name = request.parameters.text("delivery");
  return name.empty() ? request.upload->sha256.substr(0, 12) : name;
}

std::string rejects_csv(const Batch& batch, const FactStore& facts, report::Language language) {
  std::ostringstream text;
  intake::RejectExport file(text, batch.columns, [language](const RowDefect& defect) {
    return (defect.column.empty() ? "" : defect.column + ": ") + report::explanation(defect, language);
  });
  facts.for_each_reject(batch.id, [&](const Reject& reject) { file.write(reject); });
  return text.str();
}

json::object reject_json(const RowDefect& defect, bool kept, report::Language language) {
  return {{"line", defect.line},
          {"column", defect.column},
          {"code", defect.code},
          {"detail", defect.detail},
          {"sentence", report::explanation(defect, language)},
          {"kept", kept}};
}

/// Refused and damaged rows together, in the order of the file.
json::array rejects_json(BatchId id, const FactStore& facts, report::Language language) {
  std::multimap<std::int64_t, json::object> rows;
  facts.for_each_reject(id, [&](const Reject& reject) {
    rows.emplace(reject.defect.line, reject_json(reject.defect, false, language));
  });
  facts.for_each_damaged(
      id, [&](const RowDefect& defect) { rows.emplace(defect.line, reject_json(defect, true, language)); });
  json::array array;
  for (auto& [line, row] : rows) array.push_back(std::move(row));
  return array;
}

}  // namespace

Expected<Reply> import_feed(const Request& request, Services& services) {
  const std::string name = request.parameters.text("feed");
  const std::optional<Feed> feed = intake::find_feed(name);
  if (!feed) return tl::unexpected(no_such_feed(name));
  if (request.parameters.text("delivery").starts_with(pipeline::sighting_prefix))
    return tl::unexpected(Error{ErrorCode::bad_request,
                                "deliveries of this name are the service's own: what officers saw",
                                "delivery", "give the delivery another name"});
  const std::string profile = request.parameters.text("profile_sha256");
  if (!profile.empty() && !services.ports.facts.profile(profile)) return tl::unexpected(no_such_profile());
  const JobId job = services.queue.import_delivery(*feed, delivery_of(request), encoding_of(request),
                                                   *request.upload, request.identity.user, profile);
  return Reply{202, json::object{{"job", job}}};
}

Expected<Reply> keep_profile(const Request& request, Services& services) {
  const std::string text = request.parameters.text("profile");
  const auto profile = intake::parse_profile(text);
  if (!profile) return tl::unexpected(profile.error());
  const std::string hash = sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  services.ports.facts.keep_profile({.sha256 = hash,
                                     .name = request.parameters.text("name"),
                                     .text = text,
                                     .kept_at = services.ports.clock.now(),
                                     .kept_by = request.identity.user});
  return Reply{200, json::object{{"profile", hash}, {"feed", intake::info(profile->feed).name}}};
}

Expected<Reply> show_profile(const Request& request, Services& services) {
  const auto kept = services.ports.facts.profile(request.parameters.text("profile"));
  if (!kept) return tl::unexpected(no_such_profile());
  return Reply{200, json::object{{"profile", kept->sha256},
                                 {"name", kept->name},
                                 {"kept_at", to_json(kept->kept_at)},
                                 {"kept_by", kept->kept_by},
                                 {"text", kept->text}}};
}

Expected<Reply> list_batches(const Request& request, Services& services) {
  const std::optional<Instant> since = asked_since(request, services.ports.clock);
  json::array batches;
  for (const Batch& batch : services.ports.facts.batches())
    if (!since || batch.header.received_at >= *since) batches.push_back(to_json(batch));
  return Reply{200, json::object{{"batches", std::move(batches)}}};
}

Expected<Reply> list_rejects(const Request& request, Services& services) {
  const auto id = request.parameters.get<std::int64_t>("batch");
  const FactStore& facts = services.ports.facts;
  const std::optional<Batch> batch = facts.batch(id);
  if (!batch)
    return tl::unexpected(Error{ErrorCode::not_found, fmt::format("there is no batch {}", id), "batch", ""});
  services.audit.record(request.identity.user, "feed.rejects", std::nullopt, fmt::format("batch {}", id),
                        services.ports.clock.now());
  if (request.wants_csv)
    return Reply{200, Text{"text/csv; charset=utf-8", rejects_csv(*batch, facts, request.language)}};
  return Reply{200, json::object{{"rejects", rejects_json(id, facts, request.language)}}};
}

}  // namespace benefit::api::handlers

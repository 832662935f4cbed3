#include "daemon/api/handlers/handlers.hpp"
#include "verify/retain.hpp"

#include <optional>

#include <boost/json/array.hpp>

namespace benefit::api::handlers {

namespace json = boost::json;

namespace {

/// nullopt: known only after everybody's payments were read, which a dry run does.
std::optional<std::int64_t> due_of(const pipeline::RetainedKind& kind, const RetentionStore& store) {
  if (!kind.months) return 0;
  switch (kind.kind) {
    case RetentionKind::collection_photo:
    case RetentionKind::collection_template:
    case RetentionKind::replaced_photo:
      return store.count_due(kind.kind, kind.before);
    case RetentionKind::rejected_row:
      return store.count_rejects_before(kind.before);
    case RetentionKind::ended_benefit_photo:
      break;
  }
  return std::nullopt;
}

json::object row_of(const pipeline::RetainedKind& kind, const RetentionStore& store) {
  const auto due = due_of(kind, store);
  return {{"kind", to_string(kind.kind)},
          {"months", kind.months ? json::value(*kind.months) : json::value()},
          {"due", due ? json::value(*due) : json::value()},
          {"legal_basis", kind.legal_basis}};
}

}  // namespace

Expected<Reply> list_retention(const Request&, Services& services) {
  json::array kinds;
  for (const pipeline::RetainedKind& kind : pipeline::retained_kinds(services.ports))
    kinds.push_back(row_of(kind, services.retention));
  return Reply{200, json::object{{"kinds", std::move(kinds)}}};
}

Expected<Reply> run_retention(const Request& request, Services& services) {
  const bool dry_run = request.parameters.flag("dry_run");
  services.audit.record(request.identity.user, "retention.run", std::nullopt, dry_run ? "dry run" : "",
                        services.ports.clock.now());
  return Reply{202, json::object{{"job", services.queue.apply_retention(dry_run, request.identity.user)}}};
}

}  // namespace benefit::api::handlers

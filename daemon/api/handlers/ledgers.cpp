#include "daemon/api/handlers/handlers.hpp"
#include "verify/write_ledger.hpp"

#include <cstddef>
#include <utility>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

/// Of one reply.
constexpr std::size_t most_bytes = std::size_t{4} << 20U;

Expected<pipeline::LedgerRequest> asked_ledger(const Request& request) {
  pipeline::LedgerRequest ledger{.kind = *pipeline::parse_ledger_kind(request.command->verb)};
  const auto period = report::parse_period(request.parameters.text("period"));
  if (!period) return tl::unexpected(period.error());
  if (ledger.kind == pipeline::LedgerKind::subsidies && period->month)
    return tl::unexpected(Error{ErrorCode::bad_request, "the subsidy ledger is of a year", "period",
                                "Contributions are paid for a year: give it as 2018."});
  ledger.period = *period;
  if (const auto* text = request.parameters.find<std::string>("region")) {
    const auto region = report::parse_region_filter(*text);
    if (!region) return tl::unexpected(region.error());
    ledger.region = *region;
  }
  if (ledger.kind != pipeline::LedgerKind::management) {
    const auto* level = request.parameters.find<std::string>("level");
    ledger.level = level == nullptr ? report::RegionLevel::county : report::parse_region_level(*level);
  }
  const auto* format = request.parameters.find<std::string>("format");
  ledger.format = format == nullptr ? report::TableFormat::json : *report::parse_table_format(*format);
  ledger.language = request.language;
  return ledger;
}

Error no_such_ledger(JobId id) {
  return {ErrorCode::not_found, fmt::format("job {} has written no ledger", id), "job", ""};
}

/// A ledger is for whoever asked for it, as long as he may ask for its like.
Expected<void> require_own(const Job& job, const json::object& result, const Request& request) {
  const std::string_view ledger(result.at("ledger").as_string());
  const Command* const made_by = find_command(ledger == "regions" ? "report" : "ledger", ledger);
  if (job.requested_by != request.identity.user || !request.identity.roles.meets(made_by->may))
    return tl::unexpected(
        Error{ErrorCode::forbidden, "a ledger is given to nobody but who asked for it", "job", ""});
  return {};
}

std::string content_type_of(const json::object& result) {
  const std::string_view format(result.at("format").as_string());
  if (format == "csv") return "text/csv; charset=utf-8";
  // Not application/json: a reply may hold a part of the file.
  if (format == "json") return "application/octet-stream";
  return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

}  // namespace

Expected<Reply> write_ledger(const Request& request, Services& services) {
  const auto ledger = asked_ledger(request);
  if (!ledger) return tl::unexpected(ledger.error());
  return Reply{202, json::object{{"job", services.queue.write_ledger(*ledger, request.identity.user)}}};
}

Expected<Reply> fetch_ledger(const Request& request, Services& services) {
  const auto id = request.parameters.get<std::int64_t>("job");
  const auto* asked = request.parameters.find<std::int64_t>("offset");
  const std::int64_t offset = asked == nullptr ? 0 : *asked;
  if (offset < 0) return tl::unexpected(Error{ErrorCode::bad_request, "'offset' is negative", "offset", ""});
  const std::optional<Job> job = services.ports.jobs.job(id);
  if (!job || job->kind != JobKind::write_ledger || job->state != JobState::done)
    return tl::unexpected(no_such_ledger(id));
  const json::value result = json::parse(job->result);
  if (const auto own = require_own(*job, result.as_object(), request); !own)
    return tl::unexpected(own.error());
  auto bytes = services.ledgers.read(id, offset, most_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return Reply{200, Text{content_type_of(result.as_object()), *std::move(bytes)}};
}

}  // namespace benefit::api::handlers

#include "daemon/jobs/ledger_job.hpp"

#include "daemon/jobs/parameters.hpp"
#include "verify/types/sha256.hpp"
#include "verify/write_ledger.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace benefit::jobs {
namespace {

namespace json = boost::json;

struct FileTraits {
  std::int64_t bytes = 0;
  std::string sha256;
};

FileTraits traits_of(const LedgerFolder& folder, JobId job) {
  constexpr std::size_t part = std::size_t{1} << 20U;
  FileTraits traits;
  Sha256 hash;
  for (;;) {
    const std::string bytes = folder.read(job, traits.bytes, part).value();
    if (bytes.empty()) break;
    hash.update({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    traits.bytes += static_cast<std::int64_t>(bytes.size());
  }
  traits.sha256 = hash.finish();
  return traits;
}

json::object to_json(const SubsidyTotal& total) {
  return {{"rows", total.rows}, {"amount", total.amount.value}};
}

json::value to_json(const std::optional<pipeline::Reconciliation>& reconciliation) {
  if (!reconciliation) return nullptr;
  return json::object{{"feed", to_json(reconciliation->feed)},
                      {"ledger", to_json(reconciliation->ledger)},
                      {"left_out", to_json(reconciliation->left_out)},
                      {"holds", reconciliation->holds()}};
}

/// What the audit record says beside the kind of ledger and who asked for it.
std::string detail_of(const pipeline::LedgerRequest& request, const pipeline::WrittenLedger& written) {
  const std::string region = report::format_region_filter(request.region);
  return fmt::format("region {}, period {}, by {}, {} rows", region.empty() ? "all" : region,
                     report::format_period(request.period),
                     request.level ? report::to_string(*request.level) : "person", written.rows);
}

Expected<std::string> write(const pipeline::Ports& ports, AuditLog& audit, const LedgerFolder& folder,
                            const Job& job, Progress& progress) {
  folder.sweep(ports.jobs, ports.clock.now());
  const pipeline::LedgerRequest request = ledger_request_from_json(job.parameters);
  const auto written = pipeline::write_ledger(ports, request, folder.path_of(job.id), progress);
  if (!written) {
    folder.remove(job.id);
    return tl::unexpected(written.error());
  }
  const FileTraits traits = traits_of(folder, job.id);
  audit.record(job.requested_by, fmt::format("ledger.{}", to_string(request.kind)), std::nullopt,
               detail_of(request, *written), ports.clock.now());
  json::object totals;
  for (const auto& [field, amount] : written->totals) totals[field] = amount.value;
  return json::serialize(json::object{
      {"ledger", to_string(request.kind)},
      {"period", report::format_period(request.period)},
      {"region", report::format_region_filter(request.region)},
      {"level", request.level ? json::value(report::to_string(*request.level)) : json::value("person")},
      {"format", report::to_string(request.format)},
      {"rows", written->rows},
      {"people", written->people},
      {"bytes", traits.bytes},
      {"sha256", traits.sha256},
      {"totals", std::move(totals)},
      {"reconciliation", to_json(written->reconciliation)}});
}

}  // namespace

Work ledger_work(const pipeline::Ports& ports, AuditLog& audit, const LedgerFolder& folder) {
  return {[&](const Job& job, Progress& progress) { return write(ports, audit, folder, job, progress); }};
}

}  // namespace benefit::jobs

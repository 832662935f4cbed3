#include "verify/write_ledger.hpp"

#include "verify/gather_things.hpp"
#include "verify/known_subject.hpp"
#include "verify/report/ledger/management.hpp"
#include "verify/report/ledger/regions.hpp"
#include "verify/report/ledger/subsidies.hpp"
#include "verify/rules/certification.hpp"
#include "verify/rules/dues.hpp"

#include <algorithm>
#include <array>

namespace benefit::pipeline {
namespace {

/// Of one range: how often progress is told, and how soon a stop is heard.
constexpr std::int64_t subjects_each = 5'000;

constexpr std::array<std::string_view, 3> kind_names = {"management", "subsidies", "regions"};

/// The day from which the rules judge: the end of the period, or today while it lasts.
Day judged_on(const Ports& ports, const report::Period& period) {
  return std::min(*period.days().to, china_day_of(ports.clock.now()));
}

/// False: a stop was requested.
template <class Visit>
bool for_everyone(const Ports& ports, Progress& progress, const Visit& visit) {
  const std::vector<SubjectRange> ranges = ports.facts.partition_subjects(subjects_each);
  const auto total = static_cast<std::int64_t>(ranges.size());
  std::int64_t done = 0;
  for (const SubjectRange& range : ranges) {
    if (progress.stop_requested()) return false;
    ports.facts.for_each_subject(range, std::nullopt, visit);
    progress.report("write", ++done, total);
  }
  return true;
}

tl::unexpected<Error> stopped() {
  return tl::unexpected(Error{ErrorCode::cancelled, "the ledger was stopped before its end", "",
                              "it begins anew when the service starts again"});
}

/// Payments and contributions as the checks count them: what several deliveries bring is money paid once.
class Counting {
 public:
  explicit Counting(const Ports& ports)
      : regions_(gather_regions(ports.facts, std::nullopt)), today_(china_day_of(ports.clock.now())) {}

  rules::CountedFacts today(const SubjectFacts& facts) const { return {facts, AsOf(today_), regions_}; }
  const RegionHistory& regions() const { return regions_; }

 private:
  RegionHistory regions_;
  Day today_;
};

std::vector<SubsidyDue> dues_of(const Ports& ports, const SubjectFacts& counted, int year, Day as_of) {
  if (counted.registry_periods.empty()) return {};
  const AsOf day(as_of);
  const Links links = match::link_deaths(counted, day);
  return rules::subsidies_due(rules::Subject(counted, links, day), year, ports.policy, day);
}

/// By what had happened by that day.
report::CertificationState certification_on(const Ports& ports, const Counting& counting,
                                            const SubjectFacts& facts, Day as_of) {
  const AsOf day(as_of);
  const KnownSubject person(facts, day, counting.regions());
  const auto certification = rules::certification_due(person.subject(), ports.policy, day);
  return certification ? std::optional(day <= certification->due) : std::nullopt;
}

SubsidyTotal subsidies_in(const SubjectFacts& facts, int year) {
  SubsidyTotal total;
  for (const GovernmentContribution& row : facts.subsidies)
    if (row.year == year) {
      ++total.rows;
      total.amount += row.amount;
    }
  return total;
}

report::TableOptions options_of(const Ports& ports, const LedgerRequest& request) {
  return {.format = request.format,
          .language = request.language,
          .places = gather_place_names(ports.facts),
          .dated = *request.period.days().to};
}

class File {
 public:
  File(const Ports& ports, const std::filesystem::path& path, const report::LedgerHead& head,
       const LedgerRequest& request)
      : writer_(report::write_table(path, head, options_of(ports, request))) {}

  void add(const std::vector<report::Cell>& cells) {
    writer_->add(cells);
    ++rows_;
  }
  /// Gives the number of rows.
  std::int64_t finish(Progress& progress) {
    progress.report("finish", 0, 0);  // a large workbook is packed now
    writer_->finish();
    return rows_;
  }

 private:
  std::unique_ptr<report::TableWriter> writer_;
  std::int64_t rows_ = 0;
};

Expected<WrittenLedger> write_management(const Ports& ports, const LedgerRequest& request,
                                         const std::filesystem::path& path, Progress& progress) {
  const Counting counting(ports);
  WrittenLedger written;
  Fen by_person, by_employer, by_fund, by_government, drawn;
  File file(ports, path, report::management_ledger(), request);
  const bool whole = for_everyone(ports, progress, [&](const SubjectFacts& facts) {
    if (!request.region.contains(report::region_of(facts))) return;
    const auto rows = report::management_rows(counting.today(facts).facts(), request.period);
    if (!rows.empty()) ++written.people;
    for (const report::ManagementRow& row : rows) {
      file.add(report::cells_of(row));
      by_person += row.by_person;
      by_employer += row.by_employer;
      by_fund += row.by_unemployment_fund;
      by_government += row.by_government;
      drawn += row.drawn;
    }
  });
  if (!whole) return stopped();
  written.rows = file.finish(progress);
  written.totals = {{"by_person", by_person},
                    {"by_employer", by_employer},
                    {"by_unemployment_fund", by_fund},
                    {"by_government", by_government},
                    {"drawn", drawn}};
  return written;
}

Expected<WrittenLedger> write_subsidies(const Ports& ports, const LedgerRequest& request,
                                        const std::filesystem::path& path, Progress& progress) {
  const int year = request.period.year;
  const Day as_of = judged_on(ports, request.period);
  const Counting counting(ports);
  WrittenLedger written;
  Reconciliation reconciliation{ports.facts.subsidies_of_year(year, std::nullopt), {}, {}};
  report::Borne due, booked;
  report::SubsidyLedger ledger(request.level.value_or(report::RegionLevel::village));
  File file(ports, path,
            request.level ? report::subsidy_ledger_of_regions() : report::subsidy_ledger_of_people(),
            request);
  const bool whole = for_everyone(ports, progress, [&](const SubjectFacts& facts) {
    if (facts.subsidies.empty() && facts.registry_periods.empty()) return;
    const rules::CountedFacts own = counting.today(facts);
    auto rows =
        report::subsidy_rows(own.facts(), dues_of(ports, own.facts(), year, as_of), year, ports.policy);
    SubsidyTotal ledger_rows;
    for (const report::SubsidyRow& row : rows)
      if (row.booking) {
        ++ledger_rows.rows;
        ledger_rows.amount += row.booked.whole;
      }
    reconciliation.ledger += ledger_rows;
    const SubsidyTotal all = subsidies_in(facts, year), counted = subsidies_in(own.facts(), year);
    reconciliation.left_out += {all.rows - counted.rows, all.amount - counted.amount};
    std::erase_if(rows, [&](const report::SubsidyRow& row) { return !request.region.contains(row.region); });
    if (rows.empty()) return;
    ++written.people;
    for (const report::SubsidyRow& row : rows) {
      booked += row.booked;
      if (row.due) due += *row.due;
      if (!request.level) file.add(report::cells_of(row));
    }
    if (request.level) ledger.add(rows);
  });
  if (!whole) return stopped();
  for (const auto& [key, sums] : ledger.sums()) file.add(report::cells_of(key, sums));
  written.rows = file.finish(progress);
  written.totals = {{"due", due.whole},
                    {"booked", booked.whole},
                    {"province_due", due.province},
                    {"city_due", due.city},
                    {"county_due", due.county},
                    {"province_booked", booked.province},
                    {"city_booked", booked.city},
                    {"county_booked", booked.county},
                    {"shares_not_stated", booked.not_stated},
                    {"shares_off", booked.off}};
  written.reconciliation = reconciliation;
  return written;
}

Expected<WrittenLedger> write_regions(const Ports& ports, const LedgerRequest& request,
                                      const std::filesystem::path& path, Progress& progress) {
  const Day as_of = judged_on(ports, request.period);
  const Counting counting(ports);
  report::RegionReport report(request.level.value_or(report::RegionLevel::county));
  const bool whole = for_everyone(ports, progress, [&](const SubjectFacts& facts) {
    if (!request.region.contains(report::region_of(facts))) return;
    const rules::CountedFacts own = counting.today(facts);
    report.add(report::region_person(own.facts(), request.period,
                                     dues_of(ports, own.facts(), request.period.year, as_of),
                                     certification_on(ports, counting, facts, as_of)));
  });
  if (!whole) return stopped();
  ports.cases.for_each_finding(false, [&](const StoredFinding& stored) {
    if (request.region.contains(stored.finding.region)) report.add(stored.finding);
  });
  const std::vector<Case> cases = ports.cases.cases({}).value();
  for (const Case& one : cases)
    if (request.region.contains(one.region)) report.add(one);
  WrittenLedger written;
  report::RegionFigures all;
  File file(ports, path, report::region_report(), request);
  for (const auto& [region, figures] : report.figures()) {
    file.add(report::cells_of(request.period, region, figures));
    all += figures;
  }
  written.rows = file.finish(progress);
  written.people = all.people;
  written.totals = {{"by_government", all.paid_by_government}};
  return written;
}

}  // namespace

std::string_view to_string(LedgerKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

std::optional<LedgerKind> parse_ledger_kind(std::string_view text) {
  const auto found = std::find(kind_names.begin(), kind_names.end(), text);
  if (found == kind_names.end()) return std::nullopt;
  return static_cast<LedgerKind>(found - kind_names.begin());
}

Expected<WrittenLedger> write_ledger(const Ports& ports, const LedgerRequest& request,
                                     const std::filesystem::path& path, Progress& progress) {
  switch (request.kind) {
    case LedgerKind::management:
      return write_management(ports, request, path, progress);
    case LedgerKind::subsidies:
      return write_subsidies(ports, request, path, progress);
    case LedgerKind::regions:
      return write_regions(ports, request, path, progress);
  }
  return WrittenLedger{};
}

}  // namespace benefit::pipeline

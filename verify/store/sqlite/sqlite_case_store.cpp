#include "verify/store/sqlite/sqlite_case_store.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/case_rows.hpp"
#include "verify/store/sqlite/conclusion.hpp"

namespace benefit::store {
namespace {

/// Marks the partition done; false when it was done before.
bool mark_done(WriteTransaction& transaction, const Partition& partition, std::int64_t subjects) {
  if (transaction.statement(queries::complete_partition).run(subjects, partition.job, partition.ordinal) == 1)
    return true;
  Statement select = transaction.statement(queries::select_partition_done);
  if (!select.bind(partition.job, partition.ordinal).step())
    throw Failure{Error{ErrorCode::internal, "a partition was completed that the run does not have", {}, {}}};
  return false;
}

void keep_due(WriteTransaction& transaction, const Partition& partition, std::span<const DueSubject> due) {
  const auto forget = [&](const SubjectRange& range) {
    transaction.statement(queries::delete_due_subjects).run(range_bound(range.first), range_bound(range.end));
  };
  if (partition.only)
    for (const CitizenId subject : *partition.only) forget({subject.body(), subject.body() + 1});
  else
    forget(partition.range);
  Statement insert = transaction.statement(queries::insert_due_subject);
  for (const auto& [subject, day] : due) insert.run(subject, day);
}

std::vector<CaseId> case_ids_of(ReadSnapshot& snapshot, CitizenId subject) {
  Statement select = snapshot.statement(queries::select_case_ids_of);
  select.bind(subject);
  std::vector<CaseId> ids;
  while (select.step()) ids.push_back(Columns{select}.integer());
  return ids;
}

}  // namespace

void SqliteCaseStore::complete(const Partition& partition, std::span<const Finding> findings,
                               std::int64_t subjects, std::span<const DueSubject> due, Instant now) {
  WriteTransaction transaction{database_};
  if (!mark_done(transaction, partition, subjects)) return;
  {
    Statement upsert = transaction.statement(queries::upsert_finding);
    for (const Finding& finding : findings)
      upsert.run(finding.key.check, finding.key.subject, finding.key.period, finding.name,
                 finding.region.county, finding.region.town, finding.region.village, finding.sums.lost,
                 finding.sums.flowing_per_month, finding.sums.owed, to_json(finding.reasons),
                 to_json(finding.citations), now, partition.job);
  }
  keep_due(transaction, partition, due);
  transaction.commit();
}

void SqliteCaseStore::conclude(JobId run, std::span<const std::string> checks, const ReconcileCase& reconcile,
                               Instant now, const ReconcileSuspension& reconcile_suspension) {
  WriteTransaction transaction{database_};
  conclude_run(transaction, run, checks, reconcile, now, reconcile_suspension);
  transaction.commit();
}

std::vector<Case> SqliteCaseStore::cases(const CaseFilter& filter) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_cases);
  const auto state = filter.state ? std::optional{to_string(*filter.state)} : std::nullopt;
  const std::int64_t limit = filter.limit > 0 ? filter.limit : -1;
  select.bind(state, filter.county, filter.check, limit);
  std::vector<Case> cases;
  while (select.step()) cases.push_back(read_case(select));
  return cases;
}

std::map<CaseState, std::int64_t> SqliteCaseStore::count_cases() const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::count_cases);
  std::map<CaseState, std::int64_t> counts;
  while (select.step()) {
    Columns columns{select};
    const CaseState state = read_case_state(columns);
    counts[state] = columns.integer();
  }
  return counts;
}

std::optional<Case> SqliteCaseStore::find_case(CaseId id) const {
  ReadSnapshot snapshot{database_};
  return store::find_case(snapshot, id);
}

std::vector<StoredFinding> SqliteCaseStore::findings_of(CaseId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_findings_of_case);
  select.bind(id);
  std::vector<StoredFinding> findings;
  while (select.step()) findings.push_back(read_finding(select));
  return findings;
}

std::vector<CaseEvent> SqliteCaseStore::events_of(CaseId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_case_events);
  select.bind(id);
  std::vector<CaseEvent> events;
  while (select.step()) {
    Columns columns{select};
    events.push_back(
        {.at = columns.instant(), .actor = columns.text(), .what = columns.text(), .text = columns.text()});
  }
  return events;
}

std::vector<Case> SqliteCaseStore::cases_of(CitizenId subject) const {
  ReadSnapshot snapshot{database_};
  std::vector<Case> cases;
  for (const CaseId id : case_ids_of(snapshot, subject))
    cases.push_back(store::find_case(snapshot, id).value());
  return cases;
}

void SqliteCaseStore::for_each_finding(bool with_withdrawn,
                                       const std::function<void(const StoredFinding&)>& visit) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_findings);
  select.bind(with_withdrawn);
  while (select.step()) visit(read_finding(select));
}

Expected<Case> SqliteCaseStore::apply(const CaseChange& change) {
  WriteTransaction transaction{database_};
  const Expected<CaseId> id = write_change(transaction, change);
  if (!id) return tl::unexpected(id.error());
  Case changed = store::find_case(transaction, *id).value();
  transaction.commit();
  return changed;
}

std::optional<Suspension> SqliteCaseStore::suspension_of(CitizenId subject) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_suspension_of);
  if (!select.bind(subject).step()) return std::nullopt;
  return read_suspension(select);
}

std::vector<Suspension> SqliteCaseStore::suspensions(bool with_ended) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_suspensions);
  select.bind(with_ended);
  std::vector<Suspension> all;
  while (select.step()) all.push_back(read_suspension(select));
  return all;
}

std::vector<Arrears> SqliteCaseStore::back_pay_of(CaseId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_back_pay);
  select.bind(id);
  std::vector<Arrears> all;
  while (select.step()) {
    Columns columns{select};
    all.push_back({.scheme = columns.as<Scheme>(),
                   .last_paid = columns.month(),
                   .per_month = columns.fen(),
                   .months = columns.number(),
                   .owed = columns.fen()});
  }
  return all;
}

std::optional<DoneRequest> SqliteCaseStore::find_request(std::string_view key) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_case_request);
  if (!select.bind(key).step()) return std::nullopt;
  Columns columns{select};
  return DoneRequest{
      .key = columns.text(), .actor = columns.text(), .what = columns.text(), .case_id = columns.integer()};
}

std::vector<std::string> SqliteCaseStore::set_aside_by(CaseId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_set_aside_by);
  select.bind(id);
  std::vector<std::string> fingerprints;
  while (select.step()) fingerprints.push_back(Columns{select}.text());
  return fingerprints;
}

void SqliteCaseStore::register_officer(const Registration& registration) {
  WriteTransaction transaction{database_};
  transaction.statement(queries::insert_officer)
      .run(registration.user, registration.person, registration.name, registration.at, registration.by);
  transaction.commit();
}

Officers SqliteCaseStore::officers() const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_officers);
  std::vector<Registration> all;
  while (select.step()) {
    Columns columns{select};
    all.push_back({.user = columns.text(),
                   .person = columns.citizen_id(),
                   .name = columns.text(),
                   .at = columns.instant(),
                   .by = columns.text()});
  }
  return Officers{std::move(all)};
}

std::vector<std::string> SqliteCaseStore::photo_givers(CitizenId subject) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_photo_givers);
  select.bind(subject);
  std::vector<std::string> users;
  while (select.step()) users.push_back(Columns{select}.text());
  return users;
}

}  // namespace benefit::store

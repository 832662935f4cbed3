#include "verify/store/sqlite/conclusion.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/case_rows.hpp"
#include "verify/store/sqlite/failure.hpp"

#include <vector>

namespace benefit::store {
namespace {

bool is_concluded(WriteTransaction& transaction, JobId run) {
  Statement select = transaction.statement(queries::select_job_concluded);
  if (!select.bind(run).step()) throw misuse("a run was concluded that is not there");
  return Columns{select}.flag();
}

void require_all_done(WriteTransaction& transaction, JobId run) {
  Statement select = transaction.statement(queries::count_partitions);
  select.bind(run).step();
  Columns columns{select};
  const std::int64_t done = columns.integer();
  const std::int64_t total = columns.integer();
  if (total == 0 || done < total) throw misuse("a run was concluded before all its partitions were done");
}

bool is_only_concerned(WriteTransaction& transaction, JobId run) {
  Statement select = transaction.statement(queries::is_only_concerned);
  select.bind(run).step();
  return Columns{select}.flag();
}

std::vector<CitizenId> subjects_to_reconcile(WriteTransaction& transaction, JobId run, bool only_concerned) {
  Statement select = transaction.statement(queries::select_subjects_to_reconcile);
  select.bind(only_concerned, run);
  std::vector<CitizenId> subjects;
  while (select.step()) subjects.push_back(Columns{select}.citizen_id());
  return subjects;
}

std::optional<Case> unfinished_case(WriteTransaction& transaction, CitizenId subject) {
  std::optional<CaseId> id;
  {
    Statement select = transaction.statement(queries::select_unfinished_case_id);
    if (select.bind(subject).step()) id = Columns{select}.integer();
  }
  return id ? find_case(transaction, *id) : std::nullopt;
}

std::vector<StoredFinding> findings_to_reconcile(WriteTransaction& transaction, CitizenId subject,
                                                 std::optional<CaseId> in_case) {
  Statement select = transaction.statement(queries::select_findings_to_reconcile);
  select.bind(subject, in_case);
  std::vector<StoredFinding> findings;
  while (select.step()) findings.push_back(read_finding(select));
  return findings;
}

void follow_findings(WriteTransaction& transaction, CitizenId subject, const std::optional<Case>& current,
                     const ReconcileCase& reconcile, Instant now) {
  const auto findings =
      findings_to_reconcile(transaction, subject, current ? std::optional{current->id} : std::nullopt);
  const std::optional<CaseChange> change = reconcile(current, findings, now);
  if (!change) return;
  const Expected<CaseId> written = write_change(transaction, *change, nullptr);
  if (!written) throw Failure{written.error()};
}

std::vector<CaseId> split_off_cases(WriteTransaction& transaction, CitizenId subject) {
  Statement select = transaction.statement(queries::select_split_off_case_ids);
  select.bind(subject);
  std::vector<CaseId> ids;
  while (select.step()) ids.push_back(Columns{select}.integer());
  return ids;
}

/// They are few, so that each run looks at all of them.
std::vector<Suspension> active_suspensions(WriteTransaction& transaction) {
  Statement select = transaction.statement(queries::select_suspensions);
  select.bind(false);
  std::vector<Suspension> active;
  while (select.step()) active.push_back(read_suspension(select));
  return active;
}

void reconcile_suspended(WriteTransaction& transaction, const Suspension& suspension,
                         const ReconcileSuspension& reconcile, Instant now) {
  std::vector<StoredFinding> findings;
  {
    Statement select = transaction.statement(queries::select_open_findings_of);
    select.bind(suspension.subject);
    while (select.step()) findings.push_back(read_finding(select));
  }
  const Case current = find_case(transaction, suspension.case_id).value();
  const std::optional<CaseChange> change = reconcile(current, suspension, findings, now);
  if (!change) return;
  const Expected<CaseId> written = write_change(transaction, *change, nullptr);
  if (!written) throw Failure{written.error()};
}

}  // namespace

std::optional<std::vector<CitizenId>> begin_conclusion(WriteTransaction& transaction, JobId run,
                                                       std::span<const std::string> checks, Instant now) {
  if (is_concluded(transaction, run)) return std::nullopt;
  require_all_done(transaction, run);
  const bool only_concerned = is_only_concerned(transaction, run);
  std::int64_t withdrawn = 0;
  for (const std::string& check : checks)
    withdrawn += transaction.statement(queries::withdraw_unseen_findings).run(now, run, check, only_concerned);
  transaction.statement(queries::add_run_changes).run(run, 0, 0, withdrawn);
  transaction.statement(queries::release_returned_findings).run();
  return subjects_to_reconcile(transaction, run, only_concerned);
}

void reconcile_subject(WriteTransaction& transaction, CitizenId subject, const ReconcileCase& reconcile,
                       Instant now) {
  follow_findings(transaction, subject, unfinished_case(transaction, subject), reconcile, now);
  for (const CaseId id : split_off_cases(transaction, subject))
    follow_findings(transaction, subject, find_case(transaction, id), reconcile, now);
}

void end_conclusion(WriteTransaction& transaction, JobId run,
                    const ReconcileSuspension& reconcile_suspension, Instant now) {
  if (reconcile_suspension)
    for (const Suspension& suspension : active_suspensions(transaction))
      reconcile_suspended(transaction, suspension, reconcile_suspension, now);
  transaction.statement(queries::delete_run_subjects).run(run);
  transaction.statement(queries::forget_news).run(run);
  transaction.statement(queries::conclude_job).run(now, run);
}

}  // namespace benefit::store

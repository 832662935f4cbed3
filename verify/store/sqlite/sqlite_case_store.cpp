#include "verify/store/sqlite/sqlite_case_store.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/case_rows.hpp"
#include "verify/store/sqlite/conclusion.hpp"
#include "verify/store/sqlite/sealed_tables.hpp"
#include "verify/store/sqlite/text_list.hpp"
#include "verify/types/sha256.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include <fmt/format.h>

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

/// What keeping this finding changes, added to `changes`.
void count_change(WriteTransaction& transaction, const Finding& finding, const std::string& reasons,
                  const std::string& citations, RunChanges& changes) {
  Statement compare = transaction.statement(queries::compare_finding);
  compare.bind(finding.name, finding.region.county, finding.region.town, finding.region.village,
               finding.sums.lost, finding.sums.flowing_per_month, finding.sums.owed, reasons, citations,
               finding.key.check, finding.key.subject, finding.key.period);
  if (!compare.step()) {
    ++changes.appeared;
    return;
  }
  Columns kept{compare};
  const bool is_open = kept.flag();
  const bool says_the_same = kept.flag();
  if (!is_open)
    ++changes.appeared;
  else if (!says_the_same)
    ++changes.changed;
}

void keep_findings(WriteTransaction& transaction, JobId run, std::span<const Finding> findings, Instant now) {
  RunChanges changes;
  {
    Statement upsert = transaction.statement(queries::upsert_finding);
    for (const Finding& finding : findings) {
      const std::string reasons = to_json(finding.reasons);
      const std::string citations = to_json(finding.citations);
      count_change(transaction, finding, reasons, citations, changes);
      upsert.run(finding.key.check, finding.key.subject, finding.key.period, finding.name,
                 finding.region.county, finding.region.town, finding.region.village, finding.sums.lost,
                 finding.sums.flowing_per_month, finding.sums.owed, reasons, citations, now, run);
    }
  }
  transaction.statement(queries::add_run_changes).run(run, changes.appeared, changes.changed, 0);
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

std::vector<CaseId> ids_of(Statement& select) {
  std::vector<CaseId> ids;
  while (select.step()) ids.push_back(Columns{select}.integer());
  return ids;
}

template <class Transaction>
std::vector<Case> load(Transaction& transaction, const std::vector<CaseId>& ids) {
  std::vector<Case> cases;
  for (const CaseId id : ids) cases.push_back(store::find_case(transaction, id).value());
  return cases;
}

/// The first and the last code of GB/T 2260 that lie in this one: 130200 stands for 130200 to 130299.
struct Counties {
  RegionCode first, last;
};
Counties counties_in(RegionCode code) {
  if (code.value == 0) return {{0}, {999'999}};
  const int span = code.value % 10'000 == 0 ? 10'000 : code.value % 100 == 0 ? 100 : 1;
  return {code, {code.value + span - 1}};
}

/// So many cases of each kind are looked at before an officer is told that there is none, and so many of a
/// list that may be long are read.
constexpr std::int64_t deepest_look = 50;

struct Waiting {
  std::int64_t rank;
  CaseId id;
};

/// Rows of number and rank.
void read_waiting(Statement& select, std::vector<Waiting>& waiting) {
  while (select.step()) {
    Columns columns{select};
    const CaseId id = columns.integer();
    waiting.push_back({columns.integer(), id});
  }
}

void add_waiting(WriteTransaction& transaction, const RegionPart& region, CaseKind kind,
                 std::vector<Waiting>& waiting) {
  const auto [first, last] = counties_in(region.county);
  if (first != last) {
    Statement select = transaction.statement(queries::select_waiting);
    read_waiting(select.bind(kind, first, last, deepest_look), waiting);
  } else if (region.town.empty()) {
    Statement select = transaction.statement(queries::select_waiting_of_county);
    read_waiting(select.bind(region.county, kind, deepest_look), waiting);
  } else if (region.village.empty()) {
    Statement select = transaction.statement(queries::select_waiting_of_town);
    read_waiting(select.bind(region.county, region.town, kind, deepest_look), waiting);
  } else {
    Statement select = transaction.statement(queries::select_waiting_of_village);
    read_waiting(select.bind(region.county, region.town, region.village, kind, deepest_look), waiting);
  }
}

/// Cases in the order in which an officer gets them.
std::vector<CaseId> next_in_line(WriteTransaction& transaction, const QueueFilter& filter,
                                 std::string_view officer, Instant now) {
  const RegionPart& region = filter.region;
  const auto [first, last] = counties_in(region.county);
  std::vector<CaseId> line;
  {
    Statement select = transaction.statement(queries::select_cases_due);
    const Day today = china_day_of(now);
    line = ids_of(
        select.bind(today, filter.kind, first, last, region.town, region.village, officer, deepest_look));
  }
  std::vector<Waiting> waiting;
  for (const std::string_view name : case_kind_names()) {
    const CaseKind kind = *parse_case_kind(name);
    if (!filter.kind || filter.kind == kind) add_waiting(transaction, region, kind, waiting);
  }
  {
    Statement select = transaction.statement(queries::select_lapsed_cases);
    read_waiting(select.bind(now, filter.kind, first, last, region.town, region.village), waiting);
  }
  std::ranges::sort(waiting, [](const Waiting& a, const Waiting& b) {
    return std::tuple(b.rank, a.id) < std::tuple(a.rank, b.id);
  });
  for (const Waiting& one : waiting) line.push_back(one.id);
  return line;
}

template <class Transaction>
std::vector<Case> matter_of(Transaction& transaction, const Case& one) {
  if (!one.matter) return {};
  Statement select = transaction.statement(queries::select_matter);
  return load(transaction, ids_of(select.bind(*one.matter, one.id)));
}

/// Proposals of others than this officer. A negative limit: all of them.
std::vector<CaseId> proposals_in(ReadSnapshot& snapshot, const QueueFilter& filter, std::string_view officer,
                                 std::int64_t limit) {
  const auto [first, last] = counties_in(filter.region.county);
  Statement select = snapshot.statement(queries::select_cases_to_confirm);
  return ids_of(
      select.bind(officer, filter.kind, first, last, filter.region.town, filter.region.village, limit));
}

std::vector<Case> diary_of(ReadSnapshot& snapshot, std::optional<Day> until,
                           const std::optional<std::string>& by) {
  constexpr int any_day = std::numeric_limits<int>::max();
  const std::int64_t last = until ? to_number(*until) : any_day;
  Statement select = snapshot.statement(queries::select_diary);
  return load(snapshot, ids_of(select.bind(last, by)));
}

Arrears read_arrears(Columns& columns) {
  return {.scheme = columns.as<Scheme>(),
          .last_paid = columns.month(),
          .per_month = columns.fen(),
          .months = columns.number(),
          .owed = columns.fen(),
          .first = columns.month()};
}

}  // namespace

void SqliteCaseStore::complete(const Partition& partition, std::span<const Finding> findings,
                               std::int64_t subjects, std::span<const DueSubject> due, Instant now) {
  WriteTransaction transaction{database_};
  if (!mark_done(transaction, partition, subjects)) return;
  keep_findings(transaction, partition.job, findings, now);
  keep_due(transaction, partition, due);
  transaction.commit();
}

void SqliteCaseStore::conclude(JobId run, std::span<const std::string> checks, const ReconcileCase& reconcile,
                               Instant now, const ReconcileSuspension& reconcile_suspension) {
  std::vector<CitizenId> subjects;
  {
    WriteTransaction transaction{database_};
    auto to_reconcile = begin_conclusion(transaction, run, checks, now);
    if (!to_reconcile) return;
    subjects = *std::move(to_reconcile);
    transaction.commit();
  }
  for (std::span<const CitizenId> left = subjects; !left.empty();) {
    const auto part = left.first(std::min(subjects_per_transaction_, left.size()));
    left = left.subspan(part.size());
    WriteTransaction transaction{database_};
    for (const CitizenId subject : part) reconcile_subject(transaction, subject, reconcile, now);
    transaction.commit();
  }
  WriteTransaction transaction{database_};
  end_conclusion(transaction, run, reconcile_suspension, now);
  transaction.commit();
}

Expected<std::vector<Case>> SqliteCaseStore::cases(const CaseFilter& filter) const {
  ReadSnapshot snapshot{database_};
  std::int64_t after_rank = std::numeric_limits<std::int64_t>::max();
  CaseId after_id = 0;
  if (filter.after) {
    const auto after = store::find_case(snapshot, *filter.after);
    if (!after)
      return tl::unexpected(
          Error{ErrorCode::not_found, fmt::format("there is no case {}", *filter.after), "after", ""});
    after_rank = after->rank;
    after_id = after->id;
  }
  const auto [first, last] = counties_in(filter.region.county);
  const auto state = filter.state ? std::optional{to_string(*filter.state)} : std::nullopt;
  const std::int64_t limit = filter.limit > 0 ? filter.limit : -1;
  Statement select = snapshot.statement(queries::select_case_page);
  select.bind(after_rank, after_id, state, filter.kind, first, last, filter.region.town,
              filter.region.village, filter.check, filter.opened_since, limit);
  return load(snapshot, ids_of(select));
}

std::optional<Case> SqliteCaseStore::take_next(const QueueFilter& filter, std::string_view officer,
                                               const TakeCase& take, Instant now) {
  WriteTransaction transaction{database_};
  for (const CaseId id : next_in_line(transaction, filter, officer, now)) {
    const Case chosen = store::find_case(transaction, id).value();
    const Expected<std::vector<CaseChange>> changes = take(chosen, matter_of(transaction, chosen));
    if (!changes) continue;
    for (const CaseChange& change : *changes)
      if (const auto written = write_change(transaction, change, &keys_); !written)
        throw Failure{written.error()};  // the writer has been ours since the case was read
    Case taken = store::find_case(transaction, id).value();
    transaction.commit();
    return taken;
  }
  return std::nullopt;
}

std::vector<Case> SqliteCaseStore::diary(std::optional<Day> until, std::optional<std::string> by) const {
  ReadSnapshot snapshot{database_};
  return diary_of(snapshot, until, by);
}

std::vector<CaseId> SqliteCaseStore::proposals(const QueueFilter& filter, std::string_view officer) const {
  ReadSnapshot snapshot{database_};
  constexpr std::int64_t all = -1;
  return proposals_in(snapshot, filter, officer, all);
}

QueuePlace SqliteCaseStore::place_of(const Case& one) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::count_ahead);
  select.bind(one.kind, one.rank, one.id);
  if (!select.step()) return {};
  Columns columns{select};
  return {.ahead = columns.integer(), .waiting = columns.integer()};
}

Agenda SqliteCaseStore::agenda(std::string_view officer, Instant since, Instant now) const {
  ReadSnapshot snapshot{database_};
  Agenda agenda;
  {
    Statement select = snapshot.statement(queries::select_cases_held_by);
    agenda.taken = load(snapshot, ids_of(select.bind(officer)));
  }
  agenda.diary_due = diary_of(snapshot, china_day_of(now), std::string(officer));
  agenda.to_confirm = load(snapshot, proposals_in(snapshot, {}, officer, deepest_look));
  {
    Statement select = snapshot.statement(queries::count_cases_to_confirm);
    select.bind(officer).step();
    agenda.to_confirm_in_all = Columns{select}.integer();
  }
  Statement select = snapshot.statement(queries::count_waiting);
  select.bind(since);
  while (select.step()) {
    Columns columns{select};
    agenda.waiting.push_back(
        {.kind = columns.as<CaseKind>(), .waiting = columns.integer(), .opened_since = columns.integer()});
  }
  return agenda;
}

std::vector<Case> SqliteCaseStore::side_by_side(const Case& one) const {
  ReadSnapshot snapshot{database_};
  return matter_of(snapshot, one);
}

std::vector<Attachment> SqliteCaseStore::attachments_of(CaseId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_attachments);
  select.bind(id);
  std::vector<Attachment> attachments;
  while (select.step()) {
    Columns columns{select};
    attachments.push_back({.id = columns.integer(),
                           .name = columns.text(),
                           .type = columns.as<AttachmentType>(),
                           .sha256 = columns.text(),
                           .bytes = columns.integer(),
                           .by = columns.text(),
                           .at = columns.instant()});
  }
  return attachments;
}

Expected<Bytes> SqliteCaseStore::attachment(CaseId id, AttachmentId attachment) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_attachment_content);
  if (!select.bind(attachment, id).step())
    return tl::unexpected(Error{
        ErrorCode::not_found, fmt::format("case {} has no attachment {}", id, attachment), "attachment", ""});
  Columns columns{select};
  auto content = keys_.sealer.open(columns.blob(), seal_context(attachment_contents, attachment));
  if (!content || sha256(*content) != columns.text())
    return tl::unexpected(Error{ErrorCode::corrupt,
                                fmt::format("the seal of attachment {} is broken", attachment),
                                {},
                                "restore the state directory from its backup"});
  return *std::move(content);
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
  Statement select = snapshot.statement(queries::select_case_ids_of);
  return load(snapshot, ids_of(select.bind(subject)));
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
  const Expected<CaseId> id = write_change(transaction, change, &keys_);
  if (!id) return tl::unexpected(id.error());
  Case changed = store::find_case(transaction, *id).value();
  transaction.commit();
  return changed;
}

Expected<std::vector<Case>> SqliteCaseStore::apply_all(std::span<const CaseChange> changes) {
  WriteTransaction transaction{database_};
  std::vector<CaseId> ids;
  for (const CaseChange& change : changes) {
    const Expected<CaseId> id = write_change(transaction, change, &keys_);
    if (!id) return tl::unexpected(id.error());
    ids.push_back(*id);
  }
  std::vector<Case> changed = load(transaction, ids);
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
    all.push_back(read_arrears(columns));
  }
  return all;
}

std::vector<PromisedBackPay> SqliteCaseStore::promised_back_pay(std::optional<CitizenId> of) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_promised_back_pay);
  select.bind(of);
  std::vector<PromisedBackPay> all;
  while (select.step()) {
    Columns columns{select};
    const CitizenId subject = columns.citizen_id();
    const CaseId by_case = columns.integer();
    all.push_back({subject, by_case, read_arrears(columns)});
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
  return first_column(select);
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

std::vector<WaitingLetter> SqliteCaseStore::waiting_letters(std::optional<CaseId> of_case,
                                                            std::int64_t limit) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_waiting_letters);
  select.bind(of_case.value_or(0), of_case.value_or(std::numeric_limits<CaseId>::max()), limit);
  std::vector<WaitingLetter> waiting;
  while (select.step()) {
    Columns columns{select};
    WaitingLetter letter;
    letter.case_id = columns.integer();
    const std::string what = columns.text(), text = columns.text();
    letter.since = columns.instant();
    letter.actor = columns.text();
    letter.written = what == "letter_written";
    if (what == "request_to_write") {
      letter.kind = LetterKind::correction;
      letter.to = text;
    } else if (const auto kind = parse_letter_kind(text)) {
      letter.kind = *kind;
    } else if (letter.written) {
      letter.kind = LetterKind::notice;
    } else {
      continue;  // asked for by a newer version
    }
    waiting.push_back(std::move(letter));
  }
  return waiting;
}

std::vector<std::string> SqliteCaseStore::photo_givers(CitizenId subject) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_photo_givers);
  select.bind(subject);
  return first_column(select);
}

}  // namespace benefit::store

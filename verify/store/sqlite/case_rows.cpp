#include "verify/store/sqlite/case_rows.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/audit_rows.hpp"
#include "verify/store/sqlite/sealed_tables.hpp"

#include <algorithm>
#include <chrono>
#include <sstream>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace benefit::store {
namespace {

Failure unknown_name(const char* what) {
  return Failure{Error{ErrorCode::corrupt, fmt::format("the store holds an unknown {}", what), {}, {}}};
}

std::optional<Outcome> read_outcome(Columns& columns) {
  const auto name = columns.optional(&Columns::text);
  if (!name) return std::nullopt;
  const auto outcome = parse_outcome(*name);
  if (!outcome) throw unknown_name("outcome of a case");
  return outcome;
}

Sums read_sums(Columns& columns) {
  return {.lost = columns.fen(), .flowing_per_month = columns.fen(), .owed = columns.fen()};
}

/// "D3,D1" in order. Provision codes have no commas.
std::vector<std::string> sorted_checks(const std::string& joined) {
  std::vector<std::string> checks;
  std::istringstream parts{joined};
  for (std::string check; std::getline(parts, check, ',');) checks.push_back(check);
  std::ranges::sort(checks);
  return checks;
}

std::optional<DiaryEntry> read_diary(Columns& columns) {
  const auto on = columns.optional(&Columns::day);
  auto text = columns.optional(&Columns::text);
  auto by = columns.optional(&Columns::text);
  if (!on) return std::nullopt;
  return DiaryEntry{*on, *std::move(text), *std::move(by)};
}

/// The entry's parts, each NULL when there is none.
struct DiaryColumns {
  explicit DiaryColumns(const std::optional<DiaryEntry>& diary) {
    if (!diary) return;
    on = diary->on;
    text = diary->text;
    by = diary->by;
  }
  std::optional<Day> on;
  std::optional<std::string> text, by;
};

std::optional<std::int64_t> first_number(Statement& select) {
  if (!select.step()) return std::nullopt;
  return Columns{select}.integer();
}

/// "zhao: taken" and when, of the last step.
std::string last_step(WriteTransaction& transaction, CaseId id) {
  Statement select = transaction.statement(queries::select_last_case_event);
  if (!select.bind(id).step()) return "";
  Columns columns{select};
  const Instant at = columns.instant();
  const std::string actor = columns.text();
  return fmt::format("; the last step was '{}' by {} on {:%Y-%m-%d at %H:%M}", columns.text(), actor,
                     fmt::gmtime(std::chrono::system_clock::to_time_t(at + china_offset)));
}

Error conflict(std::string what) {
  return {ErrorCode::conflict, std::move(what), {}, "read the case again, then decide"};
}

Expected<void> write_suspension(WriteTransaction& transaction, CaseId case_id, const Suspension& next) {
  std::string suppliers;
  for (const std::string& supplier : next.suppliers) suppliers += (suppliers.empty() ? "" : "\n") + supplier;
  if (next.id == 0) {
    transaction.statement(queries::insert_suspension)
        .run(case_id, next.subject, to_string(next.state), next.notice.served_on, to_string(next.notice.how),
             next.notice.served_by, next.notice.recorded_at, next.notice.recorded_by, next.notice.reply_until,
             next.proposed_by, next.confirmed_by, next.in_force_since, suppliers, next.ended_by,
             next.ended_at, next.ended_because);
    return {};
  }
  const int updated =
      transaction.statement(queries::update_suspension)
          .run(to_string(next.state), next.proposed_by, next.confirmed_by, next.in_force_since, suppliers,
               next.ended_by, next.ended_at, next.ended_because, next.id, next.version);
  if (updated == 1) return {};
  return tl::unexpected(
      conflict("the notice or suspension has changed meanwhile, by a step on another case of "
               "the person"));
}

/// What a decision promises falls when its case is opened again.
void write_back_pay(WriteTransaction& transaction, CaseId case_id, const CaseChange& change) {
  if (change.back_pay.empty()) return;
  const bool by_decision =
      std::ranges::any_of(change.events, [](const CaseEvent& event) { return event.what == "decided"; });
  transaction.statement(queries::delete_back_pay).run(case_id, by_decision);
  for (const Arrears& one : change.back_pay)
    transaction.statement(queries::insert_back_pay)
        .run(case_id, by_decision, one.scheme, one.last_paid, one.per_month, one.months, one.owed, one.first);
}

Expected<CaseId> insert_case(WriteTransaction& transaction, const Case& next) {
  if (!is_closed(next) && !next.split_from && next.kind != CaseKind::chosen_by_lot) {
    Statement select = transaction.statement(queries::select_unfinished_case_id);
    if (const auto unfinished = first_number(select.bind(next.subject)))
      return tl::unexpected(
          conflict(fmt::format("case {} of the same subject is not finished", *unfinished)));
  }
  Statement insert = transaction.statement(queries::insert_case);
  const std::string_view state = to_string(next.state);
  const auto outcome = next.outcome ? std::optional{to_string(*next.outcome)} : std::nullopt;
  const DiaryColumns diary{next.diary};
  insert.bind(next.subject, state, next.name, next.region.county, next.region.town, next.region.village,
              next.taken_by, outcome, next.proposed_by, next.opened_at, next.kind, next.rank,
              next.leased_until, diary.on, diary.text, diary.by, next.matter, next.split_from);
  return first_number(insert).value();
}

Expected<CaseId> update_case(WriteTransaction& transaction, const Case& next) {
  const auto outcome = next.outcome ? std::optional{to_string(*next.outcome)} : std::nullopt;
  const DiaryColumns diary{next.diary};
  const int updated =
      transaction.statement(queries::update_case)
          .run(to_string(next.state), next.name, next.region.county, next.region.town, next.region.village,
               next.taken_by, outcome, next.proposed_by, next.kind, next.rank, next.leased_until, diary.on,
               diary.text, diary.by, next.matter, next.split_from, next.id, next.version);
  if (updated == 1) return next.id;
  Statement select = transaction.statement(queries::select_case_version);
  const auto version = first_number(select.bind(next.id));
  if (!version)
    return tl::unexpected(Error{ErrorCode::not_found, fmt::format("there is no case {}", next.id), {}, {}});
  return tl::unexpected(
      conflict(fmt::format("case {} has changed meanwhile: it is at version {}, the step was based "
                           "on version {}{}",
                           next.id, *version, next.version, last_step(transaction, next.id))));
}

/// When the change was made, by its last event.
Instant time_of(const CaseChange& change) {
  return change.events.empty() ? change.next.opened_at : change.events.back().at;
}

void insert_attachment(WriteTransaction& transaction, CaseId id, const NewAttachment& attachment,
                       const Sealer& sealer) {
  AttachmentId number = 0;
  {
    Statement insert = transaction.statement(queries::insert_attachment);
    const auto bytes = static_cast<std::int64_t>(attachment.content.size());
    insert.bind(id, attachment.name, attachment.type, attachment.sha256, bytes, attachment.by, attachment.at);
    number = first_number(insert).value();
  }
  transaction.statement(queries::insert_attachment_content)
      .run(number, sealer.seal(attachment.content, seal_context(attachment_contents, number)));
}

}  // namespace

CaseState read_case_state(Columns& columns) {
  const auto state = parse_case_state(columns.text());
  if (!state) throw unknown_name("state of a case");
  return *state;
}

Outcome read_case_outcome(Columns& columns) {
  const auto outcome = read_outcome(columns);
  if (!outcome) throw unknown_name("outcome of a case");
  return *outcome;
}

StoredFinding read_finding(const Statement& statement) {
  Columns columns{statement};
  // Read in the order of the columns, hence not in that of the members.
  const FindingId id = columns.integer();
  std::string check = columns.text();
  const CitizenId subject = columns.citizen_id();
  Finding finding{.key = {.check = std::move(check), .subject = subject, .period = columns.text()},
                  .name = columns.text(),
                  .region = columns.region(),
                  .sums = read_sums(columns),
                  .reasons = reasons_from_json(columns.text()),
                  .citations = citations_from_json(columns.text())};
  return {.id = id,
          .finding = std::move(finding),
          .open = columns.flag(),
          .in_case = columns.optional(&Columns::integer),
          .first_found_at = columns.instant(),
          .withdrawn_at = columns.optional(&Columns::instant)};
}

Case read_case(const Statement& statement) {
  Columns columns{statement};
  const CaseId id = columns.integer();
  Case found{.id = id,
             .subject = columns.citizen_id(),
             .state = read_case_state(columns),
             .name = columns.text(),
             .region = columns.region(),
             .taken_by = columns.optional(&Columns::text),
             .outcome = read_outcome(columns),
             .proposed_by = columns.optional(&Columns::text),
             .opened_at = columns.instant(),
             .sums = {},
             .checks = {},
             .version = columns.integer()};
  found.sums = read_sums(columns);
  found.checks = sorted_checks(columns.text());
  found.kind = columns.as<CaseKind>();
  found.rank = columns.integer();
  found.leased_until = columns.optional(&Columns::instant);
  found.diary = read_diary(columns);
  found.matter = columns.optional(&Columns::integer);
  found.split_from = columns.optional(&Columns::integer);
  return found;
}

template <class Transaction>
std::optional<Case> find_case(Transaction& transaction, CaseId id) {
  Statement select = transaction.statement(queries::select_case);
  if (!select.bind(id).step()) return std::nullopt;
  return read_case(select);
}
template std::optional<Case> find_case(ReadSnapshot&, CaseId);
template std::optional<Case> find_case(WriteTransaction&, CaseId);

Expected<CaseId> write_change(WriteTransaction& transaction, const CaseChange& change,
                              const StoreKeys* keys) {
  const Case& next = change.next;
  if (keys == nullptr && (change.taken || !change.attaching.empty()))
    throw Failure{Error{ErrorCode::internal, "a run decided something", {}, {}}};
  const Expected<CaseId> id = next.id == 0 ? insert_case(transaction, next) : update_case(transaction, next);
  if (!id) return id;
  // First, for the event of a decision judges the findings that it finds.
  for (const FindingId finding : change.leaving)
    transaction.statement(queries::release_finding).run(finding, *id);
  for (const CaseEvent& event : change.events)
    transaction.statement(queries::insert_case_event).run(*id, event.at, event.actor, event.what, event.text);
  for (const FindingId finding : change.joining) {
    if (transaction.statement(queries::join_finding).run(*id, finding, next.subject) != 1)
      return tl::unexpected(
          Error{ErrorCode::not_found, fmt::format("there is no finding {} of the subject", finding), {}, {}});
  }
  for (const SetAside& record : change.set_aside)
    transaction.statement(queries::insert_set_aside)
        .run(record.subject, record.fingerprint, to_string(record.because), *id, time_of(change));
  for (const NewAttachment& attachment : change.attaching)
    insert_attachment(transaction, *id, attachment, keys->sealer);
  for (const std::string& fingerprint : change.restored)
    transaction.statement(queries::restore_set_aside).run(time_of(change), next.subject, fingerprint);
  if (change.suspension)
    if (const auto written = write_suspension(transaction, *id, *change.suspension); !written)
      return tl::unexpected(written.error());
  write_back_pay(transaction, *id, change);
  if (change.wrong_amount) transaction.statement(queries::update_draw_amount).run(change.wrong_amount, *id);
  if (change.request &&
      transaction.statement(queries::insert_case_request)
              .run(change.request->key, change.request->actor, change.request->what, *id) != 1)
    return tl::unexpected(conflict("another request was made under this key meanwhile"));
  if (const auto& taken = change.taken) {
    const std::string purpose = fmt::format("case {}", *id);
    append_to_audit_log(transaction,
                        {.at = taken->at,
                         .actor = taken->actor,
                         .what = taken->command,
                         .subject = next.subject,
                         .detail = fmt::format("{} {}", purpose, to_string(next.state)),
                         .purpose = purpose},
                        keys->signer);
  }
  return id;
}

Suspension read_suspension(const Statement& statement) {
  Columns columns{statement};
  const std::int64_t id = columns.integer();
  const CaseId case_id = columns.integer();
  const CitizenId subject = columns.citizen_id();
  const auto state = parse_suspension_state(columns.text());
  if (!state) throw unknown_name("state of a suspension");
  const Day served_on = columns.day();
  const auto how = parse_service(columns.text());
  if (!how) throw unknown_name("way of serving a notice");
  Suspension found{.id = id,
                   .case_id = case_id,
                   .subject = subject,
                   .state = *state,
                   .notice = {.served_on = served_on,
                              .how = *how,
                              .served_by = columns.text(),
                              .recorded_at = columns.instant(),
                              .recorded_by = columns.text(),
                              .reply_until = columns.day()},
                   .proposed_by = columns.optional(&Columns::text),
                   .confirmed_by = columns.optional(&Columns::text),
                   .in_force_since = columns.optional(&Columns::instant)};
  std::istringstream suppliers{columns.text()};
  for (std::string supplier; std::getline(suppliers, supplier);) found.suppliers.push_back(supplier);
  found.ended_by = columns.optional(&Columns::text);
  found.ended_at = columns.optional(&Columns::instant);
  found.ended_because = columns.text();
  found.version = columns.integer();
  return found;
}

}  // namespace benefit::store

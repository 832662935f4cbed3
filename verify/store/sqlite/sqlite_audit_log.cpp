#include "verify/store/sqlite/sqlite_audit_log.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/audit_rows.hpp"

#include <limits>

namespace benefit::store {
namespace {

std::vector<AuditEntry> read(Statement& select) {
  std::vector<AuditEntry> entries;
  while (select.step()) entries.push_back(read_audit_entry(select));
  return entries;
}

}  // namespace

void SqliteAuditLog::record(std::string_view actor, std::string_view what, std::optional<CitizenId> subject,
                            std::string_view detail, Instant at, std::string_view purpose) {
  WriteTransaction transaction{database_};
  append_to_audit_log(transaction,
                      {.at = at,
                       .actor = std::string(actor),
                       .what = std::string(what),
                       .subject = subject,
                       .detail = std::string(detail),
                       .purpose = std::string(purpose)},
                      signer_);
  transaction.commit();
}

std::vector<AuditEntry> SqliteAuditLog::entries(const AuditFilter& filter) const {
  ReadSnapshot snapshot{database_};
  const std::int64_t before = filter.before.value_or(std::numeric_limits<std::int64_t>::max());
  const Instant since = filter.since.value_or(Instant{Instant::duration{0}});
  if (filter.subject) {
    Statement select = snapshot.statement(queries::select_audit_of_subject);
    return read(select.bind(*filter.subject, before, since, filter.actor, filter.limit));
  }
  if (filter.actor) {
    Statement select = snapshot.statement(queries::select_audit_of_actor);
    return read(select.bind(*filter.actor, before, since, filter.limit));
  }
  Statement select = snapshot.statement(queries::select_audit_entries);
  return read(select.bind(before, since, filter.limit));
}

AuditStretch SqliteAuditLog::stretch(std::int64_t after, std::int64_t limit) const {
  ReadSnapshot snapshot{database_};
  return read_audit_stretch(snapshot, after, limit);
}

std::optional<AuditSeal> SqliteAuditLog::seal(Instant now) {
  WriteTransaction transaction{database_};
  const auto [entry, hash] = newest_audit_entry(transaction);
  if (entry == 0) return std::nullopt;
  {
    Statement select = transaction.statement(queries::select_audit_seals);
    if (select.bind(entry, entry).step()) return read_audit_seal(select);
  }
  const AuditSeal seal = signed_seal(entry, hash, now, signer_);
  transaction.statement(queries::insert_audit_seal)
      .run(seal.at, seal.entry, seal.hash, seal.public_key, seal.signature);
  transaction.commit();
  return seal;
}

}  // namespace benefit::store

#include "verify/store/sqlite/audit_rows.hpp"

#include "store_queries.hpp"
#include "verify/types/audit_chain.hpp"

#include <limits>
#include <utility>

namespace benefit::store {
namespace {

void sign_newest(WriteTransaction& transaction, const AuditEntry& newest, const Signer& signer) {
  const AuditSeal seal = signed_seal(newest.id, newest.hash, newest.at, signer);
  transaction.statement(queries::upsert_audit_newest)
      .run(seal.at, seal.entry, seal.hash, seal.public_key, seal.signature);
}

}  // namespace

NewestAuditEntry newest_audit_entry(WriteTransaction& transaction) {
  Statement select = transaction.statement(queries::select_newest_audit_entry);
  if (!select.step()) return {.id = 0, .hash = std::string(chain_start)};
  Columns columns{select};
  const std::int64_t id = columns.integer();
  return {id, columns.text()};
}

AuditSeal signed_seal(std::int64_t entry, std::string hash, Instant at, const Signer& signer) {
  AuditSeal seal{
      .at = at, .entry = entry, .hash = std::move(hash), .public_key = signer.public_key(), .signature = {}};
  seal.signature = signer.sign(sealed_text(seal));
  return seal;
}

void append_to_audit_log(WriteTransaction& transaction, const NewAuditEntry& entry, const Signer& signer) {
  const NewestAuditEntry before = newest_audit_entry(transaction);
  AuditEntry appended{entry};
  appended.id = before.id + 1;
  appended.hash = chain_hash(before.hash, appended);
  transaction.statement(queries::insert_audit_entry)
      .run(appended.id, entry.at, entry.actor, entry.what, entry.subject, entry.detail, entry.purpose,
           appended.hash);
  sign_newest(transaction, appended, signer);
}

void chain_audit_log(WriteTransaction& transaction, const Signer& signer) {
  std::optional<AuditEntry> last;
  std::string previous{chain_start};
  {
    Statement select = transaction.statement(queries::select_audit_stretch);
    select.bind(std::int64_t{0}, std::numeric_limits<std::int64_t>::max());
    Statement update = transaction.statement(queries::update_audit_hash);
    while (select.step()) {
      last = read_audit_entry(select);
      last->hash = previous = chain_hash(previous, *last);
      update.run(last->hash, last->id);
    }
  }
  if (last) sign_newest(transaction, *last, signer);
  transaction.execute(
      "CREATE TRIGGER audit_log_is_not_changed BEFORE UPDATE ON audit_log "
      "BEGIN SELECT RAISE (ABORT, 'the audit log is never changed'); END");
}

AuditEntry read_audit_entry(const Statement& statement) {
  Columns columns{statement};
  const std::int64_t id = columns.integer();
  AuditEntry entry{{.at = columns.instant(),
                    .actor = columns.text(),
                    .what = columns.text(),
                    .subject = columns.optional(&Columns::citizen_id),
                    .detail = columns.text(),
                    .purpose = columns.text()}};
  entry.id = id;
  entry.hash = columns.text();
  return entry;
}

AuditSeal read_audit_seal(const Statement& statement) {
  Columns columns{statement};
  AuditSeal seal{.at = columns.instant(),
                 .entry = columns.integer(),
                 .hash = columns.text(),
                 .public_key = {},
                 .signature = {}};
  const auto public_key = columns.blob();
  seal.public_key.assign(public_key.begin(), public_key.end());
  const auto signature = columns.blob();
  seal.signature.assign(signature.begin(), signature.end());
  return seal;
}

template <class Reader>
AuditStretch read_audit_stretch(Reader& reader, std::int64_t after, std::int64_t limit) {
  AuditStretch stretch;
  {
    Statement select = reader.statement(queries::select_audit_stretch);
    select.bind(after, limit);
    while (select.step()) stretch.entries.push_back(read_audit_entry(select));
  }
  {
    // The last stretch has the seals behind it, too: of entries that are not there any more.
    const bool last = static_cast<std::int64_t>(stretch.entries.size()) < limit;
    const std::int64_t end = last ? std::numeric_limits<std::int64_t>::max() : stretch.entries.back().id;
    Statement select = reader.statement(queries::select_audit_seals);
    select.bind(after + 1, end);
    while (select.step()) stretch.seals.push_back(read_audit_seal(select));
  }
  Statement select = reader.statement(queries::select_audit_newest);
  if (select.step()) stretch.newest = read_audit_seal(select);
  return stretch;
}
template AuditStretch read_audit_stretch(ReadSnapshot& reader, std::int64_t after, std::int64_t limit);
template AuditStretch read_audit_stretch(Connection& reader, std::int64_t after, std::int64_t limit);

}  // namespace benefit::store

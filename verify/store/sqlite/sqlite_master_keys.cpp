#include "verify/store/sqlite/sqlite_master_keys.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/audit_rows.hpp"
#include "verify/store/sqlite/failure.hpp"
#include "verify/store/sqlite/recognise_keys.hpp"
#include "verify/store/sqlite/sealed_heads.hpp"
#include "verify/types/audit_chain.hpp"
#include "verify/types/hex.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace benefit::store {
namespace {

constexpr std::int64_t rounds = 2;  // to rewrap, and to prove that all is rewrapped

/// The row of key_change.
struct Reached {
  std::int64_t tables_done = 0;
  std::int64_t row = 0;  ///< in the next table
  std::int64_t looked_at = 0;
  std::int64_t to_look_at = 0;
  std::int64_t rewrapped = 0;
  std::int64_t broken = 0;

  bool complete() const { return tables_done == rounds * std::ssize(sealed_tables); }
};

template <class Transaction>
std::optional<Reached> reached_in(Transaction& transaction) {
  Statement select = transaction.statement(queries::select_key_change);
  if (!select.step()) return std::nullopt;
  Columns columns{select};
  return Reached{.tables_done = columns.integer(),
                 .row = columns.integer(),
                 .looked_at = columns.integer(),
                 .to_look_at = columns.integer(),
                 .rewrapped = columns.integer(),
                 .broken = columns.integer()};
}

std::string in_words(const KeyChange& change) {
  return fmt::format("from {} to {}, {} values, {} broken", change.former, change.key, change.rewrapped,
                     change.broken);
}

std::int64_t count_sealed(Database& database) {
  ReadSnapshot snapshot{database};
  Statement select = snapshot.statement(queries::count_sealed_values);
  select.step();
  return Columns{select}.integer();
}

}  // namespace

SqliteMasterKeys::SqliteMasterKeys(Database& database, StoreKeys& keys, std::optional<SealKey> next)
    : database_(database), keys_(keys), next_(std::move(next)) {
  if (next_ && Signer{*next_}.public_key() == keys_.signer.public_key()) next_.reset();  // a copy of it
}

MasterKeyState SqliteMasterKeys::state() const {
  MasterKeyState state;
  {
    const std::lock_guard guard{mutex_};
    state = {.key = fingerprint_of(keys_.signer), .next = std::nullopt, .former = keys_.former};
    if (next_) state.next = fingerprint_of(Signer{*next_});
  }
  state.sealed = count_sealed(database_);
  ReadSnapshot snapshot{database_};
  if (const auto reached = reached_in(snapshot))
    state.under_former = std::max<std::int64_t>(0, reached->to_look_at / rounds - reached->looked_at);
  return state;
}

Expected<void> SqliteMasterKeys::begin_change(std::string_view actor, Instant now) {
  const std::lock_guard guard{mutex_};
  if (keys_.former) return {};
  if (!next_) return tl::unexpected(no_next_key());
  const std::int64_t to_look_at = rounds * count_sealed(database_);
  const Signer next{*next_};
  WriteTransaction transaction{database_};
  transaction.statement(queries::insert_key_change).run(seal_check(*next_), to_look_at);
  append_to_audit_log(transaction,
                      {.at = now,
                       .actor = std::string(actor),
                       .what = std::string(key_handover),
                       .detail = to_hex(next.public_key())},
                      keys_.signer);
  const auto [entry, hash] = newest_audit_entry(transaction);
  const AuditSeal seal = signed_seal(entry, hash, now, keys_.signer);
  transaction.statement(queries::insert_audit_seal)
      .run(seal.at, seal.entry, seal.hash, seal.public_key, seal.signature);
  transaction.commit();
  // Still in the writer, without which nothing is sealed or signed: what comes next is under the new key.
  keys_.change_to(*std::exchange(next_, std::nullopt));
  return {};
}

KeyChangeProgress SqliteMasterKeys::rewrap(std::int64_t most) {
  const std::lock_guard guard{mutex_};
  WriteTransaction transaction{database_};
  std::optional<Reached> reached = reached_in(transaction);
  if (!reached) throw misuse("no change of the master key is under way");
  if (!reached->complete()) {
    const SealedTable& table =
        sealed_tables.at(static_cast<std::size_t>(reached->tables_done) % std::size(sealed_tables));
    const std::vector<std::int64_t> ids = sealed_ids(transaction, table, reached->row, most);
    {
      const bool proving = reached->tables_done >= std::ssize(sealed_tables);
      SealedHeads heads{transaction, table};
      SealedHeads::Head head{};
      for (const std::int64_t id : ids) {
        const auto found =
            heads.read(id, head) ? keys_.sealer.rewrap(head, seal_context(table, id)) : Sealer::Head::broken;
        if (found == Sealer::Head::broken && proving) ++reached->broken;
        if (found != Sealer::Head::rewrapped) continue;
        heads.write(head);
        ++reached->rewrapped;
      }
    }
    reached->looked_at += std::ssize(ids);
    reached->row = ids.empty() ? reached->row : ids.back();
    if (std::ssize(ids) < most) {
      ++reached->tables_done;
      reached->row = 0;
    }
    transaction.statement(queries::update_key_change)
        .run(reached->tables_done, reached->row, reached->looked_at, reached->rewrapped, reached->broken);
    transaction.commit();
  }
  return {
      .looked_at = reached->looked_at, .to_look_at = reached->to_look_at, .complete = reached->complete()};
}

KeyChange SqliteMasterKeys::end_change(std::string_view actor, Instant now) {
  const std::lock_guard guard{mutex_};
  KeyChange change{.former = keys_.former.value_or(""), .key = fingerprint_of(keys_.signer)};
  {
    WriteTransaction transaction{database_};
    const std::optional<Reached> reached = reached_in(transaction);
    if (!reached || !reached->complete()) throw misuse("the change of the master key is not complete");
    change.rewrapped = reached->rewrapped;
    change.broken = reached->broken;
    transaction.statement(queries::take_over_seal_check).run();
    transaction.statement(queries::delete_key_change).run();
    append_to_audit_log(
        transaction,
        {.at = now, .actor = std::string(actor), .what = "key.rotated", .detail = in_words(change)},
        keys_.signer);
    transaction.commit();
  }
  keys_.former.reset();
  database_.empty_journal();
  return change;
}

}  // namespace benefit::store

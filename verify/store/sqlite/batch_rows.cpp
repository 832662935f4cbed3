#include "verify/store/sqlite/batch_rows.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/fact_tables.hpp"
#include "verify/store/sqlite/text_list.hpp"

#include <algorithm>
#include <utility>

namespace benefit::store {
namespace {

/// Deletes without overwriting what is deleted, for as long as it lives: these rows hold no sealed value, and
/// on a full disk there is no room in the journal for as many zeros.
class WithoutOverwriting {
 public:
  explicit WithoutOverwriting(WriteTransaction& transaction) : transaction_(transaction) {
    transaction_.execute("PRAGMA secure_delete = OFF");
  }
  ~WithoutOverwriting() {
    try {
      transaction_.execute("PRAGMA secure_delete = ON");
    } catch (const Failure&) {
      // A pragma of the connection reads and writes nothing; if it failed, so will the transaction.
    }
  }
  WithoutOverwriting(const WithoutOverwriting&) = delete;
  WithoutOverwriting& operator=(const WithoutOverwriting&) = delete;

 private:
  WriteTransaction& transaction_;
};

void discard_rows(Database& database, std::string_view query, BatchId batch,
                  std::int64_t rows_per_transaction) {
  int removed = 0;
  do {
    WriteTransaction transaction{database};
    const WithoutOverwriting without{transaction};
    removed = transaction.statement(query).run(batch, rows_per_transaction);
    transaction.commit();
  } while (removed > 0);
}

std::optional<SheetRead> read_sheet(Columns& columns) {
  std::optional<std::string> name = columns.optional(&Columns::text);
  const std::int64_t hidden_rows = columns.integer();
  std::vector<std::string> not_read = from_json_array(columns.text());
  if (!name) return std::nullopt;
  return SheetRead{*std::move(name), hidden_rows, std::move(not_read)};
}

}  // namespace

Batch read_batch(const Statement& statement) {
  Columns columns{statement};
  Batch batch{.id = columns.integer(),
              .header = {.feed = columns.as<Feed>(),
                         .delivery = columns.text(),
                         .file_sha256 = columns.text(),
                         .bytes = columns.integer(),
                         .received_at = columns.instant(),
                         .received_by = columns.text()},
              .encoding = columns.as<Encoding>(),
              .columns = from_json_array(columns.text()),
              .rows_in = columns.integer(),
              .rows_accepted = columns.integer(),
              .rows_rejected = columns.integer(),
              .rows_damaged = columns.integer(),
              .superseded_by = columns.optional(&Columns::integer),
              .superseded_at = columns.optional(&Columns::instant),
              .sheet = read_sheet(columns)};
  batch.header.profile_sha256 = columns.text();
  batch.first_day = columns.optional(&Columns::day);
  batch.last_day = columns.optional(&Columns::day);
  return batch;
}

void discard_batch(Database& database, BatchId batch, Feed feed, std::int64_t rows_per_transaction) {
  for_each_fact_table([&](auto table) {
    if (std::ranges::find(table.feeds, feed) != table.feeds.end())
      discard_rows(database, table.discard, batch, rows_per_transaction);
  });
  for_each_thing_table([&](auto table) {
    if (table.feed == feed) discard_rows(database, table.discard, batch, rows_per_transaction);
  });
  discard_rows(database, queries::discard_rejects, batch, rows_per_transaction);
  discard_rows(database, queries::discard_damaged_rows, batch, rows_per_transaction);
  WriteTransaction transaction{database};
  transaction.statement(queries::delete_batch).run(batch);
  transaction.commit();
}

void discard_leftovers(Database& database, std::int64_t rows_per_transaction) {
  std::vector<std::pair<BatchId, Feed>> leftovers;
  {
    ReadSnapshot snapshot{database};
    Statement select = snapshot.statement(queries::select_leftover_batches);
    while (select.step()) {
      Columns columns{select};
      // Braces: the arguments of a call would be read in any order.
      leftovers.push_back({columns.integer(), columns.as<Feed>()});
    }
  }
  for (const auto& [batch, feed] : leftovers) discard_batch(database, batch, feed, rows_per_transaction);
}

}  // namespace benefit::store

#include "verify/store/sqlite/roll_index.hpp"

#include "store_queries.hpp"
#include "verify/store/entry_spool.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace benefit::store {
namespace {

static_assert(std::endian::native == std::endian::little, "entries lie in the database as in memory");
static_assert(sizeof(IndexEntry) == 16);

/// A page of the database holds one of these.
constexpr std::size_t entries_per_page = 250;
/// Pages that one transaction writes: 40 MB.
constexpr std::size_t pages_per_transaction = 10'000;
constexpr std::size_t entries_per_transaction = pages_per_transaction * entries_per_page;

constexpr unsigned bits_of_page = 36;
constexpr std::int64_t index_page_id(BatchId batch, std::size_t page) {
  return (batch << bits_of_page) + static_cast<std::int64_t>(page);
}

template <class Value>
std::span<const std::uint8_t> bytes_of(std::span<const Value> values) {
  return {reinterpret_cast<const std::uint8_t*>(values.data()), values.size_bytes()};
}

template <class Value>
std::vector<Value> values_of(std::span<const std::uint8_t> bytes) {
  std::vector<Value> values(bytes.size() / sizeof(Value));
  std::memcpy(values.data(), bytes.data(), values.size() * sizeof(Value));
  return values;
}

/// The pages of an index, of which the one read last is kept: keys come in order.
class PageReader {
 public:
  PageReader(ReadSnapshot& snapshot, BatchId roll) : snapshot_(snapshot), roll_(roll) {}

  const std::vector<IndexEntry>& page(std::size_t number) {
    if (number == number_ && !entries_.empty()) return entries_;
    Statement select = snapshot_.statement(queries::select_index_page);
    if (!select.bind(index_page_id(roll_, number)).step())
      throw Failure{Error{ErrorCode::corrupt, "a page of the index of the roll is missing", {}, {}}};
    entries_ = values_of<IndexEntry>(Columns{select}.blob());
    number_ = number;
    return entries_;
  }

 private:
  ReadSnapshot& snapshot_;
  BatchId roll_;
  std::size_t number_ = 0;
  std::vector<IndexEntry> entries_;
};

void delete_index(Database& database, BatchId batch) {
  std::size_t pages = 0;
  {
    ReadSnapshot snapshot{database};
    Statement last = snapshot.statement(queries::select_last_index_page);
    last.bind(index_page_id(batch, 0), index_page_id(batch + 1, 0)).step();
    if (const auto id = Columns{last}.optional(&Columns::integer))
      pages = static_cast<std::size_t>(*id - index_page_id(batch, 0)) + 1;
  }
  for (std::size_t page = 0; page < pages; page += pages_per_transaction) {
    WriteTransaction transaction{database};
    transaction.statement(queries::delete_index_pages)
        .run(index_page_id(batch, page), index_page_id(batch, page + pages_per_transaction));
    transaction.commit();
  }
  WriteTransaction transaction{database};
  transaction.statement(queries::delete_roll_index).run(batch);
  transaction.commit();
}

void delete_stale_indexes(Database& database, BatchId roll) {
  std::vector<BatchId> stale;
  {
    ReadSnapshot snapshot{database};
    Statement select = snapshot.statement(queries::select_stale_indexes);
    select.bind(roll);
    while (select.step()) stale.push_back(Columns{select}.integer());
  }
  for (const BatchId batch : stale) delete_index(database, batch);
}

class SqliteRollIndexWriter final : public RollIndexWriter {
 public:
  SqliteRollIndexWriter(Database& database, BatchId roll, const std::filesystem::path& spool_folder)
      : database_(database), roll_(roll), spool_(spool_folder) {}

  void add(std::span<const IndexEntry> entries) override { spool_.add_run(entries); }

  void finish(const std::function<void(std::int64_t, std::int64_t)>& report) override {
    spool_.for_each([&](const IndexEntry& entry) {
      entries_.push_back(entry);
      if (entries_.size() < entries_per_transaction) return;
      write_pages();
      report(written_, spool_.size());
    });
    write_pages();
    WriteTransaction transaction{database_};
    transaction.statement(queries::finish_roll_index)
        .run(bytes_of(std::span<const std::uint64_t>(first_keys_)), roll_);
    transaction.commit();
  }

 private:
  void write_pages() {
    WriteTransaction transaction{database_};
    Statement insert = transaction.statement(queries::insert_index_page);
    for (auto rest = std::span<const IndexEntry>(entries_); !rest.empty();) {
      const auto page = rest.first(std::min(entries_per_page, rest.size()));
      insert.run(index_page_id(roll_, first_keys_.size()), bytes_of(page));
      first_keys_.push_back(page.front().key);
      rest = rest.subspan(page.size());
    }
    transaction.commit();
    written_ += static_cast<std::int64_t>(entries_.size());
    entries_.clear();
  }

  Database& database_;
  BatchId roll_;
  EntrySpool spool_;
  std::vector<IndexEntry> entries_;        ///< not written yet
  std::vector<std::uint64_t> first_keys_;  ///< of each page that is written
  std::int64_t written_ = 0;
};

}  // namespace

std::unique_ptr<RollIndexWriter> begin_roll_index(Database& database, BatchId roll,
                                                  const std::filesystem::path& spool_folder) {
  delete_stale_indexes(database, roll);
  {
    // First, so that an attempt that is killed leaves nothing that is not found again.
    WriteTransaction transaction{database};
    transaction.statement(queries::insert_roll_index).run(roll);
    transaction.commit();
  }
  return std::make_unique<SqliteRollIndexWriter>(database, roll, spool_folder);
}

std::vector<std::uint64_t> first_keys_of_index(ReadSnapshot& snapshot, BatchId roll) {
  Statement select = snapshot.statement(queries::select_roll_index);
  if (!select.bind(roll).step()) return {};
  return values_of<std::uint64_t>(Columns{select}.blob());
}

std::vector<IndexHit> find_in_index(ReadSnapshot& snapshot, BatchId roll,
                                    std::span<const std::uint64_t> first_keys,
                                    std::span<const std::uint64_t> keys, std::size_t most) {
  PageReader pages(snapshot, roll);
  std::vector<IndexHit> hits;
  auto after = first_keys.begin();
  for (std::size_t k = 0; k < keys.size(); ++k) {
    // A key may begin on the page before the first one that begins with it.
    after = std::lower_bound(after, first_keys.end(), keys[k]);
    auto number = static_cast<std::size_t>(after - first_keys.begin());
    if (number > 0) --number;
    std::size_t found = 0;
    for (bool goes_on = true; goes_on && number < first_keys.size() && first_keys[number] <= keys[k];
         ++number) {
      const std::vector<IndexEntry>& page = pages.page(number);
      auto entry = std::lower_bound(page.begin(), page.end(), keys[k],
                                    [](const IndexEntry& one, std::uint64_t key) { return one.key < key; });
      for (; entry != page.end() && entry->key == keys[k] && found <= most; ++entry, ++found)
        hits.push_back({k, roll, entry->value});
      goes_on = entry == page.end() && found <= most;
    }
  }
  return hits;
}

}  // namespace benefit::store

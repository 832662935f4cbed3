#include "verify/store/sqlite/roll_index.hpp"

#include "store_queries.hpp"

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

constexpr std::int64_t bits_of_page = 24, bits_of_stretch = 12;
constexpr std::int64_t index_page_id(BatchId batch, std::int64_t stretch, std::int64_t page) {
  return (batch << (bits_of_stretch + bits_of_page)) + (stretch << bits_of_page) + page;
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

struct Stretch {
  std::int64_t number = 0;
  std::vector<std::uint64_t> first_keys;  ///< of each page
};

template <class Transaction>
std::vector<Stretch> stretches_of(Transaction& transaction, BatchId roll) {
  Statement select = transaction.statement(queries::select_index_stretches);
  select.bind(roll);
  std::vector<Stretch> stretches;
  while (select.step()) {
    Columns columns{select};
    const std::int64_t number = columns.integer();
    stretches.push_back({number, values_of<std::uint64_t>(columns.blob())});
  }
  return stretches;
}

/// The pages of one stretch, of which the one read last is kept: keys come in order.
class PageReader {
 public:
  PageReader(ReadSnapshot& snapshot, BatchId roll, std::int64_t stretch)
      : snapshot_(snapshot), roll_(roll), stretch_(stretch) {}

  const std::vector<IndexEntry>& page(std::size_t number) {
    if (number == number_ && !entries_.empty()) return entries_;
    Statement select = snapshot_.statement(queries::select_index_page);
    if (!select.bind(index_page_id(roll_, stretch_, static_cast<std::int64_t>(number))).step())
      throw Failure{Error{ErrorCode::corrupt, "a page of the index of the roll is missing", {}, {}}};
    entries_ = values_of<IndexEntry>(Columns{select}.blob());
    number_ = number;
    return entries_;
  }

 private:
  ReadSnapshot& snapshot_;
  BatchId roll_;
  std::int64_t stretch_;
  std::size_t number_ = 0;
  std::vector<IndexEntry> entries_;
};

void find_in_stretch(ReadSnapshot& snapshot, BatchId roll, const Stretch& stretch,
                     std::span<const std::uint64_t> keys, std::size_t most, std::vector<IndexHit>& hits) {
  PageReader pages(snapshot, roll, stretch.number);
  const auto& first_keys = stretch.first_keys;
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
}

}  // namespace

void clear_stale_indexes(Database& database, BatchId roll) {
  std::vector<BatchId> stale;
  {
    ReadSnapshot snapshot{database};
    Statement select = snapshot.statement(queries::select_stale_indexes);
    select.bind(roll);
    while (select.step()) stale.push_back(Columns{select}.integer());
  }
  for (const BatchId batch : stale) {
    std::vector<Stretch> stretches;
    {
      ReadSnapshot snapshot{database};
      stretches = stretches_of(snapshot, batch);
    }
    for (const Stretch& stretch : stretches)
      for (std::size_t page = 0; page < stretch.first_keys.size(); page += pages_per_transaction) {
        WriteTransaction transaction{database};
        transaction.statement(queries::delete_index_pages)
            .run(index_page_id(batch, stretch.number, static_cast<std::int64_t>(page)),
                 index_page_id(batch, stretch.number,
                               static_cast<std::int64_t>(page + pages_per_transaction)));
        transaction.commit();
      }
    WriteTransaction transaction{database};
    transaction.statement(queries::delete_indexed_batch).run(batch);
    transaction.statement(queries::delete_index_stretches).run(batch);
    transaction.commit();
  }
}

void write_index_stretch(Database& database, BatchId roll, std::span<const IndexEntry> entries) {
  if (entries.empty()) return;
  std::int64_t stretch = 0;
  std::vector<std::uint64_t> first_keys;
  for (std::size_t at = 0; at < entries.size(); at += entries_per_page) first_keys.push_back(entries[at].key);
  {
    // First, so that an attempt that is killed leaves nothing that is not found again.
    WriteTransaction transaction{database};
    stretch = static_cast<std::int64_t>(stretches_of(transaction, roll).size());
    transaction.statement(queries::insert_index_stretch)
        .run(roll, stretch, bytes_of(std::span<const std::uint64_t>(first_keys)));
    transaction.commit();
  }
  for (std::size_t page = 0; page < first_keys.size();) {
    WriteTransaction transaction{database};
    const std::size_t end = std::min(first_keys.size(), page + pages_per_transaction);
    Statement insert = transaction.statement(queries::insert_index_page);
    for (; page < end; ++page)
      insert.run(
          index_page_id(roll, stretch, static_cast<std::int64_t>(page)),
          bytes_of(entries.subspan(page * entries_per_page,
                                   std::min(entries_per_page, entries.size() - page * entries_per_page))));
    transaction.commit();
  }
}

std::vector<IndexHit> find_in_index(ReadSnapshot& snapshot, BatchId roll, std::span<const std::uint64_t> keys,
                                    std::size_t most) {
  std::vector<IndexHit> hits;
  for (const Stretch& stretch : stretches_of(snapshot, roll))
    find_in_stretch(snapshot, roll, stretch, keys, most, hits);
  return hits;
}

}  // namespace benefit::store

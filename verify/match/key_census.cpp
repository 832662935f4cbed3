#include "verify/match/key_census.hpp"

#include "verify/match/threads.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>

namespace benefit::match {
namespace {

/// Memory answers slowly and in parallel, so keys are looked up many at a time: what will be read is asked
/// for first.
constexpr RowIndex rows_at_a_time = 64;

}  // namespace

/// Rows that have a key, in either list.
struct KeyCensus::Count {
  KeyCode code = 0;  ///< 0: a free slot
  std::uint32_t rows = 0;
  std::uint32_t other = 0;
};

/// Open addressing, filled by all threads at once.
class KeyCensus::Table {
 public:
  static std::size_t slots_for(std::uint64_t keys) {
    // How many keys fall to one of several rounds is spread like a coin's heads.
    return static_cast<std::size_t>(1.3 * (static_cast<double>(keys) + 8 * std::sqrt(keys)) + 16);
  }

  explicit Table(std::uint64_t keys)
      : counts_(slots_for(keys)), seen_(counts_.size() * bits_of_key / 64 + 1) {}

  const std::vector<Count>& counts() const { return counts_; }
  /// Asks for the memory that add_row() touches.
  void prefetch(KeyCode code) const { __builtin_prefetch(&counts_[slot_among(counts_.size(), code)], 1); }
  /// The same for add_other(), which is not worth calling for a key that may_have() denies: most keys of a
  /// large list are not in a small one.
  void prefetch_seen(KeyCode code) const { __builtin_prefetch(&seen_[seen_bit(code) / 64]); }
  bool may_have(KeyCode code) const {
    const std::size_t bit = seen_bit(code);
    return (seen_[bit / 64] >> (bit % 64) & 1U) != 0;
  }

  void add_row(KeyCode code) {
    for (std::size_t slot = slot_among(counts_.size(), code);; slot = next(slot)) {
      KeyCode found = std::atomic_ref(counts_[slot].code).load(std::memory_order_relaxed);
      if (found == 0 && std::atomic_ref(counts_[slot].code).compare_exchange_strong(found, code))
        found = code;
      if (found != code) continue;
      std::atomic_ref(counts_[slot].rows).fetch_add(1, std::memory_order_relaxed);
      return;
    }
  }
  /// Between add_row() and may_have().
  void note_seen() {
    for (const Count& count : counts_)
      if (count.code != 0)
        seen_[seen_bit(count.code) / 64] |= std::uint64_t{1} << (seen_bit(count.code) % 64);
  }
  /// Counts only where the indexed list has the key.
  void add_other(KeyCode code) {
    for (std::size_t slot = slot_among(counts_.size(), code); counts_[slot].code != 0; slot = next(slot))
      if (counts_[slot].code == code) {
        std::atomic_ref(counts_[slot].other).fetch_add(1, std::memory_order_relaxed);
        return;
      }
  }

 private:
  std::size_t next(std::size_t slot) const { return slot + 1 == counts_.size() ? 0 : slot + 1; }
  std::size_t seen_bit(KeyCode code) const {
    return slot_among(seen_.size() * 64, code * 0x9E3779B97F4A7C15ULL);
  }

  std::vector<Count> counts_;
  std::vector<std::uint64_t> seen_;  ///< one bit for each of many codes
};

std::uint64_t KeyCensus::bytes_needed(std::uint64_t keys, std::uint64_t rounds) {
  const std::size_t slots = Table::slots_for(keys / rounds + 1);
  return slots * sizeof(Count) + slots * bits_of_key / 8;
}

std::uint64_t KeyCensus::count_keys(const PersonList& people, KeyKinds kinds, unsigned threads) {
  std::atomic<std::uint64_t> keys{0};
  for_each_chunk(people.size(), threads, [&](std::size_t, RowIndex begin, RowIndex end) {
    std::uint64_t of_chunk = 0;
    for_each_key(people, begin, end, kinds, [&of_chunk](RowIndex, KeyCode) { ++of_chunk; });
    keys += of_chunk;
  });
  return keys;
}

KeyCensus::KeyCensus(const PersonList& indexed, const PersonList& other, const Options& options)
    : KeyCensus(indexed, &other, options) {}

KeyCensus::KeyCensus(const PersonList& people, const Options& options)
    : KeyCensus(people, nullptr, options) {}

KeyCensus::KeyCensus(const PersonList& indexed, const PersonList* other, const Options& options)
    : kinds_(options.kinds) {
  const std::uint64_t keys = count_keys(indexed, kinds_, options.threads);
  open_.assign(keys * bits_of_key / 64 + 1, 0);
  const std::uint64_t rounds = bytes_needed(keys, 1) / std::max<std::uint64_t>(options.bytes_of_round, 1) + 1;
  std::uint64_t distinct = 0;
  for (std::uint64_t round = 0; round < rounds; ++round) {
    Table table(keys / rounds + 1);
    const auto for_each_batch = [&](const PersonList& people, const auto& visit) {
      for_each_chunk(people.size(), options.threads, [&](std::size_t, RowIndex begin, RowIndex end) {
        std::vector<KeyCode> codes;
        for (RowIndex first = begin; first < end; first += rows_at_a_time) {
          codes.clear();
          for_each_key(people, first, std::min<RowIndex>(end, first + rows_at_a_time),
                       [&](RowIndex, KeyCode code) {
                         if ((code >> 5U) % rounds == round) codes.push_back(code);
                       });
          visit(codes);
        }
      });
    };
    for_each_batch(indexed, [&table](const std::vector<KeyCode>& codes) {
      for (const KeyCode code : codes) table.prefetch(code);
      for (const KeyCode code : codes) table.add_row(code);
    });
    if (other != nullptr) {
      table.note_seen();
      for_each_batch(*other, [&table](std::vector<KeyCode>& codes) {
        for (const KeyCode code : codes) table.prefetch_seen(code);
        std::erase_if(codes, [&table](KeyCode code) { return !table.may_have(code); });
        for (const KeyCode code : codes) table.prefetch(code);
        for (const KeyCode code : codes) table.add_other(code);
      });
    }
    judge(table, options.caps, other == nullptr);
    for (const Count& one : table.counts()) distinct += one.code != 0 ? 1 : 0;
  }
  std::uint64_t bits = 0;
  for (const std::uint64_t word : open_) bits += static_cast<std::uint64_t>(std::popcount(word));
  const double full = static_cast<double>(bits) / (64.0 * static_cast<double>(open_.size()));
  // All that passes is room in the index; keys of one row each do not make it much larger.
  const auto passing = static_cast<std::uint64_t>(1.05 * full * static_cast<double>(distinct - blocks_)) + 64;
  blocks_ += passing;
  rows_in_blocks_ += passing;
}

void KeyCensus::judge(const Table& table, const BlockCaps& caps, bool one_list) {
  for (const Count& count : table.counts()) {
    const std::uint64_t rows = count.rows;
    const std::uint64_t pairs =
        one_list ? rows * (rows - std::min<std::uint64_t>(rows, 1)) / 2 : rows * std::uint64_t{count.other};
    if (pairs == 0) continue;
    const KeyKind kind = kind_of(count.code);
    KeyUse& use = uses_[static_cast<std::size_t>(kind)];
    const std::uint64_t most = kind == KeyKind::name_alone ? caps.pairs_of_name : caps.pairs_of_block;
    if (rows > caps.rows_in_block || pairs > most) {
      ++use.blocks_dropped;
      use.pairs_dropped += pairs;
      crowds_.insert(count.code);
      continue;
    }
    use.pairs += pairs;
    ++blocks_;
    rows_in_blocks_ += rows;
    const std::size_t bit = open_bit(count.code);
    open_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
}

}  // namespace benefit::match

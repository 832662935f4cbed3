// Which pairs of rows are worth comparing: several keys for each row, and a pair for each key that two rows
// share. What one error hides from one key, another key still finds.
#pragma once

#include "verify/match/people.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace benefit::match {

enum class KeyKind : std::uint8_t {
  id_number,
  id_without_region,    ///< birth date and sequence
  id_without_sequence,  ///< region, birth date and surname
  id_without_birth,     ///< region, sequence, check character and surname
  name_birth,
  name_village,
  name_year_county,
  name_year,
  name_alone,
  given_birth,
  given_village,
  surname_birth_county,
  birth_village,
  surname_year_village,
  character_year_village,  ///< one character of the given name
  address_year,
  surname_address,
};
inline constexpr std::size_t key_kinds = 17;
std::string_view to_string(KeyKind kind);

struct Key {
  KeyKind kind;
  std::uint64_t value;
};
/// Kind and value in one.
constexpr std::uint64_t hash_of(const Key& key) {
  return hash_mix(key.value, static_cast<std::uint64_t>(key.kind) + 1);
}

/// The keys of one row, each once. Sounds stand for names, so that homophones share a key, and every reading
/// of a character that has two makes one; a number's birth date counts beside the row's own, and a lunar date
/// as the solar one that it stands for.
class Keys {
 public:
  Keys(const Vocabulary& vocabulary, const Person& person);
  std::span<const Key> all() const { return std::span(keys_).first(count_); }

 private:
  void add(KeyKind kind, std::uint64_t value);

  std::array<Key, 80> keys_;
  std::size_t count_ = 0;
};

/// What a key kind brought and what was left out.
struct KeyUse {
  std::uint64_t pairs =
      0;  ///< of blocks that were used, before pairs that another key found too are taken out
  std::uint64_t blocks_dropped = 0;  ///< blocks over the cap
  std::uint64_t pairs_dropped = 0;
};
using KeyUses = std::array<KeyUse, key_kinds>;

/// An index of the smaller list, through which the larger one is passed.
class BlockIndex {
 public:
  /// Pairs that one block may make; more is no key but a crowd.
  struct Caps {
    std::uint64_t rows_in_block = 400;
    std::uint64_t pairs_of_block = 40'000;
    /// For a name without anything beside it, which finds who has moved: rare names only.
    std::uint64_t pairs_of_name = 500;
  };

  BlockIndex(const PersonList& indexed, Caps caps, unsigned threads);

  /// First pass: counts the other list's rows in each block, on all threads. Afterwards blocks over the caps
  /// are closed.
  void count(const PersonList& other, unsigned threads);
  KeyUses uses() const;

  /// Second pass, for rows `begin` .. `end` - 1 of the other list: visit(row, candidates) with the rows of
  /// the index that share an open block with it, each once, in order. Thread-safe after count().
  template <class Visit>
  void for_each_candidates(const PersonList& other, RowIndex begin, RowIndex end, const Visit& visit) const;

 private:
  struct Block {
    std::uint64_t key = 0;
    std::uint32_t first = 0;  ///< in rows_
    std::uint32_t rows = 0;   ///< 0: a free slot
    std::uint32_t other = 0;  ///< rows of the other list
    KeyKind kind{};
    bool closed = false;
  };
  /// A key of a row of the other list, on its way through the index.
  struct Probe {
    RowIndex row;
    std::uint64_t key;
  };
  /// Memory answers slowly and in parallel, so rows are looked up many at a time: what will be read is asked
  /// for first.
  static constexpr RowIndex rows_at_a_time = 64;
  /// Calls visit(row, block) for the keys of the rows that have a block, in order of the rows.
  template <class Visit>
  void probe(const PersonList& other, RowIndex begin, RowIndex end, std::vector<Probe>& probes,
             const Visit& visit) const;

  std::size_t slot_of(std::uint64_t key) const { return key & (blocks_.size() - 1); }
  std::size_t filter_bit(std::uint64_t key) const { return (key >> 20U) & (filter_.size() * 64 - 1); }
  const Block* find(std::uint64_t key) const;

  const PersonList& indexed_;
  Caps caps_;
  std::vector<Block> blocks_;  ///< open addressing
  std::vector<RowIndex> rows_;
  std::vector<std::uint64_t>
      filter_;  ///< one bit for each of many hashes: most rows of a large list have no block
};

template <class Visit>
void BlockIndex::probe(const PersonList& other, RowIndex begin, RowIndex end, std::vector<Probe>& probes,
                       const Visit& visit) const {
  probes.clear();
  for (RowIndex row = begin; row < end; ++row) {
    const Keys keys(other.vocabulary(), other[row]);
    for (const Key& key : keys.all()) {
      const std::uint64_t hash = hash_of(key);
      __builtin_prefetch(&filter_[filter_bit(hash) / 64]);
      probes.push_back({row, hash});
    }
  }
  std::size_t kept = 0;
  for (const Probe& one : probes) {
    const std::size_t bit = filter_bit(one.key);
    if ((filter_[bit / 64] >> (bit % 64) & 1U) == 0) continue;
    __builtin_prefetch(&blocks_[slot_of(one.key)]);
    probes[kept++] = one;
  }
  probes.resize(kept);
  for (const Probe& one : probes)
    if (const Block* block = find(one.key)) visit(one.row, *block);
}

template <class Visit>
void BlockIndex::for_each_candidates(const PersonList& other, RowIndex begin, RowIndex end,
                                     const Visit& visit) const {
  std::vector<Probe> probes;
  std::vector<std::pair<RowIndex, const Block*>> hits;
  std::vector<RowIndex> found;
  for (RowIndex first = begin; first < end; first += rows_at_a_time) {
    const RowIndex last = std::min<RowIndex>(end, first + rows_at_a_time);
    hits.clear();
    probe(other, first, last, probes, [&](RowIndex row, const Block& block) {
      if (block.closed) return;
      __builtin_prefetch(&rows_[block.first]);
      hits.emplace_back(row, &block);
    });
    auto hit = hits.begin();
    for (RowIndex row = first; row < last; ++row) {
      found.clear();
      for (; hit != hits.end() && hit->first == row; ++hit)
        found.insert(found.end(), rows_.begin() + hit->second->first,
                     rows_.begin() + hit->second->first + hit->second->rows);
      std::sort(found.begin(), found.end());
      found.erase(std::unique(found.begin(), found.end()), found.end());
      visit(row, std::span<const RowIndex>(found));
    }
  }
}

}  // namespace benefit::match

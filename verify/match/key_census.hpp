// Which keys make blocks: how many rows have each key is counted before anything is compared, so that a key
// which a crowd shares is left out, and one that nobody shares costs no memory.
#pragma once

#include "verify/match/blocking.hpp"

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <boost/unordered/unordered_flat_set.hpp>

namespace benefit::match {

/// A key's hash, with its kind (from 1) in the last five bits.
using KeyCode = std::uint64_t;
constexpr std::uint64_t key_kind_bits = 31;
static_assert(key_kinds <= key_kind_bits);
constexpr KeyCode code_of(const Key& key) {
  return (hash_of(key) & ~key_kind_bits) | (static_cast<std::uint64_t>(key.kind) + 1);
}
constexpr KeyKind kind_of(KeyCode code) { return static_cast<KeyKind>((code & key_kind_bits) - 1); }
/// A place in a table of `slots`, evenly.
inline std::size_t slot_among(std::size_t slots, KeyCode code) {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::size_t>(Wide{code} * slots >> 64U);
}

/// Pairs that one block may make; more is no key but a crowd.
struct BlockCaps {
  std::uint64_t rows_in_block = 400;  ///< of the list that is indexed
  std::uint64_t pairs_of_block = 40'000;
  /// For a name without anything beside it, which finds who has moved: rare names only.
  std::uint64_t pairs_of_name = 500;
};

using KeyKinds = std::bitset<key_kinds>;
inline const KeyKinds all_key_kinds = KeyKinds{}.set();

/// What a key kind brought and what was left out.
struct KeyUse {
  std::uint64_t pairs =
      0;  ///< of blocks that were used, before pairs that another key found too are taken out
  std::uint64_t blocks_dropped = 0;  ///< blocks over the cap
  std::uint64_t pairs_dropped = 0;
};
using KeyUses = std::array<KeyUse, key_kinds>;

/// Thread-safe once made.
class KeyCensus {
 public:
  struct Options {
    BlockCaps caps{};
    KeyKinds kinds = all_key_kinds;
    unsigned threads = 1;
    /// Keys are counted in as many rounds as this asks for, each of which counts its share of them.
    std::uint64_t bytes_of_round = std::uint64_t{1} << 30U;
  };

  /// For pairs of a row of `indexed` and a row of `other`. The result does not depend on threads or memory.
  KeyCensus(const PersonList& indexed, const PersonList& other, const Options& options);
  /// For pairs of rows of one list.
  KeyCensus(const PersonList& people, const Options& options);

  /// What a round of `rounds` needs, in bytes, for a list that has so many keys in all.
  static std::uint64_t bytes_needed(std::uint64_t keys, std::uint64_t rounds);
  /// Keys of all rows together.
  static std::uint64_t count_keys(const PersonList& people, KeyKinds kinds, unsigned threads);

  const KeyUses& uses() const { return uses_; }
  /// Keys that make a block, and a few that pass for one.
  std::uint64_t blocks() const { return blocks_; }
  /// Rows in all blocks of the indexed list, likewise.
  std::uint64_t rows_in_blocks() const { return rows_in_blocks_; }
  /// What a census takes beside its rounds, in bytes, but for crowds, of which there are few.
  static std::uint64_t bytes_kept(std::uint64_t keys) { return keys * bits_of_key / 8; }

  /// Asks for the memory that may_make_block() reads.
  void prefetch(KeyCode code) const { __builtin_prefetch(&open_[open_bit(code) / 64]); }
  /// True for a key that makes a block; of other keys, for some that make no pair. Never for a crowd.
  bool may_make_block(KeyCode code) const {
    const std::size_t bit = open_bit(code);
    return (open_[bit / 64] >> (bit % 64) & 1U) != 0 && !is_crowd(code);
  }

  /// More rows share the key than the caps allow.
  bool is_crowd(KeyCode code) const { return crowds_.contains(code); }

  /// Calls visit(row, code) for the keys of the rows.
  template <class Visit>
  void for_each_key(const PersonList& people, RowIndex begin, RowIndex end, const Visit& visit) const {
    for_each_key(people, begin, end, kinds_, visit);
  }

 private:
  static constexpr std::uint64_t bits_of_key = 4;  ///< of the indexed list
  struct Count;
  class Table;

  KeyCensus(const PersonList& indexed, const PersonList* other, const Options& options);
  template <class Visit>
  static void for_each_key(const PersonList& people, RowIndex begin, RowIndex end, KeyKinds kinds,
                           const Visit& visit);
  void judge(const Table& table, const BlockCaps& caps, bool one_list);
  std::size_t open_bit(KeyCode code) const {
    return slot_among(open_.size() * 64, code * 0x9E3779B97F4A7C15ULL);
  }

  KeyKinds kinds_;
  std::vector<std::uint64_t> open_;  ///< one bit for each of many codes
  boost::unordered_flat_set<KeyCode> crowds_;
  KeyUses uses_{};
  std::uint64_t blocks_ = 0;
  std::uint64_t rows_in_blocks_ = 0;
};

template <class Visit>
void KeyCensus::for_each_key(const PersonList& people, RowIndex begin, RowIndex end, KeyKinds kinds,
                             const Visit& visit) {
  for (RowIndex row = begin; row < end; ++row) {
    const Keys keys(people.vocabulary(), people[row]);
    for (const Key& key : keys.all())
      if (kinds[static_cast<std::size_t>(key.kind)]) visit(row, code_of(key));
  }
}

}  // namespace benefit::match

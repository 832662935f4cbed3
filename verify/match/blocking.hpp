// Which pairs of rows are worth comparing: several keys for each row, and a pair for each key that two rows
// share. What one error hides from one key, another key still finds.
#pragma once

#include "verify/match/people.hpp"

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

/// The keys of one row, each once. Sounds stand for names, so that homophones share a key, and every reading
/// of a character that has two makes one; a number's birth date counts beside the row's own, and a lunar date
/// as the solar one that it stands for.
class Keys {
 public:
  Keys(const Vocabulary& vocabulary, const Person& person);
  std::span<const Key> all() const { return std::span(keys_).first(count_); }

 private:
  void add(KeyKind kind, std::uint64_t value);

  std::array<Key, 64> keys_;
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
  };

  BlockIndex(const PersonList& indexed, Caps caps);

  /// First pass: counts the other list's rows in each block, on all threads. Afterwards blocks over the caps
  /// are closed.
  void count(const PersonList& other, unsigned threads);
  KeyUses uses() const;

  /// Second pass: the rows of the index that share an open block with this person, each once, in order.
  void candidates(const Person& person, std::vector<RowIndex>& found) const;

 private:
  struct Block {
    std::uint64_t key = 0;
    std::uint32_t first = 0;  ///< in rows_
    std::uint32_t rows = 0;   ///< 0: a free slot
    std::uint32_t other = 0;  ///< rows of the other list
    KeyKind kind{};
    bool closed = false;
  };
  const Block* find(const Key& key) const;
  Block* find(const Key& key) { return const_cast<Block*>(std::as_const(*this).find(key)); }
  static std::uint64_t slot_key(const Key& key);

  const PersonList& indexed_;
  Caps caps_;
  std::vector<Block> blocks_;  ///< open addressing
  std::vector<RowIndex> rows_;
  std::vector<std::uint64_t>
      filter_;  ///< one bit for each of many hashes: most rows of a large list have no block
};

}  // namespace benefit::match

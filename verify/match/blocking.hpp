// By which keys a row finds the rows that are worth comparing with it: several for each row, and a pair for
// each key that two rows share. What one error hides from one key, another key still finds.
#pragma once

#include "verify/match/people.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace benefit::match {

enum class KeyKind : std::uint8_t {
  id_number,
  id_without_region,    ///< birth date and sequence
  id_without_sequence,  ///< region, birth date and surname
  id_without_day,       ///< region, year of birth, sequence and check character
  id_end,               ///< the last eight: month and day of birth, sequence and check character
  name_birth,           ///< the letters of the name's sound in any order, here and beside year and county
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
inline constexpr std::size_t key_kinds = 18;
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

/// The key id_number, in which a check character has no part.
Key id_number_key(const IdDigits& id);

/// The two rows are compared in a run, unless all the keys that they share are those of crowds.
bool share_key(const Vocabulary& vocabulary, const Person& left, const Person& right);

}  // namespace benefit::match

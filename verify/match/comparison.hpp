// Two rows compared, field by field, and the patterns that the comparisons make.
#pragma once

#include "verify/match/people.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace benefit::match {

enum class SexLevel : std::uint8_t { missing, same, different };
inline constexpr std::size_t sex_levels = 3;
std::string_view to_string(SexLevel level);

/// What the two numbers say about the date and the sex that are inside them. Agreement of those counts for
/// what it adds to the number's, not twice. The same number may be borrowed: then the dates beside it tell.
enum class IdContext : std::uint8_t { none, same_number, birth_agrees, birth_differs };
inline constexpr std::size_t id_contexts = 4;

struct Comparison {
  IdLevel id = IdLevel::missing;
  BirthLevel birth = BirthLevel::missing;
  SexLevel sex = SexLevel::missing;
  NameLevel name = NameLevel::missing;
  PlaceLevel place = PlaceLevel::missing;

  friend bool operator==(const Comparison&, const Comparison&) = default;
};

IdContext context_of(IdLevel level);
/// The two live in one village, where half the people may share a surname.
constexpr bool is_near(PlaceLevel level) {
  return level == PlaceLevel::address || level == PlaceLevel::village;
}

/// Every possible comparison has a number.
using Pattern = std::uint32_t;
inline constexpr std::size_t patterns = id_levels * birth_levels * sex_levels * name_levels * place_levels;
Pattern pattern_of(const Comparison& comparison);
Comparison comparison_of(Pattern pattern);

/// Symmetric; pure.
Comparison compare(const Vocabulary& vocabulary, const Person& left, const Person& right);

}  // namespace benefit::match

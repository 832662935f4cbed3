#include "verify/match/comparison.hpp"

#include <array>

namespace benefit::match {
namespace {

SexLevel compare_sexes(std::uint8_t left, std::uint8_t right) {
  if (left == 0 || right == 0) return SexLevel::missing;
  return left == right ? SexLevel::same : SexLevel::different;
}

/// Beside two numbers only the rows' own dates say something: a number's date would be counted twice. Where a
/// number is missing, the date in the other one stands in, and either of a row's two may be the lunar one.
BirthLevel compare_birth_dates(const Person& left, const Person& right, IdLevel id) {
  if (id != IdLevel::missing) return compare_births(left.birth, right.birth);
  BirthLevel best = BirthLevel::missing;
  for (const PackedDate l : {left.birth, left.id_birth})
    for (const PackedDate r : {right.birth, right.id_birth}) {
      const BirthLevel level = compare_births(l, r);
      if (level != BirthLevel::missing && (best == BirthLevel::missing || level < best)) best = level;
    }
  return best;
}

SexLevel compare_sexes(const Person& left, const Person& right, IdLevel id) {
  if (id != IdLevel::missing) return compare_sexes(left.sex, right.sex);
  return compare_sexes(left.any_sex(), right.any_sex());
}

}  // namespace

std::string_view to_string(SexLevel level) {
  constexpr std::array<std::string_view, sex_levels> names{"missing", "same", "different"};
  return names.at(static_cast<std::size_t>(level));
}

IdContext context_of(IdLevel level) {
  switch (level) {
    case IdLevel::missing:
      return IdContext::none;
    case IdLevel::exact:
      return IdContext::same_number;
    case IdLevel::one_error:
    case IdLevel::two_errors:
    case IdLevel::rounded:
    case IdLevel::other_region:
    case IdLevel::other_sequence:
    case IdLevel::birth_only:
      return IdContext::birth_agrees;
    case IdLevel::other_birth:
    case IdLevel::different:
      return IdContext::birth_differs;
  }
  return IdContext::none;
}

Pattern pattern_of(const Comparison& c) {
  Pattern pattern = static_cast<Pattern>(c.id);
  const auto add = [&pattern](std::size_t levels, auto level) {
    pattern = pattern * static_cast<Pattern>(levels) + static_cast<Pattern>(level);
  };
  add(birth_levels, c.birth);
  add(sex_levels, c.sex);
  add(name_levels, c.name);
  add(place_levels, c.place);
  return pattern;
}

Comparison comparison_of(Pattern pattern) {
  const auto take = [&pattern](std::size_t levels) {
    const auto level = static_cast<std::uint8_t>(pattern % levels);
    pattern /= static_cast<Pattern>(levels);
    return level;
  };
  Comparison c;
  c.place = static_cast<PlaceLevel>(take(place_levels));
  c.name = static_cast<NameLevel>(take(name_levels));
  c.sex = static_cast<SexLevel>(take(sex_levels));
  c.birth = static_cast<BirthLevel>(take(birth_levels));
  c.id = static_cast<IdLevel>(take(id_levels));
  return c;
}

Comparison compare(const Vocabulary& vocabulary, const Person& left, const Person& right) {
  const IdLevel id = compare_ids(left.id, right.id);
  return {.id = id,
          .birth = compare_birth_dates(left, right, id),
          .sex = compare_sexes(left, right, id),
          .name = compare_names(vocabulary.names, left.name, right.name),
          .place = compare_places(vocabulary.places.place(left.place), left.address,
                                  vocabulary.places.place(right.place), right.address)};
}

}  // namespace benefit::match

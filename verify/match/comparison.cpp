#include "verify/match/comparison.hpp"

#include <array>

namespace benefit::match {
namespace {

SexLevel compare_sexes(std::uint8_t left, std::uint8_t right) {
  if (left == 0 || right == 0) return SexLevel::missing;
  return left == right ? SexLevel::same : SexLevel::different;
}

/// The dates that say something beside the numbers: the rows' own, or a number's where the other row has
/// none.
BirthLevel compare_birth_dates(const Person& left, const Person& right, IdLevel id) {
  const BirthLevel level = compare_births(left.any_birth(), right.any_birth());
  if (level <= BirthLevel::exact_new_year || id != IdLevel::missing) return level;
  // Without two numbers a number's date still stands beside a row's: one of them may be the lunar one.
  const BirthLevel by_left_number = compare_births(left.id_birth, right.any_birth());
  const BirthLevel by_right_number = compare_births(left.any_birth(), right.id_birth);
  const auto better = [](BirthLevel one, BirthLevel other) {
    if (one == BirthLevel::missing || other == BirthLevel::missing)
      return one == BirthLevel::missing ? other : one;
    return one < other ? one : other;
  };
  return better(level, better(by_left_number, by_right_number));
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
          .sex = compare_sexes(left.any_sex(), right.any_sex()),
          .name = compare_names(vocabulary.names, left.name, right.name),
          .place = compare_places(vocabulary.places.place(left.place), left.address,
                                  vocabulary.places.place(right.place), right.address)};
}

}  // namespace benefit::match

#include "verify/match/comparison.hpp"

#include "tests/support/person_lists.hpp"

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

using test::ListedPerson;
using test::number_of;
using test::wang;

Comparison compared(const ListedPerson& left, const ListedPerson& right) {
  Vocabulary vocabulary;
  const PersonList list = test::list_of(vocabulary, {left, right});
  const Comparison there = compare(vocabulary, list[0], list[1]);
  CHECK(compare(vocabulary, list[1], list[0]) == there);
  return there;
}

TEST_CASE("a row against itself agrees in everything") {
  CHECK(compared(wang, wang) ==
        Comparison{IdLevel::exact, BirthLevel::exact, SexLevel::same, NameLevel::exact, PlaceLevel::address});
}

TEST_CASE("an empty row says nothing about anybody") {
  CHECK(compared(wang, {}) == Comparison{});
  CHECK(compared({}, {}) == Comparison{});
}

TEST_CASE("each field is compared for itself") {
  ListedPerson other = wang;
  other.name = "李国强";
  CHECK(compared(wang, other).name == NameLevel::different);
  CHECK(compared(wang, other).id == IdLevel::exact);
  other = wang;
  other.sex = "男";
  CHECK(compared(wang, other).sex == SexLevel::different);
  other = wang;
  other.village = "东街村";
  other.address = "";
  CHECK(compared(wang, other).place == PlaceLevel::town);
  other = wang;
  other.birth_date = "1955-04-07";
  CHECK(compared(wang, other).birth == BirthLevel::lunar);
}

TEST_CASE("a number's date and sex stand in where the row has none") {
  ListedPerson number_only{.id_number = wang.id_number};
  const ListedPerson date_only{.sex = "女", .birth_date = "1955-03-15"};
  const Comparison c = compared(number_only, date_only);
  CHECK(c.id == IdLevel::missing);
  CHECK(c.birth == BirthLevel::exact);
  CHECK(c.sex == SexLevel::same);
  // Beside two numbers, their dates and sexes would count twice.
  CHECK(compared(number_only, number_only).id == IdLevel::exact);
  CHECK(compared(number_only, number_only).birth == BirthLevel::missing);
  CHECK(compared(number_only, number_only).sex == SexLevel::missing);
}

TEST_CASE("without two numbers a number's date counts beside the row's own") {
  ListedPerson by_number = wang, lunar_on_roll = wang;
  by_number.id_number = lunar_on_roll.id_number = number_of(130225, 19550407, 122);
  by_number.birth_date = "1955-04-07";
  lunar_on_roll.birth_date = "1955-03-15";  // as the person says it; the number has the solar one
  const ListedPerson other{.birth_date = "1955-04-07"};
  CHECK(compared(lunar_on_roll, other).birth == BirthLevel::exact);
  // With two numbers the rows' own dates are what is left to say something.
  CHECK(compared(lunar_on_roll, by_number).birth == BirthLevel::lunar);
}

TEST_CASE("sex is read in its spellings and unknown otherwise") {
  for (const char* sex : {"女", "2", "F", "f", "Female", "女性"}) {
    CAPTURE(sex);
    CHECK(compared({.sex = sex}, {.sex = "女"}).sex == SexLevel::same);
    CHECK(compared({.sex = sex}, {.sex = "男"}).sex == SexLevel::different);
  }
  for (const char* sex : {"男", "1", "M", "male", "男性"}) {
    CAPTURE(sex);
    CHECK(compared({.sex = sex}, {.sex = "男"}).sex == SexLevel::same);
  }
  for (const char* sex : {"", "不详", "9", "0", "?"}) {
    CAPTURE(sex);
    CHECK(compared({.sex = sex}, {.sex = "男"}).sex == SexLevel::missing);
  }
}

TEST_CASE("what the numbers say about the date inside them") {
  CHECK(context_of(IdLevel::missing) == IdContext::none);
  CHECK(context_of(IdLevel::exact) == IdContext::same_number);
  for (const IdLevel level : {IdLevel::one_error, IdLevel::two_errors, IdLevel::rounded,
                              IdLevel::other_region, IdLevel::other_sequence, IdLevel::birth_only})
    CHECK(context_of(level) == IdContext::birth_agrees);
  for (const IdLevel level : {IdLevel::other_birth, IdLevel::different})
    CHECK(context_of(level) == IdContext::birth_differs);
}

TEST_CASE("a house and a village are near, a town is not") {
  for (std::size_t i = 0; i < place_levels; ++i) {
    const auto level = static_cast<PlaceLevel>(i);
    CHECK(is_near(level) == (level == PlaceLevel::address || level == PlaceLevel::village));
  }
}

TEST_CASE("every comparison has a number of its own") {
  std::size_t wrong = 0;
  for (Pattern pattern = 0; pattern < patterns; ++pattern)
    wrong += pattern_of(comparison_of(pattern)) == pattern ? 0 : 1;
  CHECK(wrong == 0);
  CHECK(patterns == std::size_t{10} * 12 * 3 * 13 * 11);
  CHECK(comparison_of(0) == Comparison{});
  CHECK(comparison_of(patterns - 1) == Comparison{IdLevel::different, BirthLevel::different,
                                                  SexLevel::different, NameLevel::different,
                                                  PlaceLevel::different});
}

}  // namespace
}  // namespace benefit::match

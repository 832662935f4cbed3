#include "verify/match/comparison.hpp"

#include "tests/support/person_lists.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::match {
namespace {

test::ListedPerson any_row() {
  test::Dice dice(*rc::gen::inRange<std::uint64_t>(0, 20));  // few people, so that some meet themselves
  test::ListedPerson person = test::any_listed_person(dice, 7);
  const std::vector<std::string test::ListedPerson::*> cells{
      &test::ListedPerson::id_number,  &test::ListedPerson::name,        &test::ListedPerson::sex,
      &test::ListedPerson::birth_date, &test::ListedPerson::county_code, &test::ListedPerson::town,
      &test::ListedPerson::village,    &test::ListedPerson::address};
  for (const auto cell : cells)
    if (*rc::gen::inRange(0, 3) == 0) (person.*cell).clear();
  return person;
}

TEST_CASE("property: two rows compare the same in either order") {
  REQUIRE(rc::check([] {
    Vocabulary vocabulary;
    const PersonList list = test::list_of(vocabulary, {any_row(), any_row()});
    RC_ASSERT(compare(vocabulary, list[0], list[1]) == compare(vocabulary, list[1], list[0]));
  }));
}

TEST_CASE("property: places compare the same in either order") {
  REQUIRE(rc::check([] {
    PlaceTable table;
    const auto any_place = [&table] {
      return table.add(*rc::gen::element<std::string>("", "130225", "130284", "130984", "440524"),
                       *rc::gen::element<std::string>("", "胡各庄镇", "胡各庄", "马头营镇"),
                       *rc::gen::element<std::string>("", "西街村", "西街", "东街村"));
    };
    const Place left = table.place(any_place()), right = table.place(any_place());
    const AddressHash left_address =
        read_address(*rc::gen::element<std::string>("", "西街12号", "西街13号"), "西街");
    const AddressHash right_address =
        read_address(*rc::gen::element<std::string>("", "西街12号", "西街13号"), "西街");
    RC_ASSERT(compare_places(left, left_address, right, right_address) ==
              compare_places(right, right_address, left, left_address));
  }));
}

TEST_CASE("property: a comparison survives being made a number") {
  REQUIRE(rc::check([] {
    const Comparison c{static_cast<IdLevel>(*rc::gen::inRange<std::size_t>(0, id_levels)),
                       static_cast<BirthLevel>(*rc::gen::inRange<std::size_t>(0, birth_levels)),
                       static_cast<SexLevel>(*rc::gen::inRange<std::size_t>(0, sex_levels)),
                       static_cast<NameLevel>(*rc::gen::inRange<std::size_t>(0, name_levels)),
                       static_cast<PlaceLevel>(*rc::gen::inRange<std::size_t>(0, place_levels))};
    RC_ASSERT(pattern_of(c) < patterns);
    RC_ASSERT(comparison_of(pattern_of(c)) == c);
  }));
}

}  // namespace
}  // namespace benefit::match

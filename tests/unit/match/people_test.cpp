#include "verify/match/people.hpp"

#include "tests/support/person_lists.hpp"

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

TEST_CASE("a row is read once and its cells need not stay") {
  Vocabulary vocabulary;
  PersonList list(vocabulary);
  {
    const test::ListedPerson gone{.record_id = "R1",
                                  .id_number = test::number_of(130225, 19550315, 122),
                                  .name = "王秀英",
                                  .sex = "女",
                                  .birth_date = "1955-02-22",
                                  .county_code = "130225",
                                  .town = "胡各庄镇",
                                  .village = "西街村",
                                  .address = "西街村12号"};
    PersonRow row = gone.row();
    row.death_date = "2018-01-05";
    list.add(row);
  }
  list.add(PersonRow{});
  list.add(test::ListedPerson{.record_id = "R3"}.row());
  REQUIRE(list.size() == 3);
  CHECK(list.record_id(0) == "R1");
  CHECK(list.record_id(1).empty());
  CHECK(list.record_id(2) == "R3");
  const Person& person = list[0];
  CHECK(person.id.state == IdState::sound);
  CHECK(person.birth == 19550222);
  CHECK(person.id_birth == 19550315);
  CHECK(person.any_birth() == 19550222);
  CHECK(person.death == 20180105);
  CHECK(person.sex == 2);
  CHECK(vocabulary.names.cleaned(person.name) == "王秀英");
  CHECK(vocabulary.places.place(person.place).county == 130225);
  CHECK(person.address == read_address("西街村12号", "西街村"));
  CHECK(list[1].any_birth() == 0);
  CHECK(list[1].any_sex() == 0);
}

TEST_CASE("lists of one vocabulary know one name by one number") {
  Vocabulary vocabulary;
  const PersonList left = test::list_of(vocabulary, {{.name = "王秀英"}, {.name = "李国强"}});
  const PersonList right = test::list_of(vocabulary, {{.name = "李 国强"}});
  CHECK(right[0].name == left[1].name);
}

TEST_CASE("a row takes no more memory than is said") { CHECK(sizeof(Person) == 48); }

}  // namespace
}  // namespace benefit::match

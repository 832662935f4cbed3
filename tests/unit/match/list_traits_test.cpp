// What is odd about a list as a whole.
#include "verify/match/list_traits.hpp"

#include "tests/support/person_lists.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

using test::ListedPerson;

ListTraits traits(const std::vector<ListedPerson>& rows) {
  Vocabulary vocabulary;
  return traits_of(test::list_of(vocabulary, rows));
}

std::vector<ListedPerson> any_rows(std::size_t size) {
  test::Dice dice(5);
  std::vector<ListedPerson> rows;
  for (std::size_t i = 0; i < size; ++i) rows.push_back(test::any_listed_person(dice, i));
  return rows;
}

using Fields = std::vector<std::string_view>;

TEST_CASE("a list like any other has nothing odd", "[list_traits]") {
  CHECK(traits(any_rows(50)).repeated_record_ids == 0);
  CHECK(traits(any_rows(50)).constant_fields.empty());
  CHECK(traits({}).repeated_record_ids == 0);
}

TEST_CASE("rows with the record ID of an earlier row are counted", "[list_traits]") {
  auto rows = any_rows(20);
  rows[3].record_id = rows[7].record_id = rows[0].record_id;
  CHECK(traits(rows).repeated_record_ids == 2);
}

TEST_CASE("a field with one value in every row is named, an empty one and a short list's are not",
          "[list_traits]") {
  auto rows = any_rows(20);
  for (ListedPerson& row : rows) {
    row.name = "王秀英";
    row.birth_date = "1950-01-01";
    row.id_number.clear();
  }
  CHECK(traits(rows).constant_fields == Fields{"name", "birth_date"});
  rows[19].birth_date = "1950-01-02";
  CHECK(traits(rows).constant_fields == Fields{"name"});
  rows.resize(9);
  CHECK(traits(rows).constant_fields.empty());
}

}  // namespace
}  // namespace benefit::match

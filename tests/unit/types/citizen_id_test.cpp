#include "verify/types/citizen_id.hpp"

#include <unordered_set>

#include <catch2/catch.hpp>

namespace benefit {
namespace {

TEST_CASE("the check characters of the standard's examples are computed") {
  // GB 11643-1999, annex A.
  CHECK(CitizenId::from_body(11010519491231002).check_character() == 'X');
  CHECK(CitizenId::from_body(44052418800101001).check_character() == '4');
}

TEST_CASE("a number tells region, birth date, sequence and sex") {
  constexpr CitizenId id = CitizenId::from_body(11010519491231002);
  CHECK(id.to_string() == "11010519491231002X");
  CHECK(id.region() == 110105);
  CHECK(id.sequence() == 2);
  CHECK(id.sex() == Sex::female);
  CHECK(id.birth_date() == Day{std::chrono::year{1949} / 12 / 31});
  CHECK(CitizenId::from_body(44052418800101001).sex() == Sex::male);
}

TEST_CASE("numbers are ordered and hashed by their body") {
  constexpr CitizenId smaller = CitizenId::from_body(11010519491231002),
                      larger = CitizenId::from_body(11010519491231003);
  CHECK(smaller < larger);
  const std::unordered_set<CitizenId> set = {smaller, larger, smaller};
  CHECK(set.size() == 2);
}

}  // namespace
}  // namespace benefit

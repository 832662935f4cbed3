#include "verify/store/sqlite/same_human.hpp"

#include "tests/unit/store/scratch.hpp"

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

TEST_CASE("the hash depends on name, birth date, sex and account only", "[same_human]") {
  const Enrolment entry = test::enrolment(test::citizen(1), {1, 2});
  Enrolment alike = test::enrolment(test::citizen(3), {5, 6});
  alike.region.village = "东街村";
  alike.scheme = Scheme::employee_pension;
  alike.enrolled_on = {};
  REQUIRE(same_human_hash(entry));
  CHECK(same_human_hash(entry) == same_human_hash(alike));
  CHECK(same_human(entry, alike));

  for (const auto& change : std::vector<std::function<void(Enrolment&)>>{
           [](Enrolment& row) { row.name = "王秀兰"; },
           [](Enrolment& row) { row.birth_date += std::chrono::days{1}; },
           [](Enrolment& row) { row.sex = row.sex == Sex::male ? Sex::female : Sex::male; },
           [](Enrolment& row) { row.account += "1"; }}) {
    Enrolment other = alike;
    change(other);
    CHECK(same_human_hash(entry) != same_human_hash(other));
    CHECK_FALSE(same_human(entry, other));
  }
}

TEST_CASE("the hash is stored: it never changes", "[same_human]") {
  CHECK(same_human_hash(test::enrolment(test::citizen(1), {1, 2})) == -5078176902865189125);
}

TEST_CASE("without an account nobody is taken for the same human", "[same_human]") {
  Enrolment entry = test::enrolment(test::citizen(1), {1, 2});
  entry.account.clear();
  CHECK_FALSE(same_human_hash(entry));
  CHECK_FALSE(same_human(entry, entry));
}

}  // namespace
}  // namespace benefit::store

#include "verify/types/link.hpp"

#include "verify/types/error.hpp"

#include <catch2/catch.hpp>

using namespace benefit;

TEST_CASE("a probability is no link, a reason to look, or a link") {
  CHECK(verdict_of(0.95) == Verdict::link);
  CHECK(verdict_of(0.949) == Verdict::look);
  CHECK(verdict_of(0.2) == Verdict::look);
  CHECK(verdict_of(0.199) == Verdict::no_link);
}

TEST_CASE("comparisons come back as they were written") {
  const std::vector<FieldComparison> compared{{"name", "homophone", 4.25}, {"prior", "", -17.0625}};
  CHECK(to_json(compared) == R"([["name","homophone",4.25E0],["prior","",-1.70625E1]])");
  CHECK(comparisons_from_json(to_json(compared)) == compared);
}

TEST_CASE("what was not written as comparisons is damage") {
  for (const char* text : {"", "{}", "[1]", R"([["name"]])", R"([["name",2,3]])"})
    CHECK_THROWS_AS(comparisons_from_json(text), Failure);
}

#include "verify/types/citizen_id.hpp"

#include "tests/support/arbitrary.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit {
namespace {

TEST_CASE("property: the weighted sum of a number is 1 modulo 11 (ISO 7064 MOD 11-2)") {
  REQUIRE(rc::check([] {
    const std::string text = (*test::any_citizen_id()).to_string();
    // 2^i modulo 11, counted from the check character on: the definition, not the table of the standard.
    int sum = 0, weight = 1;
    for (auto c = text.rbegin(); c != text.rend(); ++c, weight = weight * 2 % 11)
      sum += weight * (*c == 'X' ? 10 : *c - '0');
    RC_ASSERT(sum % 11 == 1);
  }));
}

}  // namespace
}  // namespace benefit

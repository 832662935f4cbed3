#include "verify/types/finding.hpp"

#include "tests/support/arbitrary.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit {
namespace {

std::string any_text() {
  std::string text;
  for (const std::string& part : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(
           std::vector<std::string>{"王", "\U0002A6A5", "a", "\"", "\\", "\n", "\x01", "{", "\uFFFD"})))
    text += part;
  return text;
}

ReasonValue any_value() {
  switch (*rc::gen::inRange(0, 6)) {
    case 0:
      return *rc::gen::arbitrary<std::int64_t>();
    case 1:
      return *rc::gen::map(rc::gen::inRange(-1'000'000, 1'000'000), [](int n) { return n / 64.0; });
    case 2:
      return any_text();
    case 3:
      return Fen{*rc::gen::arbitrary<std::int64_t>()};
    case 4:
      return *test::any_day();
    default:
      return month_of(*test::any_day());
  }
}

TEST_CASE("property: reasons survive JSON, whatever their values are") {
  REQUIRE(rc::check([] {
    std::vector<Reason> reasons;
    const int count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i) {
      Reason reason{"d1.x" + std::to_string(i), {}};
      const int values = *rc::gen::inRange(0, 5);
      for (int v = 0; v < values; ++v) reason.values.emplace_back("v" + std::to_string(v), any_value());
      reasons.push_back(std::move(reason));
    }
    RC_ASSERT(reasons_from_json(to_json(reasons)) == reasons);
  }));
}

}  // namespace
}  // namespace benefit

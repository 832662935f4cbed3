#include "verify/identity/money.hpp"

#include <limits>

#include <catch2/catch.hpp>

namespace benefit::identity {
namespace {

TEST_CASE("yuan are read to the fen") {
  CHECK(parse_yuan("128") == Fen{12800});
  CHECK(parse_yuan("128.5") == Fen{12850});
  CHECK(parse_yuan("128.50") == Fen{12850});
  CHECK(parse_yuan("0") == Fen{0});
  CHECK(parse_yuan("0.01") == Fen{1});
  CHECK(parse_yuan(" １２８．５０ ") == Fen{12850});
  CHECK(parse_yuan("100000000000") == Fen{10'000'000'000'000});
}

TEST_CASE("money with three decimals is refused, not rounded") {
  CHECK(parse_yuan("128.505") == tl::unexpected(MoneyDefect::too_precise));
  CHECK(parse_yuan("128.500") == tl::unexpected(MoneyDefect::too_precise));
}

TEST_CASE("negative money is refused") {
  CHECK(parse_yuan("-128") == tl::unexpected(MoneyDefect::negative));
  CHECK(parse_yuan("-0.01") == tl::unexpected(MoneyDefect::negative));
  CHECK(parse_yuan("－128") == tl::unexpected(MoneyDefect::negative));
  CHECK(parse_yuan("\u2212128") == tl::unexpected(MoneyDefect::negative));
}

TEST_CASE("thousands separators are refused, since a comma may be a decimal point") {
  CHECK(parse_yuan("1,234.50") == tl::unexpected(MoneyDefect::thousands_separators));
  CHECK(parse_yuan("1，234") == tl::unexpected(MoneyDefect::thousands_separators));
  CHECK(parse_yuan("-1,234") == tl::unexpected(MoneyDefect::thousands_separators));
}

TEST_CASE("what is no amount is refused") {
  CHECK(parse_yuan("") == tl::unexpected(MoneyDefect::missing));
  CHECK(parse_yuan("  ") == tl::unexpected(MoneyDefect::missing));
  for (const char* text :
       {"abc", "12a", ".5", "5.", "+5", "1.2.3", "1e3", "¥128", "128元", "-", ",5", "1 234", "12.-5"}) {
    CAPTURE(text);
    CHECK(parse_yuan(text) == tl::unexpected(MoneyDefect::form));
  }
}

TEST_CASE("an amount beyond 10^13 fen is refused, however long") {
  CHECK(parse_yuan("100000000000.01") == tl::unexpected(MoneyDefect::too_large));
  CHECK(parse_yuan("99999999999999999999999999999999") == tl::unexpected(MoneyDefect::too_large));
}

TEST_CASE("money is shown with two decimals") {
  CHECK(format_yuan(Fen{123450}) == "1234.50");
  CHECK(format_yuan(Fen{5}) == "0.05");
  CHECK(format_yuan(Fen{0}) == "0.00");
  CHECK(format_yuan(Fen{-5}) == "-0.05");
  CHECK(format_yuan(Fen{-12345}) == "-123.45");
  CHECK(format_yuan(Fen{std::numeric_limits<std::int64_t>::min()}) == "-92233720368547758.08");
}

TEST_CASE("the remainder fen of 1:1:1 go to the earlier parts (P2)") {
  const int thirds[] = {1, 1, 1};
  CHECK(split(Fen{9000}, thirds) == std::vector{Fen{3000}, Fen{3000}, Fen{3000}});
  CHECK(split(Fen{10000}, thirds) == std::vector{Fen{3334}, Fen{3333}, Fen{3333}});
  CHECK(split(Fen{10001}, thirds) == std::vector{Fen{3334}, Fen{3334}, Fen{3333}});
  CHECK(split(Fen{-10000}, thirds) == std::vector{Fen{-3334}, Fen{-3333}, Fen{-3333}});
}

TEST_CASE("a county managed by the province bears its third, the province two (P2)") {
  const int shares[] = {2, 0, 1};
  CHECK(split(Fen{10000}, shares) == std::vector{Fen{6667}, Fen{0}, Fen{3333}});
}

TEST_CASE("the largest remainder is served first") {
  const int shares[] = {60, 25, 15};
  // Exact: 0.6, 0.25, 0.15 fen.
  CHECK(split(Fen{1}, shares) == std::vector{Fen{1}, Fen{0}, Fen{0}});
  // Exact: 1.8, 0.75, 0.45 fen.
  CHECK(split(Fen{3}, shares) == std::vector{Fen{2}, Fen{1}, Fen{0}});
}

}  // namespace
}  // namespace benefit::identity

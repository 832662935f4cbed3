#include "verify/identity/citizen_id.hpp"

#include "tests/support/arbitrary.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::identity {
namespace {

TEST_CASE("property: a number survives being written and read") {
  REQUIRE(rc::check([] {
    const CitizenId id = *test::any_citizen_id();
    const auto parsed = parse_citizen_id(id.to_string());
    RC_ASSERT(parsed.has_value());
    RC_ASSERT(parsed->id == id);
    RC_ASSERT(!parsed->fifteen_digits);
  }));
}

TEST_CASE("property: 18 digits to 15 and back gives the same number") {
  REQUIRE(rc::check([] {
    const CitizenId id = *test::any_citizen_id();
    const auto shorter = fifteen_digit_form(id);
    const int year = static_cast<int>(std::chrono::year_month_day{id.birth_date()}.year());
    RC_ASSERT(shorter.has_value() == (year >= 1900 && year <= 1999));
    if (!shorter) return;
    const auto parsed = parse_citizen_id(*shorter);
    RC_ASSERT(parsed.has_value());
    RC_ASSERT(parsed->id == id);
    RC_ASSERT(parsed->fifteen_digits);
  }));
}

TEST_CASE("property: one digit mistyped never gives a valid number") {
  REQUIRE(rc::check([] {
    std::string text = (*test::any_citizen_id()).to_string();
    const auto place = *rc::gen::inRange<std::size_t>(0, text.size());
    const std::string_view choices = place == 17 ? "0123456789X" : "0123456789";
    const char other = choices[*rc::gen::inRange<std::size_t>(0, choices.size())];
    RC_PRE(other != text[place]);
    text[place] = other;
    RC_ASSERT(!parse_citizen_id(text).has_value());
  }));
}

TEST_CASE("property: two neighbours swapped never give a valid number") {
  REQUIRE(rc::check([] {
    std::string text = (*test::any_citizen_id()).to_string();
    const auto place = *rc::gen::inRange<std::size_t>(0, 16);
    RC_PRE(text[place] != text[place + 1]);
    std::swap(text[place], text[place + 1]);
    RC_ASSERT(!parse_citizen_id(text).has_value());
  }));
}

TEST_CASE("property: whatever is delivered is read or refused") {
  REQUIRE(rc::check([](const std::string& text) {
    const auto parsed = parse_citizen_id(text);
    if (parsed) RC_ASSERT(parse_citizen_id(parsed->id.to_string())->id == parsed->id);
  }));
}

}  // namespace
}  // namespace benefit::identity

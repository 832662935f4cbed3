#include "verify/match/id_digits.hpp"

#include "tests/support/arbitrary.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::match {
namespace {

/// A number that no spreadsheet could have rounded.
CitizenId any_number() {
  const CitizenId id = *test::any_citizen_id();
  RC_PRE(id.sequence() % 100 != 0);
  return id;
}

std::string full_width(const std::string& text) {
  std::string wide;
  for (const char c : text) {  // U+FF01 stands for '!'
    const unsigned code = 0xFF01U + static_cast<unsigned>(c - '!');
    wide += static_cast<char>(0xE0U | code >> 12U);
    wide += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
    wide += static_cast<char>(0x80U | (code & 0x3FU));
  }
  return wide;
}

/// The spellings that lists bring for one number.
std::vector<std::string> spellings(const CitizenId& id) {
  const std::string text = id.to_string();
  std::string lower = text, spaced = text;
  if (lower.back() == 'X') lower.back() = 'x';
  spaced.insert(14, " ").insert(6, "\u3000");
  std::vector<std::string> all{text,
                               lower,
                               full_width(text),
                               spaced,
                               "'" + text,
                               " " + text + "\t",
                               "=\"" + text + "\"",
                               "\u2018" + text,
                               text + ".0",
                               text.substr(0, 6) + "-" + text.substr(6, 8) + "-" + text.substr(14)};
  if (const auto one = text.find('1'); one != std::string::npos)
    all.push_back(text.substr(0, one) + "l" + text.substr(one + 1));
  if (const auto zero = text.find('0'); zero != std::string::npos)
    all.push_back(text.substr(0, zero) + "O" + text.substr(zero + 1));
  if (text.substr(6, 2) == "19") all.push_back(text.substr(0, 6) + text.substr(8, 9));
  return all;
}

/// A number, or what people and programs make of one.
std::string any_delivered_number() {
  std::string text = *rc::gen::elementOf(spellings(*test::any_citizen_id()));
  const int changes = *rc::gen::inRange(0, 4);
  for (int i = 0; i < changes && !text.empty(); ++i) {
    const auto place = *rc::gen::inRange<std::size_t>(0, text.size());
    switch (*rc::gen::inRange(0, 5)) {
      case 0:
        text[place] = *rc::gen::elementOf(std::string("0123456789X"));
        break;
      case 1:
        text.erase(place, 1);
        break;
      case 2:
        text.insert(place, 1, text[place]);
        break;
      case 3:
        if (place + 1 < text.size()) std::swap(text[place], text[place + 1]);
        break;
      default:
        text = *rc::gen::element<std::string>("1.30203E+17", "130203195501010000", "1.30203195501010E+17", "",
                                              text.substr(0, std::min<std::size_t>(15, text.size())) + "000");
        break;
    }
  }
  return text;
}

TEST_CASE("property: two numbers agree as far in either order") {
  REQUIRE(rc::check([] {
    const IdDigits left = read_id(any_delivered_number());
    const IdDigits right = *rc::gen::arbitrary<bool>() ? left : read_id(any_delivered_number());
    RC_ASSERT(compare_ids(left, right) == compare_ids(right, left));
  }));
}

TEST_CASE("property: a number and its misspelling agree as far in either order") {
  REQUIRE(rc::check([] {
    const std::string text = any_number().to_string();
    std::string typed = text;
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
      typed[*rc::gen::inRange<std::size_t>(0, 17)] = *rc::gen::elementOf(std::string("0123456789"));
    const IdDigits left = read_id(text), right = read_id(typed);
    RC_ASSERT(compare_ids(left, right) == compare_ids(right, left));
    RC_ASSERT(compare_ids(left, right) != IdLevel::missing);
  }));
}

TEST_CASE("property: one digit of a valid number changed is always one error") {
  REQUIRE(rc::check([] {
    const std::string text = any_number().to_string();
    std::string typed = text;
    const auto place = *rc::gen::inRange<std::size_t>(0, 18);
    typed[place] = *rc::gen::elementOf(std::string(place == 17 ? "0123456789X" : "0123456789"));
    RC_PRE(typed != text);
    RC_PRE(!typed.ends_with("000"));  // passes for a number that a spreadsheet rounded
    RC_ASSERT(compare_ids(read_id(text), read_id(typed)) == IdLevel::one_error);
  }));
}

TEST_CASE("property: two neighbours of a valid number swapped are always one error") {
  REQUIRE(rc::check([] {
    const std::string text = any_number().to_string();
    std::string typed = text;
    const auto place = *rc::gen::inRange<std::size_t>(0, 17);
    RC_PRE(text[place] != text[place + 1]);
    std::swap(typed[place], typed[place + 1]);
    RC_PRE(!typed.ends_with("000"));
    RC_ASSERT(compare_ids(read_id(text), read_id(typed)) == IdLevel::one_error);
  }));
}

TEST_CASE("property: one digit of a valid number dropped or doubled is always one error") {
  REQUIRE(rc::check([] {
    const std::string text = any_number().to_string();
    std::string typed = text;
    const auto place = *rc::gen::inRange<std::size_t>(0, 18);
    if (*rc::gen::arbitrary<bool>())
      typed.erase(place, 1);
    else
      typed.insert(place, 1, text[place]);
    RC_ASSERT(compare_ids(read_id(text), read_id(typed)) == IdLevel::one_error);
  }));
}

TEST_CASE("property: every accepted spelling of a number is exactly that number") {
  REQUIRE(rc::check([] {
    const auto all = spellings(any_number());
    const IdDigits left = read_id(*rc::gen::elementOf(all)), right = read_id(*rc::gen::elementOf(all));
    RC_ASSERT(compare_ids(left, right) == IdLevel::exact);
    RC_ASSERT(left.birth_date() == right.birth_date());
    RC_ASSERT(left.sex() == right.sex());
  }));
}

TEST_CASE("property: two valid numbers are one person's or are no typing error") {
  REQUIRE(rc::check([] {
    const CitizenId left = any_number(), right = any_number();
    RC_PRE(left != right);
    const IdLevel level = compare_ids(read_id(left.to_string()), read_id(right.to_string()));
    RC_ASSERT(level >= IdLevel::other_region);
  }));
}

TEST_CASE("property: what is inside a valid number is read") {
  REQUIRE(rc::check([] {
    const CitizenId id = any_number();
    const IdDigits read = read_id(id.to_string());
    RC_ASSERT(read.state == IdState::sound);
    const std::chrono::year_month_day birth{id.birth_date()};
    RC_ASSERT(read.birth_date() == static_cast<unsigned>(static_cast<int>(birth.year())) * 10000 +
                                       static_cast<unsigned>(birth.month()) * 100 +
                                       static_cast<unsigned>(birth.day()));
    RC_ASSERT(read.sex() == static_cast<unsigned>(id.sex()));
  }));
}

TEST_CASE("property: any bytes at all are read as a number or as none") {
  REQUIRE(rc::check([](const std::string& left, const std::string& right) {
    const IdDigits l = read_id(left), r = read_id(right);
    RC_ASSERT(l.length <= 20);
    RC_ASSERT(compare_ids(l, r) == compare_ids(r, l));
  }));
}

}  // namespace
}  // namespace benefit::match

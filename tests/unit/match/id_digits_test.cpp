#include "verify/match/id_digits.hpp"

#include "tests/support/person_lists.hpp"

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

using test::number_of;

/// The standard's own example (GB 11643-1999): female, born on 31 December 1949.
const std::string example = "11010519491231002X";

IdLevel level(const std::string& left, const std::string& right) {
  const IdLevel there = compare_ids(read_id(left), read_id(right));
  CHECK(compare_ids(read_id(right), read_id(left)) == there);
  return there;
}

IdState state(const std::string& delivered) { return read_id(delivered).state; }

TEST_CASE("a number is read with what is inside it") {
  const IdDigits id = read_id(example);
  CHECK(id.state == IdState::sound);
  CHECK(id.length == 18);
  CHECK(id.complete());
  CHECK(id.region() == 0x110105);
  CHECK(id.birth_bcd() == 0x19491231);
  CHECK(id.birth_date() == 19491231);
  CHECK(id.sex() == 2);
  CHECK(id.digit(0) == 1);
  CHECK(id.digit(13) == 1);
  CHECK(id.digit(16) == 2);
  CHECK(id.digit(17) == 10);
  CHECK(read_id(number_of(130225, 19500101, 11)).sex() == 1);
}

TEST_CASE("every accepted spelling of a number is the same number") {
  for (const char* spelling :
       {"11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "１１０１０５１９４９１２３１００２ｘ",
        " 110105 19491231 002X ", "110105\u200B19491231002X", "'11010519491231002X",
        "\u201911010519491231002X", "=\"11010519491231002X\"", "110105-19491231-002X", "110105491231002"}) {
    CAPTURE(spelling);
    CHECK(level(example, spelling) == IdLevel::exact);
  }
}

TEST_CASE("hyphens, a decimal part and letters for digits leave a number sound") {
  const std::string number = number_of(130203, 19550315, 1);
  const std::string by_letters = "l3O2O3I955O3I5OOI" + number.substr(17);
  for (const std::string& spelling :
       {number.substr(0, 6) + "-" + number.substr(6, 8) + "-" + number.substr(14),
        number.substr(0, 6) + " - " + number.substr(6), number + ".0", number + ".00", "No." + number,
        number.substr(0, 2) + "O" + number.substr(3), "l" + number.substr(1), "I" + number.substr(1)}) {
    CAPTURE(spelling);
    CHECK(state(spelling) == IdState::sound);
    CHECK(level(number, spelling) == IdLevel::exact);
  }
  CHECK(state(by_letters) == IdState::missing);  // too many to be one number's misreadings
  CHECK(state("110105-491231-002") == IdState::from_fifteen);
  CHECK(state("110105491231002.0") == IdState::from_fifteen);
}

TEST_CASE("what is typed where there is no number is missing") {
  for (const char* filler :
       {"111111111111111111", "000000000000000000", "99999999999999999X", "000000000000000",
        "123456789012345678", "12345678901234567X", "X", "身份证号", "nil", "Ill"}) {
    CAPTURE(filler);
    CHECK(state(filler) == IdState::missing);
  }
}

TEST_CASE("15 digits that hold no day or no province are not brought to 18") {
  CHECK(state("110105491331002") == IdState::other_length);
  CHECK(state("110105490230002") == IdState::other_length);
  CHECK(state("000105491231002") == IdState::other_length);
  CHECK(read_id("110105491331002").birth_date() == 0);
}

TEST_CASE("a number of 15 digits is its 18 digits, with nothing that vouches for them") {
  const IdDigits id = read_id("110105491231002");
  CHECK(id.state == IdState::from_fifteen);
  CHECK(id.length == 18);
  CHECK(id.birth_date() == 19491231);
  CHECK(level("110105491231002", "110105491231002") == IdLevel::exact);
}

TEST_CASE("what vouches for the digits") {
  CHECK(state("") == IdState::missing);
  CHECK(state("不详") == IdState::missing);
  CHECK(state("无") == IdState::missing);
  CHECK(state("123456") == IdState::missing);
  CHECK(state("110105194912310020") == IdState::check_fails);
  CHECK(state("1101051949123100X2") == IdState::check_fails);
  CHECK(state("110105194912310020112345") == IdState::missing);
  CHECK(state("1101051949123102X") == IdState::other_length);
  CHECK(state("110105194912310022X") == IdState::other_length);
  CHECK(state("1.10105E+17") == IdState::incomplete);
}

TEST_CASE("a wrong check character is one error") {
  CHECK(level(example, "110105194912310020") == IdLevel::one_error);
  CHECK(level("110105194912310020", "110105194912310021") == IdLevel::one_error);
}

TEST_CASE("any one digit changed is one error") {
  for (std::size_t place = 0; place < 17; ++place)
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string typed = example;
      typed[place] = digit;
      CAPTURE(typed);
      CHECK(level(example, typed) == (typed == example ? IdLevel::exact : IdLevel::one_error));
    }
}

TEST_CASE("two neighbours swapped are one error") {
  for (std::size_t place = 0; place + 1 < 18; ++place) {
    std::string typed = example;
    std::swap(typed[place], typed[place + 1]);
    CAPTURE(typed);
    CHECK(level(example, typed) == (typed == example ? IdLevel::exact : IdLevel::one_error));
  }
}

TEST_CASE(
    "two digits that are no neighbours changed are two errors, and the same digit swapped in twice too") {
  CHECK(level(example, "12010519491231012X") == IdLevel::two_errors);
  CHECK(level(example, "11010519491232003X") == IdLevel::two_errors);
  CHECK(level(example, "11010519491132002X") == IdLevel::two_errors);
}

TEST_CASE("a digit dropped or doubled anywhere is one error") {
  for (std::size_t place = 0; place < 18; ++place) {
    std::string dropped = example, doubled = example;
    dropped.erase(place, 1);
    doubled.insert(place, 1, example[place]);
    CAPTURE(dropped, doubled);
    CHECK(level(example, dropped) == IdLevel::one_error);
    CHECK(level(example, doubled) == IdLevel::one_error);
    CHECK(level(dropped, dropped) == IdLevel::exact);
  }
}

TEST_CASE("two lengths that are both wrong are compared as far as they go") {
  CHECK(level("1101051949123100222X", "110105194912310022X") == IdLevel::one_error);
  CHECK(level("1101051949123102X", "110105949123102X") == IdLevel::one_error);
  CHECK(level("110105194912310", "1101051949123100") == IdLevel::rounded);
  CHECK(level("11010519491231002", "110105194912310022X") == IdLevel::missing);
}

TEST_CASE("a number with digits dropped in two places says nothing") {
  CHECK(level(example, "110105949123102X") == IdLevel::missing);
  CHECK(level(example, "11105194912310X") == IdLevel::missing);
}

TEST_CASE("a spreadsheet's six digits are a region and say nothing") {
  const IdDigits id = read_id("1.30203E+17");
  CHECK(id.state == IdState::incomplete);
  CHECK(id.digit(5) == 3);
  CHECK(id.digit(6) == IdDigits::unknown);
  CHECK(id.birth_date() == 0);
  CHECK(id.sex() == 0);
  CHECK(level("1.30203E+17", number_of(130203, 19550101, 12)) == IdLevel::missing);
  CHECK(level("1.30203E+17", "1.30203E+17") == IdLevel::missing);
  CHECK(state("1.3E+17") == IdState::missing);
}

TEST_CASE("fifteen digits that a spreadsheet kept are compared as far as they go") {
  const std::string kept = "130203195501010000";
  CHECK(read_id(kept).state == IdState::incomplete);
  CHECK(read_id(kept).birth_date() == 19550101);
  CHECK(read_id(kept).sex() == 0);
  CHECK(level(kept, number_of(130203, 19550101, 12)) == IdLevel::rounded);
  CHECK(level(kept, kept) == IdLevel::rounded);
  CHECK(level(kept, "130203550101012") == IdLevel::rounded);
  CHECK(level(kept, number_of(130203, 19550101, 112)) == IdLevel::other_sequence);
  CHECK(level(kept, number_of(130284, 19550101, 12)) == IdLevel::birth_only);
  CHECK(level(kept, number_of(130203, 19550102, 12)) == IdLevel::different);
  CHECK(level("1.30203195501010E+17", number_of(130203, 19550101, 12)) == IdLevel::rounded);
  CHECK(level("1.3020319550101E+17", number_of(130203, 19550101, 712)) == IdLevel::rounded);
  CHECK(level("1.3020319550101E+17", kept) == IdLevel::rounded);
  CHECK(level(kept, "13020319550101012") == IdLevel::missing);
}

TEST_CASE("a rounded number whose check character happens to be right is a rounded one all the same") {
  // One rounded number in eleven passes the check.
  std::string rounded;
  for (std::uint64_t birth = 19550101; !rounded.ends_with("000"); ++birth)
    rounded = number_of(130203, birth, 100);
  CHECK(state(rounded) == IdState::incomplete);
  CHECK(level(rounded, rounded) == IdLevel::rounded);
}

TEST_CASE("one error in a number of 15 digits") {
  CHECK(level(example, "110105491230002") == IdLevel::one_error);
  CHECK(level(example, "110105591231002") == IdLevel::one_error);
  CHECK(level(example, "110105491213002") == IdLevel::one_error);  // neighbours swapped
  CHECK(level("110105491231002", "110105491230002") == IdLevel::one_error);
  CHECK(level(example, "110105591230002") == IdLevel::other_birth);  // two errors, and nothing shows them
  CHECK(level("110105491231002", "110105194912310021") ==
        IdLevel::exact);  // what was given no check is asked for
}

TEST_CASE("without a check character that fails, one digit of region or sequence is the next in order") {
  CHECK(level(example, "110105491231003") == IdLevel::other_sequence);
  CHECK(level(example, "110105491231020") == IdLevel::other_sequence);
  CHECK(level("110105491231002", "110105491231003") == IdLevel::other_sequence);  // twins
  CHECK(level(example, "11010519491231003X") == IdLevel::one_error);              // its check character fails
  CHECK(level(example, "110106491231002") == IdLevel::other_region);
  CHECK(level("110105491231002", "110106491231002") == IdLevel::other_region);
  CHECK(level(example, "11010619491231002X") == IdLevel::one_error);            // its check character fails
  CHECK(level("110105491231002", "11010619491231002X") == IdLevel::one_error);  // here, too
}

TEST_CASE("two valid numbers that differ are never a typing error") {
  CHECK(level(example, number_of(110105, 19491231, 3)) == IdLevel::other_sequence);
  CHECK(level(example, number_of(110105, 19491231, 20)) == IdLevel::other_sequence);
  CHECK(level(example, number_of(110106, 19491231, 2)) == IdLevel::other_region);
  CHECK(level(example, number_of(110105, 19491230, 2)) == IdLevel::other_birth);
  CHECK(level(example, number_of(110105, 19491213, 2)) == IdLevel::other_birth);
  for (std::uint64_t sequence = 1; sequence < 1000; ++sequence) {
    const std::string other = number_of(110105, 19491231, sequence);
    if (sequence % 100 == 0 && other.ends_with("000")) continue;  // passes for a rounded one
    CAPTURE(other);
    CHECK(level(example, other) == (other == example ? IdLevel::exact : IdLevel::other_sequence));
  }
}

TEST_CASE("each level of agreement of two numbers") {
  const auto [right, expected] = GENERATE(table<std::string, IdLevel>({
      {"", IdLevel::missing},
      {"11010519491231002X", IdLevel::exact},
      {"11010519491231003X", IdLevel::one_error},
      {"11020519491231003X", IdLevel::two_errors},
      {"110105194912310000", IdLevel::rounded},
      {number_of(320105, 19491231, 2), IdLevel::other_region},
      {number_of(110105, 19491231, 461), IdLevel::other_sequence},
      {"11010519530802002X", IdLevel::other_birth},
      {number_of(440524, 19491231, 37), IdLevel::birth_only},
      {number_of(440524, 19530802, 37), IdLevel::different},
  }));
  CAPTURE(right);
  CHECK(level(example, right) == expected);
}

TEST_CASE("a birth date inside a number is a day, or none") {
  CHECK(read_id("110105194902310027").birth_date() == 0);
  CHECK(read_id("1101051949X2310027").birth_date() == 0);
  CHECK(read_id("110105184912310027").birth_date() == 0);
  CHECK(read_id("1101051949123102X").birth_date() == 0);  // a digit is missing somewhere before it, or behind
}

TEST_CASE("a number that was cut off behind its birth date is a rounded one") {
  for (const std::size_t left : {14U, 15U, 16U}) {
    const std::string cut = example.substr(0, left);
    CAPTURE(cut);
    CHECK(state(cut) == IdState::incomplete);
    CHECK(level(example, cut) == IdLevel::rounded);
  }
  CHECK(state("1101051949023100") == IdState::other_length);  // no day
}

TEST_CASE("the last eight characters, where they are known") {
  CHECK(read_id(example).last_eight() == 0x1231002A);
  CHECK(read_id("110519491231002X").last_eight() == 0x1231002A);
  CHECK(read_id("1100519491231002X").last_eight() == 0x1231002A);
  CHECK(read_id(example.substr(0, 15)).last_eight() == 0);
  CHECK(read_id("").last_eight() == 0);
}

TEST_CASE("levels of numbers have names of their own") {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < id_levels; ++i) names.push_back(to_string(static_cast<IdLevel>(i)));
  CHECK(names.front() == "missing");
  CHECK(names.back() == "different");
  CHECK(to_string(IdLevel::rounded) == "rounded");
  std::sort(names.begin(), names.end());
  CHECK(std::unique(names.begin(), names.end()) == names.end());
}

}  // namespace
}  // namespace benefit::match

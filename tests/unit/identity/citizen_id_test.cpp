#include "verify/identity/citizen_id.hpp"

#include <catch2/catch.hpp>

namespace benefit::identity {
namespace {

std::string body_with_check(std::uint64_t body) { return CitizenId::from_body(body).to_string(); }

IdDefect defect_of(std::string_view text) {
  const auto parsed = parse_citizen_id(text);
  REQUIRE_FALSE(parsed.has_value());
  return parsed.error();
}

TEST_CASE("the worked examples of the standard are read") {
  // GB 11643-1999, annex A gives these two numbers with their check characters.
  const auto first = parse_citizen_id("11010519491231002X");
  const auto second = parse_citizen_id("440524188001010014");
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->id.to_string() == "11010519491231002X");
  CHECK(first->id.sex() == Sex::female);
  CHECK(second->id.sex() == Sex::male);
  CHECK(second->id.birth_date() == Day{std::chrono::year{1880} / 1 / 1});
}

TEST_CASE("the same number is read however it was typed") {
  const CitizenId expected = parse_citizen_id("11010519491231002X")->id;
  for (const char* typed : {
           "11010519491231002x",
           "11010519491231002Ｘ",
           "11010519491231002ｘ",
           "１１０１０５１９４９１２３１００２Ｘ",
           "'11010519491231002X",
           "\u201811010519491231002X",
           "\u201911010519491231002X",
           "`11010519491231002X",
           "=\"11010519491231002X\"",
           " 11010519491231002X ",
           "110105 19491231 002X",
           "\u300011010519491231002X",
           "\uFEFF11010519491231002X",
           "11010519491231002X\u200B",
           "110105\u00A019491231002X",
           "\t11010519491231002X",
       }) {
    CAPTURE(typed);
    const auto parsed = parse_citizen_id(typed);
    REQUIRE(parsed);
    CHECK(parsed->id == expected);
    CHECK_FALSE(parsed->fifteen_digits);
  }
}

TEST_CASE("a 15-digit number is the 18-digit one without century and check character") {
  const auto parsed = parse_citizen_id("110105491231002");
  REQUIRE(parsed);
  CHECK(parsed->fifteen_digits);
  CHECK(parsed->id.to_string() == "11010519491231002X");
  CHECK(fifteen_digit_form(parsed->id) == "110105491231002");
}

TEST_CASE("a person born in another century has no 15-digit form") {
  CHECK(fifteen_digit_form(parse_citizen_id("440524188001010014")->id) == std::nullopt);
  CHECK(fifteen_digit_form(CitizenId::from_body(13022520000101001)) == std::nullopt);
}

TEST_CASE("an empty number is missing") {
  CHECK(defect_of("") == IdDefect::missing);
  CHECK(defect_of("   ") == IdDefect::missing);
  CHECK(defect_of("\u3000'") == IdDefect::missing);
}

TEST_CASE("what a spreadsheet has rounded is told apart from a typing error") {
  for (const char* typed : {"1.30203E+17", "1.30203e+17", "1.30203E17", "1.30225195001011E+17", "1E+17"}) {
    CAPTURE(typed);
    CHECK(defect_of(typed) == IdDefect::spreadsheet_number);
  }
  CHECK(defect_of("110105194912310000") == IdDefect::spreadsheet_number);
}

TEST_CASE("a number that ends in zeros by right is no spreadsheet's") {
  // Sequence 100 with the check character 0.
  for (std::uint64_t day = 1; day <= 28; ++day) {
    const std::string number = body_with_check(13022519500100100 + day * 1000);
    if (!number.ends_with("000")) continue;
    CHECK(parse_citizen_id(number));
    return;
  }
  FAIL("no such number among the days tried");
}

TEST_CASE("a number of another length is refused") {
  CHECK(defect_of("1101051949123100") == IdDefect::length);
  CHECK(defect_of("11010519491231002X1") == IdDefect::length);
  CHECK(defect_of("123") == IdDefect::length);
  CHECK(defect_of("身份证") == IdDefect::length);
}

TEST_CASE("letters and signs inside a number are refused") {
  CHECK(defect_of("1101O519491231002X") == IdDefect::character);
  CHECK(defect_of("X1010519491231002X") == IdDefect::character);
  CHECK(defect_of("11010549123100X") == IdDefect::character);
  CHECK(defect_of("11010519491231002Y") == IdDefect::character);
  CHECK(defect_of("11010519491231002\u00D7") == IdDefect::character);
  CHECK(defect_of("11010519491231002\xFF") == IdDefect::character);
}

TEST_CASE("a number of no province is refused") {
  CHECK(defect_of(body_with_check(10010519491231002)) == IdDefect::region);
  CHECK(defect_of(body_with_check(66010519491231002)) == IdDefect::region);
  CHECK(defect_of("990105491231002") == IdDefect::region);
}

TEST_CASE("a number without a real birth date is refused") {
  for (const std::uint64_t date :
       {19490230ULL, 19491301ULL, 19490001ULL, 19490100ULL, 18491231ULL, 21010101ULL}) {
    CAPTURE(date);
    CHECK(defect_of(body_with_check(110105'00000000'002ULL + date * 1000)) == IdDefect::birth_date);
  }
  CHECK(defect_of("110105490230002") == IdDefect::birth_date);
}

TEST_CASE("a wrong check character is refused") {
  CHECK(defect_of("110105194912310021") == IdDefect::check_character);
  CHECK(defect_of("44052418800101001X") == IdDefect::check_character);
}

TEST_CASE("every defect has a code of its own under id.") {
  const IdDefect all[] = {
      IdDefect::missing, IdDefect::spreadsheet_number, IdDefect::length,         IdDefect::character,
      IdDefect::region,  IdDefect::birth_date,         IdDefect::check_character};
  std::vector<std::string_view> codes;
  for (const IdDefect defect : all) {
    CHECK(to_string(defect).starts_with("id."));
    CHECK(std::find(codes.begin(), codes.end(), to_string(defect)) == codes.end());
    codes.push_back(to_string(defect));
  }
}

}  // namespace
}  // namespace benefit::identity

#include "verify/identity/nearest.hpp"

#include <vector>

#include <catch2/catch.hpp>

namespace benefit::identity {
namespace {

const std::vector<std::string> known = {"limit",   "state",        "check", "county_code", "id_number",
                                        "paid_on", "公民身份号码", "性别",  "name"};

std::string nearest_of(std::string_view typed) {
  const auto index = nearest(typed, known);
  return index ? known[*index] : "";
}

TEST_CASE("a typing error finds its word") {
  CHECK(nearest_of("limt") == "limit");   // dropped
  CHECK(nearest_of("limti") == "limit");  // an adjacent swap is one error
  CHECK(nearest_of("id_nmuber") == "id_number");
  CHECK(nearest_of("paid_onn") == "paid_on");  // added
  CHECK(nearest_of("nama") == "name");         // changed
  CHECK(nearest_of("country_code") == "county_code");
}

TEST_CASE("an error is a character, not a byte") {
  CHECK(nearest_of("性列") == "性别");
  CHECK(nearest_of("公民身份证号码") == "公民身份号码");
}

TEST_CASE("the earlier of two that are as near is taken") {
  const std::vector<std::string> two = {"mane", "many"};
  CHECK(nearest("man", two) == std::size_t{0});
}

TEST_CASE("what is not near is not suggested") {
  CHECK_FALSE(nearest("", known));
  CHECK_FALSE(nearest("remarks", known));
  CHECK_FALSE(nearest("zzzzz", known));
  CHECK_FALSE(nearest("备注", known));
  CHECK_FALSE(nearest("x", std::vector<std::string>{"y"}));
  CHECK_FALSE(nearest("limit", {}));
  CHECK_FALSE(nearest(std::string(10'000, 'a'), known));
}

}  // namespace
}  // namespace benefit::identity

#include "daemon/api/nearest.hpp"

#include <catch2/catch.hpp>

using namespace benefit::api;

namespace {
const std::vector<std::string> known = {"limit", "state", "check", "county_code"};
}

TEST_CASE("a typing error finds its word") {
  CHECK(nearest("limt", known) == "limit");
  CHECK(nearest("stat", known) == "state");
  CHECK(nearest("limti", known) == "limit");  // an adjacent swap is one error
  CHECK(nearest("country_code", known) == "county_code");
}

TEST_CASE("nothing near is nothing") {
  CHECK_FALSE(nearest("", known));
  CHECK_FALSE(nearest("zzzzz", known));
  CHECK_FALSE(nearest("limit", {}));
  CHECK_FALSE(nearest(std::string(10'000, 'a'), known));
}

TEST_CASE("a suggestion says what is near or else what there is") {
  CHECK(suggestion("limt", known) == "did you mean 'limit'?");
  CHECK(suggestion("zzzzz", known) == "known: limit, state, check, county_code");
  CHECK(suggestion("x", {}) == "none is expected here");
}

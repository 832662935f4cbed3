#include "daemon/api/suggestion.hpp"

#include <vector>

#include <catch2/catch.hpp>

using namespace benefit::api;

TEST_CASE("a suggestion says what is near or else what there is") {
  const std::vector<std::string> known = {"limit", "state", "check", "county_code"};
  CHECK(suggestion("limt", known) == "did you mean 'limit'?");
  CHECK(suggestion("zzzzz", known) == "known: limit, state, check, county_code");
  CHECK(suggestion("x", {}) == "none is expected here");
}

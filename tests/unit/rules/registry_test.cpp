#include "verify/rules/registry.hpp"

#include "verify/rules/provisions.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <catch2/catch.hpp>

using namespace benefit;

TEST_CASE("the registry holds the checks of the product, each once") {
  std::vector<std::string> codes;
  for (const rules::Check* check : rules::checks()) codes.emplace_back(check->code);
  CHECK(codes == std::vector<std::string>{"D1", "D2", "D3", "D4", "D5", "S1", "S3", "C1", "P4", "P5", "F1",
                                          "F2", "F3", "F4", "F5", "L1"});
  CHECK(rules::find_check("P5")->code == "P5");
  CHECK(rules::find_check("P6") == nullptr);
}

TEST_CASE("each check quotes its provision and explains itself") {
  for (const rules::Check* check : rules::checks()) {
    INFO(check->code);
    CHECK_FALSE(check->provision.document.empty());
    CHECK_FALSE(check->provision.place.empty());
    CHECK_FALSE(check->provision.text.empty());
    for (const std::string_view text :
         {check->finds, check->reads, check->money, check->period, check->cannot_see})
      CHECK_FALSE(text.empty());
  }
}

TEST_CASE("reason codes begin with their check and belong to one check only") {
  std::set<std::string_view> seen;
  for (const rules::Check* check : rules::checks()) {
    std::string prefix(check->code);
    std::transform(prefix.begin(), prefix.end(), prefix.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    for (const std::string_view code : check->reason_codes) {
      CHECK_THAT(std::string(code), Catch::StartsWith(prefix + "."));
      CHECK(seen.insert(code).second);
    }
  }
}

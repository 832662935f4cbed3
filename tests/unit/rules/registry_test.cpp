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
  CHECK(codes == std::vector<std::string>{"D1", "D2", "D3", "D4", "D5", "S1", "S2", "S3", "X1",
                                          "C1", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "M1",
                                          "M2", "M3", "U1", "U2", "T1", "I1", "Q4", "F1", "F2",
                                          "F3", "F4", "F5", "A1", "A2", "A3", "L1"});
  CHECK(rules::find_check("P5")->code == "P5");
  CHECK(rules::find_check("P9") == nullptr);
}

TEST_CASE("each check quotes its provision and explains itself") {
  for (const rules::Check* check : rules::checks()) {
    INFO(check->code);
    CHECK((check->find == nullptr) != (check->observe == nullptr));
    CHECK_FALSE(check->provision.document.empty());
    CHECK_FALSE(check->provision.place.empty());
    CHECK_FALSE(check->provision.text.empty());
    for (const std::string_view text :
         {check->finds, check->reads, check->money, check->period, check->cannot_see})
      CHECK_FALSE(text.empty());
  }
}

TEST_CASE("a check runs when its feeds have been delivered, each of some and one of others") {
  const rules::Check& p1 = *rules::find_check("P1");
  CHECK(rules::feeds_missing(p1, {}) ==
        std::vector<Feed>{Feed::roll, Feed::subsidies, Feed::registry_dibao, Feed::registry_registered_poor,
                          Feed::registry_extreme_hardship, Feed::registry_medical_aid});
  CHECK(rules::feeds_missing(p1, {Feed::roll, Feed::registry_medical_aid}) ==
        std::vector<Feed>{Feed::subsidies});
  const std::set<Feed> enough = {Feed::roll, Feed::subsidies, Feed::registry_dibao};
  CHECK(rules::feeds_missing(p1, enough).empty());
  const auto run = rules::checks_that_run({enough});
  CHECK(std::count(run.begin(), run.end(), &p1) == 1);
  CHECK(std::count(run.begin(), run.end(), rules::find_check("D1")) == 0);
  CHECK(std::count(run.begin(), run.end(), rules::find_check("F1")) == 1);  // photos are no feed
}

TEST_CASE("a check that runs says without which feeds it sees less") {
  const rules::Check& l1 = *rules::find_check("L1");
  CHECK(rules::feeds_missing(l1, {Feed::roll}).empty());
  CHECK(rules::feeds_that_would_help(l1, {Feed::roll}) == std::vector<Feed>{Feed::traces_of_life});
  CHECK(rules::feeds_that_would_help(l1, {Feed::roll, Feed::traces_of_life}).empty());
  CHECK(rules::feeds_that_would_help(*rules::find_check("P1"), {}).empty());
}

TEST_CASE("a check does not run on a stale feed, unless another one that would do is fresh") {
  const rules::Check& p1 = *rules::find_check("P1");
  const std::set<Feed> delivered = {Feed::roll, Feed::subsidies, Feed::registry_dibao,
                                    Feed::registry_medical_aid};
  const auto stale = [&](std::set<Feed> feeds) {
    return rules::feeds_stale(p1, {delivered, std::move(feeds)});
  };
  CHECK(stale({}).empty());
  CHECK(stale({Feed::subsidies}) == std::vector<Feed>{Feed::subsidies});
  CHECK(stale({Feed::payments}).empty());  // P1 does not read them
  CHECK(stale({Feed::registry_dibao}).empty());
  CHECK(stale({Feed::registry_dibao, Feed::registry_medical_aid}) ==
        std::vector<Feed>{Feed::registry_dibao, Feed::registry_medical_aid});
  const auto run = rules::checks_that_run({delivered, {Feed::subsidies}});
  CHECK(std::count(run.begin(), run.end(), &p1) == 0);
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

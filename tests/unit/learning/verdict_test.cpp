// What an outcome says of a check.
#include "verify/learning/verdict.hpp"

#include "verify/rules/registry.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace benefit;
using learning::judge;
using learning::Judged;

TEST_CASE("every check that makes findings has a claim of its own in the table") {
  const auto known = learning::known_checks();
  for (const rules::Check* check : rules::checks()) {
    INFO(check->code);
    if (check->find != nullptr) CHECK(std::find(known.begin(), known.end(), check->code) != known.end());
  }
  for (const std::string_view check : known) {
    INFO(check);
    CHECK(rules::find_check(check) != nullptr);
  }
}

TEST_CASE("a late report proves a death check right, and a wrong registry proves it wrong") {
  CHECK(judge("D1", Outcome::death_reported_late) == Judged::right);
  CHECK(judge("D1", Outcome::registry_wrong) == Judged::wrong);
  CHECK(judge("D2", Outcome::not_the_same_person) == Judged::wrong);
  CHECK(judge("D3", Outcome::agency_error) == Judged::right);
}

TEST_CASE("what proves D1 wrong proves D4 right, and the other way round") {
  CHECK(judge("D4", Outcome::registry_wrong) == Judged::right);
  CHECK(judge("D4", Outcome::entitled) == Judged::right);
  CHECK(judge("D4", Outcome::death_reported_late) == Judged::wrong);
}

TEST_CASE("an owed entitlement is right when it is owed") {
  CHECK(judge("Q4", Outcome::entitled) == Judged::right);
  CHECK(judge("Q4", Outcome::fraud_suspected) == Judged::wrong);
  CHECK(judge("S2", Outcome::entitled) == Judged::wrong);
}

TEST_CASE("a death reported late says nothing about a double benefit") {
  CHECK(judge("S2", Outcome::death_reported_late) == Judged::undecided);
}

TEST_CASE("nothing is judged by what cannot be decided, nor by an answer to a lot") {
  for (const std::string_view check : learning::known_checks()) {
    CHECK(judge(check, Outcome::cannot_be_decided) == Judged::undecided);
    CHECK(judge(check, Outcome::in_order) == Judged::undecided);
  }
}

TEST_CASE("a check of a newer version is judged as one of a payment") {
  CHECK(learning::claim_of("Z9") == learning::Claim::paid_without_right);
  CHECK(judge("", Outcome::entitled) == Judged::wrong);
}

#include "verify/policy/policy.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;

namespace {

const std::string certification = R"(
[[certification_months]]
from = 2018-01-01
months = 12
legal_basis = "a notice"
)";

Error error_of(const std::string& toml) {
  const auto policy = policy::parse_policy(toml);
  REQUIRE_FALSE(policy);
  REQUIRE(policy.error().code == ErrorCode::bad_input);
  return policy.error();
}

}  // namespace

TEST_CASE("the shipped policy has a value for the days that the product is about") {
  const policy::Policy shipped = policy::default_policy();
  for (const Day day : {Day{2014y / 6 / 1}, Day{2017y / 12 / 31}, Day{2018y / 1 / 1}, Day{2026y / 1 / 1}}) {
    REQUIRE(policy::in_force(shipped.funeral_grant_resident, day) != nullptr);
    const auto* months = policy::in_force(shipped.certification_months, day);
    REQUIRE(months != nullptr);
    REQUIRE(months->value == 12);
  }
}

TEST_CASE("the shipped funeral grant says that it is no legal rate") {
  for (const auto& grant : policy::default_policy().funeral_grant_resident)
    REQUIRE_THAT(grant.legal_basis, Catch::Contains("no legal rate") && Catch::Contains("不是法定标准"));
}

TEST_CASE("entries are put in order of date, whatever their order in the file") {
  const auto policy = policy::parse_policy(R"(
[[funeral_grant_resident]]
from = 2018-01-01
yuan = "1000.50"
legal_basis = "new"
[[funeral_grant_resident]]
from = 2014-01-01
to = 2017-12-31
yuan = "800.00"
legal_basis = "old"
)" + certification);
  REQUIRE(policy);
  const auto& grants = policy->funeral_grant_resident;
  REQUIRE(grants.size() == 2);
  REQUIRE(policy::in_force(grants, 2017y / 12 / 31)->value == Fen{80000});
  REQUIRE(policy::in_force(grants, 2018y / 1 / 1)->value == Fen{100050});
  REQUIRE(policy::in_force(grants, 2018y / 1 / 1)->legal_basis == "new");
  REQUIRE(policy::in_force(grants, 2013y / 12 / 31) == nullptr);
}

TEST_CASE("a region without a funeral grant leaves the table out") {
  const auto policy = policy::parse_policy(certification);
  REQUIRE(policy);
  REQUIRE(policy->funeral_grant_resident.empty());
}

TEST_CASE("a table without certification periods is refused") {
  REQUIRE(error_of("").where == "certification_months");
  REQUIRE(error_of("certification_months = []").where == "certification_months");
}

TEST_CASE("periods neither overlap nor leave a gap") {
  const auto two = [](const std::string& first_end, const std::string& second_start) {
    return "[[certification_months]]\nfrom = 2016-01-01\n" + first_end +
           "\nmonths = 12\nlegal_basis = \"x\"\n[[certification_months]]\nfrom = " + second_start +
           "\nmonths = 12\nlegal_basis = \"x\"\n";
  };
  REQUIRE(policy::parse_policy(two("to = 2017-12-31", "2018-01-01")));

  const Error gap = error_of(two("to = 2017-12-30", "2018-01-01"));
  CHECK(gap.where == "certification_months, entry 2");
  CHECK_THAT(gap.what, Catch::Contains("gap after entry 1") && Catch::Contains("2017-12-31"));
  const Error overlap = error_of(two("to = 2018-01-01", "2018-01-01"));
  CHECK(overlap.where == "certification_months, entry 2");
  CHECK_THAT(overlap.what, Catch::Contains("overlaps entry 1"));
  CHECK_THAT(error_of(two("", "2018-01-01")).what, Catch::Contains("overlaps entry 1"));
}

TEST_CASE("each mistake is named with its table, entry and key") {
  struct Mistake {
    const char* toml;
    const char* where;
    const char* what;
  };
  const auto mistake = GENERATE(
      Mistake{"[[funeral_grants]]", "funeral_grants", "is not a known table"},
      Mistake{"certification_months = 12", "certification_months",
              "is not written as [[certification_months]]"},
      Mistake{"certification_months = [12]", "certification_months", "is not written as"},
      Mistake{"[[certification_months]]\nfrom = 2018-01-01\nmonth = 12\nlegal_basis = 'x'",
              "certification_months, entry 1", "'month' is not a known key"},
      Mistake{"[[certification_months]]\nmonths = 12\nlegal_basis = 'x'", "certification_months, entry 1",
              "'from' is missing"},
      Mistake{"[[certification_months]]\nfrom = '2018-01-01'\nmonths = 12\nlegal_basis = 'x'",
              "certification_months, entry 1", "'from' is not a date"},
      Mistake{"[[certification_months]]\nfrom = 2018-01-01\nto = 2017-12-31\nmonths = 12\nlegal_basis = 'x'",
              "certification_months, entry 1", "'to' lies before 'from'"},
      Mistake{"[[certification_months]]\nfrom = 2018-01-01\nmonths = '12'\nlegal_basis = 'x'",
              "certification_months, entry 1", "'months' is not a whole number"},
      Mistake{"[[certification_months]]\nfrom = 2018-01-01\nmonths = 0\nlegal_basis = 'x'",
              "certification_months, entry 1", "'months' is not from 1 to 120"},
      Mistake{"[[certification_months]]\nfrom = 2018-01-01\nmonths = 121\nlegal_basis = 'x'",
              "certification_months, entry 1", "'months' is not from 1 to 120"},
      Mistake{"[[certification_months]]\nfrom = 2018-01-01\nmonths = 12", "certification_months, entry 1",
              "'legal_basis' is missing"},
      Mistake{"[[certification_months]]\nfrom = 2018-01-01\nmonths = 12\nlegal_basis = ''",
              "certification_months, entry 1", "'legal_basis' is empty"},
      Mistake{"[[funeral_grant_resident]]\nfrom = 2018-01-01\nyuan = 1000\nlegal_basis = 'x'",
              "funeral_grant_resident, entry 1", "'yuan' is not a text in quotes"},
      Mistake{"[[funeral_grant_resident]]\nfrom = 2018-01-01\nyuan = '1000.005'\nlegal_basis = 'x'",
              "funeral_grant_resident, entry 1", "'yuan' is not an amount in yuan"},
      Mistake{"[[certification_months]]\nfrom = 2018-02-30", "line 2, column", ""},
      Mistake{"[[certification_months", "line 1, column", ""});
  const Error error = error_of(mistake.toml);
  INFO(mistake.toml);
  CHECK_THAT(error.where, Catch::StartsWith(mistake.where));
  CHECK_THAT(error.what, Catch::Contains(mistake.what));
}

#include "verify/policy/overview.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;
using policy::Coverage;

namespace {

const std::string certification = R"(
[[certification_months]]
from = 2018-01-01
months = 12
legal_basis = "a notice"
)";

policy::Policy parsed(const std::string& toml) {
  const auto policy = policy::parse_policy(certification + toml);
  if (!policy) FAIL(policy.error().where + ": " + policy.error().what);
  return *policy;
}

Coverage of(const std::vector<Coverage>& all, std::string_view table, std::string_view subject = "") {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Coverage& coverage) {
    return coverage.table.table == table && coverage.subject == subject;
  });
  REQUIRE(found != all.end());
  return *found;
}

DayInterval days(Day from, Day to) { return {from, to}; }

}  // namespace

TEST_CASE("the shipped policy is complete for the years around the notice") {
  const auto all = policy::coverage(policy::default_policy(), 2017y / 1 / 1, 2020y / 12 / 31);
  for (const Coverage& table : all) {
    INFO(table.table.table << " " << table.subject);
    CHECK(table.missing.empty());
    CHECK_FALSE(table.table.what_for.empty());
    CHECK((table.table.provisions.empty() ? table.subject : std::string(table.table.provisions)) != "");
  }
}

TEST_CASE("every table of the file is told once, or once for each thing that it is about") {
  std::set<std::pair<std::string_view, std::string>> seen;
  const auto all = policy::coverage(policy::default_policy(), 2018y / 1 / 1, 2018y / 12 / 31);
  for (const Coverage& table : all) CHECK(seen.emplace(table.table.table, table.subject).second);
  CHECK(of(all, "income_line", "dibao").without == std::vector{days(2018y / 1 / 1, 2018y / 12 / 31)});
  CHECK(of(all, "medical_subsidy_share", "other_hardship").without.empty());
  CHECK(of(all, "exclusive_schemes", "resident_pension and employee_pension").without.empty());
  CHECK(of(all, "provisions", "T1").without.empty());
}

TEST_CASE("days without a value are told to the day, before, after and between a region's entries") {
  const auto policy = parsed(R"(
[[late_payment_days]]
from = 2017-03-01
to = 2017-05-31
days = 10
legal_basis = "x"
[[late_payment_days]]
region = "130225"
from = 2017-07-01
to = 2017-10-31
days = 10
legal_basis = "x"
)");
  const auto here =
      of(policy::coverage(policy, 2017y / 1 / 1, 2017y / 12 / 31, {130225}), "late_payment_days");
  CHECK(here.without == std::vector{days(2017y / 1 / 1, 2017y / 2 / 28), days(2017y / 6 / 1, 2017y / 6 / 30),
                                    days(2017y / 11 / 1, 2017y / 12 / 31)});
  CHECK(here.missing == here.without);
  const auto elsewhere =
      of(policy::coverage(policy, 2017y / 3 / 1, 2017y / 7 / 1, {130224}), "late_payment_days");
  CHECK(elsewhere.without == std::vector{days(2017y / 6 / 1, 2017y / 7 / 1)});
  CHECK(of(policy::coverage(policy, 2017y / 4 / 1, 2017y / 4 / 1), "late_payment_days").without.empty());
}

TEST_CASE("what a provision needs is missing only while the provision holds") {
  const auto policy = parsed(R"(
[[provisions]]
provision = "P3"
from = 2018-01-01
to = 2018-06-30
legal_basis = "x"
[[provisions]]
provision = "P3"
region = "130225"
from = 2018-04-01
to = 2018-12-31
legal_basis = "x"
)");
  const auto general = of(policy::coverage(policy, 2017y / 1 / 1, 2019y / 12 / 31), "tier_for_the_poor");
  CHECK(general.without == std::vector{days(2017y / 1 / 1, 2019y / 12 / 31)});
  CHECK(general.missing == std::vector{days(2018y / 1 / 1, 2018y / 6 / 30)});
  const auto there =
      of(policy::coverage(policy, 2017y / 1 / 1, 2019y / 12 / 31, {130225}), "tier_for_the_poor");
  CHECK(there.missing == std::vector{days(2018y / 1 / 1, 2018y / 12 / 31)});
}

TEST_CASE("a table that says when something holds is missing when it has no entry, not outside its entries") {
  const auto whole = std::vector{days(2017y / 1 / 1, 2017y / 12 / 31)};
  const auto none = policy::coverage(parsed(""), 2017y / 1 / 1, 2017y / 12 / 31);
  CHECK(of(none, "pension_not_income").missing == whole);
  CHECK(of(none, "provisions", "T1").missing == whole);
  CHECK(of(none, "exclusive_schemes").missing == whole);
  const auto shipped = policy::coverage(policy::default_policy(), 2017y / 1 / 1, 2017y / 12 / 31);
  CHECK(of(shipped, "government_pays_for_poor").without == whole);
  CHECK(of(shipped, "government_pays_for_poor").missing.empty());
}

TEST_CASE("a region may have no optional value") {
  const auto none = policy::coverage(parsed(""), 2018y / 1 / 1, 2018y / 12 / 31);
  for (const char* table : {"funeral_grant_resident", "directly_managed_counties", "maternity_lump_sum"}) {
    CHECK(of(none, table).missing.empty());
    CHECK(of(none, table).table.need == policy::Need::optional);
  }
  CHECK(of(none, "income_line", "registered_poor").missing.empty());
}

TEST_CASE("days that are exceptions are missing on no day") {
  const auto shipped = policy::coverage(policy::default_policy(), 2018y / 1 / 1, 2018y / 12 / 31);
  for (const char* table : {"holidays", "worked_weekends"}) {
    CHECK(of(shipped, table).without.empty());
    CHECK(of(shipped, table).missing.empty());
  }
}

TEST_CASE("entries are told in words, of all days or of one, of all regions or of one place") {
  const auto policy = parsed(R"(
[[lowest_tier]]
from = 2018-01-01
yuan = "100"
legal_basis = "general"
[[lowest_tier]]
region = "130225"
from = 2018-01-01
to = 2018-12-31
yuan = "200"
legal_basis = "county"
[[medical_subsidy_share]]
group = "other_hardship"
from = 2018-01-01
percent = 60
legal_basis = "x"
[[poor_exits_count_since]]
from = 2018-01-01
since = 2016-08-01
legal_basis = "x"
)");
  const auto told = [](const std::vector<policy::ShownEntry>& entries) {
    std::string text;
    for (const auto& entry : entries)
      text += entry.subject + "|" + entry.value + "|" + entry.legal_basis + "\n";
    return text;
  };
  const std::string others = "other_hardship|60 %|x\n|since 2016-08-01|x\n";
  const std::string certified = "|12 months|a notice\n";
  const Day day = 2018y / 6 / 1;
  const RegionCode county{130225};
  CHECK(told(policy::entries(policy)) == certified + "|100.00 yuan|general\n|200.00 yuan|county\n" + others);
  CHECK(told(policy::entries(policy, day)) == told(policy::entries(policy)));
  CHECK(told(policy::entries(policy, day, county)) == certified + "|200.00 yuan|county\n" + others);
  CHECK(told(policy::entries(policy, 2019y / 1 / 1, county)) ==
        certified + "|100.00 yuan|general\n" + others);
  CHECK(told(policy::entries(policy, std::nullopt, RegionCode{130224})) ==
        certified + "|100.00 yuan|general\n" + others);
  CHECK(policy::entries(policy, 2017y / 12 / 31).empty());
}

TEST_CASE("a file of before tells which tables it leaves out, optional ones apart") {
  CHECK(policy::tables_left_out(policy::default_policy()).empty());
  std::set<std::string_view> left_out;
  for (const policy::TableInfo& table : policy::tables_left_out(parsed(""))) left_out.insert(table.table);
  CHECK(left_out.contains("lowest_tier"));
  CHECK(left_out.contains("exclusive_schemes"));
  CHECK_FALSE(left_out.contains("certification_months"));
  CHECK_FALSE(left_out.contains("funeral_grant_resident"));
}

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

TEST_CASE("what ships says of which values no letter may tell, and cites the others without remarks") {
  const policy::Policy shipped = policy::default_policy();
  for (const auto& grant : shipped.funeral_grant_resident) CHECK(grant.in_letters == "");
  for (const auto& contribution : shipped.medical_contribution) CHECK(contribution.in_letters == "");
  const auto check_remarks = [](const auto& table) {
    for (const auto& entry : table) {
      const std::string told = entry.in_letters.value_or(entry.legal_basis);
      INFO(told);
      for (const char* remark : {"请换成", "请按文件补充", "replaced", "未核实", "本软件"})
        CHECK(told.find(remark) == std::string::npos);
    }
  };
  check_remarks(shipped.lowest_tier);
  check_remarks(shipped.tier_for_the_poor);
  check_remarks(shipped.basic_pension);
  check_remarks(shipped.medical_contribution);
  check_remarks(shipped.medical_subsidy_share);
  check_remarks(shipped.exclusive_schemes);
  check_remarks(shipped.pension_not_income);
  check_remarks(shipped.poor_exits_count_since);
}

TEST_CASE("what letters cite is a text, or false for no letter at all; left out it is the legal basis") {
  const auto grant = [](const std::string& line) {
    const auto policy = policy::parse_policy(
        "[[funeral_grant_resident]]\nfrom = 2018-01-01\nyuan = '1'\n"
        "legal_basis = 'x'\n" +
        line + certification);
    REQUIRE(policy);
    return policy->funeral_grant_resident.front().in_letters;
  };
  CHECK(grant("") == std::nullopt);
  CHECK(grant("in_letters = false\n") == "");
  CHECK(grant("in_letters = 'a document'\n") == "a document");
  for (const char* wrong : {"true", "''", "1"}) {
    INFO(wrong);
    const Error error = error_of(
        "[[lowest_tier]]\nfrom = 2018-01-01\nyuan = '1'\nlegal_basis = 'x'\n"
        "in_letters = " +
        std::string(wrong) + "\n" + certification);
    CHECK(error.what.find("'in_letters'") != std::string::npos);
  }
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
      Mistake{"[[lowest_tier]]\nfrom = 2018-01-01\nyuan = '-100'\nlegal_basis = 'x'", "lowest_tier, entry 1",
              "'yuan' is not an amount in yuan"},
      Mistake{"[[lowest_tier]]\nregion = '990000'\nfrom = 2018-01-01\nyuan = '100'\nlegal_basis = 'x'",
              "lowest_tier, entry 1", "'region' is not a region code"},
      Mistake{"[[lowest_tier]]\nregion = 130225\nfrom = 2018-01-01\nyuan = '100'\nlegal_basis = 'x'",
              "lowest_tier, entry 1", "'region' is not a text in quotes"},
      Mistake{"[[lowest_tier]]\nregion = ' 130225'\nfrom = 2018-01-01\nyuan = '100'\nlegal_basis = 'x'",
              "lowest_tier, entry 1", "'region' is not a region code"},
      Mistake{
          "[[certification_months]]\nregion = '130225'\nfrom = 2018-01-01\nmonths = 12\nlegal_basis = 'x'",
          "certification_months, entry 1", "'region' is not allowed"},
      Mistake{"[[pension_age_resident]]\nfrom = 2018-01-01\nyears = 6\nlegal_basis = 'x'",
              "pension_age_resident, entry 1", "'years' is not from 40 to 100"},
      Mistake{"[[late_payment_days]]\nfrom = 2018-01-01\ndays = -1\nlegal_basis = 'x'",
              "late_payment_days, entry 1", "'days' is not from 0 to"},
      Mistake{"[[government_pays_for_poor]]\nfrom = 2018-01-01\nprovince = 1\ncity = -1\ncounty = "
              "1\nlegal_basis = 'x'",
              "government_pays_for_poor, entry 1", "'city' is not from 0 to"},
      Mistake{"[[government_pays_for_poor]]\nfrom = 2018-01-01\nprovince = 0\ncity = 0\ncounty = "
              "0\nlegal_basis = 'x'",
              "government_pays_for_poor, entry 1", "are all 0"},
      Mistake{"[[government_pays_for_poor]]\nfrom = 2018-01-01\nprovince = 1\ncity = 1\nlegal_basis = 'x'",
              "government_pays_for_poor, entry 1", "'county' is missing"},
      Mistake{"[[directly_managed_counties]]\nfrom = 2018-01-01\nlegal_basis = 'x'",
              "directly_managed_counties, entry 1", "'region' is missing"},
      Mistake{"[[directly_managed_counties]]\nregion = '130200'\nfrom = 2018-01-01\nlegal_basis = 'x'",
              "directly_managed_counties, entry 1", "'region' is a province or a city"},
      Mistake{"[[income_line]]\nregistry = 'poor'\nfrom = 2018-01-01\nyuan = '1'\nlegal_basis = 'x'",
              "income_line, entry 1", "'registry' is none of registered_poor, dibao"},
      Mistake{"[[medical_subsidy_share]]\ngroup = 'poor'\nfrom = 2018-01-01\npercent = 1\nlegal_basis = 'x'",
              "medical_subsidy_share, entry 1",
              "'group' is none of registered_poor, extreme_hardship, other_hardship"},
      Mistake{"[[medical_subsidy_share]]\ngroup = 'other_hardship'\nfrom = 2018-01-01\npercent = "
              "101\nlegal_basis = 'x'",
              "medical_subsidy_share, entry 1", "'percent' is not from 0 to 100"},
      Mistake{"[[poor_exits_count_since]]\nfrom = 2018-01-01\nsince = '2016-08-01'\nlegal_basis = 'x'",
              "poor_exits_count_since, entry 1", "'since' is not a date"},
      Mistake{
          "[[exclusive_schemes]]\none = 'pension'\nother = 'unemployment'\nfrom = 2018-01-01\nlegal_basis "
          "= 'x'",
          "exclusive_schemes, entry 1", "'one' is none of resident_pension, employee_pension"},
      Mistake{"[[exclusive_schemes]]\none = 'unemployment'\nother = 'unemployment'\nfrom = "
              "2018-01-01\nlegal_basis = 'x'",
              "exclusive_schemes, entry 1", "'other' is the same scheme as 'one'"},
      Mistake{"[[provisions]]\nprovision = 'P9'\nfrom = 2018-01-01\nlegal_basis = 'x'", "provisions, entry 1",
              "'provision' is none of P3, P4"},
      Mistake{"[[certification_months]]\nfrom = 2018-02-30", "line 2, column", ""},
      Mistake{"[[certification_months", "line 1, column", ""});
  const Error error = error_of(mistake.toml);
  INFO(mistake.toml);
  CHECK_THAT(error.where, Catch::StartsWith(mistake.where));
  CHECK_THAT(error.what, Catch::Contains(mistake.what));
}

TEST_CASE("the same pair of schemes twice is an overlap, in either order") {
  const Error error = error_of(R"(
[[exclusive_schemes]]
one = "resident_pension"
other = "employee_pension"
from = 2014-07-01
legal_basis = "x"
[[exclusive_schemes]]
one = "employee_pension"
other = "resident_pension"
from = 2018-01-01
legal_basis = "x"
)" + certification);
  CHECK(error.where == "exclusive_schemes, entry 2");
  CHECK(error.what == "resident_pension and employee_pension: overlaps entry 1 on 2018-01-01");
}

TEST_CASE("values for several things or regions stand side by side; for the same one they may not overlap") {
  const auto share = [](const char* group, const char* region, const char* from) {
    return std::string("[[medical_subsidy_share]]\ngroup = \"") + group + "\"\n" + region +
           "\nfrom = " + from + "\npercent = 60\nlegal_basis = \"x\"\n";
  };
  const std::string first = share("other_hardship", "region = \"130225\"", "2018-01-01");
  CHECK(policy::parse_policy(certification + first + share("registered_poor", "", "2018-01-01")));
  CHECK(policy::parse_policy(certification + first + share("other_hardship", "", "2018-01-01")));
  CHECK(policy::parse_policy(certification + first +
                             share("other_hardship", "region = \"130224\"", "2018-01-01")));
  const Error error =
      error_of(certification + first + share("other_hardship", "region = \"130225\"", "2018-07-01"));
  CHECK(error.where == "medical_subsidy_share, entry 2");
  CHECK(error.what == "other_hardship in region 130225: overlaps entry 1 on 2018-07-01");
}

TEST_CASE("tables that only say when something holds may leave a gap, tables of values may not") {
  const auto two = [](const std::string& table, const std::string& value) {
    const std::string head = "[[" + table + "]]\n" + value + "legal_basis = \"x\"\n";
    return certification + head + "from = 2016-01-01\nto = 2016-12-31\n" + head + "from = 2018-01-01\n";
  };
  CHECK(policy::parse_policy(two("pension_not_income", "")));
  CHECK(policy::parse_policy(two("directly_managed_counties", "region = \"130225\"\n")));
  CHECK(policy::parse_policy(two("provisions", "provision = \"T1\"\n")));
  CHECK(policy::parse_policy(two("exclusive_schemes", "one = \"unemployment\"\nother = \"maternity\"\n")));
  CHECK_THAT(error_of(two("lowest_tier", "yuan = \"100\"\n")).what, Catch::Contains("gap after entry 1"));
  CHECK_THAT(error_of(two("lowest_tier", "yuan = \"100\"\nregion = \"130225\"\n")).what,
             Catch::StartsWith("region 130225: leaves a gap after entry 1"));
}

TEST_CASE("the nearest region's value counts, and the wider one where it has none") {
  const auto tier = [](const std::string& yuan, const std::string& keys) {
    return "[[lowest_tier]]\nyuan = \"" + yuan + "\"\n" + keys + "legal_basis = \"x\"\n";
  };
  const auto policy =
      policy::parse_policy(certification + tier("100", "from = 2014-01-01\n") +
                           tier("200", "from = 2016-01-01\nregion = \"130000\"\n") +
                           tier("300", "from = 2017-01-01\nregion = \"130200\"\n") +
                           tier("400", "from = 2018-01-01\nto = 2018-12-31\nregion = \"130225\"\n"));
  REQUIRE(policy);
  const auto yuan_at = [&](int county, Day day) {
    const auto* found = policy::in_force(policy->lowest_tier, day, {county});
    REQUIRE(found != nullptr);
    return found->value.value / 100;
  };
  CHECK(yuan_at(130225, 2018y / 1 / 1) == 400);
  CHECK(yuan_at(130225, 2019y / 1 / 1) == 300);
  CHECK(yuan_at(130224, 2018y / 1 / 1) == 300);
  CHECK(yuan_at(130300, 2018y / 1 / 1) == 200);
  CHECK(yuan_at(130225, 2016y / 1 / 1) == 200);
  CHECK(yuan_at(130225, 2015y / 1 / 1) == 100);
  CHECK(yuan_at(110101, 2018y / 1 / 1) == 100);
  CHECK(yuan_at(130000, 2018y / 1 / 1) == 200);
  CHECK(yuan_at(0, 2018y / 1 / 1) == 100);
  CHECK(policy::in_force(policy->lowest_tier, 2018y / 1 / 1)->value == Fen{10000});
  CHECK(policy::in_force(policy->lowest_tier, 2013y / 1 / 1, {130225}) == nullptr);
}

TEST_CASE("a place lies in its county, city and province, and everything lies everywhere") {
  CHECK(policy::lies_in({130225}, {130225}));
  CHECK(policy::lies_in({130225}, {130200}));
  CHECK(policy::lies_in({130225}, {130000}));
  CHECK(policy::lies_in({130225}, {}));
  CHECK(policy::lies_in({}, {}));
  CHECK_FALSE(policy::lies_in({130225}, {130224}));
  CHECK_FALSE(policy::lies_in({130225}, {130300}));
  CHECK_FALSE(policy::lies_in({130225}, {110000}));
  CHECK_FALSE(policy::lies_in({130200}, {130225}));
  CHECK_FALSE(policy::lies_in({}, {130225}));
}

TEST_CASE("the shipped policy has the notice's own values") {
  const policy::Policy shipped = policy::default_policy();
  const Day year = policy::first_day_of(2018);
  CHECK(policy::in_force(shipped.lowest_tier, year)->value == Fen{10000});
  CHECK(policy::in_force(shipped.tier_for_the_poor, year)->value == Fen{10000});
  const auto* paid = policy::in_force(shipped.government_pays_for_poor, year);
  REQUIRE(paid != nullptr);
  CHECK(paid->value == policy::SubsidySplit{1, 1, 1});
  CHECK(policy::in_force(shipped.government_pays_for_poor, 2019y / 12 / 31) != nullptr);
  CHECK(policy::in_force(shipped.government_pays_for_poor, 2020y / 1 / 1) == nullptr);
  CHECK(policy::in_force(shipped.government_pays_for_poor, 2017y / 12 / 31) == nullptr);
  CHECK(policy::in_force(shipped.pension_age_resident, year)->value == 60);
  CHECK(policy::in_force(shipped.basic_pension, 2014y / 6 / 30)->value == Fen{5500});
  CHECK(policy::in_force(shipped.basic_pension, 2014y / 7 / 1)->value == Fen{7000});
  CHECK(policy::in_force(shipped.basic_pension, 2017y / 12 / 31)->value == Fen{7000});
  CHECK(policy::in_force(shipped.basic_pension, 2018y / 1 / 1)->value == Fen{8800});
  CHECK(policy::in_force(shipped.pension_not_income, 2015y / 12 / 31) == nullptr);
  CHECK(policy::in_force(shipped.pension_not_income, 2016y / 1 / 1) != nullptr);
  CHECK(policy::in_force(shipped.pension_not_income, 2020y / 12 / 31) != nullptr);
  CHECK(policy::in_force(shipped.pension_not_income, 2021y / 1 / 1) == nullptr);
  CHECK(policy::in_force(shipped.medical_contribution, policy::first_day_of(2017))->value == Fen{18000});
  CHECK(policy::in_force(shipped.medical_contribution, year)->value == Fen{22000});
  CHECK(policy::in_force(shipped.medical_contribution, policy::first_day_of(2019))->value == Fen{25000});
  CHECK(policy::in_force(shipped.poor_exits_count_since, year)->value == Day{2016y / 8 / 1});
  CHECK(shipped.directly_managed_counties.empty());
  CHECK(shipped.income_line.empty());
  CHECK(shipped.maternity_lump_sum.empty());
}

TEST_CASE("the share of the medical contribution is looked up by group (M1)") {
  using policy::MedicalSubsidyGroup;
  const auto& shares = policy::default_policy().medical_subsidy_share;
  const auto percent = [&](MedicalSubsidyGroup group) {
    return policy::in_force(shares, group, 2018y / 1 / 1)->value.percent;
  };
  CHECK(percent(MedicalSubsidyGroup::registered_poor) == 100);
  CHECK(percent(MedicalSubsidyGroup::extreme_hardship) == 100);
  CHECK(percent(MedicalSubsidyGroup::other_hardship) == 60);
  CHECK(policy::in_force(shares, MedicalSubsidyGroup::other_hardship, 2017y / 12 / 31) == nullptr);
}

TEST_CASE("schemes exclude each other in either order, by date (S2)") {
  const auto& pairs = policy::default_policy().exclusive_schemes;
  const auto excludes = [&](Scheme one, Scheme other, Day day) {
    const auto* pair = policy::in_force(pairs, one, other, day);
    if (pair != nullptr) CHECK_FALSE(pair->legal_basis.empty());
    return pair != nullptr;
  };
  CHECK(excludes(Scheme::resident_pension, Scheme::employee_pension, 2014y / 7 / 1));
  CHECK(excludes(Scheme::employee_pension, Scheme::resident_pension, 2014y / 7 / 1));
  CHECK_FALSE(excludes(Scheme::employee_pension, Scheme::resident_pension, 2014y / 6 / 30));
  CHECK(excludes(Scheme::unemployment, Scheme::resident_pension, 2018y / 1 / 1));
  CHECK(excludes(Scheme::unemployment, Scheme::employee_pension, 2018y / 1 / 1));
  CHECK_FALSE(excludes(Scheme::unemployment, Scheme::resident_medical, 2018y / 1 / 1));
  CHECK_FALSE(excludes(Scheme::resident_pension, Scheme::resident_pension, 2018y / 1 / 1));
}

TEST_CASE("income lines are looked up by registry and place (P7)") {
  const auto policy = policy::parse_policy(certification + R"(
[[income_line]]
registry = "dibao"
region = "130225"
from = 2018-01-01
yuan = "4000"
legal_basis = "x"
)");
  REQUIRE(policy);
  const Day day = 2018y / 6 / 1;
  CHECK(policy::in_force(policy->income_line, Registry::dibao, day, {130225})->value.yearly == Fen{400000});
  CHECK(policy::in_force(policy->income_line, Registry::dibao, day) == nullptr);
  CHECK(policy::in_force(policy->income_line, Registry::registered_poor, day, {130225}) == nullptr);
}

TEST_CASE("a provision holds from its day on, with its citation") {
  const policy::Policy shipped = policy::default_policy();
  for (const char* code : {"P3", "P4", "P5", "P6", "M1", "M3", "U1", "U2", "I1", "T1"}) {
    INFO(code);
    CHECK(policy::provision_in_force(shipped, code, 2017y / 12 / 31) == nullptr);
    const auto* provision = policy::provision_in_force(shipped, code, 2018y / 1 / 1);
    REQUIRE(provision != nullptr);
    CHECK_THAT(provision->legal_basis, Catch::Contains("冀人社发〔2018〕3号"));
  }
  CHECK(policy::provision_in_force(shipped, "M2", 2011y / 7 / 1) != nullptr);
  CHECK(policy::provision_in_force(shipped, "M2", 2011y / 6 / 30) == nullptr);
}

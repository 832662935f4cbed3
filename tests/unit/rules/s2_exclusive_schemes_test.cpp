// S2: two schemes that exclude each other, drawn for the same month.
#include "tests/support/run_checks.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

/// The resident pension from 2017-10 to 2018-03, and the employee pension beside it from 2018-01 on.
FactsBuilder both_pensions() {
  FactsBuilder known;
  known.enrolment();
  known.payments(2017y / 10, 2018y / 3, Fen{12001});
  known.payments(2018y / 1, 2018y / 3, yuan(900), Scheme::employee_pension);
  return known;
}

}  // namespace

TEST_CASE("S2 finds two pensions of one month, and counts the smaller one") {
  const FactsBuilder known = both_pensions();
  const Finding finding = the_finding("S2", known.facts);
  CHECK(finding.key.period == "resident_pension:employee_pension");
  CHECK(finding.sums == Sums{Fen{3 * 12001}, Fen{12001}, Fen{}});
  CHECK(value<std::string>(finding, "s2.both_drawn", "scheme") == "resident_pension");
  CHECK(value<std::string>(finding, "s2.both_drawn", "other_scheme") == "employee_pension");
  CHECK(value<std::int64_t>(finding, "s2.both_drawn", "months") == 3);
  CHECK(value<Month>(finding, "s2.both_drawn", "first_month") == 2018y / 1);
  CHECK(value<Month>(finding, "s2.both_drawn", "last_month") == 2018y / 3);
  CHECK(value<Fen>(finding, "s2.both_drawn", "amount") == Fen{36003});
  CHECK_THAT(value<std::string>(finding, "s2.exclude_each_other", "basis"), Catch::Contains("2014〕17号"));
  CHECK(value<Month>(finding, "s2.still_flowing", "month") == 2018y / 3);
  CHECK(finding.citations.size() == 6);
  for (const Payment& payment : known.facts.payments)
    CHECK(cites(finding, payment.source) == (payment.month >= 2018y / 1));
}

TEST_CASE("S2: which of the two is smaller may change from month to month") {
  FactsBuilder known;
  known.payment(2018y / 1, yuan(100));
  known.payment(2018y / 1, Fen{9999}, Scheme::employee_pension);
  known.payment(2018y / 2, yuan(100));
  known.payment(2018y / 2, Fen{10001}, Scheme::employee_pension);
  CHECK(the_finding("S2", known.facts).sums == Sums{Fen{19999}, yuan(100), Fen{}});
}

TEST_CASE("S2: one scheme after the other is nobody's fault") {
  FactsBuilder known;
  known.payments(2017y / 10, 2017y / 12, yuan(1200), Scheme::unemployment);
  known.payments(2018y / 1, 2018y / 3, yuan(120));
  CHECK(run_check("S2", known.facts).empty());
  known.payment(2017y / 12, yuan(120));
  const Finding finding = the_finding("S2", known.facts);
  CHECK(finding.key.period == "resident_pension:unemployment");
  CHECK(finding.sums == Sums{yuan(120), Fen{}, Fen{}});  // 2017-12 is no longer recent
}

TEST_CASE("S2: schemes of which the policy says nothing may be drawn together, and so before its first day") {
  FactsBuilder known;
  SECTION("work injury beside a pension") {
    known.payment(2018y / 3, yuan(120));
    known.payment(2018y / 3, yuan(500), Scheme::work_injury);
  }
  SECTION("two pensions, the month before the rule") {
    known.payment(2014y / 6, yuan(120));
    known.payment(2014y / 6, yuan(900), Scheme::employee_pension);
  }
  CHECK(run_check("S2", known.facts).empty());
  known.payment(2014y / 7, yuan(120));
  known.payment(2014y / 7, yuan(900), Scheme::employee_pension);
  CHECK(the_finding("S2", known.facts).sums.lost == yuan(120));
}

TEST_CASE("S2: three schemes are three pairs, as far as they exclude each other") {
  FactsBuilder known = both_pensions();
  known.payment(2018y / 3, yuan(1200), Scheme::unemployment);
  const auto found = run_check("S2", known.facts);
  REQUIRE(found.size() == 3);
  CHECK(found[0].key.period == "employee_pension:unemployment");
  CHECK(found[0].sums.lost == yuan(900));
  CHECK(found[1].key.period == "resident_pension:employee_pension");
  CHECK(found[2].key.period == "resident_pension:unemployment");
  CHECK(found[2].sums.lost == Fen{12001});
}

TEST_CASE("S2: what still flows is told for two months, no longer") {
  CHECK(the_finding("S2", both_pensions().facts, 2018y / 5 / 31).sums.flowing_per_month == Fen{12001});
  const Finding later = the_finding("S2", both_pensions().facts, 2018y / 6 / 1);
  CHECK(later.sums == Sums{Fen{36003}, Fen{}, Fen{}});
  CHECK(reasons(later, "s2.still_flowing").empty());
}

TEST_CASE("S2: months after a standing death are counted in D3, once") {
  FactsBuilder known = both_pensions();
  known.death(2018y / 1 / 20);
  CHECK(the_finding("S2", known.facts).sums.lost == Fen{12001});  // January alone
  known.death(2017y / 12 / 31);
  CHECK(the_finding("S2", known.facts).sums.lost == Fen{12001});  // the later day counts
  known.facts.deaths.front().death_date = 2017y / 12 / 31;
  CHECK(run_check("S2", known.facts).empty());
}

TEST_CASE("S2: a scheme drawn twice is counted in S1, and no fen in both") {
  FactsBuilder known;
  known.payment(2018y / 3, yuan(100));
  known.payment(2018y / 3, yuan(90)).county = {130283};
  known.payment(2018y / 3, yuan(900), Scheme::employee_pension);
  CHECK(the_finding("S1", known.facts).sums.lost == yuan(90));
  CHECK(the_finding("S2", known.facts).sums.lost == yuan(100));
  SECTION("instalments of one drawing are one") {
    known.facts.payments[1].county = {130225};
    CHECK(run_check("S1", known.facts).empty());
    CHECK(the_finding("S2", known.facts).sums.lost == yuan(190));
  }
}

TEST_CASE("S2 follows the rule of the county that paid, whatever county paid in other months") {
  policy::Policy own = test_policy();
  own.exclusive_schemes = {{{2018y / 1 / 1, std::nullopt},
                            {Scheme::resident_pension, Scheme::work_injury},
                            "own rule",
                            RegionCode{130283}}};
  FactsBuilder known;
  known.payment(2017y / 1, yuan(120));  // in the other county, to begin with
  known.payment(2018y / 3, yuan(120)).county = {130283};
  known.payment(2018y / 3, yuan(500), Scheme::work_injury).county = {130283};
  const Finding finding = the_finding("S2", known.facts, run_day, own);
  CHECK(value<std::string>(finding, "s2.exclude_each_other", "basis") == "own rule");
  for (Payment& payment : known.facts.payments) payment.county = {130225};
  CHECK(run_check("S2", known.facts, run_day, own).empty());
}

TEST_CASE("S2 names each law under which months fall") {
  policy::Policy own = test_policy();
  const policy::ExclusiveSchemes pair{Scheme::resident_pension, Scheme::employee_pension};
  own.exclusive_schemes = {{{2010y / 1 / 1, Day{2018y / 1 / 31}}, pair, "old law"},
                           {{2018y / 2 / 1, std::nullopt}, pair, "new law"}};
  const auto named = reasons(the_finding("S2", both_pensions().facts, run_day, own), "s2.exclude_each_other");
  REQUIRE(named.size() == 2);
  CHECK(std::get<std::string>(named[0].values[0].second) == "old law");
  CHECK(std::get<std::string>(named[1].values[0].second) == "new law");
}

TEST_CASE("S2 finds the same in any order of rows") {
  FactsBuilder known = both_pensions();
  const auto expected = run_check("S2", known.facts);
  std::reverse(known.facts.payments.begin(), known.facts.payments.end());
  CHECK(run_check("S2", known.facts) == expected);
}

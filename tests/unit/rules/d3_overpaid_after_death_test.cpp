// D3: months and money paid after the month of death, and what the survivors are owed.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

FactsBuilder dead_on(Day death) {
  FactsBuilder known;
  known.enrolment().account_balance = Fen{123456};
  known.payments(2017y / 10, 2018y / 3, Fen{12050});
  known.death(death);
  return known;
}

}  // namespace

TEST_CASE("D3 counts months and money after the month of death, and what the family is owed") {
  const FactsBuilder known = dead_on(2018y / 1 / 5);
  const Finding finding = the_finding("D3", known.facts);
  CHECK(finding.key.period == "resident_pension");
  CHECK(finding.sums == Sums{Fen{24100}, Fen{}, Fen{123456 + 100000}});
  CHECK(value<std::int64_t>(finding, "d3.overpaid", "months") == 2);
  CHECK(value<Fen>(finding, "d3.overpaid", "amount") == Fen{24100});
  CHECK(value<Month>(finding, "d3.month_of_death_is_due", "month") == 2018y / 1);
  CHECK(value<Fen>(finding, "d3.account_balance", "amount") == Fen{123456});
  CHECK(value<Fen>(finding, "d3.funeral_grant", "amount") == yuan(1000));
  CHECK(value<std::string>(finding, "d3.funeral_grant", "basis") == "new rate");
  CHECK(value<Fen>(finding, "d3.rest_is_due", "amount") == Fen{123456 + 100000 - 24100});
  CHECK(cites(finding, known.facts.enrolments.front().source));
}

TEST_CASE("D3: the funeral grant is that of the day of death") {
  CHECK(value<Fen>(the_finding("D3", dead_on(2017y / 12 / 31).facts), "d3.funeral_grant", "amount") ==
        yuan(800));
  CHECK(value<Fen>(the_finding("D3", dead_on(2018y / 1 / 1).facts), "d3.funeral_grant", "amount") ==
        yuan(1000));
  const Finding without = the_finding("D3", dead_on(2018y / 1 / 1).facts, run_day, {{}, {}});
  CHECK(value<Day>(without, "d3.grant_not_set", "death_date") == Day{2018y / 1 / 1});
  CHECK(without.sums.owed == Fen{123456});
}

TEST_CASE("D3: the funeral grant is that of the county on the roll") {
  policy::Policy regional = test_policy();
  const FactsBuilder known = dead_on(2018y / 1 / 5);
  regional.funeral_grant_resident.push_back({{2018y / 1 / 1, std::nullopt},
                                             yuan(1200),
                                             "the county's rate",
                                             known.facts.enrolments.front().region.county});
  CHECK(value<std::string>(the_finding("D3", known.facts, run_day, regional), "d3.funeral_grant", "basis") ==
        "the county's rate");
  regional.funeral_grant_resident.back().region = {110101};
  CHECK(value<std::string>(the_finding("D3", known.facts, run_day, regional), "d3.funeral_grant", "basis") ==
        "new rate");
}

TEST_CASE("D3: what is owed covers what was overpaid as far as it goes, to the fen") {
  FactsBuilder known = dead_on(2018y / 1 / 5);
  known.facts.payments.back().amount =
      Fen{123456 + 100000 - 12050};  // together with February just what is owed
  const Finding even = the_finding("D3", known.facts);
  CHECK(value<Fen>(even, "d3.recovery_order", "set_off") == Fen{223456});
  CHECK(value<Fen>(even, "d3.recovery_order", "remaining") == Fen{0});
  known.facts.payments.back().amount += Fen{1};
  CHECK(value<Fen>(the_finding("D3", known.facts), "d3.recovery_order", "remaining") == Fen{1});
  known.facts.payments.back().amount = known.facts.payments.back().amount - Fen{2};
  CHECK(value<Fen>(the_finding("D3", known.facts), "d3.rest_is_due", "amount") == Fen{1});
}

TEST_CASE("D3 is one finding for each scheme; the grant belongs to the resident scheme") {
  FactsBuilder known = dead_on(2018y / 1 / 5);
  known.payments(2017y / 10, 2018y / 2, yuan(2000), Scheme::employee_pension);
  const auto findings = run_check("D3", known.facts);
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].key.period == "employee_pension");
  CHECK(findings[0].sums == Sums{yuan(2000), Fen{}, Fen{}});
  CHECK(reasons(findings[0], "d3.funeral_grant").empty());
  CHECK(reasons(findings[0], "d3.balance_unknown").size() == 1);
  CHECK(reasons(findings[0], "d3.grant_not_looked_at").size() == 1);
  CHECK(reasons(findings[0], "d3.recovery_order").empty());
  CHECK(value<Fen>(findings[0], "d3.nothing_known_to_set_off", "remaining") == yuan(2000));
  CHECK(findings[1].key.period == "resident_pension");
}

TEST_CASE("D3: the month of death and everything before it are due") {
  CHECK(run_check("D3", dead_on(2018y / 3 / 1).facts).empty());
  CHECK(the_finding("D3", dead_on(2018y / 2 / 28).facts).sums.lost == Fen{12050});
}

TEST_CASE("D3: several payments for one month are one month") {
  FactsBuilder known = dead_on(2018y / 1 / 5);
  known.payment(2018y / 3, Fen{1});
  const Finding finding = the_finding("D3", known.facts);
  CHECK(finding.sums.lost == Fen{24101});
  CHECK(value<std::int64_t>(finding, "d3.overpaid", "months") == 2);
}

TEST_CASE("D3 follows D1: a strong trace of life ends both, a photo alone gives no D3") {
  FactsBuilder known = dead_on(2018y / 1 / 5);
  known.trace(TraceKind::vaccination, 2018y / 2 / 1);
  CHECK(run_check("D3", known.facts).empty());

  FactsBuilder only_photo;
  only_photo.enrolment();
  only_photo.death(2018y / 1 / 5);
  only_photo.collection(morning_of(2018y / 2 / 1));
  CHECK(run_check("D1", only_photo.facts).size() == 1);
  CHECK(run_check("D3", only_photo.facts).empty());
}

TEST_CASE("D3 tells each month with its amount, and of a long list the months in a row together") {
  FactsBuilder known;
  known.enrolment();
  known.death(2016y / 1 / 5);
  for (const Month month : {2016y / 2, 2016y / 4, 2016y / 6}) known.payment(month, yuan(108));
  known.payment(2016y / 6, yuan(2));
  auto told = reasons(the_finding("D3", known.facts), "d3.paid_for");
  REQUIRE(told.size() == 3);
  CHECK(told[2].values == decltype(told[2].values){{"months", std::int64_t{1}},
                                                   {"first_month", Month{2016y / 6}},
                                                   {"last_month", Month{2016y / 6}},
                                                   {"amount", yuan(110)}});
  known.payments(2016y / 8, 2017y / 4, yuan(108));  // twelve in all
  CHECK(reasons(the_finding("D3", known.facts), "d3.paid_for").size() == 12);
  known.payment(2017y / 5, yuan(100));
  told = reasons(the_finding("D3", known.facts), "d3.paid_for");
  REQUIRE(told.size() == 4);
  CHECK(told[3].values == decltype(told[3].values){{"months", std::int64_t{10}},
                                                   {"first_month", Month{2016y / 8}},
                                                   {"last_month", Month{2017y / 5}},
                                                   {"amount", yuan(1072)}});
}

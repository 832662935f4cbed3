// S1: the same scheme drawn twice.
#include "tests/support/run_checks.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

/// Paid 120 a month for 2018-01 to 2018-03, and as much once more for the last two of these.
FactsBuilder paid_twice() {
  FactsBuilder known;
  known.enrolment();
  known.payments(2018y / 1, 2018y / 3, yuan(120));
  known.payments(2018y / 2, 2018y / 3, yuan(120));
  return known;
}

void for_second_payments(FactsBuilder& known, void (*change)(Payment&)) {
  for (std::size_t i = 3; i < known.facts.payments.size(); ++i) change(known.facts.payments[i]);
}

}  // namespace

TEST_CASE("S1: payments alike in county, account and form of the number are instalments") {
  FactsBuilder known = paid_twice();
  known.facts.payments.back().amount = known.facts.payments[2].amount = yuan(60);
  known.facts.payments[1].amount = Fen{11999};
  CHECK(run_check("S1", known.facts).empty());
}

TEST_CASE("S1 finds a month that one delivery brings twice in full") {
  FactsBuilder known;
  known.enrolment();
  known.payments(2017y / 10, 2018y / 3, yuan(120));
  Payment& again = known.payment(2018y / 2, yuan(120));
  SECTION("as large as the usual month") {
    const Finding finding = the_finding("S1", known.facts);
    CHECK(finding.sums == Sums{yuan(120), yuan(120), Fen{}});
    CHECK(value<std::int64_t>(finding, "s1.twice_in_full", "months") == 1);
    CHECK(finding.citations.size() == 2);
    CHECK(same_in_any_order("S1", known.facts));
  }
  SECTION("and drawn in another county as well") {
    known.payment(2018y / 2, yuan(50)).county = {130283};
    CHECK(the_finding("S1", known.facts).sums.lost == yuan(170));
  }
  SECTION("not where the two differ by a fen") {
    again.amount = Fen{11999};
    CHECK(run_check("S1", known.facts).empty());
  }
  SECTION("not where each is a fen less than the usual month") {
    again.amount = known.facts.payments[4].amount = Fen{11999};
    CHECK(run_check("S1", known.facts).empty());
  }
  SECTION("not where two deliveries brought them") {
    again.source.batch = 2;
    again.paid_on += std::chrono::days{9};
    CHECK(run_check("S1", known.facts).empty());
  }
  SECTION("not where no other month is known") {
    std::erase_if(known.facts.payments, [](const Payment& p) { return p.month != 2018y / 2; });
    CHECK(run_check("S1", known.facts).empty());
  }
  SECTION("a month after a standing death is D3's") {
    known.death(2018y / 1 / 5);
    CHECK(the_finding("S1", known.facts).sums == Sums{});
  }
}

TEST_CASE("S1 finds two counties") {
  FactsBuilder known = paid_twice();
  for_second_payments(known, [](Payment& payment) { payment.county = {130283}; });
  const Finding finding = the_finding("S1", known.facts);
  CHECK(finding.key.period == "resident_pension");
  CHECK(finding.sums == Sums{yuan(240), yuan(120), Fen{}});
  CHECK(value<std::int64_t>(finding, "s1.drawn_twice", "months") == 2);
  CHECK(value<Month>(finding, "s1.drawn_twice", "first_month") == 2018y / 2);
  CHECK(value<Fen>(finding, "s1.drawn_twice", "amount") == yuan(240));
  CHECK(value<std::string>(finding, "s1.two_counties", "counties") == "130225, 130283");
  CHECK(reasons(finding, "s1.two_accounts").empty());
  CHECK(finding.citations.size() == 4);
}

TEST_CASE("S1 finds two accounts, but an account that is not stated tells nothing apart") {
  FactsBuilder known = paid_twice();
  for_second_payments(known, [](Payment& payment) { payment.account = ""; });
  CHECK(reasons(the_finding("S1", known.facts), "s1.two_accounts").empty());
  for_second_payments(known, [](Payment& payment) { payment.account = "62289999"; });
  CHECK(value<std::int64_t>(the_finding("S1", known.facts), "s1.two_accounts", "accounts") == 2);
}

TEST_CASE("S1: a payment without an account does not hide that two others went into two") {
  FactsBuilder known;
  known.payment(2018y / 3, yuan(10)).account = "";
  known.payment(2018y / 3, yuan(50));
  known.payment(2018y / 3, yuan(100)).account = "62289999";
  CHECK(the_finding("S1", known.facts).sums.lost == yuan(60));
}

TEST_CASE("S1 finds the two forms of one number") {
  FactsBuilder known = paid_twice();
  for_second_payments(known, [](Payment& payment) { payment.fifteen_digits = true; });
  const Finding finding = the_finding("S1", known.facts);
  CHECK(reasons(finding, "s1.two_number_forms").size() == 1);
  CHECK(finding.sums.lost == yuan(240));
}

TEST_CASE("S1: lost is everything but the largest drawing, instalments of one drawing taken together") {
  FactsBuilder known;
  known.payment(2018y / 3, yuan(60));
  known.payment(2018y / 3, yuan(60));
  known.payment(2018y / 3, Fen{11999}).county = {130283};
  known.payment(2018y / 3, Fen{1}).account = "62289999";
  CHECK(the_finding("S1", known.facts).sums.lost == Fen{12000});
}

TEST_CASE("S1: other months and other schemes are no second drawing") {
  FactsBuilder known;
  known.payment(2018y / 2, yuan(120));
  known.payment(2018y / 3, yuan(120)).county = {130283};
  known.payment(2018y / 2, yuan(2000), Scheme::employee_pension).county = {130283};
  CHECK(run_check("S1", known.facts).empty());
}

TEST_CASE("S1: what still flows is the surplus of the newest double month, while it is recent") {
  FactsBuilder known = paid_twice();
  for_second_payments(known, [](Payment& payment) { payment.county = {130283}; });
  known.facts.payments.back().amount = yuan(70);
  CHECK(the_finding("S1", known.facts).sums == Sums{yuan(190), yuan(70), Fen{}});
  CHECK(the_finding("S1", known.facts, 2018y / 5 / 31).sums.flowing_per_month == yuan(70));
  CHECK(the_finding("S1", known.facts, 2018y / 6 / 1).sums == Sums{yuan(190), Fen{}, Fen{}});
}

TEST_CASE("S1: months after a standing death are counted in D3, once") {
  FactsBuilder known = paid_twice();
  for_second_payments(known, [](Payment& payment) { payment.county = {130283}; });
  known.death(2018y / 2 / 10);
  const Finding finding = the_finding("S1", known.facts);
  CHECK(finding.sums == Sums{yuan(120), Fen{}, Fen{}});
  CHECK(value<Month>(finding, "s1.counted_after_death", "month") == 2018y / 2);
  CHECK(value<std::int64_t>(finding, "s1.drawn_twice", "months") == 1);  // those of the sum
  CHECK(the_finding("D3", known.facts).sums.lost == yuan(240));

  known.trace(TraceKind::home_visit, 2018y / 3 / 1);  // alive after all
  CHECK(the_finding("S1", known.facts).sums.lost == yuan(240));
}

namespace {

/// Drawing 120 a month from 2018-01 to 2018-03; another number draws 100 from 2018-02 on.
FactsBuilder under_two_numbers(double probability) {
  FactsBuilder known{citizen(8)}, other{citizen(4)};
  known.enrolment();
  known.payments(2018y / 1, 2018y / 3, yuan(120));
  other.enrolment();
  other.payments(2018y / 2, 2018y / 4, yuan(100));
  OtherNumber& number = known.other_number(citizen(4), probability);
  number.enrolments = other.facts.enrolments;
  number.payments = other.facts.payments;
  return known;
}

}  // namespace

TEST_CASE(
    "S1 finds one scheme drawn under two numbers that are one person's: the smaller sum of each month") {
  const Finding finding = the_finding("S1", under_two_numbers(0.97).facts);
  CHECK(finding.key.period == "resident_pension:" + fingerprint(citizen(4)));
  CHECK(finding.sums == Sums{yuan(200), yuan(100), Fen{}});
  CHECK(value<std::int64_t>(finding, "s1.two_numbers", "months") == 2);
  CHECK(value<Month>(finding, "s1.two_numbers", "first_month") == 2018y / 2);
  CHECK(value<std::int64_t>(finding, "s1.how_sure", "percent") == 97);
  CHECK(reasons(finding, "s1.look_first").empty());
}

TEST_CASE("S1: where a person has to look first, no sum is put on anybody") {
  const Finding finding = the_finding("S1", under_two_numbers(0.5).facts);
  CHECK(finding.sums == Sums{});
  CHECK(reasons(finding, "s1.look_first").size() == 1);
  CHECK(value<Fen>(finding, "s1.two_numbers", "amount") == yuan(200));
}

TEST_CASE("S1: two numbers that draw in different months, or different schemes, draw nothing twice") {
  FactsBuilder known = under_two_numbers(0.97);
  SECTION("other months") {
    for (Payment& payment : known.facts.other_numbers[0].payments) payment.month += std::chrono::months{6};
  }
  SECTION("another scheme") {
    for (Payment& payment : known.facts.other_numbers[0].payments) payment.scheme = Scheme::employee_pension;
  }
  CHECK(run_check("S1", known.facts).empty());
}

TEST_CASE("S1: no fen is counted twice, whatever the second number") {
  FactsBuilder known = under_two_numbers(0.97);
  SECTION("months after a death are counted in D3") {
    known.death(2018y / 2 / 5);
    CHECK(the_finding("S1", known.facts).sums.lost == yuan(100));  // February alone
  }
  SECTION("a third number adds nothing for the same months") {
    OtherNumber third = known.facts.other_numbers[0];
    third.id = citizen(6);
    known.facts.other_numbers.push_back(third);
    CHECK(run_check("S1", known.facts).size() == 1);
  }
  SECTION("what two deliveries bring of the other number counts once") {
    for (Payment payment : std::vector<Payment>(known.facts.other_numbers[0].payments)) {
      payment.source.batch = 9;
      known.facts.other_numbers[0].payments.push_back(payment);
    }
    std::sort(known.facts.other_numbers[0].payments.begin(), known.facts.other_numbers[0].payments.end(),
              [](const Payment& a, const Payment& b) {  // as the store hands them over
                return std::tie(a.month, a.paid_on, a.source) < std::tie(b.month, b.paid_on, b.source);
              });
    CHECK(the_finding("S1", known.facts).sums.lost == yuan(200));
  }
}

TEST_CASE("S1: a county's former code and its new one are one county, on any day") {
  FactsBuilder known = paid_twice();
  for (Payment& payment : known.facts.payments) payment.county = {130223};
  for_second_payments(known, [](Payment& payment) {
    payment.county = {130284};
    payment.amount = yuan(50);
  });
  CHECK(run_check("S1", known.facts).size() == 1);
  CHECK(run_check("S1", known.facts, run_day, test_policy(), renamed_county()).empty());

  // 130283 is another county all the same.
  for_second_payments(known, [](Payment& payment) { payment.county = {130283}; });
  CHECK(run_check("S1", known.facts, run_day, test_policy(), renamed_county()).size() == 1);
}

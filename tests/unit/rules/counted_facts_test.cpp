#include "verify/rules/counted_facts.hpp"

#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

/// The same rows, as another delivery brings them.
template <class Row>
std::vector<Row> again(const std::vector<Row>& rows, BatchId batch) {
  std::vector<Row> repeated = rows;
  for (Row& row : repeated) row.source.batch = batch;
  return repeated;
}

template <class Row>
void append(std::vector<Row>& rows, const std::vector<Row>& more) {
  rows.insert(rows.end(), more.begin(), more.end());
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return a.paid_on < b.paid_on; });
}

}  // namespace

TEST_CASE("where everything counts nothing is copied") {
  FactsBuilder known;
  known.payments(2017y / 1, 2018y / 3, yuan(120));
  known.subsidy(2018, yuan(100), 2018y / 2 / 1);
  known.collection(morning_of(run_day));
  const rules::CountedFacts counted(known.facts, AsOf(run_day), {});
  CHECK(&counted.facts() == &known.facts);
}

TEST_CASE("what is dated after the day of the run has not happened yet") {
  FactsBuilder known;
  known.payments(2017y / 1, 2018y / 12, yuan(120));  // each on the 10th
  known.subsidy(2018, yuan(100), run_day);
  known.subsidy(2018, yuan(100), run_day + std::chrono::days{1});
  known.collection(morning_of(run_day));
  known.collection(morning_of(run_day + std::chrono::days{1}));
  const rules::CountedFacts counted(known.facts, AsOf(run_day), {});
  CHECK(counted.facts().payments.back().month == Month{2018y / 4});
  CHECK(counted.facts().subsidies.size() == 1);
  CHECK(counted.facts().collections.size() == 1);
}

TEST_CASE("a run in the past knows no later payment") {
  FactsBuilder known;
  known.enrolment();
  known.payments(2018y / 1, 2018y / 12, yuan(100));
  known.death(2018y / 1 / 5);
  const Finding finding = the_finding("D1", known.facts, 2018y / 3 / 10);
  CHECK(value<std::int64_t>(finding, "d1.paid_after_death", "months") == 2);
  CHECK(value<Month>(finding, "d1.still_flowing", "month") == Month{2018y / 3});
}

TEST_CASE("a payment of nothing is none") {
  FactsBuilder known;
  known.enrolment();
  known.death(2018y / 1 / 5);
  known.payment(2018y / 2, Fen{});
  known.payment(2018y / 3, Fen{});
  known.subsidy(2018, yuan(100), 2018y / 2 / 1);
  known.subsidy(2018, Fen{}, 2018y / 3 / 1);
  CHECK(run_check("D1", known.facts).empty());
  CHECK(run_check("D3", known.facts).empty());
  CHECK(run_check("P5", known.facts).empty());
}

TEST_CASE("a cumulative file is not money paid twice") {
  FactsBuilder known;
  known.enrolment();
  known.death(2018y / 1 / 5);
  known.payments(2018y / 1, 2018y / 3, yuan(100));
  known.subsidy(2018, yuan(100), 2018y / 2 / 1);
  const std::vector<Finding> once = run_checks(known.facts);
  append(known.facts.payments, again(known.facts.payments, 9));
  append(known.facts.subsidies, again(known.facts.subsidies, 9));
  CHECK(run_checks(known.facts) == once);
}

TEST_CASE("rows that are equal within one delivery are two payments, whoever repeats them") {
  FactsBuilder known;
  known.subsidy(2018, yuan(100), 2018y / 2 / 1);
  known.subsidy(2018, yuan(100), 2018y / 2 / 1);
  const std::vector<Finding> twice = run_check("P5", known.facts);
  REQUIRE(twice.size() == 1);
  CHECK(twice.front().sums.lost == yuan(100));
  append(known.facts.subsidies, again(known.facts.subsidies, 9));
  CHECK(run_check("P5", known.facts) == twice);
}

TEST_CASE("rows that differ in one column are two payments") {
  FactsBuilder known;
  known.subsidy(2018, yuan(100), 2018y / 2 / 1);
  GovernmentContribution other = known.facts.subsidies.front();
  other.source.batch = 9;
  other.county = {130283};
  known.facts.subsidies.push_back(other);
  CHECK(run_check("P5", known.facts).size() == 1);
}

TEST_CASE("a list that comes again under the county's new code is no second payment") {
  FactsBuilder known;
  known.payments(2018y / 1, 2018y / 3, yuan(120));
  for (Payment& payment : known.facts.payments) payment.county = {130223};
  std::vector<Payment> relisted = again(known.facts.payments, 77);
  for (Payment& payment : relisted) payment.county = {130284};
  append(known.facts.payments, relisted);
  CHECK(rules::CountedFacts(known.facts, AsOf(run_day), {}).facts().payments.size() == 6);
  CHECK(rules::CountedFacts(known.facts, AsOf(run_day), renamed_county()).facts().payments.size() == 3);
}

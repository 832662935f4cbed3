#include "verify/rules/arrears.hpp"

#include "tests/support/run_checks.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

constexpr Scheme pension = Scheme::resident_pension;
constexpr std::chrono::months one_month{1};

rules::BackPay found(const FactsBuilder& known, std::optional<Day> suspended_on, Day as_of,
                     const rules::ListedMonths* listed = nullptr) {
  const AsOf day(as_of);
  const Links links = match::link_deaths(known.facts, day);
  return rules::back_pay(rules::Subject(known.facts, links, day), suspended_on, day, listed);
}

std::vector<Arrears> of_suspension(const FactsBuilder& known, Day suspended_on, Day as_of) {
  return found(known, suspended_on, as_of).owed;
}

FactsBuilder paid_until(Month last) {
  FactsBuilder known;
  known.enrolment();
  known.payments(2017y / 1, last, Fen{10801});
  return known;
}

Fen total(const std::vector<Arrears>& all) {
  Fen sum;
  for (const Arrears& one : all) sum += one.owed;
  return sum;
}

/// Lists of county 130225 for the months from 2018-01 on that have an "L".
rules::ListedMonths lists(std::string_view months) {
  std::vector<ListedMonth> come;
  for (std::size_t i = 0; i < months.size(); ++i)
    if (months[i] == 'L')
      come.push_back({pension, {130225}, 2018y / 1 + std::chrono::months{static_cast<int>(i)}, 100});
  return rules::ListedMonths(come, {});
}

/// Recorded dead on 2018-04-20. Paid, from 2018-01 on, so many fen a month; none: not paid.
FactsBuilder recorded_dead(const std::vector<int>& fen) {
  FactsBuilder known;
  known.enrolment();
  known.death(2018y / 4 / 20);
  Month month = 2018y / 1;
  for (const int amount : fen) {
    if (amount > 0) known.payment(month, Fen{amount});
    month += one_month;
  }
  return known;
}

}  // namespace

TEST_CASE("full months from the suspension's own through the month before are owed, to the fen") {
  const auto owed = of_suspension(paid_until(2018y / 4), 2018y / 5 / 20, 2018y / 8 / 3);
  REQUIRE(owed.size() == 1);
  CHECK(owed[0] == Arrears{pension, 2018y / 4, Fen{10801}, 3, Fen{32403}, 2018y / 5});
}

TEST_CASE("the month of the suspension is owed only when it was not paid") {
  CHECK(of_suspension(paid_until(2018y / 5), 2018y / 5 / 20, 2018y / 8 / 3).at(0).months == 2);
}

TEST_CASE("months that were missing shortly before the suspension are owed too") {
  CHECK(of_suspension(paid_until(2018y / 3), 2018y / 5 / 20, 2018y / 8 / 3).at(0).months == 4);
  CHECK(
      of_suspension(paid_until(2017y / 9), 2018y / 5 / 20, 2018y / 8 / 3).empty());  // it had stopped before
}

TEST_CASE("a month that was paid meanwhile is not owed, and ends a gap") {
  FactsBuilder known = paid_until(2018y / 4);
  known.payment(2018y / 6, Fen{12000});
  const auto owed = of_suspension(known, 2018y / 5 / 20, 2018y / 8 / 3);
  CHECK(owed == std::vector<Arrears>{{pension, 2018y / 4, Fen{10801}, 1, Fen{10801}, 2018y / 5},
                                     {pension, 2018y / 6, Fen{12000}, 1, Fen{12000}, 2018y / 7}});
}

TEST_CASE("nothing is owed in the month of the suspension, nor when the roll states another end") {
  CHECK(of_suspension(paid_until(2018y / 5), 2018y / 5 / 20, 2018y / 6 / 3).empty());
  FactsBuilder ended = paid_until(2018y / 4);
  ended.facts.enrolments.front().benefit_to = 2018y / 4;
  CHECK(of_suspension(ended, 2018y / 5 / 20, 2018y / 8 / 3).empty());
}

TEST_CASE("back pay, worked out by hand") {
  struct Example {
    std::string what;
    std::vector<int> paid;  ///< fen for each month from January 2018 on; the death is recorded in April
    std::string lists;      ///< that have come, from January on
    std::vector<Arrears> owed;
  };
  constexpr int old = 11833, risen = 13855;
  const std::vector<Example> examples = {
      {"nothing since, all lists: August to December are not over on 3 August",
       {old, old, old, old},
       "LLLLLLL",
       {{pension, 2018y / 4, Fen{old}, 3, Fen{3 * old}, 2018y / 5}}},
      {"a gap with no list before a rise, and one behind it: each at what was due then",
       {old, old, old, old, 0, old, risen},
       "LLLL LLLLL",
       {{pension, 2018y / 4, Fen{old}, 1, Fen{old}, 2018y / 5},
        {pension, 2018y / 7, Fen{risen}, 3, Fen{3 * risen}, 2018y / 8}}},
      {"the last month in part",
       {old, old, old, 5000},
       "LLLLL",
       {{pension, 2018y / 4, Fen{old}, 1, Fen{old}, 2018y / 5}}},
      {"the last month twice",
       {old, old, old, 2 * old},
       "LLLLL",
       {{pension, 2018y / 4, Fen{old}, 1, Fen{old}, 2018y / 5}}},
      {"a third more is a rise",
       {12000, 12000, 12000, 16000},
       "LLLLL",
       {{pension, 2018y / 4, Fen{16000}, 1, Fen{16000}, 2018y / 5}}},
      {"a fen beyond a third is none",
       {12000, 12000, 12000, 16001},
       "LLLLL",
       {{pension, 2018y / 4, Fen{12000}, 1, Fen{12000}, 2018y / 5}}},
      {"less, two months running, is a new amount",
       {old, old, 5000, 5000},
       "LLLLL",
       {{pension, 2018y / 4, Fen{5000}, 1, Fen{5000}, 2018y / 5}}},
      {"a rise after a month in part is measured by what was usual",
       {old, old, 5000, risen},
       "LLLLL",
       {{pension, 2018y / 4, Fen{risen}, 1, Fen{risen}, 2018y / 5}}},
      {"no list since: nothing is promised", {old, old, old, old}, "LLLL", {}},
      {"a list that is missing between two: that month is not promised",
       {old, old, old, old},
       "LLLLL L",
       {{pension, 2018y / 4, Fen{old}, 1, Fen{old}, 2018y / 5},
        {pension, 2018y / 4, Fen{old}, 1, Fen{old}, 2018y / 7}}},
      {"months before that of the death are Q4's",
       {old, old, old, 0},
       "LLLLL",
       {{pension, 2018y / 3, Fen{old}, 1, Fen{old}, 2018y / 5}}},
      {"it had stopped three months before", {old, 0, 0, 0}, "LLLLLL", {}},
      {"two of these three have no list",
       {old, 0, 0, 0},
       "L  LL",
       {{pension, 2018y / 1, Fen{old}, 1, Fen{old}, 2018y / 5}}},
      {"it had stopped, and paid again: from then on",
       {old, 0, 0, 0, 0, old, 0},
       "LLLLLLL",
       {{pension, 2018y / 6, Fen{old}, 1, Fen{old}, 2018y / 7}}},
  };
  for (const Example& example : examples) {
    INFO(example.what);
    const rules::ListedMonths listed = lists(example.lists);
    const Day day = example.lists.size() > 7 ? Day{2018y / 11 / 3} : Day{2018y / 8 / 3};
    CHECK(found(recorded_dead(example.paid), std::nullopt, day, &listed).owed == example.owed);
    // A suspension in force on account of the record changes nothing.
    CHECK(found(recorded_dead(example.paid), Day{2018y / 6 / 20}, day, &listed).owed == example.owed);
  }
}

TEST_CASE("back pay tells of a last month that was unusual, and of lists that have not come") {
  const rules::ListedMonths listed = lists("LLLLL");
  const auto back_pay = found(recorded_dead({11833, 11833, 11833, 5000}), {}, 2018y / 8 / 3, &listed);
  CHECK(back_pay.unusual ==
        std::vector<rules::BackPay::Unusual>{{pension, 2018y / 4, Fen{5000}, Fen{11833}}});
  CHECK(back_pay.awaited == std::vector<rules::BackPay::Awaited>{{pension, 2018y / 6, 2}});

  // Whose payments go on waits for nothing.
  const auto goes_on = found(recorded_dead({11833, 11833, 11833, 11833, 11833}), {}, 2018y / 8 / 3, &listed);
  CHECK(goes_on.owed.empty());
  CHECK(goes_on.awaited.empty());
}

TEST_CASE("back pay begins with the earliest record of death, where Q4 leaves off") {
  FactsBuilder known = recorded_dead({11833, 11833, 11833, 11833});
  known.death(2018y / 7 / 2, DeathSource::police);
  CHECK(total(found(known, {}, 2018y / 8 / 3).owed) == Fen{3 * 11833});
}

TEST_CASE("back pay: a county in which the person drew the benefit is waited for, too") {
  FactsBuilder known = recorded_dead({11833, 11833, 11833, 11833});
  Enrolment& moved_here = known.enrolment();
  moved_here.enrolled_on = 2018y / 6 / 1;
  moved_here.benefit_from = 2018y / 6;
  moved_here.region.county = {130283};
  known.facts.enrolments.front().benefit_to = 2018y / 5;
  std::vector<ListedMonth> come;
  for (Month month = 2018y / 1; month <= 2018y / 7; month += one_month)
    come.push_back({pension, {130283}, month, 9});
  const auto owed = [&] {
    const rules::ListedMonths listed(come, {});
    return total(found(known, {}, 2018y / 8 / 3, &listed).owed);
  };
  CHECK(owed() == Fen{2 * 11833});  // June and July; of May the other county's list is missing
  come.push_back({pension, {130225}, 2018y / 5, 9});
  CHECK(owed() == Fen{3 * 11833});
}

TEST_CASE("what a case has promised stays, and is promised once") {
  using rules::promise;
  const Arrears five{pension, 2018y / 4, Fen{100}, 5, Fen{500}, 2018y / 5};
  const Arrears first_three{pension, 2018y / 4, Fen{100}, 3, Fen{300}, 2018y / 5};
  const Arrears less{pension, 2018y / 4, Fen{80}, 5, Fen{400}, 2018y / 5};
  const std::vector<Arrears> due = {five}, none;
  CHECK(promise(due, none, none) == due);
  CHECK(promise(due, due, none) == due);
  CHECK(promise(std::vector{less}, due, none) == due);         // not lowered
  CHECK(promise(due, std::vector{less}, none) == due);         // raised
  CHECK(promise(due, std::vector{first_three}, none) == due);  // later months are added
  CHECK(promise(std::vector{first_three}, due, none) == due);  // months paid meanwhile stay on record
  CHECK(promise(due, none, due).empty());                      // another case's
  CHECK(promise(due, none, std::vector{first_three}) ==
        std::vector<Arrears>{{pension, 2018y / 4, Fen{100}, 2, Fen{200}, 2018y / 8}});
  CHECK(promise(due, none, std::vector{less}) ==
        std::vector<Arrears>{{pension, 2018y / 4, Fen{20}, 5, Fen{100}, 2018y / 5}});  // what is missing
}

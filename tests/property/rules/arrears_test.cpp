#include "verify/rules/arrears.hpp"

#include "tests/support/run_checks.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

constexpr Scheme pension = Scheme::resident_pension;
constexpr std::chrono::months one_month{1};
constexpr Month first_month = 2017y / 1;
constexpr int months_in_all = 24;
constexpr Day today = 2018y / 12 / 20;

Month month_number(int number) { return first_month + std::chrono::months{number}; }

/// A pension of two years by month, with what goes wrong: months not paid, in part or twice, and lists
/// missing.
struct History {
  std::map<Month, Fen> paid;
  std::set<Month> lists;
  Day death;
  std::optional<Day> suspended_on;
};

History any_history() {
  History history;
  std::int64_t usual = *rc::gen::inRange<std::int64_t>(8'000, 20'000);
  const int stopped = *rc::gen::inRange(3, months_in_all);
  for (int number = 0; number < months_in_all; ++number) {
    if (*rc::gen::inRange(0, 8) == 0) usual += usual * *rc::gen::inRange(1, 33) / 100;
    const Month month = month_number(number);
    const int luck = *rc::gen::inRange(0, number < stopped ? 10 : 2);
    if (number < stopped ? luck > 0 : luck > 0 && *rc::gen::inRange(0, 8) == 0)
      history.paid[month] = Fen{luck == 8 ? usual / 3 : luck == 9 ? usual * 2 : usual};
    if (*rc::gen::inRange(0, 8) > 0) history.lists.insert(month);
  }
  const int month_of_death = *rc::gen::inRange(1, months_in_all - 1);
  history.death = first_day(month_number(month_of_death)) + std::chrono::days{4};
  if (*rc::gen::arbitrary<bool>())
    history.suspended_on =
        first_day(month_number(*rc::gen::inRange(month_of_death, months_in_all))) + std::chrono::days{20};
  return history;
}

FactsBuilder facts_of(const History& history) {
  FactsBuilder known;
  known.enrolment();
  known.death(history.death);
  for (const auto& [month, amount] : history.paid) known.payment(month, amount);
  return known;
}

std::vector<Arrears> owed_by(const History& history) {
  std::vector<ListedMonth> come;
  for (const Month month : history.lists) come.push_back({pension, {130225}, month, 100});
  const rules::ListedMonths listed(come, {});
  const FactsBuilder known = facts_of(history);
  const AsOf day(today);
  const Links links = match::link_deaths(known.facts, day);
  return rules::back_pay(rules::Subject(known.facts, links, day), history.suspended_on, day, &listed).owed;
}

std::map<Month, Fen> by_month(const std::vector<Arrears>& all) {
  std::map<Month, Fen> months;
  for (const Arrears& one : all)
    for (int i = 0; i < one.months; ++i) {
      const bool is_new = months.emplace(one.first + std::chrono::months{i}, one.per_month).second;
      RC_ASSERT(is_new);
    }
  return months;
}

/// The usual amount before a month, by its definition, written apart from the product.
Fen usual_before(const History& history, Month month) {
  Fen usual = history.paid.begin()->second;
  for (const auto& [paid_month, amount] : history.paid) {
    if (paid_month >= month) break;
    const auto before = history.paid.find(paid_month - one_month);
    const bool repeated = before != history.paid.end() && before->second == amount;
    if (repeated || (amount >= usual && 3 * amount.value <= 4 * usual.value)) usual = amount;
  }
  return usual;
}

}  // namespace

TEST_CASE("property: back pay is the sum over missing listed months of what was due") {
  REQUIRE(rc::check([] {
    const History history = any_history();
    RC_PRE(!history.paid.empty());
    const std::vector<Arrears> owed = owed_by(history);
    const std::map<Month, Fen> months = by_month(owed);
    const Month last_paid = history.paid.rbegin()->first;
    Fen sum, parts;
    for (const Arrears& one : owed) {
      RC_ASSERT(one.owed == Fen{one.per_month.value * one.months});
      RC_ASSERT(history.paid.contains(one.last_paid) && one.last_paid < one.first);
      parts += one.owed;
    }
    for (const auto& [month, amount] : months) {
      RC_ASSERT(month > month_of(history.death) && month < month_of(today));
      RC_ASSERT(!history.paid.contains(month));
      RC_ASSERT(history.lists.contains(month) || month < last_paid);
      RC_ASSERT(amount == usual_before(history, month));
      sum += amount;
    }
    RC_ASSERT(parts == sum);
    // Once it owes anything, it owes every such month that comes later.
    for (int number = 0; !months.empty() && number < months_in_all; ++number) {
      const Month month = month_number(number);
      if (month > months.begin()->first && month < month_of(today) && !history.paid.contains(month) &&
          (history.lists.contains(month) || month < last_paid))
        RC_ASSERT(months.contains(month));
    }
    RC_CLASSIFY(owed.size() > 1, "several gaps");
  }));
}

TEST_CASE("property: another list never lowers what is owed for earlier months") {
  REQUIRE(rc::check([] {
    History history = any_history();
    const auto before = by_month(owed_by(history));
    const Month month = month_number(*rc::gen::inRange(0, months_in_all));
    history.lists.insert(month);
    if (*rc::gen::arbitrary<bool>()) history.paid.emplace(month, Fen{*rc::gen::inRange(5'000, 30'000)});
    const auto after = by_month(owed_by(history));
    for (const auto& [owed_month, amount] : before)
      if (owed_month < month) RC_ASSERT(after.contains(owed_month) && after.at(owed_month) >= amount);
  }));
}

TEST_CASE("property: a missing month that is paid after all lowers back pay by exactly that month") {
  REQUIRE(rc::check([] {
    History history = any_history();
    for (int number = 0; number < months_in_all; ++number) history.lists.insert(month_number(number));
    auto expected = by_month(owed_by(history));
    RC_PRE(!expected.empty());
    const auto paid = *rc::gen::elementOf(std::vector(expected.begin(), expected.end()));
    history.paid.insert(paid);
    expected.erase(paid.first);
    RC_ASSERT(by_month(owed_by(history)) == expected);
  }));
}

TEST_CASE("property: it makes no difference which command comes first, nor how often it is given") {
  REQUIRE(rc::check([] {
    // The suspension is lifted by the one, so that the other no longer sees it in force.
    History in_force = any_history();
    History ended = in_force;
    ended.suspended_on.reset();
    const std::vector<Arrears> none, first = owed_by(in_force), second = owed_by(ended);
    RC_ASSERT(first == second);

    // Between the two a list comes, and later ones are not promised before they do.
    ended.lists.insert(month_number(*rc::gen::inRange(0, months_in_all)));
    const std::vector<Arrears> later = owed_by(ended);
    const auto promised = rules::promise(first, none, none);
    RC_ASSERT(promised == first);
    const auto both = rules::promise(later, promised, none);
    RC_ASSERT(rules::promise(later, both, none) == both);
    RC_ASSERT(rules::promise(first, both, none) == both);
    RC_ASSERT(rules::promise(later, none, both).empty());
    const auto months = by_month(both);
    for (const auto& [month, amount] : by_month(promised)) RC_ASSERT(months.at(month) >= amount);
  }));
}

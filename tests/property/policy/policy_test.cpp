#include "verify/policy/policy.hpp"

#include "verify/identity/date.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace benefit;
using namespace std::chrono_literals;

namespace {

struct Period {
  Day from;
  Day to;
  int months = 12;
};

/// Periods that follow each other from 2010-01-01 on.
std::vector<Period> joined_periods() {
  std::vector<Period> periods;
  Day next = 2010y / 1 / 1;
  for (const int length :
       *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 2000)))) {
    const Day to = next + std::chrono::days{length - 1};
    periods.push_back({next, to, *rc::gen::inRange(1, 121)});
    next = to + std::chrono::days{1};
  }
  return periods;
}

std::string toml_of(const std::vector<Period>& periods) {
  std::string text;
  for (const Period& period : periods)
    text += "[[certification_months]]\nfrom = " + identity::format_day(period.from) +
            "\nto = " + identity::format_day(period.to) + "\nmonths = " + std::to_string(period.months) +
            "\nlegal_basis = \"x\"\n";
  return text;
}

}  // namespace

TEST_CASE(
    "property: every day of a joined table has the value of its own period, whatever the order in the file") {
  REQUIRE(rc::check([] {
    const std::vector<Period> periods = joined_periods();
    std::vector<Period> written = periods;
    std::rotate(written.begin(), written.begin() + *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(written)),
                written.end());
    const auto policy = policy::parse_policy(toml_of(written));
    RC_ASSERT(policy.has_value());
    for (const Period& period : periods)
      for (const Day day : {period.from, period.to})
        RC_ASSERT(policy::in_force(policy->certification_months, day)->value == period.months);
    RC_ASSERT(policy::in_force(policy->certification_months, periods.front().from - std::chrono::days{1}) ==
              nullptr);
    RC_ASSERT(policy::in_force(policy->certification_months, periods.back().to + std::chrono::days{1}) ==
              nullptr);
  }));
}

TEST_CASE("property: a boundary moved by a day, either way, is refused") {
  REQUIRE(rc::check([] {
    std::vector<Period> periods = joined_periods();
    RC_PRE(periods.size() > 1);
    Period& moved = periods[*rc::gen::inRange<std::size_t>(1, periods.size())];
    moved.from += std::chrono::days{*rc::gen::element(-1, 1)};
    RC_ASSERT(!policy::parse_policy(toml_of(periods)).has_value());
  }));
}

#include "verify/types/as_of.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;

namespace {

constexpr Day today{2018y / 4 / 10};

/// What a question narrows a day of the run to.
template <class Question>
std::optional<Day> changes_after(Question question) {
  const AsOf as_of(today);
  question(as_of);
  return as_of.changes_on();
}

}  // namespace

TEST_CASE("a day of the run compares like the day, in either order") {
  const AsOf as_of(today);
  CHECK(today == as_of);
  CHECK(as_of > today - std::chrono::days{1});
  CHECK(today - std::chrono::days{1} <= as_of);
  CHECK(as_of <= today);
  CHECK(today + std::chrono::days{1} > as_of);
  CHECK_FALSE(as_of >= today + std::chrono::days{1});
}

TEST_CASE("what nobody asked changes never") { CHECK_FALSE(AsOf(today).changes_on()); }

TEST_CASE("a comparison holds until the day compared with comes, and never changes after it") {
  CHECK_FALSE(changes_after([](const AsOf& as_of) { return as_of > Day{2018y / 4 / 9}; }));
  CHECK(changes_after([](const AsOf& as_of) { return as_of > Day{2018y / 4 / 10}; }) == Day{2018y / 4 / 11});
  CHECK(changes_after([](const AsOf& as_of) { return as_of > Day{2018y / 5 / 3}; }) == Day{2018y / 5 / 3});
}

TEST_CASE("the earliest change counts") {
  const AsOf as_of(today);
  CHECK(as_of < Day{2019y / 1 / 1});
  CHECK(as_of < Day{2018y / 6 / 1});
  CHECK(as_of < Day{2018y / 9 / 1});
  CHECK(as_of.changes_on() == Day{2018y / 6 / 1});
}

TEST_CASE("a period is entered on its first day and left after its last") {
  const auto asks = [](const DayInterval& period) {
    return changes_after([&](const AsOf& as_of) { return as_of.lies_in(period); });
  };
  CHECK(AsOf(today).lies_in({today, today}));
  CHECK_FALSE(AsOf(today).lies_in({2018y / 4 / 11, std::nullopt}));
  CHECK_FALSE(AsOf(today).lies_in({2018y / 1 / 1, Day{2018y / 4 / 9}}));
  CHECK(asks({2018y / 4 / 20, std::nullopt}) == Day{2018y / 4 / 20});
  CHECK(asks({2018y / 4 / 1, Day{2018y / 4 / 20}}) == Day{2018y / 4 / 20});  // a day too early, which is safe
  CHECK_FALSE(asks({2018y / 1 / 1, std::nullopt}));
  CHECK_FALSE(asks({2018y / 1 / 1, Day{2018y / 4 / 9}}));
}

TEST_CASE("a month holds until the next begins, an age until the birthday") {
  CHECK(changes_after([](const AsOf& as_of) { return as_of.month(); }) == Day{2018y / 5 / 1});
  CHECK(AsOf(today).age_of(1958y / 4 / 10) == 60);
  CHECK(AsOf(today).age_of(1958y / 4 / 11) == 59);
  CHECK(changes_after([](const AsOf& as_of) { return as_of.age_of(1958y / 4 / 10); }) == Day{2019y / 4 / 10});
  CHECK(changes_after([](const AsOf& as_of) { return as_of.age_of(1958y / 4 / 11); }) == Day{2018y / 4 / 11});
  CHECK(changes_after([](const AsOf& as_of) { return as_of.age_of(1940y / 2 / 29); }) == Day{2019y / 3 / 1});
}

TEST_CASE("a day that is written down is another one tomorrow") {
  CHECK(changes_after([](const AsOf& as_of) { return as_of.day(); }) == Day{2018y / 4 / 11});
}

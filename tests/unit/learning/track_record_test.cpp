// How often a check was right, and when it is marked.
#include "verify/learning/track_record.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;

namespace {

constexpr Day today{2018y / 4 / 10};

std::vector<learning::TrackRecord> records(const std::vector<CheckTally>& tallies) {
  return learning::track_records(tallies, policy::default_policy(), today);
}

}  // namespace

TEST_CASE("seven of eleven wrong is 31 to 89 percent wrong, above the shipped bound") {
  const auto all = records({{"D1", Outcome::registry_wrong, 4},
                            {"D1", Outcome::not_the_same_person, 3},
                            {"D1", Outcome::death_reported_late, 4},
                            {"D1", Outcome::cannot_be_decided, 2}});
  REQUIRE(all.size() == 1);
  const learning::TrackRecord& d1 = all.front();
  CHECK(d1.wrong == 7);
  CHECK(d1.decided() == 11);
  CHECK(d1.undecided == 2);
  // Hand-checked against the F-distribution form of Clopper and Pearson.
  CHECK(d1.wrong_share.interval.low == Approx(0.3079).margin(0.0005));
  CHECK(d1.wrong_share.interval.high == Approx(0.8907).margin(0.0005));
  CHECK(d1.too_often);
  CHECK(learning::told(d1).code == "track.too_often");
}

TEST_CASE("a few bad cases alone mark nobody") {
  const auto all = records({{"D1", Outcome::registry_wrong, 2}});
  CHECK(all.front().wrong_share.share() == 1);
  CHECK_FALSE(all.front().too_often);  // the lower end is 16 %
  CHECK(learning::told(all.front()).code == "track.wrong");
}

TEST_CASE("many cases of a moderate share are not marked either") {
  CHECK_FALSE(
      records({{"S1", Outcome::entitled, 30}, {"S1", Outcome::recipient_error, 70}}).front().too_often);
  CHECK(records({{"S1", Outcome::entitled, 41}, {"S1", Outcome::recipient_error, 59}}).front().too_often);
}

TEST_CASE("without decided cases there is nothing to tell") {
  CHECK(records({}).empty());
  const auto undecided = records({{"F1", Outcome::cannot_be_decided, 5}});
  CHECK(undecided.front().decided() == 0);
  CHECK(undecided.front().wrong_share.interval.high == 1);
  CHECK_FALSE(undecided.front().too_often);
  CHECK(learning::told(undecided.front()).code == "track.none");
}

TEST_CASE("without a bound in the policy no check is marked") {
  policy::Policy policy = policy::default_policy();
  policy.check_wrong_too_often.clear();
  CHECK_FALSE(
      learning::track_records(std::vector<CheckTally>{{"D1", Outcome::registry_wrong, 100}}, policy, today)
          .front()
          .too_often);
}

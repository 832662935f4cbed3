#include "verify/face/gallery/identification.hpp"

#include "tests/support/made_up_faces.hpp"
#include "tests/support/silent_progress.hpp"
#include "tests/support/stop_at.hpp"

#include <cmath>

#include <catch2/catch.hpp>

namespace benefit::face {
namespace {

using test::enrolled;
using test::made_up_scoring;
using test::MadeUpFaces;

IdentificationTrials try_all(const Gallery& gallery, const TrialOptions& options = {}) {
  test::SilentProgress progress;
  return try_identification(gallery.view(), options, progress).value();
}

double compared(const FaceTemplate& first, const FaceTemplate& second) {
  return compare(first, second, made_up_scoring).fused;
}

}  // namespace

TEST_CASE("each person is searched for once, with the newest photo, as if not enrolled") {
  MadeUpFaces faces(1);
  const FaceTemplate newest = faces.face(), oldest = faces.photo_of(newest, 0.9F),
                     middle = faces.photo_of(newest, 0.3F), other = faces.face();
  Gallery gallery(made_up_scoring, 2);
  gallery.add(enrolled(1, 3, newest));
  gallery.add(enrolled(1, 1, oldest));
  gallery.add(enrolled(2, 4, other));
  gallery.add(enrolled(1, 2, middle));
  const IdentificationTrials made = try_all(gallery);
  CHECK(made.people == 1);
  REQUIRE(made.trials.size() == 2);
  CHECK(made.trials[0].stranger == compared(newest, other));
  CHECK(made.trials[0].own == compared(newest, middle));
  CHECK(made.trials[1].stranger ==
        std::min({compared(other, newest), compared(other, oldest), compared(other, middle)}));
  CHECK_FALSE(made.trials[1].own);
}

TEST_CASE("of many people as many as wanted are tried") {
  MadeUpFaces faces(2);
  Gallery gallery(made_up_scoring);
  for (int i = 0; i < 20; ++i) gallery.add(enrolled(static_cast<std::uint64_t>(i), i, faces.face()));
  const IdentificationTrials made = try_all(gallery, {.most_trials = 7});
  CHECK(made.trials.size() == 7);
  CHECK(made.people == 19);
}

TEST_CASE("fewer than two people make no trial") {
  MadeUpFaces faces(3);
  Gallery gallery(made_up_scoring);
  CHECK(try_all(gallery).trials.empty());
  gallery.add(enrolled(1, 1, faces.face()));
  CHECK(try_all(gallery).trials.empty());
}

TEST_CASE("trials stop when asked to") {
  MadeUpFaces faces(4);
  Gallery gallery(made_up_scoring);
  for (int i = 0; i < 5000; ++i) gallery.add(enrolled(static_cast<std::uint64_t>(i), i, faces.face()));
  test::StopAt progress{std::string(identification_phase)};
  const auto made = try_identification(gallery.view(), {}, progress);
  REQUIRE_FALSE(made);
  CHECK(made.error().code == ErrorCode::cancelled);
}

TEST_CASE("rates count searches, not pairs") {
  const std::vector<IdentificationTrial> trials{
      {.stranger = 0.5, .own = 0.2},   // found
      {.stranger = 0.5, .own = 0.45},  // first, but beyond 0.4
      {.stranger = 0.3, .own = 0.35},  // a stranger is nearer
      {.stranger = 0.3, .own = 0.3},   // as near
      {.stranger = 0.4},
  };
  const CountedShare positive = false_positive_identification_rate(trials, {0.4});
  CHECK(positive.hits == 3);
  CHECK(positive.trials == 5);
  CHECK(positive.share() == Approx(0.6));
  CHECK(positive.interval.low == Approx(binomial_interval(3, 5).low));
  CHECK(positive.interval.high == Approx(binomial_interval(3, 5).high));
  const CountedShare negative = false_negative_identification_rate(trials, {0.4});
  CHECK(negative.hits == 3);
  CHECK(negative.trials == 4);
}

TEST_CASE("rates without trials say nothing") {
  const CountedShare rate = false_positive_identification_rate({}, {0.4});
  CHECK(rate.share() == 0);
  CHECK(rate.interval.low == 0);
  CHECK(rate.interval.high == 1);
  CHECK_FALSE(identification_threshold(0.01, {}));
}

TEST_CASE("the threshold lets through as many searches as are allowed, and none that tie beyond") {
  std::vector<IdentificationTrial> trials;
  for (int i = 1; i <= 1000; ++i) trials.push_back({.stranger = 0.3 + i / 1000.0});
  const auto hits_at = [&](double fpir) {
    return false_positive_identification_rate(trials, *identification_threshold(fpir, trials)).hits;
  };
  CHECK(hits_at(0.001) == 1);
  CHECK(hits_at(0.01) == 10);
  CHECK(hits_at(0.0009) == 0);
  CHECK(hits_at(0) == 0);
  CHECK(hits_at(1) == 1000);
  for (IdentificationTrial& trial : trials) trial.stranger = 0.5;
  CHECK(hits_at(0.5) == 0);
}

TEST_CASE("a rate can be counted once it would show thirty times") {
  CHECK(trials_needed(0.01) == 3000);
  CHECK(trials_needed(0.5) == 60);
  std::vector<IdentificationTrial> trials;
  for (int i = 1; i <= 3000; ++i) trials.push_back({.stranger = 0.4 + 0.1 * i / 3000});
  const ChosenThreshold counted = choose_threshold(0.01, trials);
  CHECK(counted.basis == ThresholdBasis::counted);
  CHECK(counted.threshold->at_or_below == identification_threshold(0.01, trials)->at_or_below);
  trials.pop_back();
  const ChosenThreshold extrapolated = choose_threshold(0.01, trials);
  REQUIRE(extrapolated.basis == ThresholdBasis::extrapolated);
  CHECK(extrapolated.threshold->at_or_below == extrapolated_threshold(0.01, trials)->at_or_below);
}

TEST_CASE("of a handful of people nothing is said") {
  const std::vector<IdentificationTrial> trials(least_trials - 1, {.stranger = 0.4});
  const ChosenThreshold chosen = choose_threshold(0.01, trials);
  CHECK(chosen.basis == ThresholdBasis::none);
  CHECK_FALSE(chosen.threshold);
}

TEST_CASE("where strangers are so unlike one another that nothing can be carried on, nothing is said") {
  std::vector<IdentificationTrial> trials;
  for (int i = 0; i < 100; ++i) trials.push_back({.stranger = i / 100.0});
  CHECK(choose_threshold(0.01, trials).basis == ThresholdBasis::none);
}

TEST_CASE("somebody enrolled twice does not move an extrapolated threshold away from himself") {
  std::vector<IdentificationTrial> trials;
  for (int i = 0; i < 32; ++i) trials.push_back({.stranger = 0.30 + 0.005 * i});
  const double without = extrapolated_threshold(0.01, trials)->at_or_below;
  CHECK(without < 0.3);
  trials.push_back({.stranger = 0.01});
  trials.push_back({.stranger = 0.01});
  const double with = extrapolated_threshold(0.01, trials)->at_or_below;
  CHECK(with > 0.01);
  CHECK(std::abs(with - without) < 0.05);
}

TEST_CASE("an extrapolated threshold is the stricter the rarer the rate and the fewer the people") {
  std::vector<IdentificationTrial> few, many;
  for (int i = 0; i < 40; ++i) few.push_back({.stranger = 0.4 + 0.2 * i / 39});
  for (int i = 0; i < 400; ++i) many.push_back({.stranger = 0.4 + 0.2 * i / 399});
  CHECK(extrapolated_threshold(0.001, few)->at_or_below < extrapolated_threshold(0.01, few)->at_or_below);
  CHECK(extrapolated_threshold(0.01, few)->at_or_below < extrapolated_threshold(0.01, many)->at_or_below);
}

}  // namespace benefit::face

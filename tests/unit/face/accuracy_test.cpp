#include "verify/face/accuracy.hpp"

#include <catch2/catch.hpp>

using namespace benefit;

TEST_CASE("the threshold is the score of the first impostor that is one too many") {
  face::LabelledScores scores;
  for (int i = 0; i < 200; ++i) scores.impostor.push_back(1.0 + i * 0.01);
  scores.genuine = {0.5, 1.005, 1.015, 1.025};
  const auto point = face::accept_at_most(100, scores);  // 2 of 200 may be accepted
  REQUIRE(point);
  CHECK(point->threshold == Approx(1.02));
  CHECK(point->false_accept_rate == Approx(0.01));
  CHECK(point->true_accept_rate == Approx(0.75));
}

TEST_CASE("with too few impostors for the rate, none is accepted") {
  const auto point = face::accept_at_most(1000, {.genuine = {0.1, 0.4, 0.6}, .impostor = {0.9, 0.5}});
  REQUIRE(point);
  CHECK(point->threshold == 0.5);
  CHECK(point->false_accept_rate == 0);
  CHECK(point->true_accept_rate == Approx(2.0 / 3));
}

TEST_CASE("pairs that tie with the threshold are refused, whoever they are") {
  const auto point = face::accept_at_most(4, {.genuine = {0.3, 0.5}, .impostor = {0.5, 0.5, 0.5, 0.9}});
  REQUIRE(point);
  CHECK(point->threshold == 0.5);
  CHECK(point->false_accept_rate == 0);
  CHECK(point->true_accept_rate == 0.5);
}

TEST_CASE("when all may be accepted, all are") {
  const auto point = face::accept_at_most(1, {.genuine = {0.2, 0.9}, .impostor = {0.4, 0.9}});
  REQUIRE(point);
  CHECK(point->true_accept_rate == 1);
  CHECK(point->false_accept_rate == 1);
}

TEST_CASE("no rates without pairs of both kinds") {
  CHECK_FALSE(face::accept_at_most(100, {.genuine = {0.5}, .impostor = {}}));
  CHECK_FALSE(face::accept_at_most(100, {.genuine = {}, .impostor = {0.5}}));
  CHECK_FALSE(face::best_accuracy({}));
}

TEST_CASE("the best threshold judges most pairs right") {
  const auto best = face::best_accuracy({.genuine = {0.1, 0.2, 0.7}, .impostor = {0.6, 0.8, 0.9}});
  REQUIRE(best);
  CHECK(best->threshold == 0.6);
  CHECK(best->accuracy == Approx(5.0 / 6));
}

TEST_CASE("a tie of both kinds cannot be parted") {
  const auto best = face::best_accuracy({.genuine = {0.5, 0.5}, .impostor = {0.5}});
  REQUIRE(best);
  CHECK(best->accuracy == Approx(2.0 / 3));
  CHECK(best->threshold > 0.5);
}

#include "verify/face/accuracy.hpp"

#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace benefit;

namespace {

/// Few different values, so that ties are common.
std::vector<double> some_scores() {
  const auto values = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12)));
  return {values.begin(), values.end()};
}

std::ptrdiff_t below(const std::vector<double>& scores, double threshold) {
  return std::ranges::count_if(scores, [threshold](double score) { return score < threshold; });
}

}  // namespace

TEST_CASE("the rate asked for is kept, and no higher threshold of a score would keep it") {
  REQUIRE(rc::check([] {
    const face::LabelledScores scores{some_scores(), some_scores()};
    const auto one_in = *rc::gen::inRange<std::size_t>(2, 8);
    const auto point = face::accept_at_most(one_in, scores);
    RC_ASSERT(point.has_value());
    const auto allowed = static_cast<std::ptrdiff_t>(scores.impostor.size() / one_in);
    RC_ASSERT(below(scores.impostor, point->threshold) <= allowed);
    RC_ASSERT(below(scores.impostor, point->threshold + 0.5) > allowed);
    const auto accepted = static_cast<double>(below(scores.genuine, point->threshold));
    RC_ASSERT(point->true_accept_rate == accepted / static_cast<double>(scores.genuine.size()));
  }));
}

TEST_CASE("no threshold is more accurate than the best") {
  REQUIRE(rc::check([] {
    const face::LabelledScores scores{some_scores(), some_scores()};
    const auto best = face::best_accuracy(scores);
    RC_ASSERT(best.has_value());
    const auto right = [&scores](double threshold) {
      return below(scores.genuine, threshold) + static_cast<std::ptrdiff_t>(scores.impostor.size()) -
             below(scores.impostor, threshold);
    };
    std::ptrdiff_t most = 0;
    for (int threshold = 0; threshold <= 13; ++threshold) most = std::max(most, right(threshold));
    const auto pairs = static_cast<double>(scores.genuine.size() + scores.impostor.size());
    RC_ASSERT(best->accuracy == static_cast<double>(most) / pairs);
    RC_ASSERT(right(best->threshold) == most);
  }));
}

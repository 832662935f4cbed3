#include "verify/identity/money.hpp"

#include <numeric>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::identity {
namespace {

constexpr std::int64_t largest = 10'000'000'000'000;

std::vector<int> any_weights() {
  auto weights = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 1000));
  RC_PRE(std::accumulate(weights.begin(), weights.end(), 0) > 0);
  return weights;
}

TEST_CASE("property: an amount survives being written and read") {
  REQUIRE(rc::check([] {
    const Fen amount{*rc::gen::inRange<std::int64_t>(0, largest + 1)};
    RC_ASSERT(parse_yuan(format_yuan(amount)) == amount);
  }));
}

TEST_CASE("property: the parts add up to the whole") {
  REQUIRE(rc::check([] {
    const Fen amount{*rc::gen::inRange<std::int64_t>(-largest, largest + 1)};
    Fen sum;
    for (const Fen part : split(amount, any_weights())) sum += part;
    RC_ASSERT(sum == amount);
  }));
}

TEST_CASE("property: each part is its exact share, rounded up or down to a fen") {
  REQUIRE(rc::check([] {
    const std::int64_t amount = *rc::gen::inRange<std::int64_t>(0, largest + 1);
    const std::vector<int> weights = any_weights();
    const std::int64_t total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    const std::vector<Fen> parts = split(Fen{amount}, weights);
    RC_ASSERT(parts.size() == weights.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::int64_t down = amount * weights[i] / total;
      RC_ASSERT(parts[i].value >= down);
      RC_ASSERT(parts[i].value <= down + (amount * weights[i] % total == 0 ? 0 : 1));
    }
  }));
}

TEST_CASE("property: who bears more weight never pays less, and the earlier of equals never pays less") {
  REQUIRE(rc::check([] {
    const std::vector<int> weights = any_weights();
    const std::vector<Fen> parts = split(Fen{*rc::gen::inRange<std::int64_t>(0, largest + 1)}, weights);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      for (std::size_t j = i + 1; j < parts.size(); ++j) {
        if (weights[i] >= weights[j]) RC_ASSERT(parts[i] >= parts[j]);
        if (weights[i] < weights[j]) RC_ASSERT(parts[i] <= parts[j]);
      }
    }
  }));
}

}  // namespace
}  // namespace benefit::identity

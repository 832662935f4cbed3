// Which of many like things stand out.
#include "verify/rules/standing_out.hpp"

#include "verify/types/stand_out.hpp"

#include <numeric>
#include <random>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::rules;

namespace {

/// 59 stations that certify 6 of 60 by hand, give or take, and one more.
std::vector<Tried> stations_and(Tried other) {
  std::vector<Tried> things;
  for (int i = 0; i < 59; ++i) things.push_back({4 + i % 5, 60});
  things.push_back(other);
  return things;
}

}  // namespace

TEST_CASE("a share far above the others is rare, one like them is not") {
  CHECK(compare_shares(stations_and({40, 60})).back().chance < 1e-6);
  CHECK(compare_shares(stations_and({8, 60})).back().chance > 0.1);
  CHECK(compare_shares(stations_and({0, 60})).back().chance == 1);
}

TEST_CASE("small numbers are shrunk towards the others, large ones speak for themselves") {
  const Compared few = compare_shares(stations_and({2, 3})).back();
  const Compared many = compare_shares(stations_and({4000, 6000})).back();
  CHECK(few.usual == Approx(0.1).epsilon(0.05));
  CHECK(few.shrunk < 0.2);
  CHECK(many.shrunk > 0.5);
  for (const Compared& compared : {few, many}) {
    CHECK(compared.low < compared.shrunk);
    CHECK(compared.shrunk < compared.high);
  }
  CHECK(many.high - many.low < 0.1);
}

TEST_CASE("where the others differ widely, a high share is nothing special") {
  std::vector<Tried> wide;
  for (int i = 0; i < 60; ++i) wide.push_back({i, 60});
  CHECK(compare_shares(wide).back().chance > 0.01);
}

TEST_CASE("two that lie far above all others do not hide each other") {
  std::vector<Tried> things(20, Tried{1, 100});
  for (std::size_t i = 0; i < things.size(); ++i) things[i].hits = static_cast<std::int64_t>(i % 4);
  things[3] = {30, 60};
  things[7] = {40, 60};
  std::vector<double> chances;
  for (const auto compared = compare_shares(things); const Compared& one : compared)
    chances.push_back(one.chance);
  const std::vector<bool> found = stand_out(chances, 0.05);
  CHECK(found[3]);
  CHECK(found[7]);
  CHECK(std::count(found.begin(), found.end(), true) == 2);
}

TEST_CASE("the chance of a share is that of the beta-binomial distribution") {
  // Others that do not differ at all: the binomial distribution. P(X >= 3 | 10, 0.1) = 0.0702.
  std::vector<Tried> same(100, Tried{100, 1000});
  same.push_back({3, 10});
  CHECK(compare_shares(same).back().chance == Approx(0.0702).epsilon(0.01));
  // All of them, and the last term alone: 0.1^10.
  same.back() = {10, 10};
  CHECK(compare_shares(same).back().chance == Approx(1e-10).epsilon(0.1));
}

TEST_CASE("where nobody else has a hit, one is rare and several are rarer") {
  std::vector<Tried> none(60, Tried{0, 300});
  none.push_back({1, 300});
  const double one = compare_shares(none).back().chance;
  none.back().hits = 3;
  CHECK(one > 0.001);
  CHECK(one < 0.05);
  CHECK(compare_shares(none).back().chance < one / 50);
}

TEST_CASE("the chance of a rate is that of the negative binomial distribution") {
  // Others that do not differ: Poisson. P(X >= 8 | mean 4) = 0.0511.
  std::vector<Tried> same(100, Tried{4000, 1000});
  same.push_back({8, 1});
  CHECK(compare_rates(same).back().chance == Approx(0.0511).epsilon(0.02));
  same.back() = {4, 1};
  CHECK(compare_rates(same).back().chance > 0.5);
  CHECK(compare_rates(same).back().usual == Approx(4).epsilon(0.01));
}

TEST_CASE("a rate is shrunk by the others as they differ") {
  std::vector<Tried> things;
  for (int i = 0; i < 40; ++i) things.push_back({(2 + i % 7) * 10, 10});
  things.push_back({60, 2});
  const Compared busy = compare_rates(things).back();
  CHECK(busy.usual == Approx(5).epsilon(0.05));
  CHECK(busy.shrunk > busy.usual);
  CHECK(busy.shrunk < 30);
  CHECK(busy.low < busy.shrunk);
  CHECK(busy.shrunk < busy.high);
  CHECK(busy.chance < 1e-4);
}

TEST_CASE("single trials, and one thing with most of all trials, are compared without harm") {
  std::vector<Tried> single(40, Tried{0, 1});
  single.push_back({1, 1});
  CHECK(compare_shares(single).back().chance > 0.001);
  std::vector<Tried> giant(40, Tried{3, 30});
  giant.push_back({100'000, 1'000'000});
  for (const auto& compared : {compare_shares(giant), compare_rates(giant)})
    for (const Compared& one : compared) {
      CHECK(one.chance >= 0.01);
      CHECK(one.chance <= 1);
      CHECK(one.low <= one.shrunk);
      CHECK(one.shrunk <= one.high);
    }
}

TEST_CASE("stations that differ as stations do rarely give a suspect: in few of 400 counties anything") {
  std::mt19937_64 random(7);
  std::gamma_distribution<double> alpha(2, 1), beta(18, 1), rate(8, 0.5);
  std::uniform_int_distribution<std::int64_t> size(30, 900), days(10, 250);
  int with_shares = 0, with_rates = 0;
  for (int county = 0; county < 400; ++county) {
    std::vector<Tried> shares, rates;
    for (int station = 0; station < 60; ++station) {
      const double a = alpha(random), b = beta(random);
      std::binomial_distribution<std::int64_t> hits(size(random), a / (a + b));
      shares.push_back({hits(random), hits.t()});
      const std::int64_t time = days(random);
      std::poisson_distribution<std::int64_t> count(rate(random) * static_cast<double>(time));
      rates.push_back({count(random), time});
    }
    const auto any = [](const std::vector<Compared>& compared) {
      std::vector<double> chances;
      for (const Compared& one : compared) chances.push_back(one.chance);
      const auto out = stand_out(chances, 0.05);
      return std::count(out.begin(), out.end(), true) > 0;
    };
    with_shares += any(compare_shares(shares));
    with_rates += any(compare_rates(rates));
  }
  CAPTURE(with_shares, with_rates);
  // One in twenty of 400, give or take.
  CHECK(with_shares <= 30);
  CHECK(with_rates <= 30);
}

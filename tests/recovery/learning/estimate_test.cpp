// The random arm on made-up populations whose truth is known: the estimate is right on the average of many
// seeds, and the 95 % interval holds the truth about as often as it says.
#include "verify/learning/estimate.hpp"

#include "verify/learning/lot.hpp"

#include <cmath>
#include <random>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

constexpr int rounds = 400;

/// One stratum of a population: units, how probable each is drawn, how many are wrong.
struct Part {
  const char* name;
  int units;
  double probability;
  double wrong;
};

struct Unit {
  SampleUnit unit;
  double probability;
  double value;
};

std::vector<Unit> population(const std::vector<Part>& parts) {
  std::vector<Unit> all;
  std::mt19937_64 dice(99);
  std::uint64_t person = 13'022'519'500'101'000ULL;
  for (const Part& part : parts)
    for (int i = 0; i < part.units; ++i) {
      const bool wrong = static_cast<double>(dice() >> 11U) / 9007199254740992.0 < part.wrong;
      const double amount = 8'000 + static_cast<double>(dice() % 8'000);
      all.push_back({{.kind = SampleKind::payment,
                      .stratum = part.name,
                      .subject = CitizenId::from_body(++person),
                      .unit = "",
                      .county = {},
                      .amount = Fen{std::llround(amount)}},
                     part.probability,
                     wrong ? 1.0 : 0.0});
    }
  return all;
}

struct Recovered {
  double mean = 0, standard_error = 0;
  int covered = 0, covered_share = 0;
  double truth = 0;
};

/// Draws the population with many seeds; `answers`: of the drawn units this share is answered, at random.
Recovered recover(const std::vector<Unit>& all, bool money, double answers = 1) {
  Recovered result;
  for (const Unit& unit : all)
    result.truth += unit.value * (money ? static_cast<double>(unit.unit.amount.value) : 1);
  std::mt19937_64 dice(5);
  double sum = 0, squares = 0;
  for (int seed = 0; seed < rounds; ++seed) {
    const SampleRound round{std::chrono::year{2018} / 3,
                            {static_cast<std::uint8_t>(seed), static_cast<std::uint8_t>(seed / 256)}};
    std::vector<learning::DrawnUnit> sample;
    for (const Unit& unit : all)
      if (learning::number_of(round, unit.unit) < unit.probability) {
        const bool answered = static_cast<double>(dice() >> 11U) / 9007199254740992.0 < answers;
        const double most = money ? static_cast<double>(unit.unit.amount.value) : 1;
        sample.push_back(
            {unit.unit.stratum, unit.probability, answered, answered ? unit.value * most : 0, most});
      }
    const learning::Estimate total = learning::total_of(sample);
    sum += total.value;
    squares += total.value * total.value;
    result.covered += total.interval.low <= result.truth && result.truth <= total.interval.high;
    const auto units = static_cast<std::int64_t>(all.size());
    const learning::Estimate share = learning::share_of(sample, units);
    const double true_share = result.truth / static_cast<double>(units);
    result.covered_share += share.interval.low <= true_share && true_share <= share.interval.high;
  }
  result.mean = sum / rounds;
  result.standard_error = std::sqrt((squares / rounds - result.mean * result.mean) / rounds);
  return result;
}

/// Within what 400 rounds can tell from 95 % (four standard deviations), or above it, as exact intervals are.
constexpr int least_covered = 362;

}  // namespace

TEST_CASE("many wrong units: unbiased, and covered as often as a normal interval claims") {
  const auto all = population({{"a", 6000, 0.05, 0.12}, {"b", 2000, 0.2, 0.3}});
  const Recovered found = recover(all, false);
  CAPTURE(found.mean, found.truth, found.standard_error, found.covered, found.covered_share);
  CHECK(std::abs(found.mean - found.truth) < 4 * found.standard_error);
  CHECK(found.covered >= least_covered);
  CHECK(found.covered <= 396);  // and not by being far too wide
  CHECK(found.covered_share >= least_covered);
}

TEST_CASE("few wrong units: unbiased, and the exact interval covers at least as often as it claims") {
  const auto all = population({{"a", 8000, 0.05, 0.01}});
  const Recovered found = recover(all, false);
  CAPTURE(found.mean, found.truth, found.standard_error, found.covered, found.covered_share);
  CHECK(std::abs(found.mean - found.truth) < 4 * found.standard_error);
  CHECK(found.covered >= 380);
  CHECK(found.covered_share >= 380);
}

TEST_CASE("few wrong units and very unequal probabilities: still covered") {
  const auto all = population({{"a", 6000, 0.02, 0.005}, {"b", 500, 0.5, 0.03}});
  const Recovered found = recover(all, false);
  CAPTURE(found.mean, found.truth, found.standard_error, found.covered);
  CHECK(std::abs(found.mean - found.truth) < 4 * found.standard_error);
  CHECK(found.covered >= 380);
}

TEST_CASE("money: unbiased and covered") {
  const auto all = population({{"a", 5000, 0.1, 0.08}});
  const Recovered found = recover(all, true);
  CAPTURE(found.mean, found.truth, found.standard_error, found.covered);
  CHECK(std::abs(found.mean - found.truth) < 4 * found.standard_error);
  CHECK(found.covered >= least_covered);
}

TEST_CASE("a third without an answer, by chance: nearly unbiased and covered") {
  const auto all = population({{"a", 6000, 0.1, 0.12}});
  const Recovered found = recover(all, false, 2.0 / 3);
  CAPTURE(found.mean, found.truth, found.standard_error, found.covered);
  CHECK(std::abs(found.mean - found.truth) < 0.02 * found.truth + 4 * found.standard_error);
  CHECK(found.covered >= least_covered);
}

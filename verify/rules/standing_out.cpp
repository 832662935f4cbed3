#include "verify/rules/standing_out.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace benefit::rules {
namespace {

constexpr double each_side = 0.025;

/// Sums over things from which the moments follow; one thing is left out by subtraction.
struct Sums {
  double things = 0, hits = 0, trials = 0, squared_trials = 0, weighted_squares = 0;

  explicit Sums(std::span<const Tried> all) {
    for (const Tried& one : all) add(one, 1);
  }
  Sums without(const Tried& one) const {
    Sums rest = *this;
    rest.add(one, -1);
    return rest;
  }

 private:
  void add(const Tried& one, double sign) {
    const auto x = static_cast<double>(one.hits), n = static_cast<double>(one.trials);
    things += sign;
    hits += sign * x;
    trials += sign * n;
    squared_trials += sign * n * n;
    weighted_squares += sign * x * x / n;
  }
};

/// Half a hit more among one trial more: where the others have none, one hit is rare and not impossible.
double mean_of(const Sums& others) { return (others.hits + 0.5) / (others.trials + 1); }

/// The variance of true shares or rates about their mean, and one standard error more, for it is itself an
/// estimate: without that, things like the others would stand out too often, and things that do not differ at
/// all would overrule any thing's own count. `of_one_trial`: the variance of a single trial by chance alone.
/// The shares of things that differ leave less to chance: `of_shares`.
double variance_of(const Sums& others, double of_one_trial, bool of_shares) {
  const double mean = others.hits / others.trials;
  const double seen = others.weighted_squares / others.trials - mean * mean;
  const double by_chance = of_one_trial * (others.things - 1) / others.trials;
  const double spread = 1 - others.squared_trials / (others.trials * others.trials) -
                        (of_shares ? (others.things - 1) / others.trials : 0);
  const double standard_error = std::max(seen, by_chance) * std::sqrt(2 / (others.things - 1));
  const double variance = std::max(seen - by_chance, 0.0) + standard_error;
  // Single trials do not tell how far the shares behind them differ.
  return spread > 0 ? variance / spread : std::numeric_limits<double>::infinity();
}

/// P(X >= hits) of the beta-binomial distribution; hits > 0.
double beta_binomial_tail(const Tried& own, double alpha, double beta) {
  const auto n = static_cast<double>(own.trials);
  const auto log_beta = [](double a, double b) {
    return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b);
  };
  auto k = static_cast<double>(own.hits);
  const double log_first = std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) +
                           log_beta(k + alpha, n - k + beta) - log_beta(alpha, beta);
  double term = std::exp(log_first), tail = 0;
  for (; k <= n; ++k) {
    tail += term;
    if (k < n) term *= (n - k) * (k + alpha) / ((k + 1) * (n - k - 1 + beta));
  }
  return std::min(tail, 1.0);
}

Compared compare_share(const Tried& own, const Sums& others) {
  const double mean = mean_of(others), most = mean * (1 - mean);
  const double variance = std::min(variance_of(others, most, true), 0.99 * most);
  const double strength = most / variance - 1;  // of the others' word, in trials
  const double alpha = mean * strength, beta = (1 - mean) * strength;
  const auto x = static_cast<double>(own.hits), n = static_cast<double>(own.trials);
  return {.usual = mean,
          .shrunk = (x + alpha) / (n + strength),
          .low = boost::math::ibeta_inv(x + alpha, n - x + beta, each_side),
          .high = boost::math::ibetac_inv(x + alpha, n - x + beta, each_side),
          .chance = own.hits == 0 ? 1 : beta_binomial_tail(own, alpha, beta)};
}

Compared compare_rate(const Tried& own, const Sums& others) {
  const double mean = mean_of(others);
  const double variance = variance_of(others, mean, false);
  const double shape = mean * mean / variance, time = mean / variance;
  const auto x = static_cast<double>(own.hits), n = static_cast<double>(own.trials);
  return {.usual = mean,
          .shrunk = (x + shape) / (n + time),
          .low = boost::math::gamma_p_inv(x + shape, each_side) / (n + time),
          .high = boost::math::gamma_q_inv(x + shape, each_side) / (n + time),
          // P(X >= x) of the negative binomial distribution
          .chance = own.hits == 0 ? 1 : boost::math::ibeta(x, shape, n / (n + time))};
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Those that are no measure of what is usual, or two of them would hide each other: by more than four
/// standard deviations above the median, on a scale on which chance alone has the variance
/// `of_one_trial` / trials. How far the rest differ is told by the median of the distances, which is 0.6745
/// of a normal standard deviation (Huber 1981, Robust Statistics, 5.1).
template <class Scale>
std::vector<bool> far_above(std::span<const Tried> things, Scale scale, double of_one_trial) {
  std::vector<double> places, distances;
  for (const Tried& one : things)
    places.push_back(scale(static_cast<double>(one.hits) / static_cast<double>(one.trials)));
  const double middle = median(places);
  for (const double place : places) distances.push_back(std::abs(place - middle));
  const double spread = median(distances) / 0.6745;
  std::vector<bool> far;
  for (std::size_t i = 0; i < things.size(); ++i)
    far.push_back(places[i] - middle >
                  4 * std::hypot(spread, std::sqrt(of_one_trial / static_cast<double>(things[i].trials))));
  return far;
}

/// `far`: those with which none of the others is compared.
template <class Compare>
std::vector<Compared> compare_each(std::span<const Tried> things, const std::vector<bool>& far,
                                   Compare compare) {
  std::vector<Tried> like;
  for (std::size_t i = 0; i < things.size(); ++i)
    if (!far[i]) like.push_back(things[i]);
  const Sums usual{like};
  std::vector<Compared> compared;
  for (std::size_t i = 0; i < things.size(); ++i)
    compared.push_back(compare(things[i], far[i] ? usual : usual.without(things[i])));
  return compared;
}

}  // namespace

std::vector<Compared> compare_shares(std::span<const Tried> things) {
  const auto scale = [](double share) { return std::asin(std::sqrt(share)); };
  return compare_each(things, far_above(things, scale, 0.25), compare_share);
}

std::vector<Compared> compare_rates(std::span<const Tried> things) {
  const auto scale = [](double rate) { return std::sqrt(rate); };
  return compare_each(things, far_above(things, scale, 0.25), compare_rate);
}

}  // namespace benefit::rules

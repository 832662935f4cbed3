#include "verify/face/calibration/tail_fit.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

#include <boost/math/tools/minima.hpp>

namespace benefit::face {
namespace {

constexpr double steepest_shape = 0.5;
constexpr double exponential_below = 1e-6;  ///< |shape| at which the limit, the exponential, is as exact
constexpr double chi_square_95 = 3.841458820694124;
constexpr int search_bits = 20;

/// The highest value of `f` between two places, f being smooth with one summit.
template <class F>
double highest(F f, double low, double high) {
  std::uintmax_t rounds = 40;
  return -boost::math::tools::brent_find_minima([&f](double x) { return -f(x); }, low, high, search_bits,
                                                rounds)
              .second;
}

/// The excess that a share exp(-`depth`) of the tail exceeds, by the scale.
double scaled_quantile(double shape, double depth) {
  return std::abs(shape) < exponential_below ? depth : std::expm1(shape * depth) / shape;
}

/// Where `g` falls through 0 between `inside`, where it is above, and `outside`, where it is below.
template <class G>
double crossing(G g, double inside, double outside) {
  for (int i = 0; i < 40 && std::abs(outside - inside) > 1e-6 * (std::abs(inside) + std::abs(outside)); ++i) {
    const double middle = (inside + outside) / 2;
    (g(middle) > 0 ? inside : outside) = middle;
  }
  return (inside + outside) / 2;
}

}  // namespace

std::string_view to_string(NoTail why) {
  switch (why) {
    case NoTail::too_thin:
      return "too_thin";
    case NoTail::ties:
      return "ties";
    case NoTail::irregular:
      return "irregular";
  }
  return "irregular";
}

double TailFit::log_likelihood(double shape, double scale) const {
  const auto count = static_cast<double>(excesses_.size());
  double sum = 0;
  if (std::abs(shape) < exponential_below) {
    for (const double excess : excesses_) sum += excess / scale;
    return -count * std::log(scale) - sum;
  }
  if (1 + shape * excesses_.front() / scale <= 0) return -std::numeric_limits<double>::max();
  // Products of a few terms, as logarithms are what takes the time.
  const double factor = shape / scale;
  double product = 1;
  for (const double excess : excesses_) {
    product *= 1 + factor * excess;
    if (product > 1e-200 && product < 1e200) continue;
    sum += std::log(product);
    product = 1;
  }
  sum += std::log(product);
  return -count * std::log(scale) - (1 + 1 / shape) * sum;
}

double TailFit::within(double likelihood) const {
  return 2 * worth_ * (likelihood - likelihood_) + chi_square_95;
}

double TailFit::count_error() const {
  return 1.96 / std::sqrt(static_cast<double>(excesses_.size()) * worth_);
}

tl::expected<TailFit, NoTail> TailFit::of(std::span<const float> impostors, std::size_t tail_pairs,
                                          double worth) {
  if (tail_pairs < least_tail_pairs || tail_pairs >= impostors.size())
    return tl::unexpected(NoTail::too_thin);
  TailFit fit;
  fit.worth_ = worth;
  fit.from_ = impostors[tail_pairs];
  fit.pairs_ = static_cast<double>(impostors.size());
  for (const float distance : impostors.first(tail_pairs))
    if (distance < impostors[tail_pairs]) fit.excesses_.push_back(fit.from_ - distance);
  if (fit.excesses_.size() < least_tail_pairs) return tl::unexpected(NoTail::ties);
  const auto count = static_cast<double>(fit.excesses_.size());
  fit.share_ = count / fit.pairs_;
  const double mean = std::accumulate(fit.excesses_.begin(), fit.excesses_.end(), 0.0) / count;

  // Grimshaw (1993): with theta = shape/scale given, the best shape is the mean of log(1 + theta * excess),
  // which rises with theta. So one search, over the thetas whose shape is a regular one.
  const auto shape_of = [&fit, count](double theta) {
    double sum = 0;
    for (const double excess : fit.excesses_) sum += std::log1p(theta * excess);
    return sum / count;
  };
  const double least = -(1 - 1e-9) / fit.excesses_.front();
  double most = 1 / mean;
  while (shape_of(most) < steepest_shape) most *= 2;
  const double from = shape_of(least) > -steepest_shape
                          ? least
                          : crossing([&](double t) { return shape_of(t) + steepest_shape; }, most, least);
  const double to = crossing([&](double t) { return steepest_shape - shape_of(t); }, from, most);
  const auto scale_with = [&](double theta, double shape) {
    return std::abs(theta) * mean < exponential_below ? mean : shape / theta;
  };
  const auto falling = [&](double theta) {
    const double shape = shape_of(theta);
    return -fit.log_likelihood(shape, scale_with(theta, shape));
  };
  std::uintmax_t rounds = 60;
  const double theta = boost::math::tools::brent_find_minima(falling, from, to, search_bits, rounds).first;
  fit.shape_ = shape_of(theta);
  fit.scale_ = scale_with(theta, fit.shape_);
  if (std::abs(fit.shape_) > 0.98 * steepest_shape) return tl::unexpected(NoTail::irregular);
  fit.likelihood_ = fit.log_likelihood(fit.shape_, fit.scale_);
  return fit;
}

/// The greatest log-likelihood of all tails of which a share exp(`log_share`) lies beyond `excess`.
double TailFit::best_with(double excess, double log_share) const {
  const double depth = -log_share;
  const auto likelihood = [&](double shape) {
    return log_likelihood(shape, excess / scaled_quantile(shape, depth));
  };
  // The greatest excess seen must be possible: below 0 that limits the shape.
  double least = -steepest_shape;
  if (excess < excesses_.front())
    least = std::max(least, std::log1p(-excess / excesses_.front()) / depth * (1 - 1e-9));
  if (least >= steepest_shape) return -std::numeric_limits<double>::max();
  return highest(likelihood, least, steepest_shape);
}

std::optional<EstimateWithInterval> TailFit::threshold_at(double fmr) const {
  if (fmr >= share_ || fmr * pairs_ * furthest_beyond_pairs < 1) return std::nullopt;
  const double depth = -std::log(fmr / share_);
  const double excess = scale_ * scaled_quantile(shape_, depth);
  const auto likely = [&](double other) { return within(best_with(other, -depth)); };
  double low = excess / 2;
  while (likely(low) > 0) low /= 2;
  double high = excess * 2;
  while (likely(high) > 0) high *= 2;
  const double by_count = scale_ * std::exp(shape_ * depth) * count_error();
  const double deepest = excess + std::hypot(crossing(likely, excess, high) - excess, by_count);
  const double least_deep = excess - std::hypot(excess - crossing(likely, excess, low), by_count);
  return EstimateWithInterval{from_ - excess, {from_ - deepest, std::min(from_, from_ - least_deep)}};
}

std::optional<EstimateWithInterval> TailFit::fmr_at(double threshold) const {
  if (threshold >= from_) return std::nullopt;
  const double excess = from_ - threshold;
  const double inside = 1 + shape_ * excess / scale_;
  // The logarithm of the tail's share beyond the excess; far down when the fitted tail ends before it.
  constexpr double nowhere = -60;
  double log_share = nowhere;
  if (std::abs(shape_) < exponential_below)
    log_share = -excess / scale_;
  else if (inside > 0)
    log_share = std::max(nowhere, -std::log(inside) / shape_);
  const auto likely = [&](double other) { return within(best_with(excess, other)); };
  const double by_count = count_error();
  const double most = log_share + std::hypot(crossing(likely, log_share, -1e-9) - log_share, by_count);
  Interval interval{0, share_ * std::exp(most)};
  if (likely(nowhere) <= 0)
    interval.low =
        share_ * std::exp(log_share - std::hypot(log_share - crossing(likely, log_share, nowhere), by_count));
  return EstimateWithInterval{log_share == nowhere ? 0 : share_ * std::exp(log_share), interval};
}

std::size_t usual_tail_pairs(std::size_t pairs, double greatest_fmr) {
  const auto twice = static_cast<std::size_t>(std::ceil(2 * greatest_fmr * static_cast<double>(pairs)));
  return std::max(std::min<std::size_t>(pairs / 50, 2000), twice);
}

}  // namespace benefit::face

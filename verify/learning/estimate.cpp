#include "verify/learning/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <boost/math/special_functions/gamma.hpp>

namespace benefit::learning {
namespace {

constexpr double z = 1.959963984540054;
constexpr double tail = 0.025;

struct Weight {
  double drawn = 0, answered = 0;
  double rate() const { return answered / drawn; }
};

std::map<std::string, Weight> weights_of(std::span<const DrawnUnit> sample) {
  std::map<std::string, Weight> weights;
  for (const DrawnUnit& unit : sample) {
    Weight& weight = weights[unit.stratum];
    weight.drawn += 1 / unit.probability;
    if (unit.answered) weight.answered += 1 / unit.probability;
  }
  return weights;
}

/// What an estimate is made of.
struct Sums {
  double total = 0, variance = 0, none_else = 0, all_else = 0;
  double squares = 0;                        ///< of w y
  double one_more = 0;                       ///< what one more event could weigh
  double least_weight = 0, most_weight = 0;  ///< of the answered
  std::int64_t events = 0, answered = 0;

  void add(double p, double value, double most) {
    const double w = 1 / p;
    total += w * value;
    variance += (1 - p) * w * w * value * value;
    squares += w * w * value * value;
    one_more = std::max(one_more, w * most);
    least_weight = answered == 0 ? w : std::min(least_weight, w);
    most_weight = std::max(most_weight, w);
    events += value > 0;
    ++answered;
  }
};

Sums sums_of(std::span<const DrawnUnit> sample) {
  const std::map<std::string, Weight> weights = weights_of(sample);
  Sums sums;
  for (const DrawnUnit& unit : sample) {
    const Weight& weight = weights.at(unit.stratum);
    if (weight.answered == 0) continue;
    const double plain = 1 / unit.probability;
    if (unit.answered) {
      sums.add(unit.probability * weight.rate(), unit.value, unit.most);
      sums.none_else += plain * unit.value;
      sums.all_else += plain * unit.value;
    } else {
      sums.all_else += plain * unit.most;
    }
  }
  return sums;
}

/// Fay and Feuer's interval of a weighted sum of Poisson counts.
Interval gamma_interval(const Sums& sums) {
  // A chi-square quantile is twice that of a gamma distribution with half its degrees of freedom.
  const auto scaled = [](double sum, double squares, double probability) {
    return squares / sum * boost::math::gamma_p_inv(sum * sum / squares, probability);
  };
  Interval interval{0, 0};
  if (sums.events > 0) interval.low = scaled(sums.total, sums.squares, tail);
  if (sums.one_more > 0)
    interval.high =
        scaled(sums.total + sums.one_more, sums.squares + sums.one_more * sums.one_more, 1 - tail);
  return interval;
}

Estimate estimate_of(const Sums& sums) {
  Estimate estimate{.value = sums.total,
                    .events = sums.events,
                    .if_none_else = sums.none_else,
                    .if_all_else = sums.all_else};
  if (sums.events < few) {
    estimate.method = Method::gamma;
    estimate.interval = gamma_interval(sums);
  } else {
    const double error = z * std::sqrt(sums.variance);
    estimate.interval = {std::max(0.0, sums.total - error), sums.total + error};
  }
  return estimate;
}

template <class Change>
void for_each_figure(Estimate& estimate, Change change) {
  for (double* figure : {&estimate.value, &estimate.interval.low, &estimate.interval.high,
                         &estimate.if_none_else, &estimate.if_all_else})
    change(*figure);
}

}  // namespace

std::string_view to_string(Method method) {
  switch (method) {
    case Method::normal:
      return "normal";
    case Method::clopper_pearson:
      return "clopper_pearson";
    case Method::gamma:
      return "gamma";
  }
  return "normal";
}

Response response_of(std::span<const DrawnUnit> sample) {
  Response response;
  for (const auto& [stratum, weight] : weights_of(sample))
    if (weight.answered == 0) response.without_answer.push_back(stratum);
  for (const DrawnUnit& unit : sample) {
    ++response.drawn;
    response.answered += unit.answered;
  }
  return response;
}

Estimate total_of(std::span<const DrawnUnit> sample) { return estimate_of(sums_of(sample)); }

Estimate share_of(std::span<const DrawnUnit> sample, std::int64_t units) {
  const Sums sums = sums_of(sample);
  Estimate estimate = estimate_of(sums);
  for_each_figure(estimate,
                  [n = static_cast<double>(units)](double& figure) { figure = std::min(1.0, figure / n); });
  const bool equal_weights = sums.answered > 0 && sums.most_weight <= sums.least_weight * (1 + 1e-9);
  if (sums.events < few && equal_weights) {
    estimate.method = Method::clopper_pearson;
    estimate.interval =
        binomial_interval(static_cast<std::size_t>(sums.events), static_cast<std::size_t>(sums.answered));
  }
  if (sums.answered == 0) estimate.interval = {};
  return estimate;
}

Estimate count_of(const Estimate& share, std::int64_t units) {
  Estimate count = share;
  for_each_figure(count, [n = static_cast<double>(units)](double& figure) { figure *= n; });
  return count;
}

Estimate cut_at(Estimate estimate, double most) {
  for_each_figure(estimate, [most](double& figure) { figure = std::min(figure, most); });
  return estimate;
}

std::vector<double> answered_probabilities(std::span<const DrawnUnit> sample) {
  const std::map<std::string, Weight> weights = weights_of(sample);
  std::vector<double> probabilities;
  for (const DrawnUnit& unit : sample)
    if (unit.answered) probabilities.push_back(unit.probability * weights.at(unit.stratum).rate());
  return probabilities;
}

Estimate ratio_of(std::span<const RatioUnit> units) {
  double x = 0, y = 0, squares = 0;
  std::int64_t counted = 0, events = 0;
  for (const RatioUnit& unit : units) {
    if (!unit.x) continue;
    const double w = 1 / unit.probability;
    x += w;
    squares += w * w;
    ++counted;
    if (!unit.y) continue;
    y += w;
    ++events;
  }
  Estimate estimate{.interval = {}, .method = Method::clopper_pearson, .events = events};
  if (counted == 0) return estimate;
  estimate.value = estimate.if_none_else = estimate.if_all_else = y / x;
  if (std::min(events, counted - events) < few) {
    const double worth = x * x / squares;
    estimate.interval = interval_of_share(estimate.value * worth, worth);
    return estimate;
  }
  double variance = 0;
  for (const RatioUnit& unit : units) {
    if (!unit.x) continue;
    const double residual = (unit.y ? 1.0 : 0.0) - estimate.value;
    variance += (1 - unit.probability) * residual * residual / (unit.probability * unit.probability);
  }
  const double error = z * std::sqrt(variance) / x;
  estimate.method = Method::normal;
  estimate.interval = {std::max(0.0, estimate.value - error), std::min(1.0, estimate.value + error)};
  return estimate;
}

}  // namespace benefit::learning

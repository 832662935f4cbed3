#include "verify/face/binomial_interval.hpp"

#include <boost/math/distributions/binomial.hpp>

namespace benefit::face {

Interval binomial_interval(std::size_t hits, std::size_t trials) {
  using Binomial = boost::math::binomial_distribution<>;
  constexpr double each_side = 0.025;
  if (trials == 0) return {};
  const auto n = static_cast<double>(trials);
  const auto k = static_cast<double>(hits);
  return {Binomial::find_lower_bound_on_p(n, k, each_side), Binomial::find_upper_bound_on_p(n, k, each_side)};
}

}  // namespace benefit::face

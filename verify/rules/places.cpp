#include "verify/rules/places.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace benefit::rules {

double kilometres_between(const Place& first, const Place& second) {
  constexpr double earth_radius = 6371;
  constexpr double degree = std::numbers::pi / 180;
  const double north = std::sin((second.latitude - first.latitude) * degree / 2);
  const double east = std::sin((second.longitude - first.longitude) * degree / 2);
  const double haversine =
      north * north + std::cos(first.latitude * degree) * std::cos(second.latitude * degree) * east * east;
  return 2 * earth_radius * std::asin(std::sqrt(std::min(1.0, haversine)));
}

}  // namespace benefit::rules

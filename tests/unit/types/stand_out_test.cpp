#include "verify/types/stand_out.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace benefit;

TEST_CASE("Benjamini and Hochberg's own example: of fifteen comparisons the first four stand out") {
  const std::vector<double> chances = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                       0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
  std::vector<bool> first_four(15);
  std::fill_n(first_four.begin(), 4, true);
  CHECK(stand_out(chances, 0.05) == first_four);
  CHECK(stand_out(std::vector<double>{0.051}, 0.05) == std::vector<bool>{false});
  CHECK(stand_out(std::vector<double>{0.05}, 0.05) == std::vector<bool>{true});
  CHECK(stand_out({}, 0.05).empty());
}

// A calibration on drawn faces keeps its promise on other people of the same looks.
#include "verify/face/calibration/calibration.hpp"

#include "tests/support/drawn_faces.hpp"

#include <numeric>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

struct Population {
  face::FaceGroup group;
  test::Look look;
};

/// Groups whose strangers look alike to very different degrees.
const std::vector<Population> populations = {
    {{Sex::female, AgeBand::from_60}, {1, 0.15}},
    {{Sex::female, AgeBand::from_80}, {2, 0.45}},
    {{Sex::male, AgeBand::from_60}, {3, 0.30}},
    {{Sex::male, AgeBand::from_70}, {4, 0.55}},
};
constexpr unsigned people = 700;

std::uint64_t human(std::size_t population, unsigned number, std::uint64_t seed) {
  return (seed * 10 + population) * 10'000 + number;
}

face::Calibration calibrated(std::uint64_t seed) {
  face::GallerySample sample(people, seed);
  for (std::size_t p = 0; p < populations.size(); ++p)
    for (unsigned i = 0; i < people; ++i)
      sample.add(
          {test::person_born(1930 + static_cast<unsigned>(p) * 5 + i / 400, i, populations[p].group.sex),
           populations[p].group, test::drawn_face(populations[p].look, human(p, i, seed))});
  return face::calibrate(sample, {}, {}, {});
}

/// On people whom the calibration has not seen.
double fmr_on_others(const face::Calibration& calibration, std::size_t p) {
  std::vector<std::vector<float>> others;
  for (unsigned i = 0; i < people; ++i)
    others.push_back(test::drawn_face(populations[p].look, human(p, i, 99)));
  const double threshold = calibration.threshold_for(populations[p].group).value();
  std::size_t accepted = 0;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < others.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const float product = std::inner_product(others[i].begin(), others[i].end(), others[j].begin(), 0.0F);
      accepted += 1 - product <= threshold ? 1 : 0;
      ++pairs;
    }
  return static_cast<double>(accepted) / static_cast<double>(pairs);
}

}  // namespace

TEST_CASE("no group's strangers are accepted more than twice as often as asked, and not far less often") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const face::Calibration calibration = calibrated(seed);
    for (std::size_t p = 0; p < populations.size(); ++p) {
      const double fmr = fmr_on_others(calibration, p);
      CAPTURE(seed, to_string(populations[p].group), fmr);
      CHECK(fmr <= 0.002);
      CHECK(fmr >= 0.0003);
    }
  }
}

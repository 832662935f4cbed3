#include "verify/face/kernel/fit_kernel.hpp"

#include "tests/unit/face/kernel_builds.hpp"

#include <array>
#include <cmath>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

constexpr int width = 24;
constexpr std::size_t pixels = std::size_t{width} * width;

/// Two pictures by chance, the second laid over the first a little turned, shrunk and shifted.
struct Pictures {
  std::vector<float> target = std::vector<float>(pixels);
  std::vector<unsigned char> usable = std::vector<unsigned char>(pixels);
  std::vector<float> other = std::vector<float>(4 * pixels);

  explicit Pictures(unsigned seed) {
    std::minstd_rand dice(seed);
    const auto below = [&](unsigned limit) { return static_cast<float>(dice() % limit); };
    for (std::size_t i = 0; i < pixels; ++i) {
      target[i] = below(256);
      usable[i] = dice() % 10 == 0 ? 0 : 255;
      other[4 * i] = below(256);
      other[4 * i + 1] = below(64) - 32;
      other[4 * i + 2] = below(64) - 32;
      other[4 * i + 3] = dice() % 20 == 0 ? 0.0F : 1.0F;
    }
  }

  BenefitFit fit() const {
    return {.width = width,
            .target = target.data(),
            .usable = usable.data(),
            .other = other.data(),
            .to_other = {0.97F, -0.04F, 1.3F, 0.04F, 0.95F, -0.6F},
            .gain = 0.9F,
            .offset = 7,
            .limit = 1.0F / (4 * 40 * 40)};
  }
};

/// The definition, pixel by pixel and in doubles.
BenefitFitSums plain_sums(const BenefitFit& fit) {
  BenefitFitSums sums{};
  for (int y = 0; y < width; ++y)
    for (int x = 0; x < width; ++x) {
      const int at = y * width + x;
      const double there_x =
          double{fit.to_other[0]} * x + double{fit.to_other[1]} * y + double{fit.to_other[2]};
      const double there_y =
          double{fit.to_other[3]} * x + double{fit.to_other[4]} * y + double{fit.to_other[5]};
      if (fit.usable[at] == 0 || there_x < 0 || there_y < 0 || there_x >= width - 1 || there_y >= width - 1)
        continue;
      const int left = static_cast<int>(there_x);
      const int top = static_cast<int>(there_y);
      std::array<double, 4> between{};
      for (std::size_t c = 0; c < 4; ++c)
        for (int dy = 0; dy < 2; ++dy)
          for (int dx = 0; dx < 2; ++dx) {
            const double share_x = dx == 1 ? there_x - left : 1 - (there_x - left);
            const double share_y = dy == 1 ? there_y - top : 1 - (there_y - top);
            const std::size_t pixel =
                static_cast<std::size_t>(top + dy) * width + static_cast<std::size_t>(left + dx);
            between[c] += share_x * share_y * double{fit.other[4 * pixel + c]};
          }
      if (between[3] < 0.999) continue;
      const double u = (x - (width - 1) / 2.0) / width;
      const double v = (y - (width - 1) / 2.0) / width;
      const double difference = double{fit.target[at]} - double{fit.gain} * between[0] - double{fit.offset};
      const double weight = 1 / std::pow(1 + difference * difference * double{fit.limit}, 2);
      const std::array<double, benefit_fit_unknowns> terms = {
          between[0], 1,         between[1] * u, between[2] * v, between[2] * u - between[1] * v,
          between[1], between[2]};
      std::size_t k = 0;
      for (std::size_t i = 0; i < terms.size(); ++i) {
        sums.right[i] += weight * terms[i] * double{fit.target[at]};
        for (std::size_t j = 0; j <= i; ++j) sums.left[k++] += weight * terms[i] * terms[j];
      }
      sums.differences += weight * std::abs(difference);
      sums.weights += weight;
    }
  return sums;
}

/// Terms may cancel: a sum is held to the size of what was added, which the diagonal tells.
void check_alike(const BenefitFitSums& found, const BenefitFitSums& expected) {
  constexpr double tolerance = 1e-4;
  const auto size_of = [&](int i) { return std::sqrt(expected.left[i * (i + 1) / 2 + i]); };
  int k = 0;
  for (int i = 0; i < benefit_fit_unknowns; ++i) {
    CAPTURE(i);
    CHECK(std::abs(found.right[i] - expected.right[i]) <= tolerance * size_of(i) * size_of(0) * 2);
    for (int j = 0; j <= i; ++j, ++k)
      CHECK(std::abs(found.left[k] - expected.left[k]) <= tolerance * size_of(i) * size_of(j));
  }
  CHECK(found.differences == Approx(expected.differences).epsilon(tolerance));
  CHECK(found.weights == Approx(expected.weights).epsilon(tolerance));
}

}  // namespace

TEST_CASE("the sums of a fit are those of its definition, in both builds") {
  const test::KernelFiles files = test::kernel_files();
  for (const auto& file : {files.baseline, files.newer}) {
    if (file == files.newer && !test::cpu_has_v3()) continue;
    CAPTURE(file);
    const auto sums = test::KernelBuild(file).function<decltype(benefit_fit_sums)>("benefit_fit_sums");
    REQUIRE(sums != nullptr);
    for (unsigned seed = 1; seed <= 20; ++seed) {
      CAPTURE(seed);
      const Pictures pictures(seed);
      const BenefitFit fit = pictures.fit();
      check_alike(sums(&fit), plain_sums(fit));
    }
  }
}

TEST_CASE("where nothing overlaps nothing is summed up") {
  const Pictures pictures(1);
  BenefitFit fit = pictures.fit();
  fit.to_other[2] = 2 * width;
  const BenefitFitSums sums = benefit_fit_sums(&fit);
  CHECK(sums.weights == 0);
  CHECK(sums.left[0] == 0);
}

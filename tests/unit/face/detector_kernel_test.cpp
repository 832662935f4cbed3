#include "verify/face/kernel/detector_kernel.hpp"

#include "tests/unit/face/kernel_builds.hpp"
#include "tests/unit/face/test_photos.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;
namespace fs = std::filesystem;

namespace {

/// The detector of one of the two builds.
class Kernel {
 public:
  explicit Kernel(const fs::path& library)
      : build_(library),
        detector_(build_.function<decltype(benefit_detector_open)>("benefit_detector_open")()) {
    REQUIRE(detector_ != nullptr);
  }
  ~Kernel() { build_.function<decltype(benefit_detector_close)>("benefit_detector_close")(detector_); }
  Kernel(const Kernel&) = delete;
  Kernel& operator=(const Kernel&) = delete;

  std::string name() const { return build_.name(); }

  std::vector<BenefitDetection> find(const cv::Mat& bgr) {
    std::array<BenefitDetection, 8> found{};
    const int count = build_.function<decltype(benefit_detector_find)>("benefit_detector_find")(
        detector_, bgr.data, bgr.cols, bgr.rows, static_cast<std::ptrdiff_t>(bgr.step), 0, found.data(), 8);
    return {found.begin(), found.begin() + count};
  }

 private:
  test::KernelBuild build_;
  BenefitDetector* detector_;
};

}  // namespace

TEST_CASE("the loader takes the build for this CPU") {
  if (std::getenv("GLIBC_TUNABLES") != nullptr) return;  // somebody hides the CPU's abilities on purpose
  CHECK(benefit_detector_kernel() == std::string(test::cpu_has_v3() ? "x86-64-v3" : "baseline"));
}

TEST_CASE("both builds find the same faces") {
  const test::KernelFiles files = test::kernel_files();
  if (!test::cpu_has_v3()) return;
  Kernel slow(files.baseline);
  Kernel fast(files.newer);
  REQUIRE(slow.name() == "baseline");
  REQUIRE(fast.name() == "x86-64-v3");

  // The sums are added in another order, so a box may come from the neighbouring cell of 8 pixels.
  constexpr int tolerance = 16;
  for (const char* name : {"p000_0", "p003_1", "p010_2", "p021_0", "p031_3"}) {
    CAPTURE(name);
    const cv::Mat photo = test::pixels(test::person(name));
    const auto expected = slow.find(photo);
    const auto found = fast.find(photo);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(std::abs(found[i].left - expected[i].left) <= tolerance);
      CHECK(std::abs(found[i].top - expected[i].top) <= tolerance);
      CHECK(std::abs(found[i].width - expected[i].width) <= tolerance);
    }
  }
}

#include "verify/face/kernel/detector_kernel.hpp"

#include "tests/unit/face/test_photos.hpp"

#include <array>
#include <cstdlib>
#include <dlfcn.h>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;
namespace fs = std::filesystem;

namespace {

const fs::path newer_folder = "glibc-hwcaps/x86-64-v3";

/// What x86-64-v3 adds as far as this CPU may lack it (System V ABI, x86-64 psABI).
bool cpu_has_v3() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2");
}

/// The library that the loader took for this program.
fs::path loaded_library() {
  Dl_info info{};
  REQUIRE(dladdr(reinterpret_cast<void*>(&benefit_detector_open), &info) != 0);
  return info.dli_fname;
}

fs::path baseline_library() {
  const fs::path loaded = loaded_library();
  const bool is_newer = std::string(benefit_detector_kernel()) == "x86-64-v3";
  return is_newer ? loaded.parent_path().parent_path().parent_path() / loaded.filename() : loaded;
}

/// One of the two builds, loaded beside the program's own.
class Kernel {
 public:
  explicit Kernel(const fs::path& library) : handle_(dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL)) {
    INFO(library);
    REQUIRE(handle_ != nullptr);
    detector_ = function<decltype(benefit_detector_open)>("benefit_detector_open")();
    REQUIRE(detector_ != nullptr);
  }
  ~Kernel() { function<decltype(benefit_detector_close)>("benefit_detector_close")(detector_); }
  Kernel(const Kernel&) = delete;
  Kernel& operator=(const Kernel&) = delete;

  std::string name() { return function<decltype(benefit_detector_kernel)>("benefit_detector_kernel")(); }

  std::vector<BenefitDetection> find(const cv::Mat& bgr) {
    std::array<BenefitDetection, 8> found{};
    const int count = function<decltype(benefit_detector_find)>("benefit_detector_find")(
        detector_, bgr.data, bgr.cols, bgr.rows, static_cast<std::ptrdiff_t>(bgr.step), 0, found.data(), 8);
    return {found.begin(), found.begin() + count};
  }

 private:
  template <class Function>
  Function* function(const char* name) {
    return reinterpret_cast<Function*>(dlsym(handle_, name));
  }

  void* handle_;
  BenefitDetector* detector_ = nullptr;
};

}  // namespace

TEST_CASE("the loader takes the build for this CPU") {
  if (std::getenv("GLIBC_TUNABLES") != nullptr) return;  // somebody hides the CPU's abilities on purpose
  CHECK(benefit_detector_kernel() == std::string(cpu_has_v3() ? "x86-64-v3" : "baseline"));
}

TEST_CASE("both builds find the same faces") {
  const fs::path baseline = baseline_library();
  REQUIRE(fs::exists(baseline));
  REQUIRE(fs::exists(baseline.parent_path() / newer_folder / baseline.filename()));
  if (!cpu_has_v3()) return;
  Kernel slow(baseline);
  Kernel fast(baseline.parent_path() / newer_folder / baseline.filename());
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

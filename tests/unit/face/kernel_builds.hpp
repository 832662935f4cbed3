// The two builds of the kernel (verify/face/kernel), each to be loaded by itself.
#pragma once

#include "verify/face/kernel/detector_kernel.hpp"

#include <dlfcn.h>
#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

namespace benefit::test {

/// What x86-64-v3 adds as far as this CPU may lack it (System V ABI, x86-64 psABI).
inline bool cpu_has_v3() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2");
}

struct KernelFiles {
  std::filesystem::path baseline, newer;
};

inline KernelFiles kernel_files() {
  Dl_info info{};
  REQUIRE(dladdr(reinterpret_cast<void*>(&benefit_detector_open), &info) != 0);
  const std::filesystem::path loaded = info.dli_fname;  // the one that the loader took for this program
  const bool is_newer = std::string(benefit_detector_kernel()) == "x86-64-v3";
  KernelFiles files;
  files.baseline = is_newer ? loaded.parent_path().parent_path().parent_path() / loaded.filename() : loaded;
  files.newer = files.baseline.parent_path() / "glibc-hwcaps/x86-64-v3" / loaded.filename();
  REQUIRE(std::filesystem::exists(files.baseline));
  REQUIRE(std::filesystem::exists(files.newer));
  return files;
}

/// A build, loaded beside the program's own.
class KernelBuild {
 public:
  explicit KernelBuild(const std::filesystem::path& library)
      : handle_(dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL)) {
    INFO(library);
    REQUIRE(handle_ != nullptr);
  }

  template <class Function>
  Function* function(const char* name) const {
    return reinterpret_cast<Function*>(dlsym(handle_, name));
  }

  std::string name() const {
    return function<decltype(benefit_detector_kernel)>("benefit_detector_kernel")();
  }

 private:
  void* handle_;
};

}  // namespace benefit::test

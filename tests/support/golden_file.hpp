// A file that shows what the product says, so that every change of it is seen and reviewed. With
// BENEFIT_UPDATE_GOLDEN=1 in the environment a test writes the file anew instead of comparing.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace benefit::test {

/// `path` is relative to the source tree. Returns the text that the file should hold, to be compared with
/// `made`.
inline std::string golden(std::string_view path, std::string_view made) {
  const auto file = std::filesystem::path(BENEFIT_SOURCE_DIR) / path;
  if (std::getenv("BENEFIT_UPDATE_GOLDEN") != nullptr) std::ofstream(file, std::ios::binary) << made;
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace benefit::test

// A file that shows what the product says, so that every change of it is seen and reviewed. With
// BENEFIT_UPDATE_GOLDEN=1 in the environment a test writes the file anew instead of comparing.
#pragma once

#include "tests/support/temporary_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace benefit::test {

/// `path` is relative to the source tree. Returns the text that the file should hold, to be compared with
/// `made`.
inline std::string golden(std::string_view path, std::string_view made) {
  const auto file = std::filesystem::path(BENEFIT_SOURCE_DIR) / path;
  if (std::getenv("BENEFIT_UPDATE_GOLDEN") != nullptr) std::ofstream(file, std::ios::binary) << made;
  return content(file);
}

}  // namespace benefit::test

// A list of labelled pairs of photos, to measure the face path with.
#pragma once

#include "verify/types/error.hpp"

#include <cstddef>
#include <istream>
#include <string>
#include <vector>

namespace benefit::face {

struct LabelledPair {
  std::string first, second;  ///< paths, relative to a folder that the reader does not know
  bool same_person = false;
  std::size_t line = 0;  ///< in the pairs file, from 1

  friend bool operator==(const LabelledPair&, const LabelledPair&) = default;
};

/// Reads tab-separated lines: photo, photo, 1 (one person) or 0 (two people). Empty lines are skipped, and so
/// is a first line whose third column is the word "same". Errors: bad_input with the line.
Expected<std::vector<LabelledPair>> read_pairs(std::istream& file);

}  // namespace benefit::face

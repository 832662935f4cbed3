// A list of photos of which it is known what they show, to measure the detection of presentation attacks
// with.
#pragma once

#include "verify/types/error.hpp"

#include <cstddef>
#include <istream>
#include <string>
#include <vector>

namespace benefit::face {

struct LabelledPhoto {
  std::string name;  ///< path, relative to a folder that the reader does not know
  std::string kind;  ///< "live", or the kind of attack: "print", "screen", ...
  std::size_t line = 0;

  friend bool operator==(const LabelledPhoto&, const LabelledPhoto&) = default;
};

/// The kind of a photo that shows a person (ISO/IEC 30107-3: bona fide presentation).
inline constexpr const char* live = "live";

/// Reads tab-separated lines: photo, kind. Empty lines are skipped, and so is a first line whose second
/// column is "kind". Errors: bad_input with the line.
Expected<std::vector<LabelledPhoto>> read_labelled_photos(std::istream& file);

}  // namespace benefit::face

// The file of --per-photo: what was measured on each photo, as a table to look into with other programs.
#pragma once

#include "verify/types/photo.hpp"

#include <fstream>
#include <string>

namespace benefit::cli {

/// Tab-separated, with a heading: photo, faces, not_assessable, the quality components' native values,
/// unified, the signs of a presentation attack and their score. Empty where nothing was measured.
class PhotoTable {
 public:
  /// Throws Failure(io) when the file cannot be written.
  explicit PhotoTable(const std::string& path);

  void add(const std::string& photo, const FaceMeasurement& measured);
  /// Throws Failure(io).
  void finish();

 private:
  void require_written() const;

  std::string path_;
  std::ofstream file_;
};

}  // namespace benefit::cli

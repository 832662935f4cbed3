// Many photo files through the face path, in several threads: for the commands that measure how well it
// works.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/photo_store.hpp"
#include "verify/types/progress.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace benefit::face {

/// What measuring many photos takes, handed in.
struct MeasuringTools {
  /// Called once in each worker thread: the measurer is used by that thread alone.
  std::function<std::unique_ptr<FaceMeasurer>()> make_measurer;
  unsigned workers = 1;
  Progress& progress;  ///< phase "measure", in photos
};

/// The file of a photo that line `line` of a list names. Errors: bad_input with that line when there is none.
Expected<std::filesystem::path> listed_photo(const std::filesystem::path& root, std::string_view name,
                                             std::size_t line);

/// Throws Failure(io).
Bytes read_photo_file(const std::filesystem::path& file);

/// What was measured on each file, in their order, whichever thread had it. Errors: cancelled. Throws Failure
/// when a file cannot be read or a measurer throws.
Expected<std::vector<FaceMeasurement>> measure_photos(const std::vector<std::filesystem::path>& files,
                                                      const MeasuringTools& tools);

}  // namespace benefit::face

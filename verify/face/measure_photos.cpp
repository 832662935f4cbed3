#include "verify/face/measure_photos.hpp"

#include "verify/types/for_each_part.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

namespace benefit::face {

Bytes read_photo_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Failure({ErrorCode::io, "a photo cannot be read", path.string(), {}});
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Expected<std::filesystem::path> listed_photo(const std::filesystem::path& root, std::string_view name,
                                             std::size_t line) {
  std::filesystem::path path = root / name;
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored))
    return tl::unexpected(Error{ErrorCode::bad_input, fmt::format("there is no photo '{}'", name),
                                fmt::format("line {}", line), "paths are relative to --root"});
  return path;
}

Expected<std::vector<FaceMeasurement>> measure_photos(const std::vector<std::filesystem::path>& files,
                                                      const MeasuringTools& tools) {
  std::vector<FaceMeasurement> measured(files.size());
  std::vector<std::unique_ptr<FaceMeasurer>> measurers(std::max(1U, tools.workers));
  std::atomic<std::int64_t> done = 0;
  for_each_part(files.size(), tools.workers, [&](std::size_t i, unsigned thread) {
    if (tools.progress.stop_requested()) return;
    auto& measurer = measurers[thread];
    if (!measurer) measurer = tools.make_measurer();
    measured[i] = measurer->measure(read_photo_file(files[i]));
    tools.progress.report("measure", ++done, static_cast<std::int64_t>(files.size()));
  });
  if (tools.progress.stop_requested())
    return tl::unexpected(Error{ErrorCode::cancelled, "the evaluation was stopped", {}, {}});
  return measured;
}

}  // namespace benefit::face

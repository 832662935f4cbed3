#include "verify/face/presentation_attack/evaluate_attacks.hpp"

#include <cstdint>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

namespace benefit::face {

Expected<AttackEvaluation> evaluate_attacks(const std::vector<LabelledPhoto>& photos,
                                            const std::filesystem::path& root, FaceMeasurer& measurer,
                                            Progress& progress, const LabelledPhotoObserver& observe) {
  AttackEvaluation evaluation;
  std::int64_t done = 0;
  for (const LabelledPhoto& photo : photos) {
    if (progress.stop_requested())
      return tl::unexpected(Error{ErrorCode::cancelled, "the evaluation was stopped", {}, {}});
    std::ifstream file(root / photo.name, std::ios::binary);
    if (!file)
      return tl::unexpected(Error{ErrorCode::bad_input, fmt::format("there is no photo '{}'", photo.name),
                                  fmt::format("line {}", photo.line), "paths are relative to --root"});
    const Bytes bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const FaceMeasurement measured = measurer.measure(bytes);

    AttackCount& count = evaluation[photo.kind];
    ++count.photos;
    if (!measured.attack) ++count.not_assessable;
    if (measured.attack && measured.attack->suspected) ++count.suspected;
    if (observe) observe(photo, measured);
    progress.report("measure", ++done, static_cast<std::int64_t>(photos.size()));
  }
  return evaluation;
}

}  // namespace benefit::face

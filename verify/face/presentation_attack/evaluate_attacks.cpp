#include "verify/face/presentation_attack/evaluate_attacks.hpp"

namespace benefit::face {

Expected<AttackEvaluation> evaluate_attacks(const std::vector<LabelledPhoto>& photos,
                                            const std::filesystem::path& root, const MeasuringTools& tools,
                                            const LabelledPhotoObserver& observe) {
  std::vector<std::filesystem::path> files;
  for (const LabelledPhoto& photo : photos) {
    auto file = listed_photo(root, photo.name, photo.line);
    if (!file) return tl::unexpected(file.error());
    files.push_back(*std::move(file));
  }
  const auto measured = measure_photos(files, tools);
  if (!measured) return tl::unexpected(measured.error());

  AttackEvaluation evaluation;
  for (std::size_t i = 0; i < photos.size(); ++i) {
    const FaceMeasurement& photo = (*measured)[i];
    AttackCount& count = evaluation[photos[i].kind];
    ++count.photos;
    if (!photo.attack) ++count.not_assessable;
    if (photo.attack && photo.attack->suspected) ++count.suspected;
    if (observe) observe(photos[i], photo);
  }
  return evaluation;
}

}  // namespace benefit::face

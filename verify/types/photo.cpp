#include "verify/types/photo.hpp"

namespace benefit {
namespace {

constexpr std::pair<NotAssessable, std::string_view> reasons[] = {
    {NotAssessable::not_an_image, "not_an_image"},
    {NotAssessable::unsupported_type, "unsupported_type"},
    {NotAssessable::damaged, "damaged"},
    {NotAssessable::too_small, "too_small"},
    {NotAssessable::too_large, "too_large"},
    {NotAssessable::no_face, "no_face"},
    {NotAssessable::face_too_small, "face_too_small"},
    {NotAssessable::face_cut, "face_cut"},
    {NotAssessable::turned_away, "turned_away"},
    {NotAssessable::too_dark, "too_dark"},
    {NotAssessable::too_bright, "too_bright"},
    {NotAssessable::too_blurred, "too_blurred"},
    {NotAssessable::covered, "covered"},
    {NotAssessable::several_faces, "several_faces"},
    {NotAssessable::worker_failed, "worker_failed"},
};

}  // namespace

std::string_view to_string(NotAssessable reason) {
  for (const auto& [value, name] : reasons)
    if (value == reason) return name;
  return "worker_failed";
}

std::optional<NotAssessable> parse_not_assessable(std::string_view text) {
  for (const auto& [value, name] : reasons)
    if (name == text) return value;
  return std::nullopt;
}

std::optional<PhotoAdvice> advice_for(NotAssessable reason) {
  switch (reason) {
    case NotAssessable::no_face:
    case NotAssessable::turned_away:
      return PhotoAdvice::look_straight;
    case NotAssessable::face_too_small:
      return PhotoAdvice::come_closer;
    case NotAssessable::face_cut:
      return PhotoAdvice::whole_face;
    case NotAssessable::too_dark:
      return PhotoAdvice::turn_to_window;
    case NotAssessable::too_bright:
      return PhotoAdvice::avoid_glare;
    case NotAssessable::too_blurred:
      return PhotoAdvice::hold_still;
    case NotAssessable::covered:
      return PhotoAdvice::uncover_face;
    case NotAssessable::several_faces:
      return PhotoAdvice::one_person_only;
    default:
      return std::nullopt;
  }
}

std::string_view to_string(FaceOutcome outcome) {
  switch (outcome) {
    case FaceOutcome::same:
      return "same";
    case FaceOutcome::unsure:
      return "unsure";
    case FaceOutcome::different:
      return "different";
    case FaceOutcome::not_assessable:
      return "not_assessable";
  }
  return "not_assessable";
}

}  // namespace benefit

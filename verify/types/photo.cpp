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

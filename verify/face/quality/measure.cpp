#include "verify/face/quality/measure.hpp"

#include "verify/face/quality/exposure.hpp"
#include "verify/face/quality/eyes_and_mouth.hpp"
#include "verify/face/quality/face_crop.hpp"
#include "verify/face/quality/face_geometry.hpp"
#include "verify/face/quality/head_pose.hpp"
#include "verify/face/quality/occlusion.hpp"
#include "verify/face/quality/rival_face.hpp"
#include "verify/face/quality/sharpness.hpp"

#include <cmath>

#include <fmt/format.h>

namespace benefit::face {

PhotoQuality measure_quality(const Photo& photo, const std::vector<cv::Rect>& faces, const cv::Rect& subject,
                             const Landmarks& landmarks) {
  using enum QualityComponent;
  PhotoQuality quality;
  const HeadPose pose = head_pose(landmarks);
  quality[yaw] = pose.yaw;
  quality[pitch] = pose.pitch;
  quality[roll] = pose.roll;
  quality[QualityComponent::inter_eye_distance] = face::inter_eye_distance(photo, landmarks);
  quality[QualityComponent::face_inside] = face::face_inside(photo, landmarks);
  quality[QualityComponent::eyes_open] = face::eyes_open(landmarks);
  quality[QualityComponent::mouth_closed] = face::mouth_closed(landmarks);

  const FaceCrop crop = crop_face(photo.bgr, landmarks);
  quality[QualityComponent::sharpness] = face::sharpness(crop);
  const Exposure light = exposure(crop);
  quality[under_exposure] = light.under;
  quality[over_exposure] = light.over;
  quality[dynamic_range] = light.dynamic_range;
  quality[QualityComponent::even_light] = face::even_light(crop);
  const Occlusion covered = occlusion(crop);
  quality[eyes_uncovered] = covered.eyes;
  quality[mouth_uncovered] = covered.mouth;
  quality[forehead_uncovered] = covered.forehead;

  quality[single_face] = rival_face(faces, subject, photo.bgr.size());
  quality[compression] = photo.jpeg_quality.value_or(100);
  return quality;
}

std::optional<Refusal> refuse_by_quality(const PhotoQuality& quality, const QualityBounds& bounds) {
  // The surest first: a face that is cut off is turned, dark and blurred as well.
  for (const QualityBound& bound : bounds) {
    const double native = quality[bound.component];
    const bool angle = bound.component <= QualityComponent::roll;
    const double size = angle ? std::abs(native) : native;
    if (bound.refuse_above ? size > bound.native : size < bound.native)
      return Refusal{bound.reason,
                     fmt::format("{} is {:.2f}; {} {} is not compared", to_string(bound.component), native,
                                 bound.refuse_above ? "above" : "below", bound.native)};
  }
  return std::nullopt;
}

}  // namespace benefit::face

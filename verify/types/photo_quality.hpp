// How well a photo suits a comparison of faces, component by component in the spirit of ISO/IEC 29794-5: what
// was measured (native values), each on one scale from 0 to 100, and what to do about a low one. The measures
// themselves are in verify/face/quality.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace benefit {

/// In the order of PhotoQuality::native. Stored by name (`to_string`).
enum class QualityComponent : std::uint8_t {
  yaw,                 ///< degrees, positive: turned to the picture's right (head_pose.hpp)
  pitch,               ///< degrees, positive: face raised
  roll,                ///< degrees, positive: leaning clockwise in the picture
  inter_eye_distance,  ///< pixels of the upright photo (face_geometry.hpp)
  face_inside,         ///< share of the face that lies within the photo, 0 .. 1
  eyes_open,           ///< height of the eye's opening by its width, 0 .. about 0.4 (eyes_and_mouth.hpp)
  mouth_closed,        ///< height of the mouth's opening by its width, 0 .. about 1
  sharpness,           ///< fine detail by all detail, 0 .. about 2 (sharpness.hpp)
  under_exposure,      ///< share of the face's pixels that are black, 0 .. 1 (exposure.hpp)
  over_exposure,       ///< share of the face's pixels that are white, 0 .. 1
  dynamic_range,       ///< bits of the face's grey values, 0 .. 8
  even_light,          ///< brightness of the darker cheek by the brighter one's, 0 .. 1
  eyes_uncovered,      ///< brightness about the eyes by the cheeks', 0 .. about 2 (occlusion.hpp)
  mouth_uncovered,     ///< colour distance of the lower from the upper face, 0 .. about 100
  forehead_uncovered,  ///< colour distance of the forehead from the middle face, 0 .. about 100
  single_face,         ///< how much another face could be the subject, 0 .. 1 (rival_face.hpp)
  compression,         ///< the JPEG's quality on the scale of the IJG's software, 1 .. 100 (jpeg_quality.hpp)
};
inline constexpr std::size_t quality_components = static_cast<std::size_t>(QualityComponent::compression) + 1;

std::string_view to_string(QualityComponent component);

/// What an operator can do while the person is still there. Stored and sent by name (`to_string`).
enum class PhotoAdvice : std::uint8_t {
  look_straight,  ///< at the camera
  head_upright,   ///< not leaning to a side
  come_closer,    ///< too few pixels between the eyes
  whole_face,     ///< the picture's edge cuts it
  open_eyes,
  close_mouth,
  hold_still,
  turn_to_window,  ///< too dark, or lit from one side
  avoid_glare,     ///< too bright: away from the lamp, no flash
  take_off_glasses,
  uncover_face,  ///< mask, scarf, hand
  take_off_hat,  ///< or hair off the forehead
  one_person_only,
  send_original,  ///< not a copy from a chat program
};

std::string_view to_string(PhotoAdvice advice);

/// What was measured on one face.
struct PhotoQuality {
  std::array<double, quality_components> native{};

  double operator[](QualityComponent component) const { return native[static_cast<std::size_t>(component)]; }
  double& operator[](QualityComponent component) { return native[static_cast<std::size_t>(component)]; }
  friend bool operator==(const PhotoQuality&, const PhotoQuality&) = default;
};

/// The native value on the scale from 0 (useless) to 100 (as good as it gets): a straight line between the
/// two native values that stand for 0 and for 100, level outside of them. Of an angle the sign makes no
/// difference.
int component_value(QualityComponent component, double native);

/// One figure from 0 to 100, only to put photos in order ("which of these three shall we keep?"): half the
/// lowest component value, half their mean, rounded. Decides nothing.
int unified_quality(const PhotoQuality& quality);

/// What to do about the components below `advice_below`, the lowest first; each advice once, at most three.
std::vector<PhotoAdvice> advice_for(const PhotoQuality& quality);
inline constexpr int advice_below = 40;

}  // namespace benefit

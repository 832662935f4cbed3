#include "verify/types/photo_quality.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace benefit {
namespace {

/// One line a component: its name, the native values that stand for 0 and for 100, and what helps.
struct Scale {
  std::string_view name;
  double zero, full;
  PhotoAdvice advice;
};

using Do = PhotoAdvice;

constexpr std::array<Scale, quality_components> scales = {{
    {"yaw", 45, 5, Do::look_straight},
    {"pitch", 45, 5, Do::look_straight},
    {"roll", 45, 5, Do::head_upright},
    {"inter_eye_distance", 10, 90, Do::come_closer},
    {"face_inside", 0.7, 1, Do::whole_face},
    {"eyes_open", 0.1, 0.25, Do::open_eyes},
    {"mouth_closed", 0.8, 0.1, Do::close_mouth},
    {"sharpness", 0.05, 0.45, Do::hold_still},
    {"under_exposure", 0.8, 0.1, Do::turn_to_window},
    {"over_exposure", 0.6, 0.05, Do::avoid_glare},
    {"dynamic_range", 3, 7, Do::turn_to_window},
    {"even_light", 0.2, 0.8, Do::turn_to_window},
    {"eyes_uncovered", 0.2, 0.6, Do::take_off_glasses},
    {"mouth_uncovered", 70, 20, Do::uncover_face},
    {"forehead_uncovered", 100, 25, Do::take_off_hat},
    {"single_face", 1, 0.2, Do::one_person_only},
    {"compression", 5, 75, Do::send_original},
}};

constexpr std::string_view advice_names[] = {
    "look_straight", "head_upright", "come_closer",     "whole_face",   "open_eyes",
    "close_mouth",   "hold_still",   "turn_to_window",  "avoid_glare",  "take_off_glasses",
    "uncover_face",  "take_off_hat", "one_person_only", "send_original"};

const Scale& scale_of(QualityComponent component) { return scales[static_cast<std::size_t>(component)]; }

bool is_angle(QualityComponent component) { return component <= QualityComponent::roll; }

std::array<int, quality_components> values_of(const PhotoQuality& quality) {
  std::array<int, quality_components> values{};
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = component_value(static_cast<QualityComponent>(i), quality.native[i]);
  return values;
}

}  // namespace

std::string_view to_string(QualityComponent component) { return scale_of(component).name; }

std::string_view to_string(PhotoAdvice advice) { return advice_names[static_cast<std::size_t>(advice)]; }

int component_value(QualityComponent component, double native) {
  const Scale& scale = scale_of(component);
  const double size = is_angle(component) ? std::abs(native) : native;
  return static_cast<int>(
      std::lround(100 * std::clamp((size - scale.zero) / (scale.full - scale.zero), 0.0, 1.0)));
}

int unified_quality(const PhotoQuality& quality) {
  const auto values = values_of(quality);
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  return static_cast<int>(std::lround((*std::ranges::min_element(values) + mean) / 2));
}

std::vector<PhotoAdvice> advice_for(const PhotoQuality& quality) {
  constexpr std::size_t most = 3;
  const auto values = values_of(quality);
  std::array<std::size_t, quality_components> order{};
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&values](std::size_t i) { return values[i]; });
  std::vector<PhotoAdvice> advice;
  for (const std::size_t i : order) {
    if (values[i] >= advice_below || advice.size() == most) break;
    if (std::ranges::find(advice, scales[i].advice) == advice.end()) advice.push_back(scales[i].advice);
  }
  return advice;
}

}  // namespace benefit

#include "verify/types/photo_quality.hpp"

#include "verify/types/photo.hpp"

#include <set>
#include <string>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

/// As good as it gets.
PhotoQuality perfect() {
  PhotoQuality quality;
  quality[QualityComponent::inter_eye_distance] = 120;
  quality[QualityComponent::face_inside] = 1;
  quality[QualityComponent::eyes_open] = 0.3;
  quality[QualityComponent::sharpness] = 0.8;
  quality[QualityComponent::dynamic_range] = 7.2;
  quality[QualityComponent::even_light] = 0.95;
  quality[QualityComponent::eyes_uncovered] = 0.7;
  quality[QualityComponent::compression] = 95;
  return quality;
}

}  // namespace

TEST_CASE("every component and every advice has a name of its own") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < quality_components; ++i)
    names.insert(to_string(static_cast<QualityComponent>(i)));
  CHECK(names.size() == quality_components);
  std::set<std::string_view> advice;
  for (int i = 0; i <= static_cast<int>(PhotoAdvice::send_original); ++i)
    advice.insert(to_string(static_cast<PhotoAdvice>(i)));
  CHECK(advice.size() == static_cast<std::size_t>(PhotoAdvice::send_original) + 1);
}

TEST_CASE("a component's value goes from 0 to 100 between two native values") {
  CHECK(component_value(QualityComponent::inter_eye_distance, 10) == 0);
  CHECK(component_value(QualityComponent::inter_eye_distance, 50) == 50);
  CHECK(component_value(QualityComponent::inter_eye_distance, 90) == 100);
  CHECK(component_value(QualityComponent::inter_eye_distance, 4000) == 100);
  CHECK(component_value(QualityComponent::inter_eye_distance, 0) == 0);
  CHECK(component_value(QualityComponent::yaw, 0) == 100);
  CHECK(component_value(QualityComponent::yaw, 25) == 50);
  CHECK(component_value(QualityComponent::yaw, -25) == 50);
  CHECK(component_value(QualityComponent::under_exposure, 1) == 0);
}

TEST_CASE("a perfect photo needs no advice, and the lowest component leads the rest") {
  PhotoQuality quality = perfect();
  CHECK(unified_quality(quality) == 100);
  CHECK(advice_for(quality).empty());

  quality[QualityComponent::under_exposure] = 0.8;
  quality[QualityComponent::dynamic_range] = 3.5;
  quality[QualityComponent::sharpness] = 0.1;
  CHECK(advice_for(quality) == std::vector{PhotoAdvice::turn_to_window, PhotoAdvice::hold_still});
  CHECK(unified_quality(quality) < 50);

  quality[QualityComponent::roll] = 44;
  quality[QualityComponent::mouth_uncovered] = 69;
  CHECK(advice_for(quality).size() == 3);
}

TEST_CASE("whatever is wrong with the scene has an advice, what is wrong with the file has none") {
  CHECK(advice_for(NotAssessable::too_dark) == PhotoAdvice::turn_to_window);
  CHECK(advice_for(NotAssessable::covered) == PhotoAdvice::uncover_face);
  CHECK(advice_for(NotAssessable::no_face) == PhotoAdvice::look_straight);
  CHECK_FALSE(advice_for(NotAssessable::damaged));
  CHECK_FALSE(advice_for(NotAssessable::worker_failed));
}

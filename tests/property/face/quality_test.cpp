// What holds of quality measures for any photo and any spoiling.
#include "tests/unit/face/found_face.hpp"

#include <array>
#include <cmath>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

using namespace benefit;
using enum QualityComponent;

namespace {

const test::FoundFace& any_face() {
  static const std::array faces = {
      test::find_face(test::person("p000_0")), test::find_face(test::person("p003_2")),
      test::find_face(test::person("p017_3")), test::find_face(test::person("p029_0"))};
  return faces[*rc::gen::inRange<std::size_t>(0, faces.size())];
}

cv::Mat blurred(const cv::Mat& photo, double sigma) {
  cv::Mat result;
  cv::GaussianBlur(photo, result, {}, sigma);
  return result;
}

cv::Mat times(const cv::Mat& photo, double factor) {
  cv::Mat result;
  photo.convertTo(result, CV_8UC3, factor);
  return result;
}

}  // namespace

TEST_CASE("more blur never makes a face sharper") {
  rc::prop("sharpness", [] {
    const test::FoundFace& found = any_face();
    const double sigma = *rc::gen::inRange(5, 60) / 10.0;
    const double less = found.quality_of(blurred(found.photo.bgr, sigma))[sharpness];
    const double more = found.quality_of(blurred(found.photo.bgr, sigma * 1.3))[sharpness];
    RC_ASSERT(more <= less + 0.005);  // pixels are whole numbers
  });
}

TEST_CASE("less light never makes a face less dark, more never less bright") {
  rc::prop("exposure", [] {
    const test::FoundFace& found = any_face();
    const double factor = *rc::gen::inRange(5, 40) / 10.0;
    const PhotoQuality brighter = found.quality_of(times(found.photo.bgr, factor));
    const PhotoQuality darker = found.quality_of(times(found.photo.bgr, factor * 0.7));
    RC_ASSERT(darker[under_exposure] >= brighter[under_exposure]);
    RC_ASSERT(darker[over_exposure] <= brighter[over_exposure]);
  });
}

TEST_CASE("every measure is a number in its range, whatever the pixels and wherever the points") {
  rc::prop("ranges", [] {
    test::FoundFace found = any_face();
    found.photo.bgr = cv::Mat(480, 384, CV_8UC3);
    cv::RNG noise(*rc::gen::arbitrary<std::uint64_t>());
    noise.fill(found.photo.bgr, cv::RNG::UNIFORM, 0, *rc::gen::inRange(1, 256));
    const int spread = *rc::gen::inRange(1, 200);
    for (cv::Point2d& point : found.landmarks)
      point += cv::Point2d(*rc::gen::inRange(-spread, spread), *rc::gen::inRange(-spread, spread));
    const PhotoQuality quality = found.quality();
    for (std::size_t i = 0; i < quality_components; ++i) {
      const double native = quality.native[i];
      RC_ASSERT(std::isfinite(native));
      const int value = component_value(static_cast<QualityComponent>(i), native);
      RC_ASSERT(value >= 0 && value <= 100);
    }
    for (const QualityComponent share : {face_inside, under_exposure, over_exposure, even_light, single_face})
      RC_ASSERT(quality[share] >= 0 && quality[share] <= 1);
    RC_ASSERT(quality[dynamic_range] >= 0 && quality[dynamic_range] <= 8);
    RC_ASSERT(unified_quality(quality) >= 0 && unified_quality(quality) <= 100);
  });
}

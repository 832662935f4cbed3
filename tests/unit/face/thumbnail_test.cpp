#include "verify/face/thumbnail.hpp"

#include "tests/unit/face/test_photos.hpp"

#include <catch2/catch.hpp>

using namespace benefit;

TEST_CASE("a thumbnail is as wide as asked, in the photo's shape") {
  const auto small = face::thumbnail(test::person("p000_0"), 96);
  REQUIRE(small);
  CHECK(small->width == 96);
  CHECK(small->height == 120);
  CHECK(small->rgb.size() == 96U * 120U * 3U);
}

TEST_CASE("a thumbnail is never enlarged, and never nothing") {
  CHECK(face::thumbnail(test::person("p000_0"), 5000)->width == 384);
  const auto column = face::thumbnail(test::as_jpeg(cv::Mat(50, 800, CV_8UC3, cv::Scalar::all(1))), 0);
  REQUIRE(column);
  CHECK(column->width == 1);
  CHECK(column->height == 1);
}

TEST_CASE("colours are red, green, blue, and the picture is upright") {
  cv::Mat photo(48, 96, CV_8UC3, cv::Scalar(0, 0, 255));   // red
  photo(cv::Rect(48, 0, 48, 48)) = cv::Scalar(255, 0, 0);  // its right half blue
  const auto turned =
      face::thumbnail(test::with_orientation(test::as_jpeg(photo, 100), 3), 96);  // half a turn
  REQUIRE(turned);
  const auto is_about = [&turned](std::size_t byte, int value) {
    return std::abs(turned->rgb.at(byte) - value) < 8;
  };
  CHECK(is_about(0, 0));
  CHECK(is_about(2, 255));
  const std::size_t last = turned->rgb.size() - 3;
  CHECK(is_about(last, 255));
  CHECK(is_about(last + 2, 0));
}

TEST_CASE("what is no photo has no thumbnail") {
  CHECK(face::thumbnail(test::awkward("text.jpg"), 96).error().reason == NotAssessable::not_an_image);
}

#include "verify/face/detect.hpp"

#include "tests/unit/face/test_photos.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace benefit;

TEST_CASE("the subject is the face nearest the photo's middle") {
  const cv::Rect left(0, 40, 20, 20);
  const cv::Rect near_the_middle(55, 45, 20, 20);
  const cv::Rect large_but_aside(60, 0, 40, 40);
  CHECK(face::nearest_centre({left, large_but_aside, near_the_middle}, {100, 100}) == near_the_middle);
  CHECK(face::nearest_centre({left}, {100, 100}) == left);
}

TEST_CASE("of two faces as near, the surer one is the subject") {
  const cv::Rect surer(0, 40, 20, 20);
  const cv::Rect other(80, 40, 20, 20);
  CHECK(face::nearest_centre({surer, other}, {100, 100}) == surer);
}

TEST_CASE("a face is found where it is") {
  face::Detector detector;
  const auto faces = detector.find(test::pixels(test::person("p000_0")));
  REQUIRE(faces.size() == 1);
  CHECK(faces[0].contains({190, 240}));
  CHECK(faces[0].width > 150);
}

TEST_CASE("both faces of two people are found") {
  cv::Mat together;
  cv::hconcat(test::pixels(test::person("p000_0")), test::pixels(test::person("p005_0")), together);
  face::Detector detector;
  CHECK(detector.find(together).size() == 2);
}

TEST_CASE("a face too small for the detector's window is found in the enlarged photo") {
  const cv::Mat photo = test::pixels(test::person("p000_0"));
  cv::Mat small;
  cv::resize(photo, small, {}, 0.3, 0.3, cv::INTER_AREA);
  face::Detector detector;
  const auto faces = detector.find(small);
  REQUIRE(faces.size() == 1);
  CHECK(faces[0].width < 80);
  CHECK(faces[0].contains({57, 72}));
}

TEST_CASE("no face is found where there is none") {
  face::Detector detector;
  CHECK(detector.find(cv::Mat(200, 200, CV_8UC3, cv::Scalar::all(128))).empty());
}

// Each quality measure on pictures made for it: altered copies of a fictional person's photo, or mere points.
#include "tests/unit/face/found_face.hpp"
#include "verify/face/quality/errors_by_quality.hpp"
#include "verify/face/quality/eyes_and_mouth.hpp"
#include "verify/face/quality/head_pose.hpp"
#include "verify/face/quality/jpeg_quality.hpp"
#include "verify/face/quality/rival_face.hpp"

#include <cmath>
#include <numbers>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace benefit;
using enum QualityComponent;

namespace {

const test::FoundFace& calm() {
  static const test::FoundFace found = test::find_face(test::person("p002_0"));
  return found;
}

cv::Mat darkened(const cv::Mat& bgr, double factor) {
  cv::Mat dark;
  bgr.convertTo(dark, CV_8UC3, factor);
  return dark;
}

/// The landmarks of the calm photo turned in the picture's plane about its middle, in degrees clockwise.
face::Landmarks turned(double degrees) {
  const double angle = degrees * std::numbers::pi / 180;
  face::Landmarks landmarks;
  for (std::size_t i = 0; i < landmarks.size(); ++i) {
    const cv::Point2d point = calm().landmarks[i] - cv::Point2d(192, 240);
    landmarks[i] = {192 + std::cos(angle) * point.x - std::sin(angle) * point.y,
                    240 + std::sin(angle) * point.x + std::cos(angle) * point.y};
  }
  return landmarks;
}

}  // namespace

TEST_CASE("roll follows the picture's turn and leaves the other angles alone") {
  const face::HeadPose upright = face::head_pose(calm().landmarks);
  for (const double degrees : {-30.0, -10.0, 10.0, 30.0}) {
    CAPTURE(degrees);
    const face::HeadPose pose = face::head_pose(turned(degrees));
    CHECK(pose.roll == Approx(upright.roll + degrees).margin(1.5));
    CHECK(pose.yaw == Approx(upright.yaw).margin(3));
    CHECK(pose.pitch == Approx(upright.pitch).margin(3));
  }
}

TEST_CASE("a mirrored face is turned the other way; a nose moved to the right is turned to the right") {
  face::Landmarks mirrored = calm().landmarks;
  for (cv::Point2d& point : mirrored) point.x = 384 - point.x;
  std::swap(mirrored[36], mirrored[45]);
  std::swap(mirrored[48], mirrored[54]);
  CHECK(face::head_pose(mirrored).yaw == Approx(-face::head_pose(calm().landmarks).yaw).margin(0.01));

  face::Landmarks turned_right = calm().landmarks;
  turned_right[30].x += 20;
  CHECK(face::head_pose(turned_right).yaw > face::head_pose(calm().landmarks).yaw + 8);
  face::Landmarks raised = calm().landmarks;
  raised[30].y -= 15;
  CHECK(face::head_pose(raised).pitch > face::head_pose(calm().landmarks).pitch + 5);
}

TEST_CASE("the distance of the eyes is in pixels of the photo as it came") {
  face::Photo large = calm().photo;
  large.width *= 3;
  large.height *= 3;
  const double distance =
      face::measure_quality(large, calm().faces, calm().subject, calm().landmarks)[inter_eye_distance];
  CHECK(distance == Approx(3 * calm().quality()[inter_eye_distance]));
}

TEST_CASE("a face at the picture's edge is cut") {
  CHECK(calm().quality()[face_inside] == 1);
  // The left part of the photo taken away, up to the middle of the face.
  const int cut = calm().subject.x + calm().subject.width / 2;
  test::FoundFace half = calm();
  half.photo.bgr = calm().photo.bgr(cv::Rect(cut, 0, 384 - cut, 480)).clone();
  for (cv::Point2d& point : half.landmarks) point.x -= cut;
  CHECK(half.quality()[face_inside] == Approx(0.5).margin(0.12));
}

TEST_CASE("lids and lips") {
  face::Landmarks landmarks = calm().landmarks;
  CHECK(face::eyes_open(landmarks) > 0.2);
  for (const std::size_t upper : {37U, 38U, 43U, 44U})
    landmarks[upper] = landmarks[upper < 40 ? 78 - upper : 90 - upper];
  CHECK(face::eyes_open(landmarks) < 0.12);
  CHECK(face::mouth_closed(landmarks) < 0.15);
  for (const std::size_t lower : {65U, 66U, 67U}) landmarks[lower].y += 30;
  CHECK(face::mouth_closed(landmarks) > 0.4);
}

TEST_CASE("a blur costs sharpness, poor contrast does not") {
  const cv::Mat& photo = calm().photo.bgr;
  cv::Mat blurred;
  cv::GaussianBlur(photo, blurred, {}, 3);
  CHECK(calm().quality_of(blurred)[sharpness] < calm().quality()[sharpness] / 3);
  cv::Mat pale;
  photo.convertTo(pale, CV_8UC3, 0.5, 100);
  CHECK(calm().quality_of(pale)[sharpness] == Approx(calm().quality()[sharpness]).epsilon(0.15));
  CHECK(calm().quality_of(cv::Mat(480, 384, CV_8UC3, cv::Scalar::all(128)))[sharpness] == 0);
}

TEST_CASE("light: too little, too much, from one side") {
  const PhotoQuality good = calm().quality();
  const PhotoQuality dark = calm().quality_of(darkened(calm().photo.bgr, 0.08));
  CHECK(dark[under_exposure] > 0.9);
  CHECK(dark[dynamic_range] < good[dynamic_range] - 2);
  const PhotoQuality bright = calm().quality_of(darkened(calm().photo.bgr, 6));
  CHECK(bright[over_exposure] > 0.5);
  CHECK(good[under_exposure] < 0.2);
  CHECK(good[over_exposure] < 0.05);

  cv::Mat one_side = calm().photo.bgr.clone();
  const int middle = cvRound(calm().landmarks[30].x);
  cv::Mat left = one_side(cv::Rect(0, 0, middle, 480));
  left *= 0.3;
  CHECK(calm().quality_of(one_side)[even_light] < 0.45);
  CHECK(good[even_light] > 0.7);
}

TEST_CASE("dark glasses, a mask and a hat are seen by their colour") {
  const PhotoQuality good = calm().quality();
  const auto& points = calm().landmarks;
  cv::Mat glasses = calm().photo.bgr.clone();
  cv::rectangle(glasses, cv::Point(cv::Point2d(points[36].x - 15, points[37].y - 15)),
                cv::Point(cv::Point2d(points[45].x + 15, points[46].y + 15)), cv::Scalar::all(15),
                cv::FILLED);
  CHECK(calm().quality_of(glasses)[eyes_uncovered] < 0.3);
  CHECK(good[eyes_uncovered] > 0.4);

  cv::Mat mask = calm().photo.bgr.clone();
  cv::rectangle(mask, cv::Point(cv::Point2d(points[2].x, points[30].y)),
                cv::Point(cv::Point2d(points[14].x, points[8].y)), cv::Scalar(230, 190, 120), cv::FILLED);
  CHECK(calm().quality_of(mask)[mouth_uncovered] > good[mouth_uncovered] + 25);

  cv::Mat hat = calm().photo.bgr.clone();
  cv::rectangle(hat, cv::Point(0, 0), cv::Point(cv::Point2d(384, points[19].y - 8)), cv::Scalar(120, 30, 20),
                cv::FILLED);
  CHECK(calm().quality_of(hat)[forehead_uncovered] > good[forehead_uncovered] + 25);
}

TEST_CASE("a rival is as large and as near the middle as the subject") {
  const cv::Size photo(1000, 500);
  const cv::Rect subject(300, 150, 200, 200);
  CHECK(face::rival_face({subject}, subject, photo) == 0);
  CHECK(face::rival_face({subject, {500, 150, 200, 200}}, subject, photo) == 1);            // a twin
  CHECK(face::rival_face({subject, {800, 150, 200, 200}}, subject, photo) == Approx(0.4));  // at the side
  CHECK(face::rival_face({subject, {500, 150, 50, 50}}, subject, photo) < 0.6);             // small
  CHECK(face::rival_face({subject, {500, 50, 400, 400}}, subject, photo) <= 1);  // larger, but farther off
}

TEST_CASE("a JPEG's quality is read from its table") {
  for (const int quality : {30, 50, 75, 90, 95}) {
    CAPTURE(quality);
    const auto opened = face::decode(test::as_jpeg(calm().photo.bgr, quality));
    REQUIRE(opened);
    REQUIRE(opened->jpeg_quality);
    CHECK(*opened->jpeg_quality == Approx(quality).margin(1));
  }
  CHECK_FALSE(face::decode(test::awkward("small.png"))->jpeg_quality);
  CHECK(face::decode(test::awkward("progressive.jpg"))->jpeg_quality);
}

TEST_CASE("the first bound that is broken is the reason") {
  const face::QualityBounds bounds = {{yaw, NotAssessable::turned_away, true, 40},
                                      {sharpness, NotAssessable::too_blurred, false, 0.1}};
  PhotoQuality quality;
  quality[sharpness] = 0.1;
  quality[yaw] = -40;
  CHECK_FALSE(face::refuse_by_quality(quality, bounds));
  quality[sharpness] = 0.05;
  REQUIRE(face::refuse_by_quality(quality, bounds));
  CHECK(face::refuse_by_quality(quality, bounds)->reason == NotAssessable::too_blurred);
  CHECK(face::refuse_by_quality(quality, bounds)->detail == "sharpness is 0.05; below 0.1 is not compared");
  quality[yaw] = -41;
  CHECK(face::refuse_by_quality(quality, bounds)->reason == NotAssessable::turned_away);
  CHECK_FALSE(face::refuse_by_quality(quality, {}));
}

TEST_CASE("errors are counted by the worse photo's value") {
  PhotoQuality sharp = calm().quality();
  sharp[sharpness] = 1;
  PhotoQuality blurred = sharp;
  blurred[sharpness] = 0.13;  // value 20
  face::ErrorsByQuality errors;
  errors.add(sharp, blurred, FaceOutcome::different);
  errors.add(blurred, sharp, FaceOutcome::unsure);
  errors.add(sharp, sharp, FaceOutcome::same);
  CHECK(errors.at(sharpness, 2).pairs == 2);
  CHECK(errors.at(sharpness, 2).not_same == 2);
  CHECK(errors.at(sharpness, 2).different == 1);
  CHECK(errors.at(sharpness, 9).pairs == 1);
  CHECK(errors.at(sharpness, 9).not_same == 0);
}

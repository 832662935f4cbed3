#include "verify/face/engine.hpp"

#include "tests/unit/face/test_photos.hpp"
#include "verify/face/compare.hpp"

#include <cmath>
#include <numeric>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace benefit;

namespace {

double fused(const FaceMeasurement& first, const FaceMeasurement& second) {
  REQUIRE(first.face);
  REQUIRE(second.face);
  return face::compare(*first.face, *second.face, face::manifest().scoring()).fused;
}

double length(const std::vector<float>& vector) {
  return std::sqrt(std::inner_product(vector.begin(), vector.end(), vector.begin(), 0.0));
}

}  // namespace

TEST_CASE("a face is measured") {
  const FaceMeasurement measured = test::engine().measure(test::person("p000_0"));
  CHECK(measured.width == 384);
  CHECK(measured.height == 480);
  CHECK(measured.faces == 1);
  CHECK_FALSE(measured.not_assessable);
  CHECK(measured.detail.empty());
  REQUIRE(measured.face);
  CHECK(measured.face->model_set == test::engine().model_set());
  REQUIRE(measured.face->features.size() == 2);
  CHECK(measured.face->features[0].size() == 128);
  CHECK(measured.face->features[1].size() == 512);
  for (const std::vector<float>& feature : measured.face->features) CHECK(length(feature) == Approx(1));
}

TEST_CASE("without a face the photo is to be taken again") {
  for (const char* name : {"p009_2", "p020_2", "p020_3", "p025_2"}) {
    CAPTURE(name);
    const FaceMeasurement measured = test::engine().measure(test::person(name));
    CHECK(measured.not_assessable == NotAssessable::no_face);
    CHECK(measured.detail == "no face was found");
    CHECK(measured.width == 384);
    CHECK_FALSE(measured.face);
  }
}

TEST_CASE("a photo that cannot be opened says why") {
  const FaceMeasurement measured = test::engine().measure(test::awkward("gif_named.jpg"));
  CHECK(measured.not_assessable == NotAssessable::unsupported_type);
  CHECK(measured.detail == "a GIF image; JPEG and PNG are accepted");
  CHECK(measured.width == 0);
  CHECK(test::engine().measure({}).not_assessable == NotAssessable::not_an_image);
}

TEST_CASE("one person is the same and another is different") {
  const face::Scoring scoring = face::manifest().scoring();
  const FaceMeasurement enrolled = test::engine().measure(test::person("p002_0"));
  const FaceMeasurement later = test::engine().measure(test::person("p002_1"));
  const FaceMeasurement stranger = test::engine().measure(test::person("p031_0"));
  CHECK(face::compare(enrolled, later, scoring).outcome == FaceOutcome::same);
  CHECK(face::compare(enrolled, stranger, scoring).outcome == FaceOutcome::different);
}

TEST_CASE("the same face comes out of all eight EXIF orientations") {
  const cv::Mat upright = test::pixels(test::person("p000_0"));
  const FaceMeasurement expected = test::engine().measure(test::as_jpeg(upright));
  cv::Mat clockwise;
  cv::rotate(upright, clockwise, cv::ROTATE_90_CLOCKWISE);
  cv::Mat half;
  cv::rotate(upright, half, cv::ROTATE_180);
  cv::Mat counterclockwise;
  cv::rotate(upright, counterclockwise, cv::ROTATE_90_COUNTERCLOCKWISE);
  cv::Mat transposed;
  cv::transpose(upright, transposed);
  cv::Mat transverse;
  cv::transpose(half, transverse);
  cv::Mat mirrored;
  cv::flip(upright, mirrored, 1);
  cv::Mat upside_down;
  cv::flip(upright, upside_down, 0);
  const cv::Mat stored[] = {upright,    mirrored,         half,       upside_down,
                            transposed, counterclockwise, transverse, clockwise};
  for (std::uint8_t orientation = 1; orientation <= 8; ++orientation) {
    CAPTURE(int{orientation});
    const Bytes photo = test::with_orientation(test::as_jpeg(stored[orientation - 1]), orientation);
    const FaceMeasurement measured = test::engine().measure(photo);
    // The JPEG's blocks lie otherwise in a turned picture, so pixels differ a little, and the box by a step
    // of the detector's pyramid.
    CHECK(fused(measured, expected) < 0.1);
    CHECK(std::abs(measured.box.left - expected.box.left) <= 32);
    CHECK(std::abs(measured.box.top - expected.box.top) <= 32);
  }
}

TEST_CASE(
    "a photo that lies on its side or its head, without a word of it, shows the same face in its place") {
  const cv::Mat upright = test::pixels(test::person("p000_0"));
  const FaceMeasurement expected = test::engine().measure(test::as_jpeg(upright));
  REQUIRE(expected.face);
  for (const int turn : {cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180, cv::ROTATE_90_COUNTERCLOCKWISE}) {
    CAPTURE(turn);
    cv::Mat lying;
    cv::rotate(upright, lying, turn);
    const FaceMeasurement measured = test::engine().measure(test::as_jpeg(lying));
    CHECK(measured.faces == 1);
    CHECK(fused(measured, expected) < 0.05);
    constexpr auto eyes = QualityComponent::inter_eye_distance;
    CHECK((*measured.quality)[eyes] == Approx((*expected.quality)[eyes]).epsilon(0.03));
    // The box in the photo as it was handed in: cut out there and turned, it is the upright one.
    cv::Mat marked(lying.size(), CV_8U, cv::Scalar(0));
    const FaceBox& box = measured.box;
    cv::rectangle(marked, cv::Rect(box.left, box.top, box.width, box.height), cv::Scalar(255), cv::FILLED);
    cv::Mat back;
    const int opposite[] = {cv::ROTATE_90_COUNTERCLOCKWISE, cv::ROTATE_180, cv::ROTATE_90_CLOCKWISE};
    cv::rotate(marked, back, opposite[turn]);
    const cv::Rect there = cv::boundingRect(back);
    CHECK(std::abs(there.x - expected.box.left) <= 32);
    CHECK(std::abs(there.y - expected.box.top) <= 32);
  }
}

TEST_CASE("grey and CMYK photos show the same face") {
  const FaceMeasurement colour = test::engine().measure(test::awkward("photo.jpg"));
  CHECK(fused(colour, test::engine().measure(test::awkward("grey.jpg"))) < 0.3);
  CHECK(fused(colour, test::engine().measure(test::awkward("cmyk.jpg"))) < 0.1);
}

TEST_CASE("a bystander at the side is not the subject") {
  const cv::Mat subject = test::pixels(test::person("p000_0"));
  const cv::Mat bystander = test::pixels(test::person("p005_0"));
  cv::Mat scene(480, 3 * 384, CV_8UC3, cv::Scalar(120, 130, 140));
  subject.copyTo(scene(cv::Rect(384, 0, 384, 480)));
  bystander.copyTo(scene(cv::Rect(0, 0, 384, 480)));

  const FaceMeasurement measured = test::engine().measure(test::as_jpeg(scene));
  CHECK(measured.faces == 2);
  CHECK(measured.box.left >= 384);
  CHECK(fused(measured, test::engine().measure(test::person("p000_0"))) < 0.1);
}

TEST_CASE("a large photo gives the same face, with its box in the photo's own pixels") {
  const cv::Mat photo = test::pixels(test::person("p000_0"));
  cv::Mat large;
  cv::resize(photo, large, {}, 6, 6, cv::INTER_CUBIC);
  const FaceMeasurement original = test::engine().measure(test::person("p000_0"));
  const FaceMeasurement measured = test::engine().measure(test::as_jpeg(large));
  CHECK(measured.width == 6 * 384);
  CHECK(measured.box.width == Approx(6.0 * original.box.width).epsilon(0.2));
  CHECK(measured.box.left == Approx(6.0 * original.box.left).margin(6 * 32));
  CHECK(fused(measured, original) < 0.2);
}

TEST_CASE("one engine serves several threads, and two engines agree") {
  face::Engine other(test::models());
  const Bytes photo = test::person("p001_0");
  const auto expected = test::engine().measure(photo).face;
  std::vector<std::optional<FaceTemplate>> measured(3);
  {
    std::vector<std::jthread> threads;
    for (auto& mine : measured) threads.emplace_back([&] { mine = other.measure(photo).face; });
  }
  for (const auto& one : measured) CHECK(one == expected);
}

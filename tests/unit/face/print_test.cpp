#include "verify/face/print.hpp"

#include "tests/unit/face/test_photos.hpp"
#include "verify/face/detect.hpp"
#include "verify/face/edits.hpp"
#include "verify/face/print_code.hpp"
#include "verify/face/same_picture.hpp"

#include <cmath>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace benefit;
using namespace benefit::face;

namespace {

/// As the engine makes it.
PhotoPrint print_of(const Bytes& photo) { return test::engine().measure(photo).print.value(); }

PictureMatch match(const PhotoPrint& first, const PhotoPrint& second) {
  return match_pictures(PreparedPicture(first), PreparedPicture(second));
}

Landmarks landmarks_of(const cv::Mat& bgr) {
  Detector detector;
  return test::models()->landmarks().find(bgr, detector.find(bgr).front());
}

}  // namespace

TEST_CASE("a photo with a face has a print of the face, any other one of the whole photo") {
  const PhotoPrint face = print_of(test::person("p000_0"));
  CHECK(face.frame == PrintFrame::face);
  CHECK(face.picture.size() == 96 * 96);
  CHECK(face.code == code_of(face.picture));
  const PhotoPrint whole = print_of(test::person("p009_2"));  // no face is found on it
  CHECK(whole.frame == PrintFrame::whole);
  CHECK(whole.picture.size() == 96 * 96);
  CHECK_FALSE(match(face, whole).same_picture);
}

TEST_CASE("what cannot be opened has no print") {
  CHECK_FALSE(test::engine().measure(test::awkward("truncated.jpg")).print);
}

TEST_CASE("every edit leaves a copy that is recognised") {
  const cv::Mat photo = test::pixels(test::person("p003_0"));
  const PhotoPrint original = print_of(test::person("p003_0"));
  EditDice dice(1);
  for (int edit = 0; edit < edit_kinds; ++edit) {
    const auto kind = static_cast<Edit>(edit);
    CAPTURE(to_string(kind));
    PhotoPrint copy = print_of(edited(photo, {kind}, dice));
    if (kind == Edit::mirror) copy = mirrored(copy);
    CHECK(code_distance(copy.code, original.code) <= 64);
    CHECK(match(copy, original).same_picture);
  }
}

TEST_CASE("a photo without a face is recognised under a border, and mirrored") {
  const cv::Mat photo = test::pixels(test::person("p009_2"));
  const PhotoPrint original = make_print(photo, std::nullopt);
  cv::Mat framed;
  cv::copyMakeBorder(photo, framed, 20, 20, 20, 20, cv::BORDER_CONSTANT, cv::Scalar::all(255));
  CHECK(match(make_print(framed, std::nullopt), original).same_picture);
  cv::Mat flipped;
  cv::flip(photo, flipped, 1);
  CHECK(match(mirrored(make_print(flipped, std::nullopt)), original).same_picture);
}

TEST_CASE("another photo of the same person is no copy") {
  const PhotoPrint first = print_of(test::person("p000_0"));
  for (const char* other : {"p000_1", "p000_2", "p000_3"})
    CHECK_FALSE(match(first, print_of(test::person(other))).same_picture);
}

TEST_CASE("the same person photographed again in the same chair is no copy") {
  const cv::Mat photo = test::pixels(test::person("p003_0"));
  const Landmarks landmarks = landmarks_of(photo);
  const PhotoPrint first = print_of(test::person("p003_0"));
  EditDice dice(5);
  for (int i = 0; i < 8; ++i) {
    const PictureMatch again = match(first, print_of(retaken(photo, landmarks, {}, dice)));
    CAPTURE(again.misfit);
    CHECK_FALSE(again.same_picture);
  }
}

TEST_CASE("a plain photo is like nothing") {
  const cv::Mat plain(200, 200, CV_8UC3, cv::Scalar::all(128));
  const PhotoPrint print = make_print(plain, std::nullopt);
  CHECK(std::isinf(match(print, print).misfit));
  CHECK_FALSE(match(print, print).same_picture);
}

TEST_CASE("a face at the very edge of a photo has a print") {
  const cv::Mat photo = test::pixels(test::person("p000_0"));
  Landmarks far_out = landmarks_of(photo);
  for (cv::Point2d& point : far_out) point += cv::Point2d(5000, 5000);
  const PhotoPrint print = make_print(photo, far_out);
  CHECK(print.picture == std::vector<std::uint8_t>(96 * 96, 0));
  CHECK_FALSE(match(print, print).same_picture);
}

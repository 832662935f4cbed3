// What stations hand in by mistake or on purpose: each is accepted, or refused with a reason of its own.
#include "tests/unit/face/test_photos.hpp"

#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace benefit;

namespace {

cv::Mat pixels_of(const char* name) { return test::pixels(test::person(name)); }

FaceMeasurement measure(const cv::Mat& bgr) { return test::engine().measure(test::as_jpeg(bgr)); }

cv::Mat resized(const cv::Mat& bgr, double scale) {
  cv::Mat result;
  cv::resize(bgr, result, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  return result;
}

/// On a wall of the given size, its upper left corner at `at`.
cv::Mat on_wall(const std::vector<std::pair<cv::Mat, cv::Point>>& pictures, cv::Size size) {
  cv::Mat wall(size, CV_8UC3, cv::Scalar(170, 175, 180));
  for (const auto& [picture, at] : pictures) picture.copyTo(wall(cv::Rect(at, picture.size())));
  return wall;
}

std::string reason_of(const FaceMeasurement& measured) {
  return measured.not_assessable ? std::string(to_string(*measured.not_assessable)) : "";
}

}  // namespace

TEST_CASE("a crowd: the face in the middle is measured, the others are counted") {
  std::vector<std::pair<cv::Mat, cv::Point>> people;
  for (int i = 0; i < 40; ++i)
    people.emplace_back(resized(pixels_of(i % 2 == 0 ? "p000_0" : "p002_0"), 0.4),
                        cv::Point(154 * (i % 8), 192 * (i / 8)));
  const FaceMeasurement measured = measure(on_wall(people, {154 * 8, 192 * 5}));
  CHECK(measured.faces >= 30);
  CHECK(reason_of(measured) == "several_faces");
  CHECK(measured.quality);
}

TEST_CASE("two people side by side: nobody can say who is the subject") {
  const cv::Mat couple =
      on_wall({{pixels_of("p000_0"), {0, 0}}, {pixels_of("p002_0"), {384, 0}}}, {768, 480});
  CHECK(reason_of(measure(couple)) == "several_faces");
}

TEST_CASE("a page of a passport: the large photo counts, the small copy beside it does not") {
  const cv::Mat page = on_wall(
      {{pixels_of("p000_0"), {60, 120}}, {resized(pixels_of("p000_0"), 0.4), {700, 200}}}, {1000, 700});
  const FaceMeasurement measured = measure(page);
  CHECK(measured.faces == 2);
  CHECK(reason_of(measured).empty());
  CHECK(measured.box.width > 120);
}

TEST_CASE("a drawn face and a cat are no people, and are refused in one way or another") {
  cv::Mat cartoon(480, 384, CV_8UC3, cv::Scalar(250, 250, 250));
  cv::ellipse(cartoon, {192, 240}, {110, 150}, 0, 0, 360, cv::Scalar(160, 200, 250), cv::FILLED);
  cv::circle(cartoon, {150, 210}, 14, cv::Scalar::all(0), cv::FILLED);
  cv::circle(cartoon, {234, 210}, 14, cv::Scalar::all(0), cv::FILLED);
  cv::ellipse(cartoon, {192, 310}, {45, 18}, 0, 0, 180, cv::Scalar(40, 40, 200), 4);
  CHECK(reason_of(measure(cartoon)) == "no_face");

  cv::Mat cat(480, 384, CV_8UC3, cv::Scalar(200, 220, 200));
  cv::circle(cat, {192, 260}, 110, cv::Scalar(80, 110, 150), cv::FILLED);
  for (const int side : {-1, 1}) {
    const cv::Point ear[] = {{192 + side * 100, 110}, {192 + side * 105, 220}, {192 + side * 30, 165}};
    cv::fillConvexPoly(cat, ear, 3, cv::Scalar(80, 110, 150));
    cv::ellipse(cat, {192 + side * 45, 240}, {22, 14}, 0, 0, 360, cv::Scalar(60, 220, 220), cv::FILLED);
    cv::ellipse(cat, {192 + side * 45, 240}, {5, 13}, 0, 0, 360, cv::Scalar::all(0), cv::FILLED);
    for (int whisker = -1; whisker <= 1; ++whisker)
      cv::line(cat, {192 + side * 20, 300}, {192 + side * 150, 295 + 20 * whisker}, cv::Scalar::all(240), 2);
  }
  CHECK(reason_of(measure(cat)) == "no_face");
}

TEST_CASE("a face of 20 pixels is not found, and one of thousands is like any other") {
  CHECK(reason_of(measure(on_wall({{resized(pixels_of("p000_0"), 0.1), {300, 200}}}, {640, 480}))) ==
        "no_face");

  // A face of 4,000 pixels fills a photo of 48 million.
  const cv::Mat close = pixels_of("p000_0")(cv::Rect(77, 90, 230, 260));
  const FaceMeasurement large = test::engine().measure(test::as_jpeg(resized(close, 27)));
  CHECK(large.width == 230 * 27);
  CHECK(reason_of(large).empty());
  REQUIRE(large.quality);
  CHECK((*large.quality)[QualityComponent::inter_eye_distance] > 1500);
}

TEST_CASE("spoilt beyond comparison: each way has its reason and keeps its measures") {
  const cv::Mat photo = pixels_of("p002_0");
  cv::Mat dark;
  photo.convertTo(dark, CV_8UC3, 0.06);
  cv::Mat blurred;
  cv::GaussianBlur(photo, blurred, {}, 12);
  const FaceMeasurement too_dark = measure(dark);
  const FaceMeasurement too_blurred = measure(blurred);
  // The detector may find nothing at all, which is as good a reason.
  CHECK(std::set<std::string>{"too_dark", "no_face"}.contains(reason_of(too_dark)));
  CHECK(std::set<std::string>{"too_blurred", "no_face"}.contains(reason_of(too_blurred)));
  for (const FaceMeasurement* spoilt : {&too_dark, &too_blurred}) {
    CHECK_FALSE(spoilt->face);
    CHECK_FALSE(spoilt->attack);
    CHECK(spoilt->quality.has_value() == (reason_of(*spoilt) != "no_face"));
  }
}

TEST_CASE("kinds of files: accepted ones are measured, others say what they are") {
  for (const char* file : {"cmyk.jpg", "grey.jpg", "progressive.jpg"}) {
    CAPTURE(file);
    CHECK(reason_of(test::engine().measure(test::awkward(file))).empty());
  }
  cv::Mat deep;
  pixels_of("p000_0").convertTo(deep, CV_16UC3, 257);
  Bytes sixteen_bit;
  cv::imencode(".png", deep, sixteen_bit);
  const FaceMeasurement from_png = test::engine().measure(sixteen_bit);
  CHECK(reason_of(from_png).empty());
  CHECK((*from_png.quality)[QualityComponent::compression] == 100);

  for (const char* file : {"photo.heic", "drawing.svg", "gif_named.jpg", "photo.webp"}) {
    CAPTURE(file);
    CHECK(reason_of(test::engine().measure(test::awkward(file))) == "unsupported_type");
  }
}

TEST_CASE("a progressive JPEG whose last scans are missing is damaged, not guessed at") {
  Bytes progressive;
  cv::imencode(".jpg", pixels_of("p000_0"), progressive, {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
  CHECK(reason_of(test::engine().measure(progressive)).empty());
  const Bytes half(progressive.begin(),
                   progressive.begin() + static_cast<std::ptrdiff_t>(progressive.size() / 2));
  CHECK(reason_of(test::engine().measure(half)) == "damaged");
  // Ended in good order after the first scans: nothing but the missing ones tells.
  const std::array<std::uint8_t, 2> start_of_scan{0xFF, 0xDA};
  auto cut = progressive.begin();
  for (int scan = 0; scan < 5; ++scan)
    cut = std::search(cut + 2, progressive.end(), start_of_scan.begin(), start_of_scan.end());
  REQUIRE(cut != progressive.end());
  Bytes some_scans(progressive.begin(), cut);
  some_scans.insert(some_scans.end(), {0xFF, 0xD9});
  const FaceMeasurement measured = test::engine().measure(some_scans);
  CHECK(reason_of(measured) == "damaged");
  CHECK_THAT(measured.detail, Catch::Contains("scans are missing"));
}

TEST_CASE("a long strip is too narrow for a face") {
  for (const cv::Size size : {cv::Size(40, 60'000), cv::Size(60'000, 40)}) {
    Bytes strip;
    cv::imencode(".png", cv::Mat(size, CV_8UC3, cv::Scalar::all(128)), strip);
    CHECK(reason_of(test::engine().measure(strip)) == "too_small");
  }
}

TEST_CASE("a photo that shows nothing has no print: all of these would be each other's copies") {
  cv::Mat sheet(480, 640, CV_8UC3, cv::Scalar::all(240));
  cv::Mat noise(sheet.size(), CV_8UC3);
  cv::randn(noise, 0, 3);
  const FaceMeasurement measured = test::engine().measure(test::as_jpeg(sheet - noise));
  CHECK(reason_of(measured) == "no_face");
  CHECK_FALSE(measured.print);
}

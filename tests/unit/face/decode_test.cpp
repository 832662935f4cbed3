#include "verify/face/decode.hpp"

#include "tests/unit/face/test_photos.hpp"

#include <string>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace benefit;

namespace {

NotAssessable refused(std::span<const std::uint8_t> file) {
  const auto opened = face::decode(file);
  REQUIRE_FALSE(opened);
  CHECK_FALSE(opened.error().detail.empty());
  return opened.error().reason;
}

}  // namespace

TEST_CASE("what is not a whole, still JPEG or PNG of a sane size is refused with its reason") {
  struct Example {
    const char* file;
    NotAssessable reason;
    const char* detail;  ///< a part of what the operator reads
  };
  const Example examples[] = {
      {"text.jpg", NotAssessable::not_an_image, "a text"},
      {"empty.jpg", NotAssessable::not_an_image, "an empty file"},
      {"unknown_bytes", NotAssessable::not_an_image, "not an image"},
      {"gif_named.jpg", NotAssessable::unsupported_type, "a GIF image; JPEG and PNG are accepted"},
      {"animated.png", NotAssessable::unsupported_type, "animated PNG"},
      {"photo.webp", NotAssessable::unsupported_type, "WebP"},
      {"photo.tif", NotAssessable::unsupported_type, "TIFF"},
      {"photo.bmp", NotAssessable::unsupported_type, "BMP"},
      {"photo.heic", NotAssessable::unsupported_type, "HEIC"},
      {"drawing.svg", NotAssessable::unsupported_type, "SVG"},
      {"truncated.jpg", NotAssessable::damaged, "damaged JPEG"},
      {"no_end.jpg", NotAssessable::damaged, "Premature end of JPEG file"},
      {"broken_data.jpg", NotAssessable::damaged, "damaged JPEG"},
      {"no_frame.jpg", NotAssessable::damaged, "damaged JPEG"},
      {"many_scans.jpg", NotAssessable::damaged, "too many scans"},
      {"truncated.png", NotAssessable::damaged, "ends too early"},
      {"no_end.png", NotAssessable::damaged, "ends too early"},
      {"header_only.png", NotAssessable::damaged, "ends too early"},
      {"broken_data.png", NotAssessable::damaged, "broken data"},
      {"one_pixel.png", NotAssessable::too_small, "1 x 1 pixels"},
      {"one_pixel.jpg", NotAssessable::too_small, "1 x 1 pixels"},
      {"claims_4294967295x1.png", NotAssessable::too_large, "4294967295 x 1 pixels"},
      {"claims_30000x30000.png", NotAssessable::too_large, "30000 x 30000 pixels"},
      {"claims_30000x30000.jpg", NotAssessable::too_large, "30000 x 30000 pixels"},
      {"claims_4294967295_squared.png", NotAssessable::too_large, "at most 50 million"},
  };
  for (const Example& example : examples) {
    CAPTURE(example.file);
    const auto opened = face::decode(test::awkward(example.file));
    REQUIRE_FALSE(opened);
    CHECK(to_string(opened.error().reason) == to_string(example.reason));
    CHECK_THAT(opened.error().detail, Catch::Contains(example.detail));
  }
}

TEST_CASE("unusual but whole images are opened") {
  for (const char* file : {"photo.jpg", "grey.jpg", "cmyk.jpg", "progressive.jpg", "turned.jpg", "small.png",
                           "palette.png", "transparent.png", "sixteen_bit.png"}) {
    CAPTURE(file);
    const auto opened = face::decode(test::awkward(file));
    REQUIRE(opened);
    CHECK(opened->bgr.type() == CV_8UC3);
  }
}

TEST_CASE("grey and CMYK become the same picture as colour") {
  const cv::Mat colour = face::decode(test::awkward("photo.jpg"))->bgr;
  const cv::Mat cmyk = face::decode(test::awkward("cmyk.jpg"))->bgr;
  REQUIRE(cmyk.size() == colour.size());
  CHECK(cv::norm(colour, cmyk, cv::NORM_L1) / static_cast<double>(colour.total() * 3) < 4);

  cv::Mat grey_of_colour;
  cv::cvtColor(colour, grey_of_colour, cv::COLOR_BGR2GRAY);
  cv::Mat grey;
  cv::cvtColor(face::decode(test::awkward("grey.jpg"))->bgr, grey, cv::COLOR_BGR2GRAY);
  CHECK(cv::norm(grey, grey_of_colour, cv::NORM_L1) / static_cast<double>(grey.total()) < 4);
}

TEST_CASE("every beginning of an image is refused") {
  const cv::Mat small(44, 44, CV_8UC3, cv::Scalar(90, 120, 200));
  Bytes png;
  cv::imencode(".png", small, png);
  for (const Bytes& whole : {test::as_jpeg(small), png}) {
    REQUIRE(face::decode(whole));
    for (std::size_t size = 0; size < whole.size(); ++size) {
      CAPTURE(size);
      refused(std::span(whole).first(size));
    }
  }
}

TEST_CASE("what follows the end of an image is no fault") {
  Bytes jpeg = test::awkward("photo.jpg");
  jpeg.insert(jpeg.end(), 100, 0);
  CHECK(face::decode(jpeg));
}

TEST_CASE("the photo is upright in all eight EXIF orientations") {
  const cv::Mat upright = test::pixels(test::person("p000_0"));
  const auto stored = [&upright](std::uint8_t orientation) {
    // How a camera stores an upright scene that its viewer has to turn in this way (TIFF 6.0, Orientation).
    cv::Mat image;
    switch (orientation) {
      case 2:
        cv::flip(upright, image, 1);
        break;
      case 3:
        cv::rotate(upright, image, cv::ROTATE_180);
        break;
      case 4:
        cv::flip(upright, image, 0);
        break;
      case 5:
        cv::transpose(upright, image);
        break;
      case 6:
        cv::rotate(upright, image, cv::ROTATE_90_COUNTERCLOCKWISE);
        break;
      case 7: {
        cv::Mat turned;
        cv::rotate(upright, turned, cv::ROTATE_180);
        cv::transpose(turned, image);
        break;
      }
      case 8:
        cv::rotate(upright, image, cv::ROTATE_90_CLOCKWISE);
        break;
      default:
        image = upright;
    }
    return test::with_orientation(test::as_jpeg(image), orientation);
  };
  for (std::uint8_t orientation = 1; orientation <= 8; ++orientation) {
    CAPTURE(int{orientation});
    const auto opened = face::decode(stored(orientation));
    REQUIRE(opened);
    REQUIRE(opened->bgr.size() == upright.size());
    CHECK(opened->width == upright.cols);
    CHECK(opened->height == upright.rows);
    CHECK(cv::norm(opened->bgr, upright, cv::NORM_L1) / static_cast<double>(upright.total() * 3) < 3);
  }
}

TEST_CASE("limits hold at their edge") {
  const cv::Mat image(60, 50, CV_8UC3, cv::Scalar::all(128));
  const Bytes jpeg = test::as_jpeg(image);
  CHECK(face::decode(jpeg, {.max_bytes = jpeg.size(), .max_pixels = 3000, .min_side = 50}));
  const auto reason = [&jpeg](const face::PhotoLimits& limits) {
    return face::decode(jpeg, limits).error().reason;
  };
  CHECK(reason({.max_bytes = jpeg.size() - 1}) == NotAssessable::too_large);
  CHECK(reason({.max_pixels = 2999}) == NotAssessable::too_large);
  CHECK(reason({.min_side = 51}) == NotAssessable::too_small);
}

TEST_CASE("a large photo is reduced to the working size, and its own size is kept") {
  const auto opened = face::decode(test::as_jpeg(cv::Mat(1500, 3000, CV_8UC3, cv::Scalar::all(90))));
  REQUIRE(opened);
  CHECK(opened->width == 3000);
  CHECK(opened->height == 1500);
  CHECK(opened->bgr.size() == cv::Size(face::working_side, face::working_side / 2));
}

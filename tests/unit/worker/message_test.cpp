#include "daemon/worker/message.hpp"

#include <limits>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::worker;

namespace {

FaceMeasurement a_face() {
  FaceMeasurement measured;
  measured.width = 640;
  measured.height = 480;
  measured.faces = 2;
  measured.box = {10, -3, 200, 201};
  FaceTemplate face;
  face.model_set = "set";
  face.features = {{0.6F, -0.8F}, std::vector<float>(512, 0.0F)};
  face.features[1][511] = -1.0F;
  measured.face = face;
  measured.print = PhotoPrint{PrintFrame::face, {1, 2, 3, 4}, std::vector<std::uint8_t>(96 * 96, 5)};
  measured.capture = {std::chrono::local_seconds{std::chrono::seconds{1'520'000'000}},
                      std::chrono::minutes{480}, "HUAWEI P10", 39.5, 118.9};
  measured.quality.emplace().native.fill(0.5);
  measured.attack = PresentationAttack{
      .network = -3, .moire = 1.25, .edges = 0.5, .chroma = 4, .score = 0.125, .suspected = true};
  return measured;
}

}  // namespace

TEST_CASE("a measurement survives the way through the socket") {
  const auto read = decode_measurement(encode(a_face()));
  REQUIRE(read);
  CHECK(read->width == 640);
  CHECK(read->height == 480);
  CHECK(read->faces == 2);
  CHECK(read->box == FaceBox{10, -3, 200, 201});
  CHECK(read->face == a_face().face);
  CHECK(read->print == a_face().print);
  CHECK(read->capture == a_face().capture);
  CHECK(read->quality == a_face().quality);
  CHECK(read->attack == a_face().attack);
}

TEST_CASE("a reason survives too") {
  FaceMeasurement measured;
  measured.not_assessable = NotAssessable::no_face;
  measured.detail = "no face was found";
  const auto read = decode_measurement(encode(measured));
  REQUIRE(read);
  CHECK(read->not_assessable == NotAssessable::no_face);
  CHECK(read->detail == "no face was found");
  CHECK_FALSE(read->face);
}

TEST_CASE("what would break a comparison or the store is no measurement") {
  FaceMeasurement measured = a_face();
  SECTION("a template without features") { measured.face->features.clear(); }
  SECTION("a feature that is no direction") { measured.face->features[0] = {0.5F, 0.5F}; }
  SECTION("an empty one") { measured.face->features[0].clear(); }
  SECTION("a value that is no number") {
    measured.face->features[1][3] = std::numeric_limits<float>::quiet_NaN();
  }
  SECTION("an endless one") { measured.face->features[1][3] = std::numeric_limits<float>::infinity(); }
  SECTION("a quality that is no number") {
    measured.quality->native[4] = std::numeric_limits<double>::quiet_NaN();
  }
  SECTION("endless odds") { measured.attack->network = std::numeric_limits<double>::infinity(); }
  SECTION("a detail that is no text") { measured.detail = "\xFF\x00"; }
  SECTION("a picture of another size") { measured.print->picture.pop_back(); }
  SECTION("a picture of no frame") { measured.print->frame = PrintFrame{7}; }
  SECTION("a place outside of the world") { measured.capture.latitude = 91; }
  SECTION("half a place") { measured.capture.longitude.reset(); }
  SECTION("a time before photography") {
    measured.capture.taken_at = std::chrono::local_seconds{std::chrono::seconds{-100'000'000'000}};
  }
  SECTION("a zone of another world") { measured.capture.utc_offset = std::chrono::hours{30}; }
  SECTION("a camera without end") { measured.capture.camera.assign(81, 'a'); }
  SECTION("a detail without end") { measured.detail.assign(100'000, 'a'); }
  CHECK_FALSE(decode_measurement(encode(measured)));
}

TEST_CASE("no part of a measurement is one") {
  const Bytes whole = encode(a_face());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(decode_measurement(std::span(whole).first(size)));
  }
  Bytes longer = whole;
  longer.push_back(0);
  CHECK_FALSE(decode_measurement(longer));
}

TEST_CASE("a measurement with neither face nor reason is refused") {
  CHECK_FALSE(decode_measurement(encode(FaceMeasurement{})));
}

TEST_CASE("a thumbnail has exactly its pixels") {
  const auto read = decode_thumbnail(encode(face::Thumbnail{2, 1, {1, 2, 3, 4, 5, 6}}));
  REQUIRE(read);
  CHECK(read->rgb == std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6});
  CHECK_FALSE(decode_thumbnail(encode(face::Thumbnail{2, 2, {1, 2, 3, 4, 5, 6}})));
  CHECK_FALSE(decode_thumbnail(encode(face::Thumbnail{-2, -1, {1, 2, 3, 4, 5, 6}})));
}

TEST_CASE("errors, refusals and requests survive") {
  const Error error{ErrorCode::corrupt, "what", "where", "hint"};
  CHECK(decode_error(encode(error)) == error);
  const auto refusal = decode_refusal(encode(face::Refusal{NotAssessable::damaged, "cut short"}));
  REQUIRE(refusal);
  CHECK(refusal->reason == NotAssessable::damaged);
  CHECK(refusal->detail == "cut short");
  // Of a worker that a photo has taken over: nothing that a terminal obeys, nothing endless.
  for (const std::string& text : {std::string("\x1b[2J"), std::string(5000, 'x')}) {
    CHECK_FALSE(decode_refusal(encode(face::Refusal{NotAssessable::damaged, text})));
    CHECK_FALSE(decode_error(encode(Error{ErrorCode::corrupt, "what", text, "hint"})));
  }
  const Bytes photo{9, 8, 7};
  const Bytes bytes = encode_thumbnail_request(photo, 320);
  const auto request = decode_thumbnail_request(bytes);
  REQUIRE(request);
  CHECK(request->max_width == 320);
  CHECK(Bytes(request->photo.begin(), request->photo.end()) == photo);
  CHECK_FALSE(decode_thumbnail_request(encode_thumbnail_request(photo, 0)));
}

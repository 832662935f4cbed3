#include "verify/face/exif.hpp"

#include "tests/unit/face/test_photos.hpp"

#include <catch2/catch.hpp>
#include <exiv2/exif.hpp>

using namespace benefit;
using namespace std::chrono_literals;

namespace {

/// The JPEG with these EXIF fields.
Bytes with_exif(const Bytes& jpeg, const std::map<std::string, std::string>& fields) {
  Exiv2::ExifData exif;
  for (const auto& [key, value] : fields) exif[key] = value;
  Exiv2::Blob block;
  Exiv2::ExifParser::encode(block, Exiv2::littleEndian, exif);
  const std::size_t length = block.size() + 8;
  Bytes segment = {0xFF,
                   0xE1,
                   static_cast<std::uint8_t>(length >> 8U),
                   static_cast<std::uint8_t>(length),
                   'E',
                   'x',
                   'i',
                   'f',
                   0,
                   0};
  segment.insert(segment.end(), block.begin(), block.end());
  Bytes file = jpeg;
  file.insert(file.begin() + 2, segment.begin(), segment.end());
  return file;
}

const std::map<std::string, std::string> all_fields = {
    {"Exif.Image.Make", "HUAWEI"},
    {"Exif.Image.Model", "P10"},
    {"Exif.Photo.DateTimeOriginal", "2018:03:06 10:21:05"},
    {"Exif.Photo.OffsetTimeOriginal", "+08:00"},
    {"Exif.GPSInfo.GPSLatitude", "39/1 30/1 0/1"},
    {"Exif.GPSInfo.GPSLatitudeRef", "N"},
    {"Exif.GPSInfo.GPSLongitude", "118/1 54/1 36/1"},
    {"Exif.GPSInfo.GPSLongitudeRef", "E"},
};

}  // namespace

TEST_CASE("what the camera wrote is read") {
  const CaptureRecord record = face::read_exif(with_exif(test::person("p000_0"), all_fields));
  CHECK(record.taken_at == std::chrono::local_days{2018y / 3 / 6} + 10h + 21min + 5s);
  CHECK(record.utc_offset == 480min);
  CHECK(record.camera == "HUAWEI P10");
  REQUIRE(record.latitude);
  CHECK(*record.latitude == Approx(39.5));
  CHECK(*record.longitude == Approx(118.91));
  CHECK(instant_of(record) == Instant{std::chrono::sys_days{2018y / 3 / 6} + 2h + 21min + 5s});
}

TEST_CASE("a photo without EXIF says nothing") {
  CHECK(face::read_exif(test::person("p000_0")) == CaptureRecord{});
  CHECK(face::read_exif(test::awkward("small.png")) == CaptureRecord{});
  CHECK(face::read_exif({}) == CaptureRecord{});
  CHECK_FALSE(instant_of(CaptureRecord{}));
}

TEST_CASE("a clock that was never set, and an impossible day, are no time") {
  for (const char* time : {"0000:00:00 00:00:00", "    :  :     :  :  ", "2018:02:30 10:00:00",
                           "2018:03:06 25:00:00", "1980:01:01 00:00:00", "yesterday"}) {
    CAPTURE(time);
    CHECK_FALSE(
        face::read_exif(with_exif(test::person("p000_0"), {{"Exif.Photo.DateTimeOriginal", time}})).taken_at);
  }
}

TEST_CASE("a time without a zone is China's") {
  const auto record = face::read_exif(
      with_exif(test::person("p000_0"), {{"Exif.Photo.DateTimeOriginal", "2018:03:06 04:00:00"}}));
  CHECK_FALSE(record.utc_offset);
  CHECK(instant_of(record) == Instant{std::chrono::sys_days{2018y / 3 / 5} + 20h});
}

TEST_CASE("a camera's name is made printable and short") {
  const auto record =
      face::read_exif(with_exif(test::person("p000_0"), {{"Exif.Image.Make", "HUA\x1bWEI"},
                                                         {"Exif.Image.Model", std::string(500, 'x')}}));
  CHECK(record.camera.starts_with("HUA WEI xxx"));
  CHECK(record.camera.size() == 80);
}

TEST_CASE("a place outside of the world is none") {
  auto fields = all_fields;
  fields["Exif.GPSInfo.GPSLatitude"] = "139/1 30/1 0/1";
  CHECK_FALSE(face::read_exif(with_exif(test::person("p000_0"), fields)).latitude);
  CHECK_FALSE(face::read_exif(with_exif(test::person("p000_0"), fields)).longitude);
  fields["Exif.GPSInfo.GPSLatitude"] = "39/0 30/1 0/1";
  CHECK_FALSE(face::read_exif(with_exif(test::person("p000_0"), fields)).latitude);
}

TEST_CASE("a damaged block, cut off anywhere, harms nothing") {
  const Bytes whole = with_exif(test::person("p000_0"), all_fields);
  for (std::size_t size = 0; size < 600; size += 7) face::read_exif({whole.data(), size});
  for (std::size_t at = 4; at < 400; ++at) {
    Bytes broken = whole;
    broken[at] = static_cast<std::uint8_t>(~broken[at]);
    face::read_exif(broken);
  }
  SUCCEED();
}

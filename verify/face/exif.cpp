#include "verify/face/exif.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include <exiv2/error.hpp>
#include <exiv2/exif.hpp>

namespace benefit::face {
namespace {

/// The TIFF block of the first EXIF segment of a JPEG; empty without one. Only this block is handed to the
/// library.
std::span<const std::uint8_t> exif_block(std::span<const std::uint8_t> file) {
  constexpr std::string_view name("Exif\0\0", 6);
  if (file.size() < 2 || file[0] != 0xFF || file[1] != 0xD8) return {};
  std::span<const std::uint8_t> rest = file.subspan(2);
  while (rest.size() >= 4 && rest[0] == 0xFF) {
    constexpr std::uint8_t app1 = 0xE1;
    constexpr std::uint8_t start_of_scan = 0xDA;
    if (rest[1] == 0xFF) {  // padding
      rest = rest.subspan(1);
      continue;
    }
    const std::size_t length = std::size_t{rest[2]} << 8U | rest[3];
    if (rest[1] == start_of_scan || length < 2 || length + 2 > rest.size()) return {};
    const std::span<const std::uint8_t> data = rest.subspan(4, length - 2);
    const std::string_view begin(reinterpret_cast<const char*>(data.data()),
                                 std::min(data.size(), name.size()));
    if (rest[1] == app1 && begin == name) return data.subspan(name.size());
    rest = rest.subspan(length + 2);
  }
  return {};
}

std::string text_of(const Exiv2::ExifData& exif, const char* key) {
  const auto found = exif.findKey(Exiv2::ExifKey(key));
  return found == exif.end() ? std::string() : found->toString();
}

/// The decimal number in text[from, from + digits); nullopt when there are other characters.
std::optional<int> digits_at(std::string_view text, std::size_t from, std::size_t digits) {
  if (text.size() < from + digits) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(from, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = 10 * value + (c - '0');
  }
  return value;
}

/// "2018:03:06 10:21:05"; a clock that was never set writes zeros or blanks.
std::optional<std::chrono::local_seconds> time_from(std::string_view text) {
  const auto year = digits_at(text, 0, 4);
  const auto month = digits_at(text, 5, 2);
  const auto day = digits_at(text, 8, 2);
  const auto hour = digits_at(text, 11, 2);
  const auto minute = digits_at(text, 14, 2);
  const auto second = digits_at(text, 17, 2);
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  constexpr int first_year = 1990;  // before the first camera that wrote EXIF
  if (!date.ok() || *year < first_year || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return std::chrono::local_days{date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
         std::chrono::seconds{*second};
}

/// "+08:00"
std::optional<std::chrono::minutes> offset_from(std::string_view text) {
  const auto hours = digits_at(text, 1, 2);
  const auto minutes = digits_at(text, 4, 2);
  if (!hours || !minutes || *hours > 14 || *minutes > 59 || (text[0] != '+' && text[0] != '-'))
    return std::nullopt;
  const std::chrono::minutes offset = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
  return text[0] == '-' ? -offset : offset;
}

/// Trimmed, and printable ASCII only.
std::string plain(std::string text) {
  for (char& c : text)
    if (c < ' ' || c > '~') c = ' ';
  text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::string camera_of(const Exiv2::ExifData& exif) {
  constexpr std::size_t longest = 80;
  const std::string maker = plain(text_of(exif, "Exif.Image.Make"));
  std::string camera = plain(text_of(exif, "Exif.Image.Model"));
  if (!camera.starts_with(maker)) camera = plain(maker + ' ' + camera);
  return camera.substr(0, longest);
}

/// Degrees, minutes and seconds as three fractions.
std::optional<double> degrees_of(const Exiv2::ExifData& exif, const char* key, const char* side_key,
                                 std::string_view negative, double most) {
  const auto found = exif.findKey(Exiv2::ExifKey(key));
  if (found == exif.end() || found->count() != 3) return std::nullopt;
  double degrees = 0;
  for (long i = 2; i >= 0; --i) {
    const Exiv2::Rational part = found->toRational(i);
    if (part.second == 0) return std::nullopt;
    degrees = degrees / 60 + static_cast<double>(part.first) / part.second;
  }
  if (!std::isfinite(degrees) || degrees < 0 || degrees > most) return std::nullopt;
  return text_of(exif, side_key).starts_with(negative) ? -degrees : degrees;
}

/// What it has to say of a damaged block interests nobody. Once: the level is the whole process's.
void mute_exiv2() {
  static const bool muted = (Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute), true);
  static_cast<void>(muted);
}

}  // namespace

CaptureRecord read_exif(std::span<const std::uint8_t> file) {
  const auto block = exif_block(file);
  if (block.empty()) return {};
  try {
    mute_exiv2();
    Exiv2::ExifData exif;
    Exiv2::ExifParser::decode(exif, block.data(), static_cast<std::uint32_t>(block.size()));
    CaptureRecord record;
    record.taken_at = time_from(text_of(exif, "Exif.Photo.DateTimeOriginal"));
    record.utc_offset = offset_from(text_of(exif, "Exif.Photo.OffsetTimeOriginal"));
    record.camera = camera_of(exif);
    record.latitude = degrees_of(exif, "Exif.GPSInfo.GPSLatitude", "Exif.GPSInfo.GPSLatitudeRef", "S", 90);
    record.longitude =
        degrees_of(exif, "Exif.GPSInfo.GPSLongitude", "Exif.GPSInfo.GPSLongitudeRef", "W", 180);
    if (!record.latitude || !record.longitude) record.latitude = record.longitude = std::nullopt;
    return record;
  } catch (const std::exception&) {
    return {};  // a damaged block: nothing is known
  }
}

}  // namespace benefit::face

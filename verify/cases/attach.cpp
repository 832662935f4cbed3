#include "verify/cases/attach.hpp"

#include "verify/cases/refusals.hpp"
#include "verify/cases/written_text.hpp"
#include "verify/identity/utf8.hpp"
#include "verify/types/sha256.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include <fmt/format.h>

namespace benefit::cases {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_name = 200;

/// What archives begin with. All that is made of ZIP (office documents, e-books, programs) is one.
constexpr std::array archives = {"PK\x03\x04"sv,
                                 "PK\x05\x06"sv,
                                 "PK\x07\x08"sv,
                                 "Rar!\x1a\x07"sv,
                                 "\x1f\x8b"sv,
                                 "7z\xbc\xaf\x27\x1c"sv,
                                 "\xfd"
                                 "7zXZ\0"sv,
                                 "BZh"sv,
                                 "\x28\xb5\x2f\xfd"sv};

bool is_tar(std::string_view content) {
  constexpr std::size_t place_of_magic = 257;  // pax(1), ustar interchange format
  return content.size() > place_of_magic + 5 && content.substr(place_of_magic, 5) == "ustar";
}

/// A ZIP is read from its end: an "end of central directory" whose comment reaches to the last byte makes one
/// of any file (APPNOTE.TXT 4.3.16).
bool ends_as_zip(std::string_view content) {
  constexpr std::size_t record = 22, longest_comment = 65'535;
  if (content.size() < record) return false;
  const std::size_t from = content.size() - std::min(content.size(), record + longest_comment);
  for (std::size_t at = content.find("PK\x05\x06"sv, from); at != std::string_view::npos;
       at = content.find("PK\x05\x06"sv, at + 1)) {
    if (at + record > content.size()) return false;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(content[at + i]); };
    const std::size_t comment = byte(20) + 256U * byte(21);
    if (at + record + comment == content.size()) return true;
  }
  return false;
}

/// A PDF that was cut off lacks its end (ISO 32000-1, 7.5.5; readers allow 1,024 bytes).
bool is_whole_pdf(std::string_view content) {
  constexpr std::size_t tail = 1024;
  return content.substr(content.size() - std::min(content.size(), tail)).find("%%EOF") !=
         std::string_view::npos;
}

std::uint64_t number_at(std::string_view content, std::size_t at, std::size_t bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < bytes && at + i < content.size(); ++i)
    number = number << 8U | static_cast<unsigned char>(content[at + i]);
  return number;
}

/// The first chunk is IHDR (PNG, 5.6).
std::uint64_t pixels_of_png(std::string_view content) {
  return number_at(content, 16, 4) * number_at(content, 20, 4);
}

/// The greatest of the frame headers, SOFn (ITU-T T.81, B.1.1.3); segments before the first scan are walked.
std::uint64_t pixels_of_jpeg(std::string_view content) {
  constexpr unsigned start_of_scan = 0xda;
  std::uint64_t pixels = 0;
  for (std::size_t at = 2; at + 4 <= content.size();) {
    const auto marker = static_cast<unsigned char>(content[at + 1]);
    if (static_cast<unsigned char>(content[at]) != 0xff || marker == start_of_scan) break;
    if (marker == 0xff) {  // padding
      ++at;
      continue;
    }
    const bool is_frame =
        marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    if (is_frame) pixels = std::max(pixels, number_at(content, at + 5, 2) * number_at(content, at + 7, 2));
    at += 2 + std::max<std::uint64_t>(2, number_at(content, at + 2, 2));
  }
  return pixels;
}

/// A paper may have as many as a photo: whoever opens it has that much memory.
Expected<AttachmentType> picture(AttachmentType type, std::uint64_t pixels) {
  if (pixels <= std::uint64_t{largest_photo_pixels}) return type;
  return bad_value(
      "file", fmt::format("the picture is larger than {} million pixels", largest_photo_pixels / 1'000'000));
}

bool is_plain_text(std::string_view content) {
  const auto forbidden = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7f;
  };
  if (!identity::is_utf8(content) || std::ranges::any_of(content, forbidden)) return false;
  for (std::size_t at = 0; at < content.size();) {
    const auto [code_point, bytes] = identity::next_character(content, at);
    if ((code_point >= 0x80 && code_point < 0xa0) || turns_direction(code_point)) return false;
    at += bytes.size();
  }
  return true;
}

}  // namespace

Expected<AttachmentType> check_attachment(std::span<const std::uint8_t> content) {
  if (content.empty()) return bad_value("file", "the file is empty");
  if (content.size() > largest_attachment)
    return tl::make_unexpected(Error{ErrorCode::too_large,
                                     fmt::format("the file is larger than {} MiB", largest_attachment >> 20U),
                                     "file", ""});
  const std::string_view bytes{reinterpret_cast<const char*>(content.data()), content.size()};
  const bool is_archive =
      std::ranges::any_of(archives, [&](std::string_view magic) { return bytes.starts_with(magic); }) ||
      is_tar(bytes) || ends_as_zip(bytes);
  if (is_archive)
    return bad_value("file", "archives and files made of them (.zip, .docx, .xlsx) are not taken");
  if (bytes.starts_with("%PDF-")) {
    if (is_whole_pdf(bytes)) return AttachmentType::pdf;
    return bad_value("file", "the PDF is not whole");
  }
  if (bytes.starts_with("\xff\xd8\xff")) return picture(AttachmentType::jpeg, pixels_of_jpeg(bytes));
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return picture(AttachmentType::png, pixels_of_png(bytes));
  if (is_plain_text(bytes)) return AttachmentType::plain_text;
  return bad_value("file", "the file is no whole PDF, no JPEG, no PNG and no plain text in UTF-8");
}

Expected<std::string> check_attachment_name(std::string_view name) {
  name = name.substr(name.find_last_of("/\\") + 1);
  auto checked = check_written_text("name", name);
  if (!checked) return checked;
  if (identity::count_characters(*checked) > longest_name)
    return bad_value("name", fmt::format("is longer than {} characters", longest_name));
  return checked;
}

Expected<CaseChange> attach(const Case& one, std::string_view name, Bytes content, const Holder& holder) {
  const auto type = check_attachment(content);
  if (!type) return tl::make_unexpected(type.error());
  auto checked = check_attachment_name(name);
  if (!checked) return tl::make_unexpected(checked.error());
  NewAttachment attachment{*std::move(checked), *type,          sha256(content),
                           std::move(content),  holder.officer, holder.now};
  CaseChange change{one, {}, {}, {}};
  change.events.push_back(
      {holder.now, holder.officer, "attached",
       fmt::format("{} ({}, SHA-256 {})", attachment.name, media_type(*type), attachment.sha256)});
  change.attaching.push_back(std::move(attachment));
  return with_lease(std::move(change), holder);
}

}  // namespace benefit::cases

// Papers that officers put into a case: a scanned letter, a photo of a house register, a statement.
#pragma once

#include "verify/types/photo.hpp"
#include "verify/types/time.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace benefit {

using AttachmentId = std::int64_t;

/// Bytes of the largest attachment: forty pages scanned in grey at 200 dpi. One of base64 still fits into a
/// request that carries a photo (daemon/server/limits.hpp).
inline constexpr std::size_t largest_attachment = std::size_t{10} << 20U;

/// What may be attached, told by the content and never by the name. Stored by number.
enum class AttachmentType : std::uint8_t { pdf = 1, jpeg, png, plain_text };

/// "application/pdf", "image/jpeg", "image/png", "text/plain; charset=utf-8".
std::string_view media_type(AttachmentType type);

/// "pdf", "jpg", "png", "txt".
std::string_view file_ending(AttachmentType type);

/// Not yet kept.
struct NewAttachment {
  std::string name;  ///< as the officer's file was called, without folders
  AttachmentType type = AttachmentType::plain_text;
  std::string sha256;  ///< of the content, 64 hex digits
  Bytes content;
  std::string by;
  Instant at;
};

struct Attachment {
  AttachmentId id = 0;
  std::string name;
  AttachmentType type = AttachmentType::plain_text;
  std::string sha256;
  std::int64_t bytes = 0;
  std::string by;
  Instant at;
};

}  // namespace benefit

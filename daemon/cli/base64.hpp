// Photos inside JSON (RFC 4648, with padding).
#pragma once

#include "verify/types/photo.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace benefit::cli {

std::string base64_encoded(std::span<const std::uint8_t> bytes);
/// nullopt: not base64.
std::optional<Bytes> base64_decoded(std::string_view text);

}  // namespace benefit::cli

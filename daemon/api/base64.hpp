// Photos inside JSON, in both directions (RFC 4648, with padding).
#pragma once

#include "verify/types/photo.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace benefit::api {

/// Characters that these bytes become.
constexpr std::size_t base64_size(std::size_t bytes) { return (bytes + 2) / 3 * 4; }

/// In one line.
std::string base64_encoded(std::span<const std::uint8_t> bytes);
/// Line breaks, which many encoders put in, are passed over. nullopt: not base64.
std::optional<Bytes> base64_decoded(std::string_view text);

}  // namespace benefit::api

// Bytes as hexadecimal digits.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

/// Two lower-case digits a byte.
std::string to_hex(std::span<const std::uint8_t> bytes);
/// nullopt: an odd number of digits, or something else than digits. Takes either case.
std::optional<std::vector<std::uint8_t>> from_hex(std::string_view text);

}  // namespace benefit

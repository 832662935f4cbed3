#include "verify/types/hex.hpp"

#include <charconv>

namespace benefit {

std::string to_hex(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const unsigned byte : bytes) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

std::optional<std::vector<std::uint8_t>> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::vector<std::uint8_t> bytes;
  for (std::size_t at = 0; at < text.size(); at += 2) {
    std::uint8_t byte = 0;
    const char* const end = text.data() + at + 2;
    const auto [after, error] = std::from_chars(text.data() + at, end, byte, 16);
    if (error != std::errc{} || after != end) return std::nullopt;
    bytes.push_back(byte);
  }
  return bytes;
}

}  // namespace benefit

// A hash that stays the same over versions and machines, which std::hash does not. Not for secrets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace benefit {

/// 64-bit FNV-1a over a sequence of texts.
class StableHash {
 public:
  /// Keeps ("a", "bc") and ("ab", "c") apart.
  StableHash& mix(std::string_view text) {
    for (const char c : text) mix_byte(static_cast<unsigned char>(c));
    mix_byte(0xff);  // no byte of valid UTF-8
    return *this;
  }

  std::uint64_t value() const { return state_; }
  /// 16 hex digits.
  std::string hex() const {
    std::string text(16, '0');
    std::uint64_t rest = state_;
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, rest >>= 4)
      *digit = "0123456789abcdef"[rest & 15U];
    return text;
  }

 private:
  void mix_byte(unsigned byte) { state_ = (state_ ^ byte) * 0x100000001b3ULL; }

  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace benefit

// Texts that are held once and known by a number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::match {

/// A 64-bit hash of bytes, the same on every machine; not against an adversary.
std::uint64_t hash_bytes(std::string_view bytes);
/// Folds a number into a hash.
constexpr std::uint64_t hash_mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29U);
}

/// Not thread-safe while texts are added; afterwards it is.
class StringPool {
 public:
  StringPool();
  /// The number of this text: 0 for the empty one, then counting up in the order of arrival.
  std::uint32_t intern(std::string_view text);
  std::string_view view(std::uint32_t index) const {
    return std::string_view(bytes_).substr(ends_[index], ends_[index + 1] - ends_[index]);
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size() - 1); }

 private:
  void grow();

  std::string bytes_;
  std::vector<std::uint64_t> ends_;   ///< of the text before each, then of the last
  std::vector<std::uint32_t> slots_;  ///< open addressing; 0 is free, else index + 1
};

}  // namespace benefit::match

// An input stream over bytes that are already in memory, without a copy (dlib reads its networks from
// streams).
#pragma once

#include <cstdint>
#include <istream>
#include <span>
#include <streambuf>

namespace benefit::face {

/// Reads `bytes`, which must outlive it.
class MemoryStream : private std::streambuf, public std::istream {
 public:
  explicit MemoryStream(std::span<const std::uint8_t> bytes)
      : std::istream(static_cast<std::streambuf*>(this)) {
    // A stream buffer takes pointers to non-const, but reading never writes through them.
    auto* begin = reinterpret_cast<char*>(const_cast<std::uint8_t*>(bytes.data()));
    setg(begin, begin, begin + bytes.size());
  }
};

}  // namespace benefit::face

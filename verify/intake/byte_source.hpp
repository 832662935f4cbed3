// A delivered file as bytes that can be looked at before they are taken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <string_view>

namespace benefit::intake {

/// Holds about two megabytes of the file at a time, however large the file is. Not thread-safe.
class ByteSource {
 public:
  /// The most bytes that peek() shows at once.
  static constexpr std::size_t most = 1U << 20U;

  /// `file` outlives the source.
  explicit ByteSource(std::istream& file);

  /// What comes next: at least `wanted` bytes, fewer only at the end of the file. Valid until the next call.
  /// Throws Failure(io) when the file cannot be read.
  std::string_view peek(std::size_t wanted);
  /// Takes bytes that peek() has shown.
  void take(std::size_t bytes);
  /// Bytes taken so far.
  std::int64_t position() const { return position_; }

 private:
  void fill(std::size_t wanted);

  std::istream& file_;
  std::unique_ptr<char[]> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::int64_t position_ = 0;
  bool at_end_ = false;
};

}  // namespace benefit::intake

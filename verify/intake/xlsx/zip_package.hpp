// The parts of a ZIP file, read from front to back and never written anywhere: a workbook (ECMA-376 part 2)
// is one. Only this file knows libarchive.
//
// The file's local headers are followed, not its central directory, which could name millions of parts that
// all have to be held at once. Names are only ever compared, so a name that leads out of a folder is
// harmless.
#pragma once

#include "verify/types/error.hpp"

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::intake::xlsx {

/// What a ZIP file may ask of the reader. A workbook of a million rows and eight columns unpacks to some
/// 400 MiB, by a factor of about ten.
struct ZipLimits {
  std::size_t parts = 10'000;
  std::int64_t unpacked_bytes = std::int64_t{8} << 30U;  ///< of one part
  /// A part may unpack to this in any case, and to `ratio` times its packed bytes beyond it.
  std::int64_t unsuspicious_bytes = std::int64_t{64} << 20U;
  std::int64_t ratio = 200;
};

/// A part while it is being unpacked. Not thread-safe; one part of a package at a time.
class ZipPart {
 public:
  ~ZipPart();
  ZipPart(const ZipPart&) = delete;
  ZipPart& operator=(const ZipPart&) = delete;

  /// The next bytes; empty at the end. Valid until the next call. Errors: bad_input (damaged, cut off, over
  /// the limits). Throws Failure(io).
  Expected<std::string_view> next();
  /// Where the file is read.
  std::int64_t position() const;

 private:
  friend class ZipPackage;
  struct Archive;
  ZipPart(std::unique_ptr<Archive> archive, std::string name, ZipLimits limits);

  std::unique_ptr<Archive> archive_;
  std::string name_;
  ZipLimits limits_;
  std::int64_t begin_ = 0;
  std::int64_t unpacked_ = 0;
};

/// Not thread-safe.
class ZipPackage {
 public:
  /// Looks at the header of every part. `file` outlives the package.
  /// Errors: bad_input (damaged, cut off, encrypted, a part twice, too many parts, a file that cannot go back
  /// to its beginning). Throws Failure(io).
  static Expected<ZipPackage> open(std::istream& file, ZipLimits limits = {});

  /// Of all parts, as `normal_name` makes them.
  const std::vector<std::string>& names() const { return names_; }
  bool has(std::string_view name) const;

  /// Errors: bad_input (no such part, and as ZipPart::next).
  Expected<std::unique_ptr<ZipPart>> open_part(std::string_view name) const;
  /// A whole part of at most `most` bytes. Errors: as open_part; bad_input when it is larger.
  Expected<std::string> read_part(std::string_view name, std::size_t most) const;

 private:
  ZipPackage(std::istream& file, ZipLimits limits) : file_(&file), limits_(limits) {}

  std::istream* file_;
  ZipLimits limits_;
  std::vector<std::string> names_;
};

/// Part names are compared without regard to case (ECMA-376 part 2, 6.2.2.2): lower case, `/` between folders
/// and none in front.
std::string normal_name(std::string_view name);

}  // namespace benefit::intake::xlsx

// A file for its owner's eyes, written from its beginning.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace benefit::report {

/// Makes the file with mode 0600, or empties the one that is there. Throws Failure (disk_full, io).
void make_private_file(const std::filesystem::path& path);

/// Writes through a buffer of its own. Every method throws Failure (disk_full, io).
class PrivateFile {
 public:
  explicit PrivateFile(std::filesystem::path path);
  ~PrivateFile();
  PrivateFile(const PrivateFile&) = delete;
  PrivateFile& operator=(const PrivateFile&) = delete;

  void write(std::string_view text);
  /// Nothing may follow.
  void finish();

 private:
  void flush();

  std::filesystem::path path_;
  int descriptor_ = -1;
  std::string buffer_;
};

}  // namespace benefit::report

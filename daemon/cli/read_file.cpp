#include "daemon/cli/read_file.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <fstream>

namespace benefit::cli {

Bytes read_file(const std::filesystem::path& file, std::uint64_t at_most) {
  std::error_code error;
  const std::uint64_t size = std::filesystem::file_size(file, error);
  if (error == std::errc::no_such_file_or_directory)
    throw Failure({ErrorCode::not_found, "there is no such file", file.string(), "Check the path."});
  std::ifstream stream(file, std::ios::binary);
  Bytes bytes(error ? 0 : std::min(size, at_most));
  stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (error || !stream) throw Failure({ErrorCode::io, "the file cannot be read", file.string(), ""});
  return bytes;
}

}  // namespace benefit::cli

#include "daemon/cli/read_file.hpp"

#include "verify/types/sha256.hpp"

#include <algorithm>
#include <fstream>
#include <vector>

namespace benefit::cli {

Bytes read_file(const std::filesystem::path& file, std::uint64_t at_most) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(file, error);
  if (status.type() == std::filesystem::file_type::not_found)
    throw Failure({ErrorCode::not_found, "there is no such file", file.string(), "Check the path."});
  if (!error && !std::filesystem::is_regular_file(status))  // a FIFO would be waited for without end
    throw Failure({ErrorCode::bad_input, "this is no ordinary file", file.string(), "Give a file."});
  const std::uint64_t size = error ? 0 : std::filesystem::file_size(file, error);
  std::ifstream stream(file, std::ios::binary);
  Bytes bytes(error ? 0 : std::min(size, at_most));
  stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (error || !stream) throw Failure({ErrorCode::io, "the file cannot be read", file.string(), ""});
  return bytes;
}

std::string sha256_of_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  Sha256 hash;
  std::vector<char> bytes(1U << 20U);
  while (stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size())), stream.gcount() > 0)
    hash.update(
        {reinterpret_cast<const std::uint8_t*>(bytes.data()), static_cast<std::size_t>(stream.gcount())});
  if (stream.bad() || !stream.eof())
    throw Failure({ErrorCode::io, "the file cannot be read", file.string(), ""});
  return hash.finish();
}

Error in_file(const std::string& path, Error error) {
  error.where = error.where.empty() ? path : path + ", " + error.where;
  return error;
}

}  // namespace benefit::cli

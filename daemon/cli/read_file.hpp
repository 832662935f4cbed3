// A file as bytes.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/photo.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace benefit::cli {

/// The file's bytes, of a longer file the first `at_most`. Throws Failure: not_found, bad_input (a folder,
/// a FIFO), io.
Bytes read_file(const std::filesystem::path& file, std::uint64_t at_most);

/// Of a file of any length, which is never whole in memory. Throws Failure(io).
std::string sha256_of_file(const std::filesystem::path& file);

/// The error of reading a file's content, which says where in the file, with the file's name before it.
Error in_file(const std::string& path, Error error);

}  // namespace benefit::cli

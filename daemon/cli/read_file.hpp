// A file as bytes.
#pragma once

#include "verify/types/photo.hpp"

#include <cstdint>
#include <filesystem>

namespace benefit::cli {

/// The file's bytes, of a longer file the first `at_most`. Throws Failure: not_found, bad_input (a folder,
/// a FIFO), io.
Bytes read_file(const std::filesystem::path& file, std::uint64_t at_most);

}  // namespace benefit::cli

// Kinds of files, told by their first bytes.
#pragma once

#include "verify/types/error.hpp"

#include <cstdint>
#include <string_view>

namespace benefit::intake {

enum class FileKind : std::uint8_t {
  csv,       ///< as far as the first bytes tell
  workbook,  ///< a ZIP file; which kind of one is seen when it is opened (xlsx/zip_package.hpp)
};

/// `beginning` is the whole file or some kilobytes of it. Errors: bad_input, for a file that is neither, with
/// what it is and what to do.
Expected<FileKind> tell_file_kind(std::string_view beginning);

}  // namespace benefit::intake

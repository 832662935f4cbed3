// Files that are no CSV at all, told by their first bytes.
#pragma once

#include "verify/types/error.hpp"

#include <optional>
#include <string_view>

namespace benefit::intake {

/// Why a file that begins like this cannot be read as CSV, and what to do; nullopt when it may be one.
/// `beginning` is the whole file or some kilobytes of it.
std::optional<Error> refuse_other_kinds(std::string_view beginning);

}  // namespace benefit::intake

// What the operating system refused, as the house says it.
#pragma once

#include "verify/types/error.hpp"

#include <filesystem>
#include <string_view>

namespace benefit::store {

/// Reads errno. `what` is what was tried ("write the key file").
Failure system_failure(std::string_view what, const std::filesystem::path& where);

}  // namespace benefit::store

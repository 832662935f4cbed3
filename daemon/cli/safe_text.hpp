// Data of others made harmless for a terminal (verify/identity/safe_text.hpp).
#pragma once

#include "verify/identity/safe_text.hpp"

namespace benefit::cli {

using identity::safe_block;
using identity::safe_line;

}  // namespace benefit::cli

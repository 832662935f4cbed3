// Where the log goes. It holds ids, codes and counts, never a name, an ID number or what a person wrote.
#pragma once

#include "daemon/config.hpp"

#include <string>

namespace benefit {

/// To the journal with its own levels when systemd runs the program, otherwise to standard error.
void set_up_logging(const std::string& level, const Environment& environment);
/// From now on: one of the configuration's levels.
void set_log_level(const std::string& level);

}  // namespace benefit

// benefitd --restore: a state directory made from a backup.
#pragma once

#include "daemon/config.hpp"

#include <filesystem>
#include <ostream>

namespace benefit {

/// Says what was restored and gives the exit status, 0. Throws Failure: as store::restore_backup; not_found
/// when the master key is not there.
int restore(const Config& config, const std::filesystem::path& file, std::ostream& out);

}  // namespace benefit

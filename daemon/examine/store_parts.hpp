// What the examination of the store says, part by part.
#pragma once

#include "daemon/examine/examined_part.hpp"
#include "verify/types/store_check.hpp"
#include "verify/types/time.hpp"

#include <filesystem>
#include <vector>

namespace benefit::examine {

/// The database, its references, its schema, the master key, the audit log.
std::vector<ExaminedPart> store_parts(const StoreCheck& check, const std::filesystem::path& state_dir);

/// The clock against the newest moment that the store tells of, and whether systemd-timesyncd keeps it right:
/// `timesync` is its folder in /run, which is not there when another program does.
ExaminedPart clock(Instant now, const StoreCheck& check, const std::filesystem::path& timesync);

}  // namespace benefit::examine

// The examination of a state directory that no service needs to hold. Nothing is changed.
#pragma once

#include "verify/store/seal_key.hpp"
#include "verify/types/progress.hpp"
#include "verify/types/store_check.hpp"

#include <filesystem>

namespace benefit::store {

/// Throws Failure: not_found (no store is there), io, corrupt (no database); cancelled when `progress` asks
/// to stop.
StoreCheck check_state_dir(const std::filesystem::path& state_dir, SealKey master, Progress& progress);

}  // namespace benefit::store

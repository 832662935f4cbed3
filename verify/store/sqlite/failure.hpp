// SQLite's exceptions as the house says them.
#pragma once

#include "verify/types/error.hpp"

#include <filesystem>

#include <SQLiteCpp/Exception.h>

namespace benefit::store {

/// disk_full, io, corrupt, busy, cancelled, or internal for what only a bug can cause. SQLite names tables
/// and columns in its texts, never a value, so they hold no personal data.
Failure translated(const SQLite::Exception& exception, const std::filesystem::path& database);

/// A caller did what its own code forbids: a bug.
inline Failure misuse(const char* what) { return Failure{Error{ErrorCode::internal, what, {}, {}}}; }

}  // namespace benefit::store

// A copy of the database while others read and write it.
#pragma once

#include "verify/store/sqlite/connection.hpp"

#include <cstdint>
#include <functional>

namespace benefit::store {

/// Told after each stretch of pages; false: stop.
using CopyProgress = std::function<bool(std::int64_t pages_done, std::int64_t pages)>;

/// Copies what `source` sees in its transaction, which has read something already, into a file that is not
/// there yet (mode 0600), and waits until all of it is on the disk. Throws Failure: disk_full, io; cancelled.
/// A copy that was not finished is left to the caller to remove.
void copy_database(Connection& source, const DatabaseFile& to, const CopyProgress& progress);

}  // namespace benefit::store

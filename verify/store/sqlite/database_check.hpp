// The examination of a whole database: each page, each reference, each entry of the audit log.
#pragma once

#include "verify/store/sqlite/connection.hpp"
#include "verify/store/store_keys.hpp"
#include "verify/types/progress.hpp"
#include "verify/types/store_check.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace benefit::store {

/// Of every table.
std::map<std::string, std::int64_t> count_rows(Connection& database);

/// All of it as of one moment; others go on meanwhile. Of a database of an older schema the audit log, the
/// key and the tables are not looked at: nobody can say what they should be before it is brought up to date.
/// Throws Failure: cancelled when `progress` asks to stop.
StoreCheck check_database(Connection& database, const StoreKeys& keys, Progress& progress);

}  // namespace benefit::store

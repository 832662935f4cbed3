// The database's schema: forward-only steps, migrations/NNNN_verb_noun.sql.
#pragma once

#include "verify/store/sqlite/database.hpp"

#include <cstdint>
#include <string_view>

namespace benefit::store {

/// One step; `user_version` of the database is the number of the last one taken.
struct Migration {
  std::int64_t version;
  std::string_view sql;
};

/// The version that this program reads and writes.
std::int64_t schema_version();

/// Takes the steps that the database has not taken, each wholly or not at all. Throws Failure: schema_newer
/// when the database was written by a newer version, corrupt when it is no database of ours.
void migrate(Database& database, const std::filesystem::path& state_dir);

}  // namespace benefit::store

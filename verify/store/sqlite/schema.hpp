// The database's schema: forward-only steps, migrations/NNNN_verb_noun.sql.
#pragma once

#include "verify/store/signer.hpp"
#include "verify/store/sqlite/database.hpp"
#include "verify/store/sqlite/store.hpp"

#include <filesystem>

namespace benefit::store {

/// Throws Failure: schema_newer when the database was written by a newer version, corrupt when it is no database
/// of ours.
void check_ours(Database& database, const std::filesystem::path& state_dir);

/// Takes the steps that our database has not taken, each wholly or not at all.
void migrate(Database& database, const Signer& signer);

}  // namespace benefit::store

// The database's schema: forward-only steps, migrations/NNNN_verb_noun.sql.
#pragma once

#include "verify/store/signer.hpp"
#include "verify/store/sqlite/database.hpp"
#include "verify/store/sqlite/store.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace benefit::store {

/// What the sealed value is sealed for by which a store knows its master key.
inline constexpr std::string_view seal_check_context = "seal_check";

/// Throws Failure: schema_newer when the database was written by a newer version, corrupt when it is no database
/// of ours.
void check_ours(Database& database, const std::filesystem::path& state_dir);

/// Takes the steps that our database has not taken, each wholly or not at all. Of one that has rows already a
/// copy is kept before (benefitd.db.schema-33; the copy of before an earlier upgrade goes then). `program` is
/// the version that does it. Throws Failure(disk_full) when there is no room for the copy.
void migrate(Database& database, const std::filesystem::path& state_dir, const Signer& signer,
             std::string_view program);

/// Tables, indexes and triggers as this version makes them, by name.
const std::map<std::string, std::string>& schema_texts();

}  // namespace benefit::store

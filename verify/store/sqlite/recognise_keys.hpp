// Which of the master keys that a process was handed the database lies under.
#pragma once

#include "verify/store/offered_keys.hpp"
#include "verify/store/sealer.hpp"
#include "verify/store/sqlite/database.hpp"

#include <filesystem>
#include <optional>

namespace benefit::store {

struct RecognisedKeys {
  SealKey key;                    ///< seals and signs
  std::optional<SealKey> former;  ///< a change is under way
  std::optional<SealKey> next;    ///< may be changed to
};

/// Takes offered.key for a database that has no sealed value yet; a key that the database has been changed
/// away from is dropped. Throws Failure(corrupt): the key that the database needs is not among them, or of a
/// change that is under way one is missing.
RecognisedKeys recognise(Database& database, OfferedKeys offered, const std::filesystem::path& state_dir);

/// The value by which recognise() knows a key, sealed under it.
Bytes seal_check(const SealKey& key);
/// Keeps that value, unless the database has one.
void keep_seal_check(Database& database, const Sealer& sealer);

}  // namespace benefit::store

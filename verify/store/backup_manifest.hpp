// What a backup says of itself, as the JSON text that stands at its beginning.
#pragma once

#include "verify/types/backup_store.hpp"

#include <string>
#include <string_view>

namespace benefit::store {

std::string to_json(const BackupManifest& manifest);
/// Errors: corrupt. A name that would leave the state directory is one.
Expected<BackupManifest> backup_manifest_from_json(std::string_view text);

}  // namespace benefit::store

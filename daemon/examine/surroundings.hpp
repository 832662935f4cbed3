// What the service stands on, looked at from outside the store: models, master key, disks.
#pragma once

#include "daemon/examine/examined_part.hpp"

#include <filesystem>
#include <vector>

namespace benefit::examine {

/// Each file of the networks against the SHA-256 that the manifest has of it.
ExaminedPart models(const std::filesystem::path& folder);

/// The master key's file: there, of the right length, for its owner only unless systemd handed it over.
ExaminedPart key_file(const std::filesystem::path& file, bool is_credential);

/// Room for what a backup writes: a copy of the database beside it, and the sealed file in the folder.
std::vector<ExaminedPart> disks(const std::filesystem::path& state_dir, const std::filesystem::path& backups);

}  // namespace benefit::examine

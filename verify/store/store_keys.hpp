// What follows from the master key: what seals, what signs, and what backups are sealed with.
#pragma once

#include "verify/store/backup_key.hpp"
#include "verify/store/sealer.hpp"
#include "verify/store/signer.hpp"

namespace benefit::store {

struct StoreKeys {
  explicit StoreKeys(SealKey master) : signer(master), backup(master), sealer(std::move(master)) {}

  Signer signer;
  BackupKey backup;
  Sealer sealer;
};

}  // namespace benefit::store

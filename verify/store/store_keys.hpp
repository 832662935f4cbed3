// What follows from the master key: what seals, what signs, and what backups are sealed with.
#pragma once

#include "verify/store/backup_key.hpp"
#include "verify/store/sealer.hpp"
#include "verify/store/signer.hpp"

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace benefit::store {

struct StoreKeys {
  /// `former_key`: the change away from it is under way (verify/types/master_keys.hpp).
  explicit StoreKeys(SealKey master, std::optional<SealKey> former_key = std::nullopt)
      : signer(master),
        backup(std::make_shared<const BackupKey>(master)),
        former(former_key ? std::optional(fingerprint_of(Signer{*former_key})) : std::nullopt),
        sealer(std::move(master), std::move(former_key)) {}

  /// Within the store's writer, without which nothing is sealed or signed.
  void change_to(SealKey master) {
    former = fingerprint_of(signer);
    signer.change_key(master);
    backup = std::make_shared<const BackupKey>(master);
    sealer.change_key(std::move(master));
  }

  Signer signer;
  /// Of backups from now on; those of before a change need the former one. Read from several threads.
  std::atomic<std::shared_ptr<const BackupKey>> backup;
  std::optional<std::string> former;  ///< its fingerprint, while a change is under way
  Sealer sealer;
};

}  // namespace benefit::store

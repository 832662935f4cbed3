// What follows from the master key: what seals, and what signs.
#pragma once

#include "verify/store/sealer.hpp"
#include "verify/store/signer.hpp"

#include <optional>
#include <string>
#include <utility>

namespace benefit::store {

struct StoreKeys {
  /// `former_key`: the change away from it is under way (verify/types/master_keys.hpp).
  explicit StoreKeys(SealKey master, std::optional<SealKey> former_key = std::nullopt)
      : signer(master),
        former(former_key ? std::optional(fingerprint_of(Signer{*former_key})) : std::nullopt),
        sealer(std::move(master), std::move(former_key)) {}

  /// Within the store's writer, without which nothing is sealed or signed.
  void change_to(SealKey master) {
    former = fingerprint_of(signer);
    signer.change_key(master);
    sealer.change_key(std::move(master));
  }

  Signer signer;
  std::optional<std::string> former;  ///< its fingerprint, while a change is under way
  Sealer sealer;
};

}  // namespace benefit::store

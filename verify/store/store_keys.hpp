// What follows from the master key: what seals, and what signs.
#pragma once

#include "verify/store/sealer.hpp"
#include "verify/store/signer.hpp"

namespace benefit::store {

struct StoreKeys {
  explicit StoreKeys(SealKey master) : signer(master), sealer(std::move(master)) {}

  Signer signer;
  Sealer sealer;
};

}  // namespace benefit::store

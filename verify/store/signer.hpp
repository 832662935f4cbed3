// Signs the audit log. The key follows from the master key, so that whoever holds only the database cannot
// make signatures, and there is no second key to keep.
#pragma once

#include "verify/store/seal_key.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace benefit::store {

/// Ed25519 (RFC 8032). Thread-safe.
class Signer {
 public:
  explicit Signer(const SealKey& master);

  std::vector<std::uint8_t> sign(std::string_view message) const;
  const std::vector<std::uint8_t>& public_key() const { return public_key_; }

 private:
  SealKey seed_;  ///< the secret key is made of it anew for each signature, and wiped
  std::vector<std::uint8_t> public_key_;
};

}  // namespace benefit::store

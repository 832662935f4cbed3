// Signs the audit log. The key follows from the master key, so that whoever holds only the database cannot
// make signatures, and there is no second key to keep.
#pragma once

#include "verify/store/seal_key.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::store {

/// Ed25519 (RFC 8032). Thread-safe, but for change_key: the store calls it while it holds the one writer,
/// without which nothing is signed.
class Signer {
 public:
  explicit Signer(const SealKey& master);

  /// From now on signs with the key that follows from this one.
  void change_key(const SealKey& master) { *this = Signer{master}; }

  std::vector<std::uint8_t> sign(std::string_view message) const;
  const std::vector<std::uint8_t>& public_key() const { return public_key_; }

 private:
  SealKey seed_;  ///< the secret key is made of it anew for each signature, and wiped
  std::vector<std::uint8_t> public_key_;
};

/// By which people tell master keys apart: the first 16 hexadecimal digits of the public key.
std::string fingerprint_of(const Signer& signer);

}  // namespace benefit::store

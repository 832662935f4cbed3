// Seals biometric data at rest: XChaCha20-Poly1305 (IETF, libsodium). Each record has a data key of its own,
// wrapped by the master key, so that a change of the master key rewraps 72 bytes a record and leaves the
// photos alone.
#pragma once

#include "verify/store/seal_key.hpp"
#include "verify/types/photo.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace benefit::store {

/// Thread-safe.
class Sealer {
 public:
  explicit Sealer(SealKey key) : key_(std::move(key)) {}

  /// `context` names the record and the purpose ("photo:17"). It is bound into the seal: a sealed value that
  /// was moved to another record does not open there.
  Bytes seal(std::span<const std::uint8_t> plain, std::string_view context) const;
  /// nullopt when the seal is broken: other key, other context, or changed bytes.
  std::optional<Bytes> open(std::span<const std::uint8_t> sealed, std::string_view context) const;

 private:
  SealKey key_;
};

}  // namespace benefit::store

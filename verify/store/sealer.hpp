// Seals biometric data at rest: XChaCha20-Poly1305 (IETF, libsodium). Each record has a data key of its own,
// wrapped by the master key, so that a change of the master key rewraps 72 bytes a record and leaves the
// photos alone, and a value whose wrapped data key is overwritten is gone for good.
#pragma once

#include "verify/store/seal_key.hpp"
#include "verify/types/photo.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string_view>

namespace benefit::store {

/// `context` names the record and the purpose ("photo:17"). It is bound into the seal: a sealed value that
/// was moved to another record does not open there.
Bytes seal_under(const SealKey& key, std::span<const std::uint8_t> plain, std::string_view context);
/// nullopt when the seal is broken: other key, other context, or changed bytes.
std::optional<Bytes> open_under(const SealKey& key, std::span<const std::uint8_t> sealed,
                                std::string_view context);

/// Seals under one key and knows the one before it. Thread-safe.
class Sealer {
 public:
  /// The data key of a sealed value, wrapped, is within its first bytes.
  static constexpr std::size_t head_size = 73;

  /// `former`: opens what it sealed, and seals nothing.
  explicit Sealer(SealKey key, std::optional<SealKey> former = std::nullopt)
      : key_(std::move(key)), former_(std::move(former)) {}

  Bytes seal(std::span<const std::uint8_t> plain, std::string_view context) const;
  std::optional<Bytes> open(std::span<const std::uint8_t> sealed, std::string_view context) const;

  /// From now on seals under this key; the one of until now is the former one. It stays in memory as long as
  /// the sealer does: who began to read earlier may hold values that it wrapped.
  void change_key(SealKey key);

  enum class Head {
    current,    ///< wrapped by the key that seals
    rewrapped,  ///< was wrapped by the former key, now by the one that seals
    broken,     ///< neither key opens it
  };
  /// Wraps the data key of a value anew, given the value's first bytes; the value itself is not needed.
  Head rewrap(std::span<std::uint8_t, head_size> head, std::string_view context) const;

 private:
  mutable std::shared_mutex mutex_;  ///< guards both
  SealKey key_;
  std::optional<SealKey> former_;
};

}  // namespace benefit::store

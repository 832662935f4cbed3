#include "verify/store/backup_key.hpp"

#include <sodium.h>

namespace benefit::store {
namespace {

/// What is derived from the master key: a number and eight letters for each use (signer.cpp has number 1).
constexpr std::uint64_t key_number = 2;
constexpr std::uint64_t mark_number = 3;
constexpr char context[crypto_kdf_CONTEXTBYTES + 1] = "bnbackup";

}  // namespace

BackupKey::BackupKey(const SealKey& master)
    : key_(SealKey::filled_by([&](std::span<std::uint8_t, SealKey::size> bytes) {
        crypto_kdf_derive_from_key(bytes.data(), bytes.size(), key_number, context, master.bytes().data());
      })) {
  crypto_kdf_derive_from_key(mark_.data(), mark_.size(), mark_number, context, master.bytes().data());
}

}  // namespace benefit::store

#include "verify/store/signer.hpp"

#include "verify/types/hex.hpp"
#include "verify/types/signature.hpp"

#include <array>

#include <sodium.h>

namespace benefit::store {
namespace {

static_assert(crypto_kdf_KEYBYTES == SealKey::size);
static_assert(crypto_sign_SEEDBYTES == SealKey::size);
static_assert(crypto_sign_PUBLICKEYBYTES == public_key_size);
static_assert(crypto_sign_BYTES == signature_size);

/// What is derived from the master key: a number and eight letters for each use.
constexpr std::uint64_t audit_key = 1;
constexpr char audit_context[crypto_kdf_CONTEXTBYTES + 1] = "bnaudit_";

/// Secret, for the time of one signature.
class SecretKey {
 public:
  SecretKey(const SealKey& seed, std::span<std::uint8_t, public_key_size> public_key) {
    crypto_sign_seed_keypair(public_key.data(), bytes_.data(), seed.bytes().data());
  }
  ~SecretKey() { sodium_memzero(bytes_.data(), bytes_.size()); }
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;

  const std::uint8_t* data() const { return bytes_.data(); }

 private:
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> bytes_{};
};

}  // namespace

Signer::Signer(const SealKey& master)
    : seed_(SealKey::filled_by([&](std::span<std::uint8_t, SealKey::size> seed) {
        crypto_kdf_derive_from_key(seed.data(), seed.size(), audit_key, audit_context, master.bytes().data());
      })) {
  std::array<std::uint8_t, public_key_size> public_key{};
  const SecretKey secret{seed_, public_key};
  public_key_.assign(public_key.begin(), public_key.end());
}

std::vector<std::uint8_t> Signer::sign(std::string_view message) const {
  std::array<std::uint8_t, public_key_size> public_key{};
  const SecretKey secret{seed_, public_key};
  std::vector<std::uint8_t> signature(signature_size);
  crypto_sign_detached(signature.data(), nullptr, reinterpret_cast<const unsigned char*>(message.data()),
                       message.size(), secret.data());
  return signature;
}

std::string fingerprint_of(const Signer& signer) {
  constexpr std::size_t shown_bytes = 8;
  return to_hex(std::span{signer.public_key()}.first(shown_bytes));
}

}  // namespace benefit::store

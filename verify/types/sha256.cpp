#include "verify/types/sha256.hpp"

#include "verify/types/error.hpp"
#include "verify/types/hex.hpp"

#include <array>
#include <openssl/evp.h>

// OpenSSL's and not libsodium's, which seals: with the CPU's own SHA instructions it is ten times as fast,
// and every worker that starts hashes 127 MB of networks.
namespace benefit {
namespace {

void check(int result) {
  if (result != 1) throw Failure({ErrorCode::internal, "SHA-256 could not be computed", {}, {}});
}

}  // namespace

void Sha256::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  check(context_ != nullptr ? EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) : 0);
}

void Sha256::update(std::span<const std::uint8_t> bytes) {
  check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
}

std::string Sha256::finish() {
  std::array<unsigned char, 32> digest{};
  check(EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr));
  return to_hex(digest);
}

std::string sha256(std::span<const std::uint8_t> bytes) {
  Sha256 hash;
  hash.update(bytes);
  return hash.finish();
}

}  // namespace benefit

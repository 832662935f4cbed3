#include "verify/types/signature.hpp"

#include "verify/types/error.hpp"

#include <memory>
#include <openssl/evp.h>

namespace benefit {

bool signature_holds(std::span<const std::uint8_t> message, std::span<const std::uint8_t> signature,
                     std::span<const std::uint8_t> public_key) {
  if (signature.size() != signature_size || public_key.size() != public_key_size) return false;
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, public_key.data(), public_key.size()),
      &EVP_PKEY_free};
  if (!key) return false;  // no point of the curve
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
  if (!context || EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1)
    throw Failure({ErrorCode::internal, "a signature could not be checked", {}, {}});
  return EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(),
                          message.size()) == 1;
}

}  // namespace benefit

#include "verify/face/sha256.hpp"

#include "verify/types/error.hpp"

#include <array>
#include <openssl/evp.h>

#include <fmt/format.h>

namespace benefit::face {

std::string sha256(std::span<const std::uint8_t> bytes) {
  std::array<unsigned char, 32> digest;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
    throw Failure({ErrorCode::internal, "SHA-256 could not be computed", {}, {}});
  std::string text;
  for (const unsigned char byte : digest) text += fmt::format("{:02x}", byte);
  return text;
}

}  // namespace benefit::face

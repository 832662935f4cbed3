// SHA-256 (FIPS 180-4): what a delivered file, a photo and a model file are recognised by.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

struct evp_md_ctx_st;  // of OpenSSL, which stays in sha256.cpp

namespace benefit {

/// Of bytes that come piece by piece. Used from one thread at a time.
class Sha256 {
 public:
  /// Throws Failure(internal) when the crypto library refuses; so do update() and finish().
  Sha256();

  void update(std::span<const std::uint8_t> bytes);
  /// 64 lower-case hexadecimal digits. Nothing may follow.
  std::string finish();

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

/// 64 lower-case hexadecimal digits. Throws Failure(internal) when the crypto library refuses.
std::string sha256(std::span<const std::uint8_t> bytes);

}  // namespace benefit

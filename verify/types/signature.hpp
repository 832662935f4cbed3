// Ed25519 signatures (RFC 8032), checked. Who signs holds the key: verify/store/signer.hpp.
#pragma once

#include <cstdint>
#include <span>

namespace benefit {

inline constexpr std::size_t public_key_size = 32;
inline constexpr std::size_t signature_size = 64;

/// False for a signature or a key of another size, too. Throws Failure(internal) when the crypto library
/// refuses.
bool signature_holds(std::span<const std::uint8_t> message, std::span<const std::uint8_t> signature,
                     std::span<const std::uint8_t> public_key);

}  // namespace benefit

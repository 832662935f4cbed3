// SHA-256 (FIPS 180-4) of a file's content, as 64 lower-case hexadecimal digits.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace benefit::face {

/// Throws Failure(internal) when the crypto library refuses.
std::string sha256(std::span<const std::uint8_t> bytes);

}  // namespace benefit::face

#include "daemon/api/base64.hpp"

#include <sodium.h>

namespace benefit::api {

std::string base64_encoded(std::span<const std::uint8_t> bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the terminator that sodium writes
  return text;
}

std::optional<Bytes> base64_decoded(std::string_view text) {
  Bytes bytes(text.size() / 4 * 3 + 3);
  std::size_t length = 0;
  // Without a place to say where it stopped it takes the whole text or none of it.
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), "\r\n", &length, nullptr,
                        sodium_base64_VARIANT_ORIGINAL) != 0)
    return std::nullopt;
  bytes.resize(length);
  return bytes;
}

}  // namespace benefit::api

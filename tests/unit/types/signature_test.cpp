#include "verify/types/signature.hpp"

#include "verify/types/hex.hpp"

#include <catch2/catch.hpp>

namespace benefit {

// RFC 8032, section 7.1, test 2.
TEST_CASE("a signature holds for its message and its key only", "[types]") {
  const auto key = from_hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c").value();
  const auto signature = from_hex(
                             "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                             "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
                             .value();
  const std::vector<std::uint8_t> message = {0x72};
  CHECK(signature_holds(message, signature, key));
  CHECK_FALSE(signature_holds({}, signature, key));
  for (std::size_t at = 0; at < signature.size(); ++at) {
    auto changed = signature;
    changed[at] ^= 1;
    CHECK_FALSE(signature_holds(message, changed, key));
  }
  auto other = key;
  other[3] ^= 4;
  CHECK_FALSE(signature_holds(message, signature, other));
  CHECK_FALSE(signature_holds(message, {signature.data(), 63}, key));
  CHECK_FALSE(signature_holds(message, signature, {key.data(), 31}));
}

}  // namespace benefit

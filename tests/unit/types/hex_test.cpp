#include "verify/types/hex.hpp"

#include <catch2/catch.hpp>

namespace benefit {

TEST_CASE("bytes and digits are each other's", "[types]") {
  const std::vector<std::uint8_t> bytes = {0x00, 0x7f, 0xa0, 0xff};
  CHECK(to_hex(bytes) == "007fa0ff");
  CHECK(from_hex("007fA0FF") == bytes);
  CHECK(from_hex("") == std::vector<std::uint8_t>{});
  for (const char* odd : {"0", "0g", "g0", " 0", "0x", "+1", "-1"}) {
    INFO(odd);
    CHECK_FALSE(from_hex(odd));
  }
}

}  // namespace benefit

#include "daemon/api/base64.hpp"

#include <catch2/catch.hpp>

using namespace benefit;

TEST_CASE("base64 as RFC 4648 has it") {
  const std::string foobar = "foobar";
  const std::string encoded[] = {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
  for (std::size_t length = 0; length <= foobar.size(); ++length) {
    const Bytes bytes(foobar.begin(), foobar.begin() + static_cast<std::ptrdiff_t>(length));
    CHECK(api::base64_encoded(bytes) == encoded[length]);
    CHECK(api::base64_size(length) == encoded[length].size());
    CHECK(api::base64_decoded(encoded[length]) == bytes);
  }
}

TEST_CASE("what is no base64 is told apart") {
  CHECK_FALSE(api::base64_decoded("Zg="));
  CHECK_FALSE(api::base64_decoded("Z*=="));
  CHECK_FALSE(api::base64_decoded("Zm9v Zm9v"));
  CHECK_FALSE(api::base64_decoded("Zg==Zg=="));
}

TEST_CASE("line breaks are passed over") {
  CHECK(api::base64_decoded("Zm9v\r\nYmFy\n") == api::base64_decoded("Zm9vYmFy"));
}

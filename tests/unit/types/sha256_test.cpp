#include "verify/types/sha256.hpp"

#include <string_view>

#include <catch2/catch.hpp>

namespace benefit {
namespace {

std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

TEST_CASE("the hash is that of FIPS 180-4") {
  CHECK(sha256({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256(bytes_of("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("pieces have the hash of the whole") {
  Sha256 hash;
  for (const std::string_view piece : {"a", "", "bc"}) hash.update(bytes_of(piece));
  CHECK(hash.finish() == sha256(bytes_of("abc")));
}

}  // namespace
}  // namespace benefit

#include "verify/store/sealer.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

const Bytes photo{'p', 'h', 'o', 't', 'o'};

TEST_CASE("a sealed value opens under its key and context", "[sealer]") {
  const Sealer sealer{SealKey::random()};
  CHECK(sealer.open(sealer.seal(photo, "photo:1"), "photo:1") == photo);
  CHECK(sealer.open(sealer.seal({}, "photo:1"), "photo:1") == Bytes{});
}

TEST_CASE("a sealed value does not show what it holds, and never looks the same twice", "[sealer]") {
  const Sealer sealer{SealKey::random()};
  const Bytes sealed = sealer.seal(photo, "photo:1");
  CHECK(std::search(sealed.begin(), sealed.end(), photo.begin(), photo.end()) == sealed.end());
  CHECK(sealed != sealer.seal(photo, "photo:1"));
}

TEST_CASE("a seal is bound to its record", "[sealer]") {
  const Sealer sealer{SealKey::random()};
  CHECK_FALSE(sealer.open(sealer.seal(photo, "photo:1"), "photo:2"));
  CHECK_FALSE(sealer.open(sealer.seal(photo, "photo:1"), "face_template:1"));
}

TEST_CASE("another master key opens nothing", "[sealer]") {
  const Sealer sealer{SealKey::random()};
  const Sealer other{SealKey::random()};
  CHECK_FALSE(other.open(sealer.seal(photo, "photo:1"), "photo:1"));
}

TEST_CASE("whichever byte of a seal is changed or cut off, it is broken", "[sealer]") {
  const Sealer sealer{SealKey::random()};
  const Bytes sealed = sealer.seal(photo, "photo:1");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    Bytes changed = sealed;
    changed[i] ^= 1;
    CHECK_FALSE(sealer.open(changed, "photo:1"));
    CHECK_FALSE(sealer.open(std::span{sealed}.first(i), "photo:1"));
  }
}

}  // namespace
}  // namespace benefit::store

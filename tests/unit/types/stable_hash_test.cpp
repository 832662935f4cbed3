#include "verify/types/stable_hash.hpp"

#include <catch2/catch.hpp>

namespace benefit {
namespace {

TEST_CASE("the hash is that of FNV-1a with an end mark behind each text") {
  CHECK(StableHash().hex() == "cbf29ce484222325");
  CHECK(StableHash().mix("a").hex() == "089bc907b544c769");
}

TEST_CASE("where a text ends makes a difference") {
  CHECK(StableHash().mix("a").mix("bc").hex() != StableHash().mix("ab").mix("c").hex());
  CHECK(StableHash().mix("").hex() != StableHash().hex());
}

}  // namespace
}  // namespace benefit

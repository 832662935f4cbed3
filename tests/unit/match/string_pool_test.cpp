#include "verify/match/string_pool.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

TEST_CASE("texts are known by their number, in the order of arrival") {
  StringPool pool;
  CHECK(pool.size() == 1);
  CHECK(pool.intern("") == 0);
  CHECK(pool.intern("王") == 1);
  CHECK(pool.intern("李") == 2);
  CHECK(pool.intern("王") == 1);
  CHECK(pool.view(1) == "王");
  CHECK(pool.view(0).empty());
  CHECK(pool.size() == 3);
}

TEST_CASE("a pool that grows keeps the numbers it gave") {
  StringPool pool;
  for (std::uint32_t i = 1; i <= 20'000; ++i) REQUIRE(pool.intern(std::to_string(i)) == i);
  for (std::uint32_t i = 1; i <= 20'000; ++i) {
    REQUIRE(pool.intern(std::to_string(i)) == i);
    REQUIRE(pool.view(i) == std::to_string(i));
  }
}

TEST_CASE("texts with bytes of zero are texts") {
  using namespace std::string_literals;
  StringPool pool;
  const auto one = pool.intern("a\0b"s), other = pool.intern("a\0c"s), shorter = pool.intern("a");
  CHECK(one != other);
  CHECK(one != shorter);
  CHECK(pool.view(one).size() == 3);
  CHECK(hash_bytes("a\0b"s) != hash_bytes("a\0c"s));
}

}  // namespace
}  // namespace benefit::match

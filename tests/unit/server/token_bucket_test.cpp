#include "daemon/server/token_bucket.hpp"

#include <catch2/catch.hpp>

using namespace benefit::server;
using namespace std::chrono_literals;

namespace {

constexpr TokenBucket::Time start{};

}  // namespace

TEST_CASE("a bucket gives its burst at once, then as much as flows in") {
  TokenBucket bucket({.burst = 3, .per_second = 2}, start);
  for (int i = 0; i < 3; ++i) CHECK_FALSE(bucket.take(start));
  CHECK(bucket.take(start) == 500ms);
  CHECK(bucket.take(start + 400ms) == 100ms);
  CHECK_FALSE(bucket.take(start + 500ms));
  CHECK(bucket.take(start + 500ms) == 500ms);
}

TEST_CASE("a bucket never holds more than its burst") {
  TokenBucket bucket({.burst = 2, .per_second = 1}, start);
  const TokenBucket::Time later = start + std::chrono::hours{24};
  CHECK_FALSE(bucket.take(later));
  CHECK_FALSE(bucket.take(later));
  CHECK(bucket.take(later) == 1s);
}

TEST_CASE("who waits as long as he was told gets a token") {
  TokenBucket bucket({.burst = 1, .per_second = 0.3}, start);
  TokenBucket::Time now = start;
  CHECK_FALSE(bucket.take(now));
  for (int i = 0; i < 1000; ++i) {
    const auto wait = bucket.take(now);
    REQUIRE(wait);
    now += *wait + 1us;  // the sums are of floating point
    REQUIRE_FALSE(bucket.take(now));
  }
}

TEST_CASE("each name has a bucket of its own") {
  RateLimiter limiter({.burst = 1, .per_second = 1});
  CHECK_FALSE(limiter.take("S1", start));
  CHECK(limiter.take("S1", start) == 1s);
  CHECK_FALSE(limiter.take("S2", start));
}

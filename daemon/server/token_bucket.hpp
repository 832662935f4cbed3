// How often somebody may ask: a bucket that fills steadily and of which each request takes one token. (Turner
// 1986, "New directions in communications", as a meter.)
#pragma once

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace benefit::server {

/// How many at once, and how many in the long run.
struct Rate {
  double burst = 1;       ///< at least 1
  double per_second = 1;  ///< above 0
};

/// Used from one thread at a time.
class TokenBucket {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Duration = std::chrono::steady_clock::duration;

  /// Full at first.
  TokenBucket(Rate rate, Time now) : rate_(rate), tokens_(rate.burst), filled_at_(now) {}

  /// Takes one token; nullopt. Without one: how long until there is one. `now` never goes back.
  std::optional<Duration> take(Time now) {
    const double passed = std::chrono::duration<double>(now - filled_at_).count();
    tokens_ = std::min(rate_.burst, tokens_ + passed * rate_.per_second);
    filled_at_ = now;
    if (tokens_ >= 1) {
      tokens_ -= 1;
      return std::nullopt;
    }
    return std::chrono::ceil<Duration>(std::chrono::duration<double>((1 - tokens_) / rate_.per_second));
  }

 private:
  Rate rate_;
  double tokens_;
  Time filled_at_;
};

/// A bucket for each name. Used from one thread at a time; holds one bucket for each name that ever came, so
/// names have to be of a list.
class RateLimiter {
 public:
  explicit RateLimiter(Rate each) : each_(each) {}

  std::optional<TokenBucket::Duration> take(const std::string& name, TokenBucket::Time now) {
    return buckets_.try_emplace(name, each_, now).first->second.take(now);
  }

 private:
  Rate each_;
  std::map<std::string, TokenBucket> buckets_;
};

}  // namespace benefit::server

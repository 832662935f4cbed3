// Requests that name themselves by a key, as draft-ietf-httpapi-idempotency-key-header has it: who repeats
// one after a broken line is given the answer that was lost, and nothing is done twice.
#pragma once

#include "daemon/api/request.hpp"
#include "verify/types/station_store.hpp"

#include <chrono>
#include <functional>
#include <mutex>
#include <set>
#include <string_view>
#include <utility>

namespace benefit::api {

/// For so long after its first coming a request can be repeated.
inline constexpr std::chrono::days answers_are_kept{7};

/// The header's value: a string in quotes (RFC 8941) or the same without them, of 1 to 200 visible ASCII
/// characters. nullopt: `count` is 0. Errors: bad_request for another value, for two, and when a command that
/// changes something takes no key, so that nobody relies on it.
Expected<std::optional<std::string>> read_idempotency_key(const Command& command, std::size_t count,
                                                          std::string_view value);

/// Thread-safe. The store and the clock outlive it.
class KeyedRequests {
 public:
  KeyedRequests(KeyedRequestStore& store, const Clock& clock) : store_(store), clock_(clock) {}

  /// The answer that is kept for a request that has a key; else that of `work`, which is kept when it is a
  /// success. A request that a kill cut off is worked on anew. Errors: bad_input (the key stands for another
  /// request), conflict (the first of the two is being worked on).
  Expected<Reply> answer_once(const Request& request, const std::function<Reply()>& work);

 private:
  using InHand = std::set<std::pair<std::string, std::string>>;  ///< asker, key

  KeyedRequestStore& store_;
  const Clock& clock_;
  std::mutex mutex_;
  InHand in_hand_;
};

}  // namespace benefit::api

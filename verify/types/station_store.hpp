// The ports for the stations' certificates and for requests that name themselves by a key.
// All methods are thread-safe and throw Failure when the store itself is broken.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/station.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

class StationStore {
 public:
  virtual ~StationStore() = default;
  /// Every certificate that was ever registered, in the order of registration.
  virtual std::vector<StationCertificate> certificates() const = 0;
  /// Errors: conflict, when a certificate of this fingerprint is on file, revoked or not; or when the station
  /// has `most_valid_certificates` at the instant of the registration.
  virtual Expected<void> add(const StationCertificate& certificate) = 0;
  /// Revokes the station's certificates that are not revoked yet: all, or the one of this fingerprint. How
  /// many. Errors: not_found, when there was none.
  virtual Expected<std::size_t> revoke(std::string_view station, std::optional<std::string_view> fingerprint,
                                       std::string_view by, std::string_view reason, Instant now) = 0;
};

/// A request that named itself by a key (Idempotency-Key), so that repeating it does nothing twice.
struct KeyedRequest {
  std::string asker;  ///< keys are each asker's own
  std::string key;
  std::string sha256;  ///< of everything that was asked: 64 hexadecimal digits
};

/// The answer that a keyed request was given.
struct KeptAnswer {
  int status = 0;       ///< of HTTP
  std::string content;  ///< JSON
};

class KeyedRequestStore {
 public:
  virtual ~KeyedRequestStore() = default;
  /// Notes that the request is being worked on, unless it is on file; forgets what began before `forget`. The
  /// answer that is kept for it; nullopt: there is none, the request has to be done. Errors: bad_input, when
  /// the key stands for another request.
  virtual Expected<std::optional<KeptAnswer>> begin(const KeyedRequest& request, Instant now,
                                                    Instant forget) = 0;
  virtual void keep_answer(const KeyedRequest& request, const KeptAnswer& answer) = 0;
  /// As if the request had never come.
  virtual void forget(const KeyedRequest& request) = 0;
};

}  // namespace benefit

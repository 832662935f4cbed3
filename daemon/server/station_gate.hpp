// What the sessions of the port for stations share: the door, how often each may ask, and what is told of
// those who were not let in. Used from the port's io thread.
#pragma once

#include "daemon/api/request.hpp"
#include "daemon/server/station_door.hpp"
#include "daemon/server/station_options.hpp"
#include "daemon/server/token_bucket.hpp"
#include "verify/types/error.hpp"

#include <chrono>
#include <optional>
#include <string>

#include <boost/system/error_code.hpp>

namespace benefit::server {

class StationGate {
 public:
  /// Throws Failure like StationDoor. `roll` and `clock` outlive the gate.
  StationGate(const StationOptions& options, const StationRoll& roll, const Clock& clock);

  StationDoor& door() { return door_; }
  const StationOptions& options() const { return options_; }
  std::chrono::milliseconds handshake_timeout() const { return options_.handshake_timeout; }

  /// Role station and nothing else.
  static api::Identity identity_of(const CertificateFacts& certificate);
  /// nullopt: it may ask now. Else: how long it has to wait.
  std::optional<TokenBucket::Duration> take_turn(const std::string& station);
  static Error too_many_connections();

  /// Tells the log why a handshake came to nothing: the reason alone, and not more often than the log can
  /// bear.
  void tell_refusal(boost::system::error_code error, SSL* connection);

 private:
  const StationOptions options_;
  StationDoor door_;
  RateLimiter turns_;
  TokenBucket tellings_;
};

}  // namespace benefit::server

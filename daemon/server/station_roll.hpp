// The registered certificates of stations, as the port asks for them with every connection and request.
#pragma once

#include "verify/types/station.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::server {

enum class Standing : std::uint8_t { registered, unknown, revoked, not_valid_now, of_another_station };
std::string_view to_string(Standing standing);

/// Thread-safe.
class StationRoll {
 public:
  void replace(const std::vector<StationCertificate>& certificates);
  /// Of a certificate that was presented.
  Standing standing_of(const CertificateFacts& presented, Instant now) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, StationCertificate> by_fingerprint_;
};

}  // namespace benefit::server

#include "daemon/server/station_roll.hpp"

#include <utility>

namespace benefit::server {

std::string_view to_string(Standing standing) {
  switch (standing) {
    case Standing::registered:
      return "it is registered";
    case Standing::unknown:
      return "the certificate is not registered (benefitctl station add)";
    case Standing::revoked:
      return "the certificate was revoked";
    case Standing::not_valid_now:
      return "the certificate has expired, or does not hold yet";
    case Standing::of_another_station:
      return "the certificate is registered for another station";
  }
  return "it is unknown";
}

void StationRoll::replace(const std::vector<StationCertificate>& certificates) {
  std::map<std::string, StationCertificate> fresh;
  for (const StationCertificate& one : certificates) fresh.insert_or_assign(one.fingerprint, one);
  const std::lock_guard guard{mutex_};
  std::swap(by_fingerprint_, fresh);
}

Standing StationRoll::standing_of(const CertificateFacts& presented, Instant now) const {
  const std::lock_guard guard{mutex_};
  const auto found = by_fingerprint_.find(presented.fingerprint);
  if (found == by_fingerprint_.end()) return Standing::unknown;
  const StationCertificate& known = found->second;
  if (known.station != presented.station) return Standing::of_another_station;
  if (known.revoked_at) return Standing::revoked;
  return is_valid(known, now) ? Standing::registered : Standing::not_valid_now;
}

}  // namespace benefit::server

// Certificates of stations as tests register them; those in tests/support/station_certificates were made with
// the commands of docs/stations.md.
#pragma once

#include "verify/types/station.hpp"

#include <fstream>
#include <iterator>
#include <string>

namespace benefit::test {

/// The PEM of a certificate in that folder: "urn" (S1), "cn" (迁西县第一采集点), "two", "none", "colon".
inline std::string certificate_pem(const std::string& name) {
  std::ifstream file(BENEFIT_SOURCE_DIR "/tests/support/station_certificates/" + name + ".pem");
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A certificate that holds from an hour before `now` to a day after it; `digit` fills its fingerprint.
inline StationCertificate certificate_of(const std::string& station, char digit, Instant now) {
  StationCertificate one{{.station = station,
                          .fingerprint = std::string(64, digit),
                          .valid_from = now - std::chrono::hours{1},
                          .valid_until = now + std::chrono::days{1}}};
  one.registered_at = now;
  one.registered_by = "ann";
  return one;
}

}  // namespace benefit::test

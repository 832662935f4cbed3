// The stations at which recipients are photographed, and the certificates by which the service knows them.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

/// What a certificate of a station says of itself.
struct CertificateFacts {
  std::string station;      ///< whose it is
  std::string fingerprint;  ///< SHA-256 of its DER: 64 lower-case hexadecimal digits
  Instant valid_from, valid_until;
};

/// A certificate that an administrator registered. Never removed: a revoked one stays on file, so that it
/// cannot come back.
struct StationCertificate : CertificateFacts {
  Instant registered_at{};
  std::string registered_by{};  ///< user name
  std::optional<Instant> revoked_at{};
  std::string revoked_by{}, reason{};  ///< of the revocation
};

/// A station has two valid certificates for as long as it changes from one to the other.
inline constexpr std::size_t most_valid_certificates = 2;

inline bool is_valid(const StationCertificate& certificate, Instant now) {
  return !certificate.revoked_at && certificate.valid_from <= now && now <= certificate.valid_until;
}

/// What a station may be called: one to 64 bytes of UTF-8, with neither control characters nor white space at
/// its ends, and without a colon, which parts the service's name for it (actor_of_station) from others'.
bool is_station_name(std::string_view name);

/// Who the record says it was: "station:NAME". No user of a system can be called so.
std::string actor_of_station(std::string_view name);

/// Reads an X.509 certificate in DER. Its station is the NAME of its subjectAltName
/// `urn:benefit:station:NAME`, or without such a one its subject's common name. Errors: bad_input, when it is
/// no certificate, or names no station, or more than one.
Expected<CertificateFacts> read_station_certificate(std::span<const std::uint8_t> der);
/// The same of the first certificate in a PEM text.
Expected<CertificateFacts> read_station_certificate(std::string_view pem);

}  // namespace benefit

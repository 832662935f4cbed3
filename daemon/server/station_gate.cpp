#include "daemon/server/station_gate.hpp"

#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <spdlog/spdlog.h>

namespace benefit::server {
namespace {

constexpr double seconds_of_a_minute = 60;
/// Of the log: a flood of strangers fills no disk.
constexpr Rate told{.burst = 20, .per_second = 1};

Rate rate_of(const StationOptions& options) {
  return {.burst = static_cast<double>(options.burst),
          .per_second = static_cast<double>(options.requests_per_minute) / seconds_of_a_minute};
}

}  // namespace

StationGate::StationGate(const StationOptions& options, const StationRoll& roll, const Clock& clock)
    : options_(options),
      door_(options.files, roll, clock),
      turns_(rate_of(options)),
      tellings_(told, std::chrono::steady_clock::now()) {}

api::Identity StationGate::identity_of(const CertificateFacts& certificate) {
  api::Identity identity;
  identity.user = actor_of_station(certificate.station);
  identity.roles = {api::Role::station};
  identity.station = certificate.station;
  return identity;
}

std::optional<TokenBucket::Duration> StationGate::take_turn(const std::string& station) {
  return turns_.take(station, std::chrono::steady_clock::now());
}

Error StationGate::too_many_connections() {
  return {ErrorCode::busy, "this station has as many connections as it may", "station",
          "End one of them, or use it again."};
}

void StationGate::tell_refusal(boost::system::error_code error, SSL* connection) {
  if (tellings_.take(std::chrono::steady_clock::now())) return;
  const long verdict = SSL_get_verify_result(connection);
  const bool is_about_certificate =
      verdict != X509_V_OK && error.category() == boost::asio::error::get_ssl_category();
  if (!is_about_certificate) {
    spdlog::info("stations: no handshake: {}", error.message());
  } else if (verdict == X509_V_ERR_APPLICATION_VERIFICATION) {
    spdlog::warn(
        "stations: handshake refused: the certificate is not registered for its station "
        "(benefitctl station list)");
  } else {
    spdlog::warn("stations: handshake refused: {}", X509_verify_cert_error_string(verdict));
  }
}

}  // namespace benefit::server

#include "daemon/api/json/station.hpp"

#include "daemon/api/json/values.hpp"

namespace benefit::api {
namespace {

std::string_view state_of(const StationCertificate& certificate, Instant now) {
  if (certificate.revoked_at) return "revoked";
  if (now < certificate.valid_from) return "not_yet";
  return now > certificate.valid_until ? "expired" : "valid";
}

}  // namespace

boost::json::object to_json(const StationCertificate& certificate, Instant now) {
  return {{"station", certificate.station},
          {"fingerprint", certificate.fingerprint},
          {"state", state_of(certificate, now)},
          {"valid_from", to_json(certificate.valid_from)},
          {"valid_until", to_json(certificate.valid_until)},
          {"registered_at", to_json(certificate.registered_at)},
          {"registered_by", certificate.registered_by},
          {"revoked_at", certificate.revoked_at ? to_json(*certificate.revoked_at) : boost::json::value()},
          {"revoked_by", certificate.revoked_by},
          {"reason", certificate.reason}};
}

}  // namespace benefit::api

#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/station.hpp"
#include "verify/cases/written_text.hpp"

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

tl::unexpected<Error> refuse(ErrorCode code, std::string what, std::string hint) {
  return tl::unexpected(Error{code, std::move(what), "certificate", std::move(hint)});
}

}  // namespace

Expected<Reply> add_station(const Request& request, Services& services) {
  const std::string station = request.parameters.text("station");
  const auto facts = read_station_certificate(std::string_view(request.parameters.text("certificate")));
  if (!facts) return tl::unexpected(facts.error());
  if (facts->station != station)
    return refuse(
        ErrorCode::bad_input, "the certificate names another station",
        "Register it under the name that it bears (openssl x509 -noout -subject -ext subjectAltName).");
  StationCertificate certificate{*facts};
  certificate.registered_at = services.ports.clock.now();
  certificate.registered_by = request.identity.user;
  if (certificate.valid_until < certificate.registered_at)
    return refuse(ErrorCode::bad_input, "the certificate has expired", "Have a new one signed.");
  if (const auto added = services.stations.add(certificate); !added) return tl::unexpected(added.error());
  services.stations_changed();
  services.audit.record(request.identity.user, "station.add", std::nullopt,
                        fmt::format("{}, certificate {}", station, certificate.fingerprint),
                        certificate.registered_at);
  return Reply{200, to_json(certificate, certificate.registered_at)};
}

Expected<Reply> list_stations(const Request&, Services& services) {
  json::array array;
  for (const StationCertificate& one : services.stations.certificates())
    array.push_back(to_json(one, services.ports.clock.now()));
  return Reply{200, json::object{{"certificates", std::move(array)}}};
}

Expected<Reply> revoke_station(const Request& request, Services& services) {
  const std::string station = request.parameters.text("station");
  const auto reason = cases::check_written_text("reason", request.parameters.text("reason"));
  if (!reason) return tl::unexpected(reason.error());
  const auto* fingerprint = request.parameters.find<std::string>("fingerprint");
  const Instant now = services.ports.clock.now();
  const auto revoked = services.stations.revoke(
      station, fingerprint ? std::optional<std::string_view>(*fingerprint) : std::nullopt,
      request.identity.user, *reason, now);
  if (!revoked) return tl::unexpected(revoked.error());
  services.stations_changed();
  services.audit.record(
      request.identity.user, "station.revoke", std::nullopt,
      fmt::format("{}, {}", station, fingerprint ? "certificate " + *fingerprint : "every certificate"), now,
      *reason);
  return Reply{200, json::object{{"station", station}, {"revoked", *revoked}}};
}

}  // namespace benefit::api::handlers

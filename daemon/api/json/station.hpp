// Stations' certificates as JSON.
#pragma once

#include "verify/types/station.hpp"

#include <boost/json/object.hpp>

namespace benefit::api {

/// {"station","fingerprint","state","valid_from","valid_until","registered_at","registered_by","revoked_at",
/// "revoked_by","reason"}; the state is "valid", "not_yet", "expired" or "revoked" at `now`.
boost::json::object to_json(const StationCertificate& certificate, Instant now);

}  // namespace benefit::api

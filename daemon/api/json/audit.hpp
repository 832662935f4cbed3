// The record with its hashes and seals as JSON, written by the service and read by who proves it. Instants
// are milliseconds since 1970 in UTC, as the hashes take them; bytes are hexadecimal digits.
#pragma once

#include "verify/types/audit_log.hpp"
#include "verify/types/error.hpp"

#include <boost/json/object.hpp>

namespace benefit::api {

boost::json::object to_json(const AuditEntry& entry);
boost::json::object to_json(const AuditSeal& seal);
/// {"entries": [...], "seals": [...], "newest": {...} or null}
boost::json::object to_json(const AuditStretch& stretch);

/// Error: corrupt, when a field is missing or of another kind.
Expected<AuditEntry> audit_entry_from_json(const boost::json::object& object);
Expected<AuditSeal> audit_seal_from_json(const boost::json::object& object);
Expected<AuditStretch> audit_stretch_from_json(const boost::json::object& object);

}  // namespace benefit::api

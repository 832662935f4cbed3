// A backup's manifest as JSON.
#pragma once

#include "verify/types/backup_store.hpp"

#include <boost/json/object.hpp>

namespace benefit::api {

/// {"at","audit_entry","audit_hash","schema","program","rows","files"}; `rows` of all tables together.
boost::json::object to_json(const BackupManifest& manifest);

}  // namespace benefit::api

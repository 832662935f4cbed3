// What the handlers reach, handed in.
#pragma once

#include "daemon/api/keyed.hpp"
#include "daemon/api/ledger_files.hpp"
#include "daemon/api/queue.hpp"
#include "daemon/api/roles.hpp"
#include "verify/face/thumbnail.hpp"
#include "verify/face_gallery.hpp"
#include "verify/pipeline.hpp"
#include "verify/report/letter/values.hpp"
#include "verify/types/audit_log.hpp"
#include "verify/types/backup_store.hpp"
#include "verify/types/case_store.hpp"
#include "verify/types/master_keys.hpp"
#include "verify/types/retention_store.hpp"
#include "verify/types/station_store.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace benefit::api {

/// What `status` says of this very process.
struct Installation {
  std::string version;
  std::filesystem::path state_dir;
  Instant started_at;
  std::int64_t schema = 0;  ///< version of the store's schema
  std::size_t face_workers = 0;
};

/// A small picture of a photo, made where hostile bytes are opened. Errors: bad_image, unavailable.
using MakeThumbnail =
    std::function<Expected<face::Thumbnail>(std::span<const std::uint8_t> photo, int max_width)>;

/// Who writes letters, and from which templates.
struct LetterSettings {
  report::LetterOffice office;
  std::optional<std::filesystem::path> templates;  ///< the agency's own; nullopt: those that ship
};

/// The roles of a user of this machine; nullopt: there is no such user. Thread-safe.
using RolesOfUser = std::function<std::optional<Roles>(const std::string& user)>;

/// Told after the register of stations has changed: what is in force follows at once. Thread-safe.
using StationsChanged = std::function<void()>;

/// Every handler may be called from several threads at a time.
struct Services {
  pipeline::Ports ports;
  AuditLog& audit;
  MasterKeys& master_keys;
  RetentionStore& retention;
  JobQueue& queue;
  pipeline::FaceGallery& gallery;
  MakeThumbnail make_thumbnail;
  RolesOfUser roles_of_user;
  Installation installation;
  const LedgerFiles& ledgers;
  StationStore& stations;
  StationsChanged stations_changed;
  KeyedRequests& keyed;
  BackupStore& backups;
  /// How long a taken case is its holder's alone after the holder's last step.
  std::chrono::milliseconds case_lease = std::chrono::days{5};
  LetterSettings letters{};
};

}  // namespace benefit::api

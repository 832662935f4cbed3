// What a job has to remember of its request, as the JSON text that the store keeps.
#pragma once

#include "verify/types/feed.hpp"
#include "verify/types/time.hpp"
#include "verify/write_ledger.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace benefit::jobs {

struct ImportParameters {
  Feed feed = Feed::roll;
  std::string delivery;
  std::optional<Encoding> encoding;
  std::string spool_file;
  std::string sha256;
  std::int64_t bytes = 0;
  std::string profile_sha256{};  ///< empty: none
};

struct VerifyParameters {
  Day as_of;
  bool everyone = false;  ///< RunOptions::everyone
  /// By what was known at the end of this day, as a report that changes nothing; nullopt: by what is known
  /// now.
  std::optional<Day> known_on{};
};

struct CalibrateParameters {
  double target = 0;  ///< false-match rate
};

struct DedupeParameters {
  double fpir = 0;
};

struct BackupParameters {
  std::optional<std::size_t> keep;  ///< only so many newest ones afterwards; nullopt: all
};

struct VerifyBackupParameters {
  std::string backup;
};

struct RotateKeyParameters {
  std::string from;  ///< fingerprint
};

struct RetentionParameters {
  bool dry_run = false;
};

std::string to_json(const ImportParameters& parameters);
std::string to_json(const VerifyParameters& parameters);
std::string to_json(const CalibrateParameters& parameters);
std::string to_json(const DedupeParameters& parameters);
std::string to_json(const pipeline::LedgerRequest& request);
std::string to_json(const BackupParameters& parameters);
std::string to_json(const VerifyBackupParameters& parameters);
std::string to_json(const RotateKeyParameters& parameters);
std::string to_json(const RetentionParameters& parameters);
/// Throw Failure(corrupt) when the text was not written by to_json.
ImportParameters import_parameters_from_json(std::string_view text);
VerifyParameters verify_parameters_from_json(std::string_view text);
CalibrateParameters calibrate_parameters_from_json(std::string_view text);
DedupeParameters dedupe_parameters_from_json(std::string_view text);
pipeline::LedgerRequest ledger_request_from_json(std::string_view text);
BackupParameters backup_parameters_from_json(std::string_view text);
VerifyBackupParameters verify_backup_parameters_from_json(std::string_view text);
RotateKeyParameters rotate_key_parameters_from_json(std::string_view text);
RetentionParameters retention_parameters_from_json(std::string_view text);

}  // namespace benefit::jobs

// The configuration of benefitd, read at start and at a reload, and checked wholly. The command line beats
// the file, the file beats the environment, the environment beats the default.
#pragma once

#include "daemon/command_line.hpp"
#include "daemon/server/limits.hpp"
#include "daemon/server/station_options.hpp"
#include "verify/report/letter/values.hpp"
#include "verify/types/error.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace benefit {

struct Config {
  std::filesystem::path state_dir;
  std::filesystem::path socket;  ///< used when systemd hands over none
  std::filesystem::path models;
  /// 32 bytes that seal photos and templates; made on the first start. Only its place is known here.
  std::filesystem::path master_key;
  /// systemd handed it over as a credential: it is there, and is never made.
  bool master_key_is_credential = false;
  std::filesystem::path backup_folder;          ///< where backups are written
  std::optional<std::filesystem::path> policy;  ///< nullopt: the policy that ships with the product
  server::Limits limits;
  server::StationOptions stations;
  std::size_t face_workers = 2;                   ///< processes that open photos
  std::uint64_t face_worker_memory = 4ULL << 30;  ///< bytes of address space that each may have
  std::size_t verification_threads = 1;           ///< partitions that a verification works on at a time
  /// A taken case that its holder does nothing with returns to its queue after so many days.
  std::size_t case_lease_days = 5;
  report::LetterOffice letter_office;
  std::optional<std::filesystem::path> letter_templates;  ///< nullopt: those that ship
  std::string log_level = "info";
};

/// Looks up an environment variable. Handed in, so that a test can say what it is.
using Environment = std::function<std::optional<std::string>(const char* name)>;
Environment process_environment();

/// Errors: bad_request with the key or option meant: an unknown key (with the nearest known one), a value of
/// the wrong type or out of its range, a file that cannot be read.
Expected<Config> load_config(const CommandLine& line, const Environment& environment);

/// A key of the file, for its manual page.
struct ConfigKey {
  std::string name;                     ///< "server.idle_timeout"
  std::string meaning;                  ///< what it sets, and its default where that is no plain value
  std::string form;                     ///< "has to be an absolute path, in quotes"
  std::optional<std::string> standard;  ///< its default as TOML; nullopt where `meaning` says it
};
/// In the order in which to_toml prints them.
std::vector<ConfigKey> config_keys();

/// The names of the keys whose values differ.
std::vector<std::string> changed_keys(const Config& before, const Config& after);

/// What a running service makes of a file that was changed.
struct Reload {
  Config config;                     ///< in force from now on
  std::vector<std::string> applied;  ///< keys that have a new value
  std::vector<std::string> restart;  ///< keys whose new value waits for a restart
};
/// Who writes letters, from which templates, how long a taken case is its holder's, and the log's level count
/// from the next request on. All else was used when the service was started.
Reload reload(const Config& running, const Config& read);

/// As TOML that load_config reads back. The master key is named by its place only.
std::string to_toml(const Config& config);

}  // namespace benefit

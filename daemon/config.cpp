#include "daemon/config.hpp"

#include "daemon/api/suggestion.hpp"
#include "daemon/units.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

namespace benefit {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

/// One key of the file: how it is read into a Config, checked, and printed again.
struct Key {
  std::string name;  ///< "server.idle_timeout"
  std::string meaning;
  /// The complaint, or nothing: "has to be a duration ...".
  std::function<std::optional<std::string>(const toml::node&, Config&)> read;
  /// The value as TOML; nullopt: not set.
  std::function<std::optional<std::string>(const Config&)> print;
};

std::string toml_string(const std::string& text) {
  std::ostringstream out;
  out << toml::value<std::string>(text);
  return out.str();
}

template <class Member>
Key path_key(std::string name, std::string meaning, Member member) {
  return {std::move(name), std::move(meaning),
          [member](const toml::node& node, Config& config) -> std::optional<std::string> {
            const auto text = node.value_exact<std::string>();
            if (!text || !fs::path(*text).is_absolute()) return "has to be an absolute path, in quotes";
            config.*member = fs::path(*text);
            return std::nullopt;
          },
          [member](const Config& config) -> std::optional<std::string> {
            const std::optional<fs::path> path = config.*member;
            return path ? std::optional(toml_string(path->string())) : std::nullopt;
          }};
}

/// `member` gives the place in a Config, const or not.
template <class Member>
Key duration_key(std::string name, std::string meaning, Member member) {
  return {std::move(name), std::move(meaning),
          [member](const toml::node& node, Config& config) -> std::optional<std::string> {
            constexpr milliseconds shortest{100};
            constexpr milliseconds longest = std::chrono::hours{1};
            const auto text = node.value_exact<std::string>();
            const auto duration = text ? parse_duration(*text) : std::nullopt;
            if (!duration || *duration < shortest || *duration > longest)
              return "has to be a duration from \"100ms\" to \"1h\", such as \"30s\"";
            member(config) = *duration;
            return std::nullopt;
          },
          [member](const Config& config) { return toml_string(format_duration(member(config))); }};
}

/// `member` gives the place in a Config, const or not.
template <class Member>
Key size_key(std::string name, std::string meaning, Member member, std::uint64_t smallest,
             std::uint64_t largest) {
  return {std::move(name), std::move(meaning),
          [=](const toml::node& node, Config& config) -> std::optional<std::string> {
            const auto text = node.value_exact<std::string>();
            const auto size = text ? parse_size(*text) : std::nullopt;
            if (!size || *size < smallest || *size > largest)
              return fmt::format("has to be a size from \"{}\" to \"{}\", such as \"24MiB\"",
                                 format_size(smallest), format_size(largest));
            member(config) = *size;
            return std::nullopt;
          },
          [member](const Config& config) { return toml_string(format_size(member(config))); }};
}

/// `member` gives the place in a Config, const or not.
template <class Member>
Key count_key(std::string name, std::string meaning, Member member, std::int64_t largest) {
  return {std::move(name), std::move(meaning),
          [=](const toml::node& node, Config& config) -> std::optional<std::string> {
            const auto count = node.value_exact<std::int64_t>();
            if (!count || *count < 1 || *count > largest)
              return fmt::format("has to be a whole number from 1 to {}", largest);
            member(config) = static_cast<std::size_t>(*count);
            return std::nullopt;
          },
          [member](const Config& config) { return std::to_string(member(config)); }};
}

/// As path_key, for a file that may be left out. `member` gives its place in a Config, const or not.
template <class Member>
Key file_key(std::string name, std::string meaning, Member member) {
  return {std::move(name), std::move(meaning),
          [member](const toml::node& node, Config& config) -> std::optional<std::string> {
            const auto text = node.value_exact<std::string>();
            if (!text || !fs::path(*text).is_absolute()) return "has to be an absolute path, in quotes";
            member(config) = fs::path(*text);
            return std::nullopt;
          },
          [member](const Config& config) -> std::optional<std::string> {
            const std::optional<fs::path>& path = member(config);
            return path ? std::optional(toml_string(path->string())) : std::nullopt;
          }};
}

Key port_key(std::string name, std::string meaning) {
  return {std::move(name), std::move(meaning),
          [](const toml::node& node, Config& config) -> std::optional<std::string> {
            const auto port = node.value_exact<std::int64_t>();
            if (!port || *port < 1 || *port > 65535) return "has to be a whole number from 1 to 65535";
            config.stations.port = static_cast<std::uint16_t>(*port);
            return std::nullopt;
          },
          [](const Config& config) -> std::optional<std::string> {
            return config.stations.port == 0 ? std::nullopt
                                             : std::optional(std::to_string(config.stations.port));
          }};
}

const std::vector<std::string>& log_levels() {
  static const std::vector<std::string> levels = {"trace", "debug", "info", "warning", "error"};
  return levels;
}

Key log_level_key() {
  return {"log.level", "from which level on the journal is told",
          [](const toml::node& node, Config& config) -> std::optional<std::string> {
            const auto text = node.value_exact<std::string>();
            for (const std::string& level : log_levels())
              if (text == level) {
                config.log_level = level;
                return std::nullopt;
              }
            return fmt::format("has to be one of \"{}\"", fmt::join(log_levels(), "\", \""));
          },
          [](const Config& config) { return toml_string(config.log_level); }};
}

/// One line that stands in letters. `member` gives the place in a Config, const or not.
template <class Member>
Key line_key(std::string name, std::string meaning, Member member) {
  return {std::move(name), std::move(meaning),
          [member](const toml::node& node, Config& config) -> std::optional<std::string> {
            constexpr std::size_t longest = 300;  // bytes: what goes into one line of a letter
            const auto text = node.value_exact<std::string>();
            if (!text || text->empty() || text->size() > longest || text->find_first_of("\n\r") != text->npos)
              return "has to be one line of text, in quotes";
            member(config) = *text;
            return std::nullopt;
          },
          [member](const Config& config) -> std::optional<std::string> {
            const std::string& text = member(config);
            return text.empty() ? std::nullopt : std::optional(toml_string(text));
          }};
}

/// The place of a line about who writes letters, for line_key.
auto office(std::string report::LetterOffice::*member) {
  return [member](auto& config) -> auto& { return config.letter_office.*member; };
}

/// The place of what the port for stations is set up by.
template <class T>
auto station(T server::StationOptions::*member) {
  return [member](auto& config) -> auto& { return config.stations.*member; };
}
auto station_file(std::optional<fs::path> server::StationFiles::*member) {
  return [member](auto& config) -> auto& { return config.stations.files.*member; };
}

/// The place of a limit, for count_key and size_key.
template <class T>
auto limit(T server::Limits::*member) {
  return [member](auto& config) -> auto& { return config.limits.*member; };
}

const std::vector<Key>& keys() {
  using server::Limits;
  using server::StationFiles;
  using server::StationOptions;
  constexpr std::uint64_t kib = 1ULL << 10;
  constexpr std::uint64_t mib = 1ULL << 20;
  constexpr std::uint64_t gib = 1ULL << 30;
  static const std::vector<Key> table = {
      path_key("state_dir",
               "where everything is kept; default: $STATE_DIRECTORY, else ~/.local/state/benefitd",
               &Config::state_dir),
      path_key("socket",
               "unix socket to listen on, unless systemd hands one over; default: benefitd.sock in state_dir",
               &Config::socket),
      path_key("models", "folder of the face networks; default: that of the installed program",
               &Config::models),
      path_key("master_key",
               "file of the key that seals photos and templates; default: the credential master.key of "
               "systemd, else master.key in state_dir, made on the first start",
               &Config::master_key),
      path_key("backup_folder", "where backups are written; default: backups in state_dir",
               &Config::backup_folder),
      path_key("policy", "the policy file; default: the policy that ships", &Config::policy),
      count_key(
          "faces.workers", "processes that open photos",
          [](auto& config) -> auto& { return config.face_workers; }, 256),
      size_key(
          "faces.worker_memory", "address space that each of them may have",
          [](auto& config) -> auto& { return config.face_worker_memory; }, gib, 1024 * gib),
      count_key(
          "jobs.verification_threads", "partitions that a verification works on at a time",
          [](auto& config) -> auto& { return config.verification_threads; }, 256),
      count_key(
          "cases.lease_days", "days without a step after which a taken case goes back to its queue",
          [](auto& config) -> auto& { return config.case_lease_days; }, 60),
      line_key("letters.agency", "who writes letters; without it and the telephone none is written",
               office(&report::LetterOffice::agency)),
      line_key("letters.address", "where its counter is", office(&report::LetterOffice::address)),
      line_key("letters.telephone", "the telephone that recipients call",
               office(&report::LetterOffice::telephone)),
      line_key("letters.hours", "when the counter is open", office(&report::LetterOffice::hours)),
      line_key("letters.complaints", "where to complain, beside the hotline 12333",
               office(&report::LetterOffice::complaints)),
      path_key("letters.templates", "folder of the agency's own letters; default: those that ship",
               &Config::letter_templates),
      log_level_key(),
      count_key("server.max_connections", "connections at a time", limit(&Limits::max_connections), 4096),
      count_key("server.request_threads", "requests that are worked on at a time",
                limit(&Limits::request_threads), 256),
      duration_key("server.idle_timeout", "how long a connection may be silent between requests",
                   limit(&Limits::idle_timeout)),
      duration_key("server.header_timeout", "how long the header of a request may take",
                   limit(&Limits::header_timeout)),
      duration_key("server.body_timeout", "how long a body may bring less than server.body_progress",
                   limit(&Limits::body_timeout)),
      duration_key("server.write_timeout", "how long a peer may take no part of a reply",
                   limit(&Limits::write_timeout)),
      duration_key("server.stop_timeout", "how long requests may go on after the service is stopped",
                   limit(&Limits::stop_timeout)),
      size_key("server.header_limit", "largest header of a request", limit(&Limits::header_limit), kib, mib),
      size_key("server.command_body_limit", "largest body of a request that brings no file",
               limit(&Limits::command_body_limit), kib, gib),
      size_key("server.photo_body_limit", "largest body of a request that brings a photo",
               limit(&Limits::photo_body_limit), kib, gib),
      size_key("server.delivery_limit", "largest delivered file", limit(&Limits::delivery_limit), kib,
               1024 * gib),
      size_key("server.body_progress", "least that a body has to bring within server.body_timeout",
               limit(&Limits::body_progress), 1, gib),
      line_key("stations.address", "where stations connect, in digits", station(&StationOptions::address)),
      port_key("stations.port", "TCP port for stations; default: none, unless systemd hands over a socket"),
      file_key("stations.certificate", "the service's certificate for stations, and its chain (PEM)",
               station_file(&StationFiles::certificate)),
      file_key("stations.key", "its key (PEM)", station_file(&StationFiles::key)),
      file_key("stations.client_ca", "certificate of the authority that signs the stations' (PEM)",
               station_file(&StationFiles::client_ca)),
      file_key("stations.crl", "its revocation list (PEM); default: none is asked for",
               station_file(&StationFiles::crl)),
      count_key("stations.max_connections", "connections at a time, of all stations",
                station(&StationOptions::max_connections), 4096),
      count_key("stations.max_connections_each", "connections at a time, of one station",
                station(&StationOptions::max_connections_each), 256),
      count_key("stations.request_threads", "requests of stations that are worked on at a time",
                station(&StationOptions::request_threads), 256),
      count_key("stations.requests_per_minute", "requests of one station in the long run",
                station(&StationOptions::requests_per_minute), 100'000),
      count_key("stations.burst", "requests of one station at once", station(&StationOptions::burst),
                100'000),
      duration_key(
          "stations.handshake_timeout", "how long a TLS handshake may take",
          [](auto& config) -> auto& { return config.stations.handshake_timeout; }),
      size_key("stations.body_limit", "largest body of a station's request",
               station(&StationOptions::body_limit), kib, gib),
  };
  return table;
}

Error refusal(const fs::path& file, const toml::node& node, const std::string& key,
              std::string_view complaint, std::string hint = "") {
  return {ErrorCode::bad_request, fmt::format("'{}' {}", key, complaint),
          fmt::format("{}:{}", file.string(), node.source().begin.line), std::move(hint)};
}

/// Reads the entries of one table; `prefix` is "" or "server.".
std::optional<Error> read_table(const fs::path& file, const std::string& prefix, const toml::table& table,
                                Config& config) {
  for (const auto& [entry, node] : table) {
    const std::string name = prefix + std::string(entry.str());
    const auto key = std::find_if(keys().begin(), keys().end(), [&](const Key& k) { return k.name == name; });
    if (key != keys().end()) {
      if (const auto complaint = key->read(node, config)) return refusal(file, node, name, *complaint);
      continue;
    }
    const bool known_section = std::any_of(keys().begin(), keys().end(),
                                           [&](const Key& k) { return k.name.starts_with(name + "."); });
    if (known_section && node.is_table()) {
      if (auto error = read_table(file, name + ".", *node.as_table(), config)) return error;
      continue;
    }
    std::vector<std::string> names;
    for (const Key& k : keys()) names.push_back(k.name);
    return refusal(file, node, name, "is unknown", api::suggestion(name, names));
  }
  return std::nullopt;
}

std::optional<Error> read_file(const fs::path& file, Config& config) {
  try {
    return read_table(file, "", toml::parse_file(file.string()), config);
  } catch (const toml::parse_error& error) {
    if (error.source().begin.line == 0)
      return Error{ErrorCode::bad_request, "the configuration cannot be read", file.string(),
                   "Check the path and its permissions."};
    return Error{ErrorCode::bad_request, std::string(error.description()),
                 fmt::format("{}:{}", file.string(), error.source().begin.line), ""};
  }
}

fs::path default_state_dir(const Environment& environment) {
  // systemd joins several directories with a colon; the first one is ours.
  if (const auto service = environment("STATE_DIRECTORY")) return service->substr(0, service->find(':'));
  if (const auto xdg = environment("XDG_STATE_HOME")) return fs::path(*xdg) / "benefitd";
  if (const auto home = environment("HOME")) return fs::path(*home) / ".local/state/benefitd";
  return "/var/lib/benefitd";
}

/// Beside the program: PREFIX/bin and PREFIX/share, which the folder of a build has as well.
fs::path default_models() {
  std::error_code ignored;  // then it is a path from here on, and what is not there is said
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  return program.parent_path().parent_path() / BENEFIT_DATA_FOLDER / "models";
}

std::optional<fs::path> handed_over_key(const Environment& environment) {
  const auto folder = environment("CREDENTIALS_DIRECTORY");
  if (!folder) return std::nullopt;
  fs::path key = fs::path(*folder) / "master.key";
  std::error_code ignored;
  return fs::exists(key, ignored) ? std::optional(std::move(key)) : std::nullopt;
}

std::optional<fs::path> config_file(const CommandLine& line, const Environment& environment) {
  if (line.config) return line.config;
  const auto folder = environment("CONFIGURATION_DIRECTORY");
  if (!folder) return std::nullopt;
  fs::path file = fs::path(*folder) / "benefitd.toml";
  std::error_code ignored;
  return fs::exists(file, ignored) ? std::optional(std::move(file)) : std::nullopt;
}

}  // namespace

Environment process_environment() {
  return [](const char* name) -> std::optional<std::string> {
    const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread starts
    return value != nullptr && *value != '\0' ? std::optional<std::string>(value) : std::nullopt;
  };
}

Expected<Config> load_config(const CommandLine& line, const Environment& environment) {
  Config config;
  config.models = default_models();
  if (const auto file = config_file(line, environment))
    if (auto error = read_file(*file, config)) return tl::unexpected(std::move(*error));
  if (config.state_dir.empty()) config.state_dir = default_state_dir(environment);
  if (line.state_dir) config.state_dir = fs::absolute(*line.state_dir);
  if (line.models) config.models = fs::absolute(*line.models);
  if (line.socket) config.socket = fs::absolute(*line.socket);
  if (config.socket.empty()) config.socket = config.state_dir / "benefitd.sock";
  if (config.backup_folder.empty()) config.backup_folder = config.state_dir / "backups";
  if (config.master_key.empty()) {
    const auto credential = handed_over_key(environment);
    config.master_key_is_credential = credential.has_value();
    config.master_key = credential.value_or(config.state_dir / "master.key");
  }
  return config;
}

std::vector<ConfigKey> config_keys() {
  std::vector<ConfigKey> all;
  for (const Key& key : keys()) {
    Config untouched;
    // No key holds a flag: the complaint about one says what is expected.
    const auto form = key.read(toml::value<bool>(true), untouched);
    const bool is_said = key.meaning.find("default: ") != std::string::npos;
    all.push_back({key.name, key.meaning, form.value_or(""), is_said ? std::nullopt : key.print(untouched)});
  }
  return all;
}

std::vector<std::string> changed_keys(const Config& before, const Config& after) {
  std::vector<std::string> names;
  for (const Key& key : keys())
    if (key.print(before) != key.print(after)) names.push_back(key.name);
  return names;
}

Reload reload(const Config& running, const Config& read) {
  Config next = running;
  next.log_level = read.log_level;
  next.letter_office = read.letter_office;
  next.letter_templates = read.letter_templates;
  next.case_lease_days = read.case_lease_days;
  return {next, changed_keys(running, next), changed_keys(next, read)};
}

std::string to_toml(const Config& config) {
  std::string text;
  std::string section;
  for (const Key& key : keys()) {
    const auto value = key.print(config);
    if (!value) continue;
    const std::size_t dot = key.name.find('.');
    const std::string in_section = dot == std::string::npos ? "" : key.name.substr(0, dot);
    if (in_section != section) text += fmt::format("\n[{}]\n", section = in_section);
    text += fmt::format("{} = {}\n", dot == std::string::npos ? key.name : key.name.substr(dot + 1), *value);
  }
  return text;
}

}  // namespace benefit

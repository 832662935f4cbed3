#include "daemon/start.hpp"

#include "verify/face/manifest.hpp"
#include "verify/face/models.hpp"
#include "verify/policy/overview.hpp"
#include "verify/store/state_dir.hpp"

#include <fstream>
#include <sstream>
#include <system_error>

#include <spdlog/spdlog.h>

namespace benefit {

namespace fs = std::filesystem;

policy::Policy load_policy(const Config& config) {
  if (!config.policy) return policy::default_policy();
  std::ifstream file(*config.policy, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file)
    throw Failure({ErrorCode::bad_input, "the policy file cannot be read", config.policy->string(), ""});
  auto policy = policy::parse_policy(text.str());
  if (policy) {
    for (const policy::TableInfo& table : policy::tables_left_out(*policy))
      spdlog::warn("{} has no table {} ({}): what needs it finds nothing", config.policy->string(),
                   table.table, table.what_for);
    return *std::move(policy);
  }
  Error error = policy.error();
  error.where = config.policy->string() + (error.where.empty() ? "" : ", " + error.where);
  throw Failure(std::move(error));
}

namespace {

store::SealKey key_at(const fs::path& file, const Config& config) {
  return config.master_key_is_credential ? store::key_from_file(file) : store::private_key_from_file(file);
}

}  // namespace

store::SealKey existing_key(const Config& config) { return key_at(config.master_key, config); }

namespace {

store::OfferedKeys master_keys(const Config& config) {
  // A new key beside a database that another one sealed would only hide that the key has been lost.
  if (!config.master_key_is_credential && !store::holds_store(config.state_dir))
    return store::load_or_create_key(config.master_key);
  fs::path next = config.master_key;
  next += ".next";
  std::error_code ignored;
  if (!fs::exists(next, ignored)) return existing_key(config);
  return {existing_key(config), key_at(next, config)};
}

}  // namespace

std::unique_ptr<store::SqliteStore> open_store(const Config& config) {
  store::make_state_dir(config.state_dir);  // the master key may lie in it
  return store::SqliteStore::open(config.state_dir, master_keys(config), {.program = BENEFIT_VERSION});
}

worker::PoolOptions worker_options(const Config& config) {
  auto manifest = face::manifest_of(config.models);
  if (!manifest) throw Failure(manifest.error());
  for (const face::ModelFile& file : manifest->files) {
    std::error_code ignored;
    if (!fs::exists(config.models / file.name, ignored))
      spdlog::warn(
          "{} is not there: no photo can be measured. Run benefitd-models-fetch as root, or models/fetch.sh "
          "of the sources, then restart the service",
          (config.models / file.name).string());
  }
  return {.launch = {.program = "/proc/self/exe",
                     .arguments = {"--face-worker", std::to_string(worker::worker_descriptor), "--models",
                                   config.models.string()},
                     .memory_limit = config.face_worker_memory},
          .manifest = *std::move(manifest),
          .workers = config.face_workers};
}

pipeline::FaceNetworks face_networks(const face::Manifest& manifest) {
  pipeline::FaceNetworks networks{.scoring = manifest.scoring(), .model_set = face::model_set_of(manifest)};
  for (const face::ModelFile& file : manifest.files) networks.files.emplace_back(file.name, file.sha256);
  return networks;
}

Sockets listening_sockets(const Config& config) {
  server::HandedOverSockets handed_over = server::sockets_from_systemd();
  Sockets sockets{handed_over.unix_socket ? *std::move(handed_over.unix_socket)
                                          : server::ListeningSocket::open(config.socket),
                  std::nullopt};
  if (handed_over.stations)
    sockets.stations.emplace(*std::move(handed_over.stations));
  else if (config.stations.port != 0)
    sockets.stations.emplace(
        server::ListeningSocket::open_port(config.stations.address, config.stations.port));
  return sockets;
}

}  // namespace benefit

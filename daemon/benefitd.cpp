// benefitd: the service. What it starts, in order; each part is in a file of its own.
#include "daemon/api/errors.hpp"
#include "daemon/api/handle.hpp"
#include "daemon/command_line.hpp"
#include "daemon/config.hpp"
#include "daemon/examination.hpp"
#include "daemon/jobs/backup_job.hpp"
#include "daemon/jobs/calibrate_job.hpp"
#include "daemon/jobs/dedupe_job.hpp"
#include "daemon/jobs/examine_job.hpp"
#include "daemon/jobs/import_job.hpp"
#include "daemon/jobs/ledger_job.hpp"
#include "daemon/jobs/queue.hpp"
#include "daemon/jobs/retention_job.hpp"
#include "daemon/jobs/rotate_key_job.hpp"
#include "daemon/jobs/verify_job.hpp"
#include "daemon/logging.hpp"
#include "daemon/private_memory.hpp"
#include "daemon/restoring.hpp"
#include "daemon/server/server.hpp"
#include "daemon/service_manager.hpp"
#include "daemon/start.hpp"
#include "daemon/system_clock.hpp"
#include "daemon/system_randomness.hpp"
#include "daemon/worker/pool.hpp"
#include "daemon/worker/run_worker.hpp"
#include "verify/store/sqlite/schema.hpp"
#include "verify/store/sqlite/store.hpp"

#include <atomic>
#include <exception>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

namespace benefit {
namespace {

/// For `systemctl status`. A store that cannot be read for a moment ends no service.
std::string status_line(const JobStore& jobs) {
  try {
    return fmt::format("{} unfinished jobs", jobs.unfinished().size());
  } catch (const Failure& failure) {
    spdlog::warn("status: {}", failure.error().what);
    return "the store cannot be read";
  }
}

using ReadConfig = std::function<Expected<Config>()>;

std::string listed(const std::vector<std::string>& keys) {
  return keys.empty() ? "nothing new" : fmt::format("{}", fmt::join(keys, ", "));
}

/// SIGHUP. Requests that are in hand end with what they began with.
void take_new_config(const ReadConfig& read_config, Config& running,
                     std::atomic<std::shared_ptr<api::Services>>& services) try {
  const auto read = read_config();
  if (!read) throw Failure(read.error());
  const Reload change = reload(running, *read);
  auto next = std::make_shared<api::Services>(*services.load());
  next->case_lease = std::chrono::days{change.config.case_lease_days};
  next->letters = {change.config.letter_office, change.config.letter_templates};
  if (!change.applied.empty())
    next->audit.record("benefitd", "configuration.reload", std::nullopt, listed(change.applied),
                       next->ports.clock.now());
  services.store(std::move(next));
  set_log_level(change.config.log_level);
  running = change.config;
  spdlog::info("reload: in force: {}; wait for a restart: {}", listed(change.applied),
               listed(change.restart));
} catch (const Failure& failure) {
  spdlog::error("reload: {}: {}; what was in force stays in force", failure.error().where,
                failure.error().what);
}

/// Runs the service until it is told to stop. Throws Failure when a part of it cannot be started.
void serve(Config config, const ReadConfig& read_config) {
  ServiceManager manager;
  const SystemClock clock;
  SystemRandomness randomness;
  const policy::Policy policy = load_policy(config);
  const auto store = open_store(config);
  const jobs::Spool spool(config.state_dir / "spool");
  const jobs::LedgerFolder ledgers(config.state_dir / "ledgers");
  const worker::PoolOptions face_options = worker_options(config);
  worker::WorkerPool faces(face_options);

  pipeline::PhotoSearch past_photos(store->photos());
  past_photos.load();
  spdlog::info("{} past photos are known", past_photos.size());
  pipeline::FaceStandard standard(face_networks(face_options.manifest), store->photos(),
                                  store->calibrations());
  standard.renew();
  const pipeline::Ports ports =
      pipeline::ports_of(*store, faces, clock, policy, standard, past_photos, randomness);
  const pipeline::Ports bulk_ports =
      pipeline::ports_of(*store, faces.for_bulk(), clock, policy, standard, past_photos, randomness);
  pipeline::FaceGallery gallery(store->photos(), store->like_faces(), standard.networks().scoring, faces);
  const pipeline::RunOptions run_options{.threads = static_cast<unsigned>(config.verification_threads)};
  jobs::Runner runner(store->jobs(), clock,
                      {{JobKind::import_delivery, jobs::import_work(bulk_ports, spool)},
                       {JobKind::verify, jobs::verify_work(bulk_ports, run_options)},
                       {JobKind::calibrate_faces, jobs::calibrate_work(bulk_ports)},
                       {JobKind::dedupe_faces, jobs::dedupe_work(gallery, run_options.threads, clock)},
                       {JobKind::write_ledger, jobs::ledger_work(bulk_ports, store->audit(), ledgers)},
                       {JobKind::apply_retention,
                        jobs::retention_work(bulk_ports, store->retention(), store->audit())}});
  const auto backups = store->backups(config.backup_folder, clock);
  // Beside the other one: neither a backup nor a look at everything waits for an import. The master key is changed
  // between backups, not during one.
  jobs::Runner upkeep(store->jobs(), clock,
                      {{JobKind::make_backup, jobs::make_backup_work(*backups, store->audit(), clock)},
                       {JobKind::verify_backup, jobs::verify_backup_work(*backups)},
                       {JobKind::rotate_key, jobs::rotate_key_work(store->master_keys(), clock)},
                       {JobKind::examine, jobs::examine_work([&](Progress& progress) {
                          return examine_running(*store, *backups, config, clock.now(), progress);
                        })}});
  jobs::Queue queue(store->jobs(), clock, {runner, upkeep});

  server::StationRoll stations;
  stations.replace(store->stations().certificates());
  std::unique_ptr<server::Server> server;
  api::KeyedRequests keyed(store->keyed_requests(), clock);
  std::atomic services(std::make_shared<api::Services>(api::Services{
      ports,
      store->audit(),
      store->master_keys(),
      store->retention(),
      queue,
      gallery,
      [&](std::span<const std::uint8_t> photo, int width) { return faces.thumbnail(photo, width); },
      [](const std::string& user) { return server::roles_of_user(user, ::geteuid(), {}); },
      {.version = BENEFIT_VERSION,
       .state_dir = config.state_dir,
       .started_at = clock.now(),
       .schema = store::schema_version(),
       .face_workers = config.face_workers},
      ledgers,
      store->stations(),
      [&] {
        stations.replace(store->stations().certificates());
        server->check_certificates();
      },
      keyed,
      *backups,
      std::chrono::days{config.case_lease_days},
      {config.letter_office, config.letter_templates}}));
  Sockets sockets = listening_sockets(config);
  std::optional<server::StationPort> port;
  if (sockets.stations) port.emplace(*std::move(sockets.stations), config.stations, stations, clock);
  server = std::make_unique<server::Server>(
      std::move(sockets.unix_socket),
      [&](const api::Request& request) { return api::handle(request, *services.load()); },
      [](const server::PeerCredentials& peer) { return server::identify(peer, ::geteuid(), {}); }, spool,
      config.limits, std::move(port));

  jobs::sweep_spool(store->jobs(), spool);
  ledgers.sweep(store->jobs(), clock.now());
  runner.start();
  upkeep.start();
  server->start();
  spdlog::info("benefitd {} is ready", BENEFIT_VERSION);
  manager.ready("ready");
  manager.wait_for_stop({.alive = [&] { return server->responsive(std::chrono::seconds{5}); },
                         .status = [&] { return status_line(store->jobs()); },
                         .reload = [&] {
                           take_new_config(read_config, config, services);
                           server->check_certificates();
                         }});

  spdlog::info("stopping");
  manager.stopping();
  runner.ask_to_stop();
  upkeep.ask_to_stop();
  server->stop();
  runner.stop();
  upkeep.stop();
  spdlog::info("stopped");
}

int complain(const Error& error) {
  std::cerr << fmt::format("benefitd: {}{}{}\n{}\n", error.where, error.where.empty() ? "" : ": ", error.what,
                           api::hint_for(error));
  return api::error_row(error.code).exit_status;
}

int run(int argc, char** argv) {
  const auto line = parse_command_line(argc, argv);
  if (!line) return complain(line.error());
  if (line->only_print) {
    std::cout << *line->only_print;
    return 0;
  }
  keep_memory_private();
  if (line->face_worker) {
    ignore_stop_signals();
    return worker::run_worker(*line->face_worker, line->models.value_or(""));
  }
  const Environment environment = process_environment();
  const auto config = load_config(*line, environment);
  if (!config) return complain(config.error());
  if (line->check_config) {
    std::cout << to_toml(*config);
    return 0;
  }
  if (line->examine) return examine_stopped(*config, std::cout);
  if (line->restore) return restore(*config, *line->restore, std::cout);
  set_up_logging(config->log_level, environment);
  serve(*config, [&] { return load_config(*line, environment); });
  return 0;
}

}  // namespace
}  // namespace benefit

int main(int argc, char** argv) {
  try {
    return benefit::run(argc, argv);
  } catch (const benefit::Failure& failure) {
    return benefit::complain(failure.error());
  } catch (const std::exception& exception) {
    return benefit::complain(
        {benefit::ErrorCode::internal, std::string("unexpected error: ") + exception.what(), "", ""});
  }
}

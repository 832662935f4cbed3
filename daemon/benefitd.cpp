// benefitd: the service. What it starts, in order; each part is in a file of its own.
#include "daemon/api/errors.hpp"
#include "daemon/api/handle.hpp"
#include "daemon/command_line.hpp"
#include "daemon/config.hpp"
#include "daemon/jobs/calibrate_job.hpp"
#include "daemon/jobs/dedupe_job.hpp"
#include "daemon/jobs/import_job.hpp"
#include "daemon/jobs/ledger_job.hpp"
#include "daemon/jobs/queue.hpp"
#include "daemon/jobs/retention_job.hpp"
#include "daemon/jobs/rotate_key_job.hpp"
#include "daemon/jobs/verify_job.hpp"
#include "daemon/logging.hpp"
#include "daemon/private_memory.hpp"
#include "daemon/server/server.hpp"
#include "daemon/service_manager.hpp"
#include "daemon/start.hpp"
#include "daemon/system_clock.hpp"
#include "daemon/system_randomness.hpp"
#include "daemon/worker/pool.hpp"
#include "daemon/worker/run_worker.hpp"
#include "verify/store/sqlite/schema.hpp"
#include "verify/store/sqlite/store.hpp"

#include <exception>
#include <iostream>
#include <unistd.h>

#include <fmt/format.h>
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

/// Runs the service until it is told to stop. Throws Failure when a part of it cannot be started.
void serve(const Config& config) {
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
  pipeline::FaceGallery gallery(store->photos(), store->like_faces(), standard.networks().scoring, faces);
  const pipeline::RunOptions run_options{.threads = static_cast<unsigned>(config.verification_threads)};
  jobs::Runner runner(
      store->jobs(), clock,
      {{JobKind::import_delivery, jobs::import_work(ports, spool)},
       {JobKind::verify, jobs::verify_work(ports, run_options)},
       {JobKind::calibrate_faces, jobs::calibrate_work(ports)},
       {JobKind::dedupe_faces, jobs::dedupe_work(gallery, run_options.threads, clock)},
       {JobKind::write_ledger, jobs::ledger_work(ports, store->audit(), ledgers)},
       {JobKind::rotate_key, jobs::rotate_key_work(store->master_keys(), clock)},
       {JobKind::apply_retention, jobs::retention_work(ports, store->retention(), store->audit())}});
  jobs::Queue queue(store->jobs(), clock, runner);

  api::Services services{
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
      std::chrono::days{config.case_lease_days},
      {config.letter_office, config.letter_templates}};
  server::Server server(
      listening_socket(config), [&](const api::Request& request) { return api::handle(request, services); },
      [](const server::PeerCredentials& peer) { return server::identify(peer, ::geteuid(), {}); }, spool,
      config.limits);

  jobs::sweep_spool(store->jobs(), spool);
  ledgers.sweep(store->jobs(), clock.now());
  runner.start();
  server.start();
  spdlog::info("benefitd {} is ready", BENEFIT_VERSION);
  manager.ready("ready");
  manager.wait_for_stop([&] { return server.responsive(std::chrono::seconds{5}); },
                        [&] { return status_line(store->jobs()); });

  spdlog::info("stopping");
  manager.stopping();
  runner.ask_to_stop();
  server.stop();
  runner.stop();
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
  set_up_logging(config->log_level, environment);
  serve(*config);
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

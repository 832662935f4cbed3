#include "daemon/api/handlers/handlers.hpp"

#include <algorithm>
#include <chrono>

namespace benefit::api::handlers {

namespace json = boost::json;

Expected<Reply> show_status(const Request& request, Services& services) {
  const Installation& here = services.installation;
  // A station sees that it is let in, and nothing of the office's work.
  if (request.identity.station) return Reply{200, json::object{{"version", here.version}}};
  const auto uptime = std::chrono::floor<std::chrono::seconds>(services.ports.clock.now() - here.started_at);
  auto cases = services.ports.cases.count_cases();
  const std::int64_t unfinished_cases =
      cases[CaseState::open] + cases[CaseState::taken] + cases[CaseState::proposed];
  const std::vector<Job> jobs = services.ports.jobs.unfinished();
  const auto paused = static_cast<std::size_t>(std::ranges::count(jobs, JobState::paused, &Job::state));
  return Reply{200,
               json::object{{"version", here.version},
                            {"state_dir", here.state_dir.string()},
                            {"uptime_s", uptime.count()},
                            {"schema", here.schema},
                            {"model_set", services.ports.faces.model_set()},
                            {"workers", here.face_workers},
                            {"batches", services.ports.facts.batches().size()},
                            {"open_cases", unfinished_cases},
                            {"jobs_paused", paused},
                            {"jobs_running", jobs.size() - paused},
                            {"calibrated", services.ports.standard.current()->calibration().has_value()}}};
}

}  // namespace benefit::api::handlers

#include "daemon/cli/follow_job.hpp"

#include "daemon/api/command.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/say.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds first_interval{20};
constexpr milliseconds longest_interval{500};

std::string watch_command(std::int64_t job) { return fmt::format("benefitctl job watch {}", job); }

Request job_request(std::int64_t job) {
  return make_request(
      {.command = api::find_command("job", "watch"), .values = {{"job", std::to_string(job)}}});
}

boost::json::object ask(Session& session, const Request& request, std::int64_t job) {
  try {
    return require_json(session.service.exchange(request));
  } catch (const Failure& failure) {
    Error error = failure.error();
    if (error.code == ErrorCode::unavailable)
      error.hint = fmt::format("The job goes on when benefitd is back: {}", watch_command(job));
    throw Failure(std::move(error));
  }
}

bool has_ended(const boost::json::object& job) {
  const std::string state = text_at(job, "state");
  return state == "done" || state == "failed" || state == "cancelled";
}

}  // namespace

std::optional<boost::json::object> follow_job(Session& session, std::int64_t job) {
  const auto pause = session.make_pause();
  const Request request = job_request(job);
  ProgressLine progress(session.err, session.terminal, say("job {}", job), Amount::count, session.clock);
  for (milliseconds interval = first_interval;; interval = std::min(interval * 3 / 2, longest_interval)) {
    boost::json::object seen = ask(session, request, job);
    const bool ended = has_ended(seen);
    const std::string state = text_at(seen, "state");
    const bool is_working = state == "running";
    const std::string phase = text_at(seen, "phase");
    if (!ended)
      progress.update(say_value(is_working && !phase.empty() ? phase : state), integer_at(seen, "done"),
                      integer_at(seen, "total"));
    // A Ctrl-C that came while the service was asked counts too, and is not left for later.
    if (pause->wait(ended ? milliseconds{0} : interval)) {
      if (ended) return seen;
      continue;
    }
    progress.message(say("No longer watching; job {} {}. Watch it again: {}", job,
                         ended ? say("has ended") : say("goes on"), watch_command(job)));
    return std::nullopt;
  }
}

void require_done(const boost::json::object& job) {
  if (text_at(job, "state") == "done") return;
  if (const auto* error = value_at(job, "error"); error != nullptr && error->is_object())
    throw Failure(error_from_json(error->get_object()));
  const bool cancelled = text_at(job, "state") == "cancelled";
  throw Failure({cancelled ? ErrorCode::cancelled : ErrorCode::internal,
                 fmt::format("the job ended as '{}'", text_at(job, "state")),
                 fmt::format("job {}", integer_at(job, "job")), ""});
}

}  // namespace benefit::cli

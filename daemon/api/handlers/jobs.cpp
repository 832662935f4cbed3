#include "daemon/api/command.hpp"
#include "daemon/api/handlers/asked.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/job.hpp"
#include "verify/gather_things.hpp"
#include "verify/identity/date.hpp"

#include <limits>
#include <optional>
#include <string>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

constexpr std::int64_t default_limit = 20;

Error no_such_job(JobId id) {
  return {ErrorCode::not_found, fmt::format("there is no job {}", id), "job", ""};
}

/// The day that the cases stand at: that of the newest run that changed them. nullopt before the first.
std::optional<std::string> day_of_cases(const JobStore& jobs) {
  for (const Job& job : jobs.jobs(std::numeric_limits<std::int64_t>::max())) {
    if (job.kind != JobKind::verify || job.state != JobState::done) continue;
    const json::object result = json::parse(job.result).as_object();
    if (!result.contains("as_known_on")) return std::string(result.at("as_of").as_string());
  }
  return std::nullopt;
}

Expected<void> check_not_earlier(Day asked, const JobStore& jobs) {
  const std::string day = identity::format_day(asked);
  const std::optional<std::string> stand = day_of_cases(jobs);
  if (!stand || day >= *stand) return {};
  return tl::make_unexpected(Error{
      ErrorCode::conflict,
      fmt::format("the cases stand at {}: a run of an earlier day would undo what was found since", *stand),
      "as_of",
      fmt::format("benefitctl verify run --as-known-on {} shows what was known then, and changes nothing",
                  day)});
}

/// Whose jobs are not one's own, a supervisor or an administrator may stop: nobody else's work waits for a
/// colleague who went home.
Expected<Reply> wish(const Request& request, Services& services, JobWish wish, std::string_view what) {
  const auto id = request.parameters.get<std::int64_t>("job");
  const std::optional<Job> job = services.ports.jobs.job(id);
  if (!job) return tl::unexpected(no_such_job(id));
  const bool is_own = job->requested_by == request.identity.user;
  if (!is_own && !request.identity.roles.meets({Role::supervisor, Role::administrator}))
    return tl::unexpected(Error{ErrorCode::forbidden, fmt::format("job {} was asked for by another", id), "job",
                                "A supervisor or an administrator may do it."});
  const Expected<Job> wished = services.queue.wish(id, wish);
  if (!wished) return tl::unexpected(wished.error());
  services.audit.record(request.identity.user, what, std::nullopt, fmt::format("job {}", id),
                        services.ports.clock.now());
  return Reply{200, to_json(*wished, request.language)};
}

}  // namespace

Expected<Reply> pause_job(const Request& request, Services& services) {
  return wish(request, services, JobWish::pause, "job.pause");
}

Expected<Reply> resume_job(const Request& request, Services& services) {
  return wish(request, services, JobWish::go_on, "job.resume");
}

Expected<Reply> cancel_job(const Request& request, Services& services) {
  return wish(request, services, JobWish::cancel, "job.cancel");
}

Expected<Reply> run_verification(const Request& request, Services& services) {
  const auto known_on = asked_past_day(request, "as_known_on", services.ports.clock);
  if (!known_on) return tl::unexpected(known_on.error());
  const auto asked = asked_past_day(request, "as_of", services.ports.clock);
  if (!asked) return tl::unexpected(asked.error());
  if (*known_on && *asked > *known_on)
    return tl::unexpected(Error{ErrorCode::bad_request, "'as_of' lies after 'as_known_on'", "as_of", ""});
  if (!*known_on && *asked)
    if (const auto fits = check_not_earlier(**asked, services.ports.jobs); !fits)
      return tl::unexpected(fits.error());
  const Day latest = known_on->value_or(china_day_of(services.ports.clock.now()));
  const JobId job = services.queue.verify(asked->value_or(latest), request.parameters.flag("full"),
                                          request.identity.user, *known_on);
  return Reply{202, json::object{{"job", job}}};
}

Expected<Reply> list_jobs(const Request& request, Services& services) {
  const auto* asked = request.parameters.find<std::int64_t>("limit");
  const std::int64_t limit = asked ? *asked : default_limit;
  if (limit < 1)
    return tl::unexpected(Error{ErrorCode::bad_request, "'limit' has to be at least 1", "limit", ""});
  const std::optional<Instant> since = asked_since(request, services.ports.clock);
  json::array jobs;
  // Newest first. With --since as many as there are, unless --limit says otherwise.
  for (const Job& job :
       services.ports.jobs.jobs(since && !asked ? std::numeric_limits<std::int64_t>::max() : limit))
    if (!since || job.requested_at >= *since) jobs.push_back(to_json(job, request.language));
  return Reply{200, json::object{{"jobs", std::move(jobs)}}};
}

Expected<Reply> show_job(const Request& request, Services& services) {
  const auto id = request.parameters.get<std::int64_t>("job");
  const std::optional<Job> job = services.ports.jobs.job(id);
  if (!job) return tl::unexpected(no_such_job(id));
  const json::object short_one = to_json(*job, request.language);
  const json::object* const result = short_one.at("result").if_object();
  const bool tells_of_people = result != nullptr && result->contains("findings");
  if (!tells_of_people || !request.identity.roles.meets(file_readers)) return Reply{200, short_one};
  services.audit.record(request.identity.user, "finding.list", std::nullopt,
                        fmt::format("findings of a past day, job {}", id), services.ports.clock.now());
  return Reply{200, to_json(*job, request.language, pipeline::gather_place_names(services.ports.facts))};
}

}  // namespace benefit::api::handlers

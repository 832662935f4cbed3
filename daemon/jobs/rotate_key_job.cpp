#include "daemon/jobs/rotate_key_job.hpp"

#include "daemon/jobs/parameters.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace benefit::jobs {
namespace {

constexpr std::int64_t values_at_a_time = 1000;

Error stopped() {
  return {ErrorCode::cancelled, "the change of the master key was stopped before its end", "key rotate",
          "benefitctl key rotate goes on with it."};
}

Expected<std::string> rotate_key(MasterKeys& keys, const Clock& clock, const Job& job, Progress& progress) {
  const RotateKeyParameters parameters = rotate_key_parameters_from_json(job.parameters);
  const MasterKeyState state = keys.state();
  KeyChange change{.former = parameters.from, .key = state.key};
  // Otherwise the process ended when the change was complete, before the job's end was stored.
  if (state.former || state.key == parameters.from) {
    if (auto begun = keys.begin_change(job.requested_by, clock.now()); !begun)
      return tl::unexpected(begun.error());
    for (KeyChangeProgress seen; !seen.complete;) {
      if (progress.stop_requested()) return tl::unexpected(stopped());
      seen = keys.rewrap(values_at_a_time);
      progress.report("rewrap", seen.looked_at, seen.to_look_at);
    }
    change = keys.end_change(job.requested_by, clock.now());
  }
  return boost::json::serialize(boost::json::object{{"former", change.former},
                                                    {"key", change.key},
                                                    {"rewrapped", change.rewrapped},
                                                    {"broken", change.broken}});
}

}  // namespace

Work rotate_key_work(MasterKeys& keys, const Clock& clock) {
  return {
      [&keys, &clock](const Job& job, Progress& progress) { return rotate_key(keys, clock, job, progress); }};
}

}  // namespace benefit::jobs

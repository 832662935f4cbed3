#include "daemon/worker/run_worker.hpp"

#include "daemon/worker/channel.hpp"
#include "daemon/worker/confine.hpp"
#include "verify/face/engine.hpp"
#include "verify/face/models.hpp"
#include "verify/face/thumbnail.hpp"

#include <exception>
#include <memory>
#include <sys/resource.h>

namespace benefit::worker {
namespace {

/// The kernel ends a process that computes longer than this on one photo, even when nobody waits for it any
/// more.
constexpr rlim_t cpu_seconds_for_a_photo = 60;

void limit_cpu_of_next_photo() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  rlimit limit{};
  getrlimit(RLIMIT_CPU, &limit);
  limit.rlim_cur = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + cpu_seconds_for_a_photo;
  setrlimit(RLIMIT_CPU, &limit);
}

bool reply_thumbnail(Channel& channel, const Message& request) {
  const auto asked = decode_thumbnail_request(request.payload);
  if (!asked) return false;
  const auto picture = face::thumbnail(asked->photo, asked->max_width);
  return picture ? channel.send(MessageKind::shown, encode(*picture), std::nullopt)
                 : channel.send(MessageKind::refused, encode(picture.error()), std::nullopt);
}

/// False: there is nobody, or nobody sensible, to answer to.
bool reply(Channel& channel, face::Engine& engine, const Message& request) {
  switch (request.kind) {
    case MessageKind::measure:
      return channel.send(MessageKind::measured, encode(engine.measure(request.payload)), std::nullopt);
    case MessageKind::thumbnail:
      return reply_thumbnail(channel, request);
    default:
      return false;
  }
}

}  // namespace

int run_worker(int descriptor, const std::filesystem::path& models) {
  Channel channel(descriptor);
  std::unique_ptr<face::Engine> engine;
  try {
    engine = std::make_unique<face::Engine>(face::Models::load(models));
    engine->warm_up();
    confine();
  } catch (const Failure& failure) {
    channel.send(MessageKind::unusable, encode(failure.error()), std::nullopt);
    return 1;
  }
  const std::string set = engine->model_set();
  channel.send(MessageKind::ready, {reinterpret_cast<const std::uint8_t*>(set.data()), set.size()},
               std::nullopt);
  while (const auto request = channel.receive(std::nullopt)) {
    limit_cpu_of_next_photo();
    if (!reply(channel, *engine, *request)) break;
  }
  return 0;
}

}  // namespace benefit::worker

// A worker for the tests of WorkerPool: the real one, or one that misbehaves.
//
//   worker_stand_in real MODELS      run_worker, as benefitd --face-worker does
//   worker_stand_in die|hang|babble  gets ready, then does that on the first question
//   worker_stand_in unusable         says that it has no models

#include "daemon/worker/channel.hpp"
#include "daemon/worker/process.hpp"
#include "daemon/worker/run_worker.hpp"
#include "verify/face/manifest.hpp"
#include "verify/face/models.hpp"

#include <string>
#include <string_view>
#include <unistd.h>

int main(int argc, char** argv) {
  using namespace benefit;
  using namespace benefit::worker;
  const std::string_view mode = argc > 1 ? argv[1] : "";
  if (mode == "real" && argc > 2) return run_worker(worker_descriptor, argv[2]);

  Channel channel(worker_descriptor);
  if (mode == "unusable") {
    channel.send(MessageKind::unusable,
                 encode(Error{ErrorCode::unavailable, "no models", "models/", "fetch them"}), {});
    return 1;
  }
  const std::string set = face::model_set_of(face::manifest());
  channel.send(MessageKind::ready, {reinterpret_cast<const std::uint8_t*>(set.data()), set.size()}, {});
  const auto question = channel.receive({});
  if (!question || mode == "die") return 3;
  if (mode == "babble") {
    channel.send(MessageKind::measured, Bytes(17, 0xAA), {});
    channel.receive({});
  }
  if (mode == "hang") pause();
  return 0;
}

#include "daemon/worker/pool.hpp"

#include "verify/face/manifest.hpp"
#include "verify/face/models.hpp"

#include <utility>

namespace benefit::worker {
namespace {

Channel::Deadline within(std::chrono::milliseconds time) { return std::chrono::steady_clock::now() + time; }

FaceMeasurement worker_failed() {
  FaceMeasurement measured;
  measured.not_assessable = NotAssessable::worker_failed;
  measured.detail = "the process that opened the photo ended or took too long";
  return measured;
}

}  // namespace

/// A worker for one question. It comes back idle, and stopped if it was not told to be `healthy`.
class WorkerPool::Lease {
 public:
  Lease(WorkerPool& pool, Asker asker) : pool_(pool) {
    std::unique_lock lock(pool_.mutex_);
    if (asker == Asker::counter) ++pool_.at_counter_;
    pool_.returned_.wait(lock, [&] { return pool_.has_worker_for(asker); });
    if (asker == Asker::counter) --pool_.at_counter_;
    worker_ = pool_.idle_.back();
    pool_.idle_.pop_back();
  }
  ~Lease() {
    if (!healthy_) worker_->stop();
    {
      const std::lock_guard lock(pool_.mutex_);
      pool_.idle_.push_back(worker_);
    }
    pool_.returned_.notify_all();  // not everybody who waits may have it
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  Process& worker() { return *worker_; }
  void healthy() { healthy_ = true; }

 private:
  WorkerPool& pool_;
  Process* worker_ = nullptr;
  bool healthy_ = false;
};

WorkerPool::WorkerPool(PoolOptions options)
    : options_(std::move(options)), model_set_(face::model_set_of(options_.manifest)) {
  for (std::size_t i = 0; i < options_.workers; ++i) {
    workers_.push_back(std::make_unique<Process>());
    idle_.push_back(workers_.back().get());
  }
}

WorkerPool::~WorkerPool() = default;

bool WorkerPool::has_worker_for(Asker asker) const {
  if (asker == Asker::counter) return !idle_.empty();
  const std::size_t left_free = workers_.size() > 1 ? 1 : 0;
  return at_counter_ == 0 && idle_.size() > left_free;
}

void WorkerPool::start() {
  for (const auto& worker : workers_) worker->start(options_.launch);  // they load side by side
  for (const auto& worker : workers_) start_worker(*worker);
}

void WorkerPool::start_worker(Process& worker) const {
  if (!worker.running()) worker.start(options_.launch);
  const auto greeting = worker.channel().receive(within(options_.start_within));
  const std::string_view said =
      greeting ? std::string_view(reinterpret_cast<const char*>(greeting->payload.data()),
                                  greeting->payload.size())
               : std::string_view{};
  if (greeting && greeting->kind == MessageKind::ready && said == model_set_) return;
  worker.stop();
  if (greeting && greeting->kind == MessageKind::unusable)
    if (const auto error = decode_error(greeting->payload)) throw Failure(*error);
  if (greeting && greeting->kind == MessageKind::ready)
    throw Failure({ErrorCode::unavailable, "the networks were exchanged while the service runs",
                   "face worker", "restart the service: systemctl restart benefitd"});
  throw Failure({ErrorCode::unavailable, "the process that opens photos did not get ready", "face worker",
                 "the lines above in the log may say why; a limit on memory is the usual cause"});
}

template <class Read>
auto WorkerPool::ask(Asker asker, MessageKind kind, std::span<const std::uint8_t> payload, Read read)
    -> decltype(read(std::declval<const Message&>())) {
  Lease lease(*this, asker);
  Process& worker = lease.worker();
  if (!worker.running()) start_worker(worker);
  const auto deadline = within(options_.answer_within);
  if (!worker.channel().send(kind, payload, deadline)) return std::nullopt;
  const auto answer = worker.channel().receive(deadline);
  if (!answer) return std::nullopt;
  auto value = read(*answer);
  if (value) lease.healthy();
  return value;
}

FaceMeasurement WorkerPool::measure(std::span<const std::uint8_t> photo) {
  return measure(Asker::counter, photo);
}

FaceMeasurement WorkerPool::measure(Asker asker, std::span<const std::uint8_t> photo) {
  // A worker that a photo has taken over may say anything; what it may not do is give what other
  // networks would have made.
  auto measured =
      ask(asker, MessageKind::measure, photo, [this](const Message& answer) -> std::optional<FaceMeasurement> {
        if (answer.kind != MessageKind::measured) return std::nullopt;
        auto read = decode_measurement(answer.payload);
        if (read && read->face &&
            (read->face->model_set != model_set_ || !options_.manifest.fits(*read->face)))
          return std::nullopt;
        return read;
      });
  return measured ? *std::move(measured) : worker_failed();
}

Expected<face::Thumbnail> WorkerPool::thumbnail(std::span<const std::uint8_t> photo, int max_width) {
  const auto bad_image = [](NotAssessable reason, std::string detail) {
    return tl::unexpected(Error{ErrorCode::bad_image, std::move(detail), std::string(to_string(reason)), ""});
  };
  auto picture = ask(Asker::counter, MessageKind::thumbnail, encode_thumbnail_request(photo, max_width),
                     [&](const Message& answer) -> std::optional<Expected<face::Thumbnail>> {
                       if (answer.kind == MessageKind::shown)
                         if (auto shown = decode_thumbnail(answer.payload)) return *std::move(shown);
                       if (answer.kind == MessageKind::refused)
                         if (auto refused = decode_refusal(answer.payload))
                           return bad_image(refused->reason, std::move(refused->detail));
                       return std::nullopt;
                     });
  if (picture) return *std::move(picture);
  return bad_image(NotAssessable::worker_failed, worker_failed().detail);
}

std::vector<pid_t> WorkerPool::pids() const {
  const std::lock_guard lock(mutex_);
  std::vector<pid_t> running;
  for (const Process* worker : idle_)
    if (worker->running()) running.push_back(worker->pid());
  return running;
}

}  // namespace benefit::worker

// The service's workers: photos are opened there, so that what a hostile one does to a decoder costs that
// photo and nothing else.
#pragma once

#include "daemon/worker/process.hpp"
#include "verify/face/manifest.hpp"
#include "verify/face/thumbnail.hpp"
#include "verify/types/photo_store.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace benefit::worker {

struct PoolOptions {
  Launch launch;
  face::Manifest manifest = face::manifest();  ///< of the networks that the workers are to load
  std::size_t workers = 2;
  std::chrono::milliseconds start_within{30'000};   ///< loading the networks takes about a second
  std::chrono::milliseconds answer_within{30'000};  ///< for one photo, after which its worker is killed
};

/// Thread-safe: up to `workers` photos are opened at a time, further callers wait. Somebody at a counter comes
/// before bulk work, which leaves one worker free for the next who comes. A worker that dies or hangs is
/// replaced when it is next needed; its photo is not assessable (worker_failed).
class WorkerPool final : public FaceMeasurer {
 public:
  /// Starts no process yet.
  explicit WorkerPool(PoolOptions options);
  ~WorkerPool() override;

  /// Starts every worker and waits until all have loaded the networks. Throws Failure: unavailable or corrupt
  /// (the models), unavailable (no process, or too slow).
  void start();

  FaceMeasurement measure(std::span<const std::uint8_t> photo) override;
  std::string model_set() const override { return model_set_; }
  /// The same workers for photos that nobody at a counter waits for. Lives as long as the pool.
  FaceMeasurer& for_bulk() { return for_bulk_; }
  /// Errors: bad_image, with the reason that `measure` would give.
  Expected<face::Thumbnail> thumbnail(std::span<const std::uint8_t> photo, int max_width);

  /// Process ids of the running workers, for tests and for the log.
  std::vector<pid_t> pids() const;

 private:
  enum class Asker { counter, bulk };
  class Lease;
  class ForBulk final : public FaceMeasurer {
   public:
    explicit ForBulk(WorkerPool& pool) : pool_(pool) {}
    FaceMeasurement measure(std::span<const std::uint8_t> photo) override {
      return pool_.measure(Asker::bulk, photo);
    }
    std::string model_set() const override { return pool_.model_set(); }

   private:
    WorkerPool& pool_;
  };

  /// With mutex_ held.
  bool has_worker_for(Asker asker) const;
  FaceMeasurement measure(Asker asker, std::span<const std::uint8_t> photo);
  void start_worker(Process& worker) const;
  /// `read` makes of the worker's answer a value, or nullopt when it is none; a worker that gives no answer,
  /// or none that can be read, is stopped.
  template <class Read>
  auto ask(Asker asker, MessageKind kind, std::span<const std::uint8_t> payload, Read read)
      -> decltype(read(std::declval<const Message&>()));

  const PoolOptions options_;
  const std::string model_set_;
  mutable std::mutex mutex_;  ///< guards idle_ and at_counter_
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Process>> workers_;
  std::vector<Process*> idle_;
  std::size_t at_counter_ = 0;  ///< who waits for a worker
  ForBulk for_bulk_{*this};
};

}  // namespace benefit::worker

// Data that can be reached only through the lock that guards it.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <utility>

namespace benefit::store {

/// First come, first served. With std::mutex an import, which takes the writer again and again, would starve
/// everybody else who wants to write.
class FairMutex {
 public:
  void lock() {
    std::unique_lock guard{mutex_};
    const std::uint64_t ticket = next_ticket_++;
    turn_.wait(guard, [&] { return now_serving_ == ticket; });
  }
  void unlock() {
    {
      const std::lock_guard guard{mutex_};
      ++now_serving_;
    }
    turn_.notify_all();
  }
  /// How many threads are waiting for their turn.
  std::uint64_t waiting() const {
    const std::lock_guard guard{mutex_};
    const std::uint64_t issued = next_ticket_ - now_serving_;
    return issued > 0 ? issued - 1 : 0;
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable turn_;
  std::uint64_t next_ticket_ = 0;
  std::uint64_t now_serving_ = 0;
};

template <class T>
class Guarded {
 public:
  /// The value, for as long as the access lives.
  class Access {
   public:
    T* operator->() const { return value_; }
    T& operator*() const { return *value_; }

   private:
    friend Guarded;
    Access(FairMutex& mutex, T& value) : lock_(mutex), value_(&value) {}
    std::unique_lock<FairMutex> lock_;
    T* value_;
  };

  template <class... Args>
  explicit Guarded(Args&&... args) : value_(std::forward<Args>(args)...) {}

  Access lock() { return Access{mutex_, value_}; }

 private:
  FairMutex mutex_;
  T value_;
};

}  // namespace benefit::store

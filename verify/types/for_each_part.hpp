// Work shared out among threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace benefit {

/// Calls work(part, thread) for each of 0 .. parts - 1 on `threads` threads (0 counts as 1), numbered from 0;
/// which thread takes which part is open. The first exception ends the work and is thrown again here.
template <class Work>
void for_each_part(std::size_t parts, unsigned threads, const Work& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failed;
  std::mutex one_at_a_time;
  const auto run = [&](unsigned thread) {
    try {
      for (std::size_t part = next++; part < parts; part = next++) work(part, thread);
    } catch (...) {
      const std::lock_guard lock(one_at_a_time);
      if (!failed) failed = std::current_exception();
      next = parts;
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned thread = 1; thread < threads; ++thread) others.emplace_back(run, thread);
    run(0);
  }
  if (failed) std::rethrow_exception(failed);
}

}  // namespace benefit

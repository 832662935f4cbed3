// A range of rows shared out among threads.
#pragma once

#include "verify/match/people.hpp"
#include "verify/types/error.hpp"

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace benefit::match {

/// What a run gives back that was asked to stop.
inline Error stopped() { return {ErrorCode::cancelled, "matching was stopped", "", ""}; }

/// Rows that one call of the work takes: small enough that threads end together.
inline constexpr RowIndex chunk_rows = 8192;
constexpr std::size_t chunks_of(RowIndex rows) { return (std::size_t{rows} + chunk_rows - 1) / chunk_rows; }

/// Calls work(chunk, begin, end) for each chunk of 0 .. rows - 1, on `threads` threads; which thread takes
/// which chunk is open, so what depends on order is kept by chunk. The first exception ends the work and is
/// thrown again here.
template <class Work>
void for_each_chunk(RowIndex rows, unsigned threads, const Work& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failed;
  std::mutex one_at_a_time;
  const auto run = [&] {
    try {
      for (std::size_t chunk = next++; chunk < chunks_of(rows); chunk = next++) {
        const auto begin = static_cast<RowIndex>(chunk * chunk_rows);
        work(chunk, begin,
             static_cast<RowIndex>(std::min<std::size_t>(begin + std::size_t{chunk_rows}, rows)));
      }
    } catch (...) {
      const std::lock_guard lock(one_at_a_time);
      if (!failed) failed = std::current_exception();
      next = chunks_of(rows);
    }
  };
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back(run);
  run();
  others.clear();  // joins
  if (failed) std::rethrow_exception(failed);
}

}  // namespace benefit::match

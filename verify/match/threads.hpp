// A range of rows shared out among threads.
#pragma once

#include "verify/match/people.hpp"
#include "verify/types/error.hpp"
#include "verify/types/for_each_part.hpp"

#include <algorithm>
#include <cstddef>

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
  for_each_part(chunks_of(rows), threads, [&](std::size_t chunk, unsigned) {
    const auto begin = static_cast<RowIndex>(chunk * chunk_rows);
    work(chunk, begin, static_cast<RowIndex>(std::min<std::size_t>(begin + std::size_t{chunk_rows}, rows)));
  });
}

}  // namespace benefit::match

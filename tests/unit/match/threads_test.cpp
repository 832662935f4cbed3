#include "verify/match/threads.hpp"

#include <algorithm>
#include <stdexcept>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

TEST_CASE("every row is worked on once, whatever the number of threads") {
  const unsigned threads = GENERATE(0U, 1U, 2U, 7U);
  const RowIndex rows = GENERATE(0U, 1U, 8192U, 8193U, 50'000U);
  std::vector<std::uint8_t> times(rows, 0);
  std::vector<std::uint8_t> chunks(chunks_of(rows), 0);
  for_each_chunk(rows, threads, [&](std::size_t chunk, RowIndex begin, RowIndex end) {
    ++chunks[chunk];
    for (RowIndex row = begin; row < end; ++row) ++times[row];
  });
  CAPTURE(threads, rows);
  CHECK(std::count(times.begin(), times.end(), 1) == static_cast<std::ptrdiff_t>(rows));
  CHECK(std::count(chunks.begin(), chunks.end(), 1) == static_cast<std::ptrdiff_t>(chunks.size()));
}

TEST_CASE("an exception in a thread ends the work and is thrown again") {
  for (const unsigned threads : {1U, 4U}) {
    CAPTURE(threads);
    CHECK_THROWS_WITH(for_each_chunk(100'000, threads,
                                     [](std::size_t chunk, RowIndex, RowIndex) {
                                       if (chunk == 3) throw std::runtime_error("no more");
                                     }),
                      "no more");
  }
}

}  // namespace
}  // namespace benefit::match

// How well a source of death records has done, counted on the records that we have.
#pragma once

#include "verify/types/facts.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace benefit {

inline constexpr std::array death_sources = {DeathSource::health, DeathSource::civil_affairs,
                                             DeathSource::village, DeathSource::police, DeathSource::court};

/// The source's place in death_sources.
constexpr std::size_t index_of(DeathSource source) { return static_cast<std::size_t>(source) - 1; }

/// Of the current records of one source that bear a number.
struct DeathSourceHistory {
  DeathSource source = DeathSource::health;
  std::int64_t records = 0;
  std::int64_t withdrawn = 0;  ///< of them, taken back by the source itself
  /// People whom another source records and has not withdrawn, and those of them whom this one records, too:
  /// by what others know, how complete it is (capture and recapture).
  std::int64_t known_to_others = 0, known_here_too = 0;
  /// Days from the death to the record, the longest of nine in ten; 0 when no record says.
  int days_to_record = 0;
};

}  // namespace benefit

// The rows of one list by their keys, through which the other list is passed, or the same one.
#pragma once

#include "verify/match/key_census.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace benefit::match {

/// Rows `begin` .. `end` - 1.
struct RowRange {
  RowIndex begin = 0;
  RowIndex end = 0;
  RowIndex size() const { return end - begin; }
};

/// Thread-safe once made.
class BlockIndex {
 public:
  /// Of these rows of `indexed`, by the keys that make blocks. List and census outlive the index.
  BlockIndex(const PersonList& indexed, RowRange rows, const KeyCensus& census, unsigned threads);

  /// For these rows of the other list: visit(row, candidates) with the rows of the index that share a block
  /// with it, each once, in order.
  template <class Visit>
  void for_each_candidates(const PersonList& other, RowRange rows, const Visit& visit) const {
    for_each_candidates(
        other, rows,
        [&visit](RowIndex row, std::span<const RowIndex> found, std::size_t) { visit(row, found); },
        [](RowIndex, RowIndex) { return true; });
  }
  /// The same for rows of the indexed list itself: candidates are those that come after the row, so that each
  /// pair is seen once.
  template <class Visit>
  void for_each_later_candidates(RowRange rows, const Visit& visit) const {
    for_each_candidates(
        indexed_, rows,
        [&visit](RowIndex row, std::span<const RowIndex> found, std::size_t) { visit(row, found); },
        [](RowIndex row, RowIndex found) { return found > row; });
  }

  /// Of the pairs that each key brings, the share that is left when a pair counts once, from some of these
  /// rows of the other list; 1 when there are none.
  double share_of_distinct(const PersonList& other, RowRange rows) const;

  /// An upper bound of what an index takes, in bytes.
  static std::uint64_t bytes_needed(std::uint64_t blocks, std::uint64_t rows_in_blocks);

 private:
  struct Block {
    KeyCode code = 0;         ///< 0: a free slot
    std::uint32_t first = 0;  ///< in rows_
    std::uint32_t rows = 0;
  };
  /// A key of a row, on its way through the index.
  struct Probe {
    RowIndex row;
    KeyCode code;
  };
  /// Memory answers slowly and in parallel, so rows are looked up many at a time: what will be read is asked
  /// for first.
  static constexpr RowIndex rows_at_a_time = 64;

  /// The rows' keys that may have a block, their slots asked for.
  void collect(const PersonList& people, RowRange rows, std::vector<Probe>& probes) const;
  /// visit(row, candidates, times that keys brought them)
  template <class Visit, class Wanted>
  void for_each_candidates(const PersonList& other, RowRange rows, const Visit& visit,
                           const Wanted& wanted) const;
  const Block* find(KeyCode code) const;
  std::size_t next(std::size_t slot) const { return slot + 1 == blocks_.size() ? 0 : slot + 1; }

  const PersonList& indexed_;
  const KeyCensus& census_;
  std::vector<Block> blocks_;  ///< open addressing
  std::vector<RowIndex> rows_;
};

template <class Visit, class Wanted>
void BlockIndex::for_each_candidates(const PersonList& other, RowRange rows, const Visit& visit,
                                     const Wanted& wanted) const {
  std::vector<Probe> probes;
  std::vector<std::pair<RowIndex, const Block*>> hits;
  std::vector<RowIndex> found;
  for (RowIndex first = rows.begin; first < rows.end; first += rows_at_a_time) {
    const RowIndex last = std::min<RowIndex>(rows.end, first + rows_at_a_time);
    collect(other, {first, last}, probes);
    hits.clear();
    for (const Probe& probe : probes)
      if (const Block* block = find(probe.code)) {
        __builtin_prefetch(&rows_[block->first]);
        hits.emplace_back(probe.row, block);
      }
    auto hit = hits.begin();
    for (RowIndex row = first; row < last; ++row) {
      found.clear();
      for (; hit != hits.end() && hit->first == row; ++hit)
        for (std::uint32_t i = 0; i < hit->second->rows; ++i)
          if (const RowIndex one = rows_[hit->second->first + i]; wanted(row, one)) found.push_back(one);
      const std::size_t times = found.size();
      std::sort(found.begin(), found.end());
      found.erase(std::unique(found.begin(), found.end()), found.end());
      visit(row, std::span<const RowIndex>(found), times);
    }
  }
}

}  // namespace benefit::match

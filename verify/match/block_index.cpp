#include "verify/match/block_index.hpp"

#include "verify/match/threads.hpp"
#include "verify/types/error.hpp"

#include <atomic>
#include <limits>

namespace benefit::match {
namespace {

std::size_t slots_for(std::uint64_t blocks) { return static_cast<std::size_t>(blocks + blocks * 2 / 5 + 16); }

}  // namespace

BlockIndex::BlockIndex(const PersonList& indexed, RowRange rows, const KeyCensus& census, unsigned threads)
    : indexed_(indexed), census_(census) {
  const auto for_each_batch = [&](const auto& visit) {
    for_each_chunk(rows.size(), threads, [&](std::size_t, RowIndex begin, RowIndex end) {
      std::vector<Probe> probes;
      for (RowIndex first = begin; first < end; first += rows_at_a_time) {
        collect(indexed, {rows.begin + first, rows.begin + std::min<RowIndex>(end, first + rows_at_a_time)},
                probes);
        visit(probes);
      }
    });
  };
  blocks_.resize(1);
  std::uint64_t blocks = census.blocks();
  if (rows.size() < indexed.size()) {
    std::atomic<std::uint64_t> entries{0};
    for_each_batch([&entries](const std::vector<Probe>& probes) { entries += probes.size(); });
    blocks = std::min<std::uint64_t>(blocks, entries);
  }
  blocks_.resize(slots_for(blocks));

  const auto block_of = [this](KeyCode code) -> Block& {
    for (std::size_t slot = slot_among(blocks_.size(), code);; slot = next(slot)) {
      KeyCode found = std::atomic_ref(blocks_[slot].code).load(std::memory_order_relaxed);
      if (found == 0 && std::atomic_ref(blocks_[slot].code).compare_exchange_strong(found, code))
        found = code;
      if (found == code) return blocks_[slot];
    }
  };
  for_each_batch([&](const std::vector<Probe>& probes) {
    for (const Probe& probe : probes)
      std::atomic_ref(block_of(probe.code).rows).fetch_add(1, std::memory_order_relaxed);
  });
  std::uint64_t first = 0;
  for (Block& block : blocks_) {
    block.first = static_cast<std::uint32_t>(first);
    first += block.rows;
  }
  if (first > std::numeric_limits<std::uint32_t>::max())
    throw Failure({ErrorCode::too_large, "too many rows to be matched at once", "the list",
                   "match it county by county"});
  // `first` runs ahead while the rows are put in place, and is set back afterwards.
  rows_.resize(first);
  for_each_batch([&](const std::vector<Probe>& probes) {
    for (const Probe& probe : probes)
      rows_[std::atomic_ref(block_of(probe.code).first).fetch_add(1, std::memory_order_relaxed)] = probe.row;
  });
  for (Block& block : blocks_) block.first -= block.rows;
}

double BlockIndex::share_of_distinct(const PersonList& other, RowRange rows) const {
  constexpr RowIndex batches = 500;
  const RowIndex step = std::max<RowIndex>(rows.size() / batches, rows_at_a_time);
  std::uint64_t pairs = 0, by_keys = 0;
  for (RowIndex at = 0; at < rows.size(); at += step)
    for_each_candidates(
        other,
        {rows.begin + at, rows.begin + std::min<RowIndex>(rows.size(), at + std::min(step, rows_at_a_time))},
        [&](RowIndex, std::span<const RowIndex> found, std::size_t times) {
          pairs += found.size();
          by_keys += times;
        },
        [this, &other](RowIndex row, RowIndex found) { return &other != &indexed_ || found != row; });
  return by_keys == 0 ? 1 : static_cast<double>(pairs) / static_cast<double>(by_keys);
}

std::uint64_t BlockIndex::bytes_needed(std::uint64_t blocks, std::uint64_t rows_in_blocks) {
  return slots_for(blocks) * sizeof(Block) + rows_in_blocks * sizeof(RowIndex);
}

void BlockIndex::collect(const PersonList& people, RowRange rows, std::vector<Probe>& probes) const {
  probes.clear();
  census_.for_each_key(people, rows.begin, rows.end, [&](RowIndex row, KeyCode code) {
    census_.prefetch(code);
    probes.push_back({row, code});
  });
  std::size_t kept = 0;
  for (const Probe& probe : probes) {
    if (!census_.may_make_block(probe.code)) continue;
    __builtin_prefetch(&blocks_[slot_among(blocks_.size(), probe.code)]);
    probes[kept++] = probe;
  }
  probes.resize(kept);
}

const BlockIndex::Block* BlockIndex::find(KeyCode code) const {
  for (std::size_t slot = slot_among(blocks_.size(), code); blocks_[slot].code != 0; slot = next(slot))
    if (blocks_[slot].code == code) return &blocks_[slot];
  return nullptr;
}

}  // namespace benefit::match

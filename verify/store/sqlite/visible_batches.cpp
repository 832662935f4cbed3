#include "verify/store/sqlite/visible_batches.hpp"

#include "store_queries.hpp"

#include <algorithm>

namespace benefit::store {

VisibleBatches::VisibleBatches(Statement& select) {
  while (select.step()) {
    Columns columns{select};
    batches_.push_back({columns.integer(), columns.as<Feed>(), columns.integer()});
  }
}

VisibleBatches::VisibleBatches(ReadSnapshot& snapshot, std::optional<Instant> known_at)
    : VisibleBatches([&] {
        Statement select =
            snapshot.statement(known_at ? queries::select_batches_known_at : queries::select_current_batches);
        if (known_at) select.bind(*known_at);
        return VisibleBatches{select};
      }()) {}

VisibleBatches VisibleBatches::since(ReadSnapshot& snapshot, Instant since) {
  Statement select = snapshot.statement(queries::select_batches_since);
  return VisibleBatches{select.bind(since)};
}

std::vector<Run> VisibleBatches::runs_of(std::span<const Feed> feeds) const {
  std::vector<Run> runs;
  for (const VisibleBatch& batch : batches_) {
    if (std::ranges::find(feeds, batch.feed) == feeds.end()) continue;
    for (std::int64_t number = 0; number < batch.runs; ++number) runs.push_back({batch.id, number});
  }
  return runs;
}

std::vector<Run> VisibleBatches::runs_of(BatchId batch) const {
  std::vector<Run> runs;
  const auto found = std::ranges::lower_bound(batches_, batch, {}, &VisibleBatch::id);
  if (found == batches_.end() || found->id != batch) return runs;
  for (std::int64_t number = 0; number < found->runs; ++number) runs.push_back({batch, number});
  return runs;
}

std::vector<BatchId> VisibleBatches::batches_of(Feed feed) const {
  std::vector<BatchId> batches;
  for (const VisibleBatch& batch : batches_)
    if (batch.feed == feed) batches.push_back(batch.id);
  return batches;
}

bool VisibleBatches::contains(BatchId batch) const {
  return std::ranges::binary_search(batches_, batch, {}, &VisibleBatch::id);
}

}  // namespace benefit::store

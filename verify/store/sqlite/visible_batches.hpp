// Which batches a reader sees, and the stretches that they lie in.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/feed.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace benefit::store {

/// A sorted stretch of a batch.
struct Run {
  BatchId batch = 0;
  std::int64_t number = 0;
};

/// The batches whose facts were current at an instant (nullopt: now).
class VisibleBatches {
 public:
  VisibleBatches(ReadSnapshot& snapshot, std::optional<Instant> known_at);
  /// The batches whose facts were current at any time since then.
  static VisibleBatches since(ReadSnapshot& snapshot, Instant since);

  /// All runs of the batches of any of the feeds.
  std::vector<Run> runs_of(std::span<const Feed> feeds) const;
  /// All runs of one batch; none when it is not visible.
  std::vector<Run> runs_of(BatchId batch) const;
  /// The batches of one feed, in order of id.
  std::vector<BatchId> batches_of(Feed feed) const;
  bool contains(BatchId batch) const;

 private:
  explicit VisibleBatches(Statement& select);

  struct VisibleBatch {
    BatchId id;
    Feed feed;
    std::int64_t runs;
  };
  std::vector<VisibleBatch> batches_;  // in order of id
};

}  // namespace benefit::store

// RetentionStore in SQLite.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/retention_store.hpp"

namespace benefit::store {

/// Thread-safe.
class SqliteRetentionStore final : public RetentionStore {
 public:
  explicit SqliteRetentionStore(Database& database) : database_(database) {}

  std::vector<PhotoId> photos_due(RetentionKind kind, Instant before, PhotoId after,
                                  std::size_t most) const override;
  std::int64_t count_due(RetentionKind kind, Instant before) const override;
  std::vector<PhotoId> photos_of(CitizenId person) const override;
  ErasedPhotos erase(RetentionKind kind, std::span<const PhotoId> photos, const RetentionLimits& limits,
                     Erasing erasing, Instant now) override;
  std::int64_t count_rejects_before(Instant before) const override;
  std::int64_t erase_rejects_before(Instant before, std::int64_t most) override;
  bool forget_journal() override { return database_.empty_journal(); }

 private:
  Database& database_;
};

}  // namespace benefit::store

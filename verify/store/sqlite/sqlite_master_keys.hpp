// MasterKeys in SQLite. The values' wrapped data keys are rewritten in their place; how far the change is
// stands beside them, written with each step, so that a kill at any moment loses nothing.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/store/store_keys.hpp"
#include "verify/types/master_keys.hpp"

#include <mutex>
#include <optional>
#include <string_view>

namespace benefit::store {

/// Thread-safe.
class SqliteMasterKeys final : public MasterKeys {
 public:
  /// `next`: may be changed to.
  SqliteMasterKeys(Database& database, StoreKeys& keys, std::optional<SealKey> next);

  MasterKeyState state() const override;
  Expected<void> begin_change(std::string_view actor, Instant now) override;
  KeyChangeProgress rewrap(std::int64_t most) override;
  KeyChange end_change(std::string_view actor, Instant now) override;

 private:
  Database& database_;
  StoreKeys& keys_;
  mutable std::mutex mutex_;  ///< guards changes of keys_, and next_; taken before the writer
  std::optional<SealKey> next_;
};

}  // namespace benefit::store

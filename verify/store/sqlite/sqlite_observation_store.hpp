// ObservationStore in SQLite.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/observation_store.hpp"

namespace benefit::store {

/// Thread-safe.
class SqliteObservationStore final : public ObservationStore {
 public:
  explicit SqliteObservationStore(Database& database) : database_(database) {}

  void keep(JobId run, std::span<const std::string> checks, std::span<const Observation> observations,
            Instant now) override;
  void for_each_observation(bool with_withdrawn,
                            const std::function<void(const StoredObservation&)>& visit) const override;

 private:
  Database& database_;
};

}  // namespace benefit::store

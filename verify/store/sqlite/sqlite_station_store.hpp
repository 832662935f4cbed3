// StationStore and KeyedRequestStore in SQLite.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/station_store.hpp"

namespace benefit::store {

/// Thread-safe.
class SqliteStationStore final : public StationStore {
 public:
  explicit SqliteStationStore(Database& database) : database_(database) {}

  std::vector<StationCertificate> certificates() const override;
  Expected<void> add(const StationCertificate& certificate) override;
  Expected<std::size_t> revoke(std::string_view station, std::optional<std::string_view> fingerprint,
                               std::string_view by, std::string_view reason, Instant now) override;

 private:
  Database& database_;
};

/// Thread-safe.
class SqliteKeyedRequestStore final : public KeyedRequestStore {
 public:
  explicit SqliteKeyedRequestStore(Database& database) : database_(database) {}

  Expected<std::optional<KeptAnswer>> begin(const KeyedRequest& request, Instant now,
                                            Instant forget) override;
  void keep_answer(const KeyedRequest& request, const KeptAnswer& answer) override;
  void forget(const KeyedRequest& request) override;

 private:
  Database& database_;
};

}  // namespace benefit::store

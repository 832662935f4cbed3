#include "verify/store/sqlite/sqlite_observation_store.hpp"

#include "store_queries.hpp"

namespace benefit::store {
namespace {

ObservationKey read_key(Columns& columns) {
  return {.check = columns.text(),
          .kind = columns.as<ThingKind>(),
          .thing = columns.text(),
          .period = columns.text()};
}

Observation read_observation(Columns& columns) {
  return {.key = read_key(columns),
          .name = columns.text(),
          .region = columns.region(),
          .monthly = columns.fen(),
          .reasons = reasons_from_json(columns.text()),
          .citations = citations_from_json(columns.text())};
}

}  // namespace

void SqliteObservationStore::keep(JobId run, std::span<const std::string> checks,
                                  std::span<const Observation> observations, Instant now) {
  WriteTransaction transaction{database_};
  {
    Statement upsert = transaction.statement(queries::upsert_observation);
    for (const Observation& observation : observations) {
      const ObservationKey& key = observation.key;
      upsert.run(key.check, key.kind, key.thing, key.period, observation.name, observation.region.county,
                 observation.region.town, observation.region.village, observation.monthly,
                 to_json(observation.reasons), to_json(observation.citations), now, run);
    }
  }
  for (const std::string& check : checks)
    transaction.statement(queries::withdraw_unseen_observations).run(now, run, check);
  transaction.commit();
}

void SqliteObservationStore::for_each_observation(
    bool with_withdrawn, const std::function<void(const StoredObservation&)>& visit) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_observations);
  select.bind(with_withdrawn);
  while (select.step()) {
    Columns columns{select};
    visit({.id = columns.integer(),
           .observation = read_observation(columns),
           .first_seen_at = columns.instant(),
           .last_seen_at = columns.instant(),
           .withdrawn_at = columns.optional(&Columns::instant)});
  }
}

}  // namespace benefit::store

// From a row to a fact, feed by feed.
#pragma once

#include "verify/intake/row.hpp"
#include "verify/types/fact_store.hpp"

#include <memory>

namespace benefit::intake {

/// Knows where one file has its columns. Reused from row to row; not thread-safe.
class FeedReader {
 public:
  virtual ~FeedReader() = default;
  /// Reads the row and, unless there is a reason to refuse it, adds its fact to the sink.
  virtual void read(Row& row, BatchWriter& sink) = 0;
};

std::unique_ptr<FeedReader> make_feed_reader(Feed feed, const ColumnPlaces& columns);

// One for each kind of fact, in the file of its name.
std::unique_ptr<FeedReader> make_roll_reader(const ColumnPlaces& columns);
std::unique_ptr<FeedReader> make_payments_reader(const ColumnPlaces& columns);
std::unique_ptr<FeedReader> make_deaths_reader(const ColumnPlaces& columns, DeathSource source);
std::unique_ptr<FeedReader> make_registry_reader(const ColumnPlaces& columns, Registry registry);
std::unique_ptr<FeedReader> make_subsidies_reader(const ColumnPlaces& columns);
std::unique_ptr<FeedReader> make_traces_reader(const ColumnPlaces& columns);
std::unique_ptr<FeedReader> make_contributions_reader(const ColumnPlaces& columns);
std::unique_ptr<FeedReader> make_households_reader(const ColumnPlaces& columns);
std::unique_ptr<FeedReader> make_household_decisions_reader(const ColumnPlaces& columns);
std::unique_ptr<FeedReader> make_maternity_claims_reader(const ColumnPlaces& columns);
std::unique_ptr<FeedReader> make_hospital_settlements_reader(const ColumnPlaces& columns);
std::unique_ptr<FeedReader> make_absences_reader(const ColumnPlaces& columns);
std::unique_ptr<FeedReader> make_benefit_events_reader(const ColumnPlaces& columns);
std::unique_ptr<FeedReader> make_accounts_reader(const ColumnPlaces& columns);
std::unique_ptr<FeedReader> make_projects_reader(const ColumnPlaces& columns);
std::unique_ptr<FeedReader> make_stations_reader(const ColumnPlaces& columns);
std::unique_ptr<FeedReader> make_regions_reader(const ColumnPlaces& columns);

}  // namespace benefit::intake

#include "verify/intake/feed_reader.hpp"

#include "verify/types/error.hpp"

namespace benefit::intake {

std::unique_ptr<FeedReader> make_feed_reader(Feed feed, const ColumnPlaces& columns) {
  switch (feed) {
    case Feed::roll:
      return make_roll_reader(columns);
    case Feed::payments:
      return make_payments_reader(columns);
    case Feed::deaths_health:
      return make_deaths_reader(columns, DeathSource::health);
    case Feed::deaths_civil_affairs:
      return make_deaths_reader(columns, DeathSource::civil_affairs);
    case Feed::deaths_village:
      return make_deaths_reader(columns, DeathSource::village);
    case Feed::registry_dibao:
      return make_registry_reader(columns, Registry::dibao);
    case Feed::registry_registered_poor:
      return make_registry_reader(columns, Registry::registered_poor);
    case Feed::subsidies:
      return make_subsidies_reader(columns);
    case Feed::traces_of_life:
      return make_traces_reader(columns);
  }
  throw Failure({ErrorCode::internal, "a feed without a reader", "", ""});
}

}  // namespace benefit::intake

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
    case Feed::deaths_police:
      return make_deaths_reader(columns, DeathSource::police);
    case Feed::deaths_court:
      return make_deaths_reader(columns, DeathSource::court);
    case Feed::registry_dibao:
      return make_registry_reader(columns, Registry::dibao);
    case Feed::registry_registered_poor:
      return make_registry_reader(columns, Registry::registered_poor);
    case Feed::registry_extreme_hardship:
      return make_registry_reader(columns, Registry::extreme_hardship);
    case Feed::registry_medical_aid:
      return make_registry_reader(columns, Registry::medical_aid);
    case Feed::subsidies:
      return make_subsidies_reader(columns);
    case Feed::traces_of_life:
      return make_traces_reader(columns);
    case Feed::contributions:
      return make_contributions_reader(columns);
    case Feed::households:
      return make_households_reader(columns);
    case Feed::household_decisions:
      return make_household_decisions_reader(columns);
    case Feed::maternity_claims:
      return make_maternity_claims_reader(columns);
    case Feed::hospital_settlements:
      return make_hospital_settlements_reader(columns);
    case Feed::absences:
      return make_absences_reader(columns);
    case Feed::benefit_events:
      return make_benefit_events_reader(columns);
    case Feed::accounts:
      return make_accounts_reader(columns);
    case Feed::projects:
      return make_projects_reader(columns);
    case Feed::stations:
      return make_stations_reader(columns);
    case Feed::regions:
      return make_regions_reader(columns);
  }
  throw Failure({ErrorCode::internal, "a feed without a reader", "", ""});
}

}  // namespace benefit::intake

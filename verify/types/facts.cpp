#include "verify/types/facts.hpp"

#include "verify/types/stable_hash.hpp"

namespace benefit {

std::string fingerprint(const DeathRecord& record) {
  return StableHash()
      .mix(std::to_string(static_cast<int>(record.reported_by)))
      .mix(record.id ? record.id->to_string() : record.id_as_delivered)
      .mix(record.name)
      .mix(std::to_string(record.death_date.time_since_epoch().count()))
      .hex();
}

std::string fingerprint_of_any_name(const DeathRecord& record) {
  DeathRecord nameless = record;
  nameless.name = "*";  // no name
  return fingerprint(nameless);
}

std::string fingerprint(CitizenId other_number) { return StableHash().mix(other_number.to_string()).hex(); }

std::string fingerprint(const RegistryPeriod& period) {
  return StableHash()
      .mix(std::to_string(static_cast<int>(period.registry)))
      .mix(period.id.to_string())
      .mix(period.name)
      .hex();
}

}  // namespace benefit

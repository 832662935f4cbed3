#include "daemon/api/json/observation.hpp"

#include "daemon/api/json/finding.hpp"
#include "daemon/api/json/values.hpp"
#include "verify/identity/region.hpp"
#include "verify/report/sentences.hpp"

namespace benefit::api {

boost::json::object to_json(const StoredObservation& stored, report::Language language,
                            SourceWriter& sources) {
  const Observation& observation = stored.observation;
  return {{"observation", stored.id},
          {"check", observation.key.check},
          {"title", report::check_title(observation.key.check, language)},
          {"kind", to_string(observation.key.kind)},
          {"thing", observation.key.thing},
          {"period", observation.key.period},
          {"state", stored.withdrawn_at ? "withdrawn" : "open"},
          {"name", observation.name},
          {"region", identity::format_region_path(observation.region)},
          {"monthly", to_json(observation.monthly)},
          {"first_seen_at", to_json(stored.first_seen_at)},
          {"last_seen_at", to_json(stored.last_seen_at)},
          {"withdrawn_at", optional_json(stored.withdrawn_at)},
          {"reasons", to_json(observation.reasons, language, sources.places())},
          {"citations", to_json(observation.citations, sources)}};
}

}  // namespace benefit::api

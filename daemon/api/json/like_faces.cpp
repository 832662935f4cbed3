#include "daemon/api/json/like_faces.hpp"

#include "daemon/api/json/values.hpp"
#include "verify/identity/region.hpp"
#include "verify/report/sentences.hpp"
#include "verify/report/values.hpp"

namespace benefit::api {

namespace json = boost::json;

json::object to_json(const pipeline::LikeFacesFound& found) {
  const GallerySearch& search = found.search;
  return {{"made_at", to_json(search.made_at)},
          {"model_set", search.model_set},
          {"faces", search.faces},
          {"people", search.people},
          {"left_out", search.left_out},
          {"fpir", search.fpir},
          {"people_needed", search.people_needed},
          {"basis", to_string(search.basis)},
          {"threshold", search.threshold ? json::value(*search.threshold) : json::value()},
          {"measured", json::object{{"trials", search.trials},
                                    {"hits", search.hits},
                                    {"low", search.fpir_low},
                                    {"high", search.fpir_high}}},
          {"missed", json::object{{"trials", search.own_trials}, {"hits", search.own_missed}}},
          {"pairs", search.pairs},
          {"crowded_photos", found.crowded_photos}};
}

json::object to_json(const pipeline::LikePerson& like, const Enrolment* entry) {
  return {{"subject", like.person.to_string()},
          {"name", entry != nullptr ? entry->name : ""},
          {"region", entry != nullptr ? identity::format_region_path(entry->region) : ""},
          {"photo", like.photo},
          {"score", like.score},
          {"within_threshold", optional_json(like.within_threshold)}};
}

json::object search_json(const FaceMeasurement& measured, report::Language language) {
  const auto& why = measured.not_assessable;
  const auto advice = why ? advice_for(*why) : std::nullopt;
  const auto in_words = [&](const Reason& reason) { return report::sentence(reason, language); };
  return {{"assessable", !why.has_value()},
          {"not_assessable", why ? json::value(to_string(*why)) : json::value()},
          {"faces", measured.faces},
          {"sentence", why ? report::format_value("why", std::string(to_string(*why)), language) : ""},
          {"what_helps",
           advice ? in_words({"f5.what_helps", {{"advice", std::string(to_string(*advice))}}}) : ""}};
}

}  // namespace benefit::api

// Searches of one face among many, as JSON.
#pragma once

#include "verify/face_gallery.hpp"
#include "verify/report/language.hpp"
#include "verify/types/facts.hpp"

#include <boost/json/object.hpp>

namespace benefit::api {

/// {"made_at","faces","people","left_out","fpir","people_needed","basis","threshold","measured":{trials,hits,
/// low,high},"missed":{trials,hits},"pairs","crowded_photos"}
boost::json::object to_json(const pipeline::LikeFacesFound& found);

/// {"subject","name","region","photo","score","within_threshold"}; `entry`: nullptr when not on the roll.
boost::json::object to_json(const pipeline::LikePerson& like, const Enrolment* entry);
/// What was seen on the photo that was searched for: {"assessable","not_assessable","faces","sentence",
/// "what_helps"}; the last two are empty unless it cannot be assessed.
boost::json::object search_json(const FaceMeasurement& measured, report::Language language);

}  // namespace benefit::api

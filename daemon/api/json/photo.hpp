// Photos, and what was measured on them, as JSON.
#pragma once

#include "verify/face/thumbnail.hpp"
#include "verify/pipeline.hpp"
#include "verify/report/language.hpp"
#include "verify/types/subject.hpp"

#include <boost/json/object.hpp>

namespace benefit::api {

boost::json::object to_json(const pipeline::EnrolmentResult& result, report::Language language);
/// `collection` is what was handed in; it names time and station in the sentence.
boost::json::object to_json(const pipeline::CollectionResult& result, const Collection& collection,
                            report::Language language);
/// {"collection","state","answer","what_to_do":{"en","zh"},"advice"}; the answer is "same", "unsure" or
/// "take_again".
boost::json::object answer_for_station(const pipeline::CollectionResult& result, const Collection& collection,
                                       report::Language language);
boost::json::object to_json(PhotoId photo, const face::Thumbnail& thumbnail);

/// {"role":"enrolled",...} and {"role":"collected",...} of a case.
boost::json::object to_json(const EnrolledPhoto& enrolled);
boost::json::object to_json(const AssessedCollection& collected);
/// {"role":"lookalike",...}: the other person's photo.
boost::json::object to_json(const LikeFace& like);

}  // namespace benefit::api

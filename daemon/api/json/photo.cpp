#include "daemon/api/json/photo.hpp"

#include "daemon/api/base64.hpp"
#include "daemon/api/json/values.hpp"
#include "verify/report/sentences.hpp"
#include "verify/report/values.hpp"

#include <optional>
#include <string>

namespace benefit::api {
namespace {

namespace json = boost::json;

json::value why_not(const std::optional<NotAssessable>& reason) {
  return reason ? json::value(to_string(*reason)) : json::value();
}

std::string state_of(bool already_there) { return already_there ? "already_there" : "new"; }

/// In the words of the checks F5 and F1, which a later verification will use for the same photo.
std::string sentence_of(const pipeline::CollectionResult& result, const Collection& collection,
                        report::Language language) {
  const auto both = [&](Reason first, const char* second) {
    first.values.insert(first.values.begin(), {{"captured_on", china_day_of(collection.captured_at)},
                                               {"station", collection.station}});
    return report::sentence(first, language) + " " + report::sentence(Reason{second, {}}, language);
  };
  if (const auto reason = result.measured.not_assessable)
    return both({"f5.not_assessable", {{"why", std::string(to_string(*reason))}}}, "f5.take_it_again");
  const bool looks_different = result.comparison && result.comparison->outcome == FaceOutcome::different;
  if (looks_different && result.measured.faces > 1)
    return both({"f5.several_faces", {{"faces", std::int64_t{result.measured.faces}}}}, "f5.take_it_again");
  if (looks_different)
    return both({"f1.faces_differ", {{"distance", result.comparison->fused}}}, "f1.look_at_both");
  return "";
}

}  // namespace

json::object to_json(const pipeline::EnrolmentResult& result, report::Language language) {
  const auto& reason = result.measured.not_assessable;
  return {{"photo", result.receipt.photo},
          {"state", state_of(result.receipt.already_there)},
          {"assessable", !reason.has_value()},
          {"not_assessable", why_not(reason)},
          {"sentence", reason ? report::format_value("why", std::string(to_string(*reason)), language) : ""}};
}

json::object to_json(const pipeline::CollectionResult& result, const Collection& collection,
                     report::Language language) {
  const auto& comparison = result.comparison;
  json::value outcome;
  if (comparison) outcome = to_string(comparison->outcome);
  if (result.measured.not_assessable) outcome = to_string(FaceOutcome::not_assessable);
  return {{"collection", result.receipt.collection},
          {"state", state_of(result.receipt.already_there)},
          {"outcome", outcome},
          {"fused", comparison ? json::value(comparison->fused) : json::value()},
          {"certifies", comparison && comparison->certifies},
          {"not_assessable", why_not(result.measured.not_assessable)},
          {"sentence", sentence_of(result, collection, language)}};
}

json::object to_json(PhotoId photo, const face::Thumbnail& thumbnail) {
  return {{"photo", photo},
          {"width", thumbnail.width},
          {"height", thumbnail.height},
          {"rgb", base64_encoded(thumbnail.rgb)}};
}

json::object to_json(const EnrolledPhoto& enrolled) {
  return {{"role", "enrolled"}, {"photo", enrolled.photo}, {"at", to_json(enrolled.taken_on)}};
}

json::object to_json(const AssessedCollection& collected) {
  const auto& comparison = collected.comparison;
  json::value outcome;
  if (comparison) outcome = to_string(comparison->outcome);
  if (collected.not_assessable) outcome = to_string(FaceOutcome::not_assessable);
  return {{"role", "collected"},
          {"photo", collected.collection.photo},
          {"collection", collected.collection.id},
          {"outcome", outcome},
          {"fused", comparison ? json::value(comparison->fused) : json::value()},
          {"at", to_json(collected.collection.captured_at)}};
}

}  // namespace benefit::api

#include "daemon/api/json/photo.hpp"

#include "daemon/api/base64.hpp"
#include "daemon/api/json/values.hpp"
#include "verify/report/sentences.hpp"
#include "verify/report/values.hpp"
#include "verify/rules/calendar.hpp"

#include <optional>
#include <string>
#include <vector>

namespace benefit::api {
namespace {

namespace json = boost::json;

json::value why_not(const std::optional<NotAssessable>& reason) {
  return reason ? json::value(to_string(*reason)) : json::value();
}

/// {"unified",component:{"native","value"}}; null without a face.
json::value quality_of(const FaceMeasurement& measured) {
  if (!measured.quality) return nullptr;
  json::object quality{{"unified", unified_quality(*measured.quality)}};
  for (std::size_t i = 0; i < quality_components; ++i) {
    const auto component = static_cast<QualityComponent>(i);
    const double native = measured.quality->native[i];
    quality[to_string(component)] =
        json::object{{"native", native}, {"value", component_value(component, native)}};
  }
  return quality;
}

/// What the operator can do while the person is still there: of a photo that is not assessable what helps
/// against that, else against its low components.
std::vector<PhotoAdvice> advice_of(const FaceMeasurement& measured) {
  std::vector<PhotoAdvice> advice;
  if (measured.quality) advice = advice_for(*measured.quality);
  if (!measured.not_assessable) return advice;
  if (const auto first = advice_for(*measured.not_assessable)) {
    std::erase(advice, *first);
    advice.insert(advice.begin(), *first);
  }
  return advice;
}

/// [{"code","sentence"}], the most urgent first.
json::array advice_json(const FaceMeasurement& measured, report::Language language) {
  json::array list;
  for (const PhotoAdvice advice : advice_of(measured)) {
    const std::string code(to_string(advice));
    list.push_back(
        json::object{{"code", code}, {"sentence", report::format_value("advice", code, language)}});
  }
  return list;
}

json::value attack_of(const FaceMeasurement& measured) {
  if (!measured.attack) return nullptr;
  return json::object{{"score", measured.attack->score}, {"suspected", measured.attack->suspected}};
}

std::string state_of(bool already_there) { return already_there ? "already_there" : "new"; }

/// In the words of the checks F5, F3 and F1, which a later verification will use for the same photo.
/// What to do after a photo that says nothing: in the words of F5.
std::string what_to_do(const pipeline::CollectionResult& result, const Collection& collection,
                       report::Language language) {
  const Day captured_on = china_day_of(collection.captured_at);
  if (const int age = rules::age_on(captured_on, collection.person.birth_date());
      age >= rules::age_of_other_techniques)
    return report::sentence({"f5.other_technique", {{"age", age}}}, language);
  const auto& reason = result.measured.not_assessable;
  const auto advice = reason ? advice_for(*reason) : PhotoAdvice::one_person_only;
  const std::string again = report::sentence({"f5.take_it_again", {}}, language);
  if (!advice) return again;
  return report::sentence({"f5.what_helps", {{"advice", std::string(to_string(*advice))}}}, language) + " " +
         again;
}

bool is_of_several(const pipeline::CollectionResult& result) {
  return result.comparison && result.comparison->outcome == FaceOutcome::different &&
         result.measured.faces > 1;
}

std::string sentence_of(const pipeline::CollectionResult& result, const Collection& collection,
                        report::Language language) {
  const auto told = [&](Reason first) {
    first.values.insert(first.values.begin(), {{"captured_on", china_day_of(collection.captured_at)},
                                               {"station", collection.station}});
    return report::sentence(first, language) + " ";
  };
  const auto both = [&](Reason first, const char* second) {
    return told(std::move(first)) + report::sentence(Reason{second, {}}, language);
  };
  if (const auto reason = result.measured.not_assessable)
    return told({"f5.not_assessable", {{"why", std::string(to_string(*reason))}}}) +
           what_to_do(result, collection, language);
  if (is_of_several(result))
    return told({"f5.several_faces", {{"faces", std::int64_t{result.measured.faces}}}}) +
           what_to_do(result, collection, language);
  if (result.comparison && result.comparison->outcome == FaceOutcome::different)
    return both({"f1.faces_differ",
                 {{"enrolled_photos", std::int64_t{result.comparison->compared_photos}},
                  {"distance", result.comparison->fused}}},
                "f1.look_at_both");
  if (result.measured.attack && result.measured.attack->suspected)
    return both({"f3.may_show_picture", {}}, "f3.take_another_photo");
  return "";
}

/// What a station is told. Whom the photo looks like is not for it to know: who could try photo after photo
/// would find one that passes.
enum class StationAnswer { same, unsure, take_again };

std::string_view to_string(StationAnswer answer) {
  switch (answer) {
    case StationAnswer::same:
      return "same";
    case StationAnswer::unsure:
      return "unsure";
    case StationAnswer::take_again:
      return "take_again";
  }
  return "unsure";
}

StationAnswer answer_of(const pipeline::CollectionResult& result) {
  const bool may_show_picture = result.measured.attack && result.measured.attack->suspected;
  if (result.measured.not_assessable || is_of_several(result) || may_show_picture)
    return StationAnswer::take_again;
  return result.comparison && result.comparison->certifies ? StationAnswer::same : StationAnswer::unsure;
}

std::string told_at_station(const pipeline::CollectionResult& result, const Collection& collection,
                            report::Language language) {
  switch (answer_of(result)) {
    case StationAnswer::same:
      return report::sentence({"station.same", {}}, language);
    case StationAnswer::take_again:
      return result.measured.not_assessable || is_of_several(result)
                 ? what_to_do(result, collection, language)
                 : report::sentence({"f3.take_another_photo", {}}, language);
    case StationAnswer::unsure:
      break;
  }
  return report::sentence({"station.unsure", {}}, language);
}

}  // namespace

json::object answer_for_station(const pipeline::CollectionResult& result, const Collection& collection,
                                report::Language language) {
  return {
      {"collection", result.receipt.collection},
      {"state", state_of(result.receipt.already_there)},
      {"answer", to_string(answer_of(result))},
      {"what_to_do", json::object{{"en", told_at_station(result, collection, report::Language::english)},
                                  {"zh", told_at_station(result, collection, report::Language::chinese)}}},
      {"advice", advice_json(result.measured, language)}};
}

json::object to_json(const pipeline::EnrolmentResult& result, report::Language language) {
  const auto& reason = result.measured.not_assessable;
  return {{"photo", result.receipt.photo},
          {"state", state_of(result.receipt.already_there)},
          {"assessable", !reason.has_value()},
          {"not_assessable", why_not(reason)},
          {"sentence", reason ? report::format_value("why", std::string(to_string(*reason)), language) : ""},
          {"quality", quality_of(result.measured)},
          {"advice", advice_json(result.measured, language)}};
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
          {"compared_photos", comparison ? json::value(comparison->compared_photos) : json::value()},
          {"certifies", comparison && comparison->certifies},
          {"not_assessable", why_not(result.measured.not_assessable)},
          {"sentence", sentence_of(result, collection, language)},
          {"quality", quality_of(result.measured)},
          {"advice", advice_json(result.measured, language)},
          {"presentation_attack", attack_of(result.measured)}};
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

json::object to_json(const LikeFace& like) {
  return {{"role", "lookalike"}, {"photo", like.theirs}, {"beside", like.own}, {"fused", like.score}};
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
          {"compared_photos", comparison ? json::value(comparison->compared_photos) : json::value()},
          {"beside", comparison ? json::value(comparison->nearest) : json::value()},
          {"at", to_json(collected.collection.captured_at)}};
}

}  // namespace benefit::api

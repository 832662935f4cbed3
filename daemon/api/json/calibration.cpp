#include "daemon/api/json/calibration.hpp"

#include "daemon/api/json/values.hpp"

#include <boost/json/array.hpp>

namespace benefit::api {
namespace {

namespace json = boost::json;

json::object share_json(const CountedShare& share) {
  return {{"pairs", share.hits},
          {"of", share.trials},
          {"share", share.share()},
          {"low", share.interval.low},
          {"high", share.interval.high}};
}

json::value estimate_json(const std::optional<face::EstimateWithInterval>& estimate) {
  if (!estimate) return nullptr;
  return json::object{
      {"value", estimate->value}, {"low", estimate->interval.low}, {"high", estimate->interval.high}};
}

/// Where the nearest of two, three ... photos counts.
json::array several_json(const face::RatePoint& point) {
  json::array thresholds;
  for (const auto& threshold : point.of_several) thresholds.push_back(optional_json(threshold));
  return thresholds;
}

json::object rate_json(const face::GroupCalibration& group, const face::RatePoint& point) {
  return {{"fmr", point.fmr},
          {"threshold", optional_json(point.threshold)},
          {"of_several", several_json(point)},
          {"accepted", share_json(point.counted)},
          {"tail_threshold", estimate_json(point.tail)},
          {"tail_fmr", estimate_json(point.beyond)},
          {"no_tail", group.no_tail ? json::value(to_string(*group.no_tail)) : json::value()},
          {"pairs_missing", point.pairs_missing},
          {"people_missing", people_missing(group, point)}};
}

json::object group_json(face::FaceGroup name, const face::GroupCalibration& group) {
  json::array rates;
  for (const face::RatePoint& point : group.points) rates.push_back(rate_json(group, point));
  return {{"group", to_string(name)},
          {"enrolled", group.enrolled},
          {"compared", group.faces},
          {"pairs", group.pairs},
          {"pair_worth", group.pair_worth},
          {"rates", std::move(rates)},
          {"with_one_threshold", share_json(group.with_one_threshold)}};
}

json::object look_json(const DriftCheck& check) {
  return {{"at", to_json(check.at)},
          {"scores", check.scores},
          {"distance", check.distance},
          {"tail_share", check.tail_share},
          {"has_left", check.has_left}};
}

}  // namespace

json::object to_json(const KeptCalibration& kept, const face::Calibration& record,
                     pipeline::CalibrationState state, const std::vector<DriftCheck>& checks) {
  json::array models;
  for (const auto& [name, sha256] : record.models)
    models.push_back(json::object{{"file", name}, {"sha256", sha256}});
  json::array groups;
  for (const auto& [name, group] : record.groups) groups.push_back(group_json(name, group));
  json::array one_person;
  for (std::size_t i = 0; i < face::years_between.size(); ++i)
    one_person.push_back(json::object{{"from_years", face::years_between[i]},
                                      {"not_same", share_json(record.genuine[i].not_same)},
                                      {"different", share_json(record.genuine[i].different)}});
  json::array looks;
  for (const DriftCheck& check : checks) looks.push_back(look_json(check));
  json::object reply{{"calibration", kept.id},
                     {"state", to_string(state)},
                     {"made_at", to_json(kept.made_at)},
                     {"made_by", kept.made_by},
                     {"signed_at", nullptr},
                     {"signed_by", nullptr},
                     {"model_set", record.model_set},
                     {"models", std::move(models)},
                     {"target_fmr", record.target},
                     {"cohort", record.cohort.size()},
                     {"left_out", record.other_model_sets},
                     {"groups", std::move(groups)},
                     {"across_groups", share_json(record.across)},
                     {"likely_relatives", share_json(record.relatives)},
                     {"one_person", std::move(one_person)},
                     {"drift_checks", std::move(looks)}};
  if (kept.signature) {
    reply["signed_at"] = to_json(kept.signature->at);
    reply["signed_by"] = kept.signature->user;
  }
  return reply;
}

}  // namespace benefit::api

// The record of a calibration as text: TOML, so that a person can read what she signs.
#include "verify/face/calibration/calibration.hpp"

#include <sstream>
#include <stdexcept>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace benefit::face {
namespace {

constexpr std::int64_t layout = 1;

toml::table written(const CountedShare& share) {
  return toml::table{{"hits", static_cast<std::int64_t>(share.hits)},
                     {"of", static_cast<std::int64_t>(share.trials)},
                     {"low", share.interval.low},
                     {"high", share.interval.high}};
}

toml::table written(const EstimateWithInterval& estimate) {
  return toml::table{
      {"value", estimate.value}, {"low", estimate.interval.low}, {"high", estimate.interval.high}};
}

toml::table written(const RatePoint& point) {
  toml::table table{{"fmr", point.fmr}, {"pairs_missing", static_cast<std::int64_t>(point.pairs_missing)}};
  if (point.threshold) table.insert("threshold", *point.threshold);
  for (std::size_t i = 0; i < point.of_several.size(); ++i)
    if (point.of_several[i]) table.insert(fmt::format("threshold_of_{}", i + 2), *point.of_several[i]);
  table.insert("counted", written(point.counted));
  if (point.tail) table.insert("tail_threshold", written(*point.tail));
  if (point.beyond) table.insert("tail_fmr", written(*point.beyond));
  return table;
}

toml::table written(FaceGroup name, const GroupCalibration& group) {
  toml::table table{{"name", to_string(name)},
                    {"enrolled", static_cast<std::int64_t>(group.enrolled)},
                    {"faces", static_cast<std::int64_t>(group.faces)},
                    {"pairs", static_cast<std::int64_t>(group.pairs)},
                    {"all_pairs", group.all_pairs},
                    {"pair_worth", group.pair_worth}};
  if (group.no_tail) table.insert("no_tail", to_string(*group.no_tail));
  table.insert("with_one_threshold", written(group.with_one_threshold));
  toml::array points;
  for (const RatePoint& point : group.points) points.push_back(written(point));
  table.insert("rate", std::move(points));
  toml::array quantiles;
  for (const float score : group.quantiles) quantiles.push_back(score);
  table.insert("quantiles", std::move(quantiles));
  return table;
}

/// Why a text is no record: caught where it is read.
struct Unreadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

template <class T>
T needed(const toml::table& table, std::string_view key) {
  const auto value = table[key].value<T>();
  if (!value) throw Unreadable(fmt::format("'{}' is missing or of another kind", key));
  return *value;
}

std::size_t count(const toml::table& table, std::string_view key) {
  const auto number = needed<std::int64_t>(table, key);
  if (number < 0) throw Unreadable(fmt::format("'{}' is below 0", key));
  return static_cast<std::size_t>(number);
}

const toml::table& part(const toml::table& table, std::string_view key) {
  const toml::table* inner = table[key].as_table();
  if (inner == nullptr) throw Unreadable(fmt::format("'{}' is missing or no table", key));
  return *inner;
}

const toml::array& list(const toml::table& table, std::string_view key) {
  const toml::array* inner = table[key].as_array();
  if (inner == nullptr) throw Unreadable(fmt::format("'{}' is missing or no list", key));
  return *inner;
}

/// The tables of a list that holds just `expected` of them.
template <std::size_t expected>
std::array<const toml::table*, expected> tables(const toml::table& table, std::string_view key) {
  const toml::array& entries = list(table, key);
  std::array<const toml::table*, expected> found{};
  if (entries.size() != expected) throw Unreadable(fmt::format("'{}' is of another length", key));
  for (std::size_t i = 0; i < expected; ++i) {
    found.at(i) = entries[i].as_table();
    if (found.at(i) == nullptr) throw Unreadable(fmt::format("'{}' holds no tables", key));
  }
  return found;
}

CountedShare share_from(const toml::table& table) {
  return {count(table, "hits"),
          count(table, "of"),
          {needed<double>(table, "low"), needed<double>(table, "high")}};
}

std::optional<EstimateWithInterval> estimate_from(const toml::table& table, std::string_view key) {
  if (!table.contains(key)) return std::nullopt;
  const toml::table& inner = part(table, key);
  return EstimateWithInterval{needed<double>(inner, "value"),
                              {needed<double>(inner, "low"), needed<double>(inner, "high")}};
}

RatePoint point_from(const toml::table& table) {
  RatePoint point{.fmr = needed<double>(table, "fmr"),
                  .threshold = table["threshold"].value<double>(),
                  .pairs_missing = count(table, "pairs_missing"),
                  .counted = share_from(part(table, "counted")),
                  .tail = estimate_from(table, "tail_threshold"),
                  .beyond = estimate_from(table, "tail_fmr")};
  for (std::size_t i = 0; i < point.of_several.size(); ++i)
    point.of_several[i] = table[fmt::format("threshold_of_{}", i + 2)].value<double>();
  return point;
}

std::optional<NoTail> no_tail_from(const toml::table& table) {
  const auto text = table["no_tail"].value<std::string>();
  if (!text) return std::nullopt;
  for (const NoTail why : {NoTail::too_thin, NoTail::ties, NoTail::irregular})
    if (to_string(why) == *text) return why;
  throw Unreadable("'no_tail' gives no known reason");
}

GroupCalibration group_from(const toml::table& table) {
  GroupCalibration group{.enrolled = count(table, "enrolled"),
                         .faces = count(table, "faces"),
                         .pairs = count(table, "pairs"),
                         .all_pairs = needed<bool>(table, "all_pairs"),
                         .pair_worth = needed<double>(table, "pair_worth"),
                         .no_tail = no_tail_from(table)};
  const auto points = tables<calibrated_rates.size()>(table, "rate");
  for (std::size_t i = 0; i < points.size(); ++i) group.points[i] = point_from(*points[i]);
  group.with_one_threshold = share_from(part(table, "with_one_threshold"));
  for (const toml::node& score : list(table, "quantiles")) group.quantiles.push_back(score.value_or(0.0F));
  return group;
}

Calibration record_from(const toml::table& document) {
  if (needed<std::int64_t>(document, "layout") != layout) throw Unreadable("of another version");
  Calibration calibration;
  calibration.model_set = needed<std::string>(document, "model_set");
  for (const auto& [name, sha256] : part(document, "models"))
    calibration.models.emplace_back(name.str(), sha256.value_or(std::string{}));
  calibration.target = needed<double>(document, "target_fmr");
  calibration.seed = count(document, "seed");
  calibration.other_model_sets = count(document, "left_out_of_other_model_sets");
  for (const toml::node& photo : list(document, "cohort"))
    calibration.cohort.push_back(photo.value_or(PhotoId{0}));
  for (const toml::node& entry : list(document, "group")) {
    const toml::table* table = entry.as_table();
    const auto name = table == nullptr ? std::nullopt : parse_face_group(needed<std::string>(*table, "name"));
    if (!name) throw Unreadable("a group has no known name");
    calibration.groups.emplace(*name, group_from(*table));
  }
  calibration.across = share_from(part(document, "across_groups"));
  calibration.relatives = share_from(part(document, "likely_relatives"));
  const auto bands = tables<years_between.size()>(document, "one_person");
  for (std::size_t i = 0; i < bands.size(); ++i)
    calibration.genuine[i] = {share_from(part(*bands[i], "not_same")),
                              share_from(part(*bands[i], "different"))};
  calibration.independent_pairs = needed<double>(document, "independent_pairs");
  return calibration;
}

}  // namespace

std::string to_toml(const Calibration& calibration) {
  toml::table models;
  for (const auto& [name, sha256] : calibration.models) models.insert(name, sha256);
  toml::array cohort;
  for (const PhotoId photo : calibration.cohort) cohort.push_back(photo);
  toml::array groups;
  for (const auto& [name, group] : calibration.groups) groups.push_back(written(name, group));
  toml::array genuine;
  for (std::size_t i = 0; i < years_between.size(); ++i)
    genuine.push_back(toml::table{{"from_years", years_between[i]},
                                  {"not_same", written(calibration.genuine[i].not_same)},
                                  {"different", written(calibration.genuine[i].different)}});
  std::ostringstream text;
  text << toml::table{
      {"layout", layout},
      {"model_set", calibration.model_set},
      {"models", std::move(models)},
      {"target_fmr", calibration.target},
      {"seed", static_cast<std::int64_t>(calibration.seed)},
      {"left_out_of_other_model_sets", static_cast<std::int64_t>(calibration.other_model_sets)},
      {"cohort", std::move(cohort)},
      {"group", std::move(groups)},
      {"across_groups", written(calibration.across)},
      {"likely_relatives", written(calibration.relatives)},
      {"one_person", std::move(genuine)},
      {"independent_pairs", calibration.independent_pairs}};
  return std::move(text).str();
}

Expected<Calibration> parse_calibration(std::string_view toml) try {
  return record_from(toml::parse(toml));
} catch (const toml::parse_error& error) {
  return tl::unexpected(Error{ErrorCode::bad_input, std::string(error.description()),
                              fmt::format("record of a calibration, line {}", error.source().begin.line),
                              ""});
} catch (const Unreadable& error) {
  return tl::unexpected(Error{ErrorCode::bad_input, error.what(), "record of a calibration", ""});
}

}  // namespace benefit::face

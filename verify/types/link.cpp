#include "verify/types/link.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <cmath>

#include <boost/json.hpp>

namespace benefit {

std::string to_json(const std::vector<FieldComparison>& compared) {
  boost::json::array array;
  for (const FieldComparison& one : compared)
    array.push_back(boost::json::array{one.field, one.level, one.weight});
  return boost::json::serialize(array);
}

std::vector<FieldComparison> comparisons_from_json(std::string_view text) try {
  std::vector<FieldComparison> compared;
  const boost::json::value parsed = boost::json::parse(text);
  for (const boost::json::value& entry : parsed.as_array()) {
    const boost::json::array& one = entry.as_array();
    compared.push_back({std::string(one.at(0).as_string()), std::string(one.at(1).as_string()),
                        one.at(2).to_number<double>()});
  }
  return compared;
} catch (const std::exception&) {
  throw Failure({ErrorCode::corrupt, "the store holds comparisons that cannot be read", "", ""});
}

std::string_view to_string(LinkUse use) {
  switch (use) {
    case LinkUse::usable:
      return "usable";
    case LinkUse::set_aside:
      return "set_aside";
    case LinkUse::other_person:
      return "other_person";
    case LinkUse::before_birth:
      return "before_birth";
    case LinkUse::after_run:
      return "after_run";
    case LinkUse::withdrawn:
      return "withdrawn";
  }
  return "other_person";
}

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::no_link:
      return "no_link";
    case Verdict::look:
      return "look";
    case Verdict::link:
      return "link";
  }
  return "no_link";
}

Verdict verdict_of(double probability) {
  if (probability >= link_probability) return Verdict::link;
  return probability >= look_probability ? Verdict::look : Verdict::no_link;
}

double odds_of(double weight) {
  constexpr double most = 300;  // bits: more is certain too
  return std::exp2(std::min(weight, most));
}

double probability_of(double weight) {
  const double odds = odds_of(weight);
  return odds / (1 + odds);
}

std::string_view level_of(const MatchEvidence& match, std::string_view field) {
  for (const FieldComparison& comparison : match.compared)
    if (comparison.field == field) return comparison.level;
  return "missing";
}

}  // namespace benefit

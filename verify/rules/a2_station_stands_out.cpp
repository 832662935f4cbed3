// A2 (provision Q3): a station, or one operator's work at a station, whose certifications stand out from all
// others: how many a day, how many by hand, how many at night, how many of people who had died before. Reads
// photos handed in, certifications by hand, deaths that stand, and the list of stations. Small numbers are
// shrunk, many comparisons are allowed for (standing_out.hpp, stand_out.hpp). It accuses nobody; no money is
// counted.
#include "verify/identity/region.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/standing_out.hpp"
#include "verify/rules/thing_facts.hpp"
#include "verify/types/stand_out.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace benefit::rules {
namespace {

constexpr std::string_view certified = "a2.certified";
constexpr std::string_view by_hand = "a2.by_hand";
constexpr std::string_view at_night = "a2.at_night";
constexpr std::string_view dead_by_then = "a2.dead_by_then";
constexpr std::string_view many_a_day = "a2.many_a_day";
constexpr std::string_view by_chance = "a2.by_chance";
constexpr std::string_view may_be = "a2.may_be";
constexpr std::array reason_codes = {certified,  by_hand,   at_night, dead_by_then,
                                     many_a_day, by_chance, may_be};
constexpr std::array needed = {Feed::benefit_events};

/// A thing of fewer certifications is not compared: whatever it did, chance may have done.
constexpr std::int64_t least_certifications = 30;
/// Fewer things of a kind do not say what is usual among them.
constexpr std::size_t least_things = 20;
/// Of those that stand out, one in so many is expected to do so by chance.
constexpr std::int64_t one_in = 20;

/// A station, or an operator at one of several operators.
struct Thing {
  ThingKind kind = ThingKind::station;
  StationWork work;
};

struct Measure {
  std::string_view code;
  Tried (*count)(const StationWork& work);
  std::vector<Compared> (*compare)(std::span<const Tried> things);
  std::vector<Citation> StationWork::*cited;
};

constexpr Measure measures[] = {
    {by_hand,
     [](const StationWork& work) {
       return Tried{work.by_hand, work.certifications()};
     },
     compare_shares, &StationWork::by_hand_cited},
    {at_night,
     [](const StationWork& work) {
       return Tried{work.at_night, work.photos};
     },
     compare_shares, &StationWork::at_night_cited},
    {dead_by_then,
     [](const StationWork& work) {
       return Tried{work.dead_by_then, work.certifications()};
     },
     compare_shares, &StationWork::dead_cited},
    {many_a_day,
     [](const StationWork& work) {
       return Tried{work.certifications(), static_cast<std::int64_t>(work.days.size())};
     },
     compare_rates, &StationWork::cited},
};

void merge(std::vector<Citation>& cited, const std::vector<Citation>& more) {
  cited.insert(cited.end(), more.begin(), more.end());
  std::sort(cited.begin(), cited.end(), [](const Citation& a, const Citation& b) {
    return std::tie(a.row, a.photo) < std::tie(b.row, b.photo);
  });
  cited.resize(std::min(cited.size(), most_cited));
}

void merge(StationWork& station, const StationWork& work) {
  station.photos += work.photos;
  station.by_hand += work.by_hand;
  station.at_night += work.at_night;
  station.dead_by_then += work.dead_by_then;
  station.days.insert(work.days.begin(), work.days.end());
  merge(station.cited, work.cited);
  merge(station.by_hand_cited, work.by_hand_cited);
  merge(station.at_night_cited, work.at_night_cited);
  merge(station.dead_cited, work.dead_cited);
}

/// Stations, and those of their operators who are not all of the station. Rows without a station are no
/// station's, those without an operator no operator's.
std::vector<Thing> things_in(const std::vector<StationWork>& all) {
  std::map<std::pair<RegionCode, std::string>, std::vector<const StationWork*>> places;
  for (const StationWork& work : all) places[{work.county, work.station}].push_back(&work);
  std::vector<Thing> things;
  for (const auto& [place, works] : places) {
    if (!place.second.empty()) {
      Thing station{ThingKind::station, {.county = place.first, .station = place.second}};
      for (const StationWork* work : works) merge(station.work, *work);
      things.push_back(std::move(station));
    }
    if (works.size() > 1 || place.second.empty())
      for (const StationWork* work : works)
        if (!work->operator_name.empty()) things.push_back({ThingKind::station_operator, *work});
  }
  std::erase_if(things,
                [](const Thing& thing) { return thing.work.certifications() < least_certifications; });
  return things;
}

/// What was said of a thing by one measure.
struct Result {
  const Thing* thing;
  const Measure* measure;
  Tried tried;
  Compared compared;
};

/// Every comparison of things of one kind.
void compare(const std::vector<Thing>& things, ThingKind kind, std::vector<Result>& results) {
  for (const Measure& measure : measures) {
    std::vector<const Thing*> of_kind;
    std::vector<Tried> tried;
    for (const Thing& thing : things) {
      const Tried count = measure.count(thing.work);
      if (thing.kind != kind || count.trials == 0) continue;
      of_kind.push_back(&thing);
      tried.push_back(count);
    }
    if (of_kind.size() < least_things) continue;
    const std::vector<Compared> compared = measure.compare(tried);
    for (std::size_t i = 0; i < of_kind.size(); ++i)
      results.push_back({of_kind[i], &measure, tried[i], compared[i]});
  }
}

std::vector<Result> standing_out_of(const std::vector<Result>& results) {
  std::vector<double> chances;
  for (const Result& result : results) chances.push_back(result.compared.chance);
  const std::vector<bool> out = stand_out(chances, 1.0 / one_in);
  std::vector<Result> chosen;
  for (std::size_t i = 0; i < results.size(); ++i)
    if (out[i]) chosen.push_back(results[i]);
  return chosen;
}

std::string key_of(const Thing& thing) {
  std::string key = identity::format_region_code(thing.work.county) + '/' + thing.work.station;
  if (thing.kind == ThingKind::station_operator) key += '/' + thing.work.operator_name;
  return key;
}

std::string name_of(const Thing& thing) {
  if (thing.kind == ThingKind::station) return thing.work.station;
  return thing.work.station.empty() ? thing.work.operator_name
                                    : thing.work.station + " / " + thing.work.operator_name;
}

/// Of the newest row about the station; without one just the county.
RegionPath region_of(const Thing& thing, const std::vector<Station>& stations, const CheckContext& context) {
  const Day today = context.as_of.day();
  const Station* newest = nullptr;
  for (const Station& station : stations)
    if (station.name == thing.work.station &&
        context.county_on(station.region.county, today) == thing.work.county &&
        (newest == nullptr || newest->source < station.source))
      newest = &station;
  return newest == nullptr ? RegionPath{thing.work.county, {}, {}} : newest->region;
}

Observation observation_of(const Thing& thing, const std::vector<Station>& stations,
                           const CheckContext& context) {
  Observation observation{.key = {"A2", thing.kind, key_of(thing), std::string(twelve_months)},
                          .name = name_of(thing),
                          .region = region_of(thing, stations, context),
                          .monthly = {},
                          .reasons = {},
                          .citations = {}};
  observation.reasons.push_back({std::string(certified),
                                 {{"certifications", thing.work.certifications()},
                                  {"days", static_cast<std::int64_t>(thing.work.days.size())},
                                  {"first_on", *thing.work.days.begin()},
                                  {"last_on", *thing.work.days.rbegin()}}});
  return observation;
}

/// Shares are shown in percent, rates by the day.
void add_result(Observation& observation, const Result& result) {
  const double unit = result.measure->compare == compare_shares ? 100 : 1;
  observation.reasons.push_back({std::string(result.measure->code),
                                 {{"count", result.tried.hits},
                                  {"of", result.tried.trials},
                                  {"usual", unit * result.compared.usual},
                                  {"shrunk", unit * result.compared.shrunk},
                                  {"low", unit * result.compared.low},
                                  {"high", unit * result.compared.high}}});
  for (const Citation& citation : result.thing->work.*(result.measure->cited))
    if (std::find(observation.citations.begin(), observation.citations.end(), citation) ==
        observation.citations.end())
      observation.citations.push_back(citation);
}

void observe(const ThingFacts& facts, const CheckContext& context, std::vector<Observation>& observations) {
  const std::vector<Thing> things = things_in(facts.work);
  std::vector<Result> results;
  compare(things, ThingKind::station, results);
  compare(things, ThingKind::station_operator, results);
  const std::vector<Result> chosen = standing_out_of(results);
  std::map<const Thing*, Observation> found;
  for (const Result& result : chosen)
    add_result(
        found.try_emplace(result.thing, observation_of(*result.thing, facts.stations, context)).first->second,
        result);
  for (auto& [thing, observation] : found) {
    observation.reasons.push_back({std::string(by_chance),
                                   {{"comparisons", static_cast<std::int64_t>(results.size())},
                                    {"things", static_cast<std::int64_t>(things.size())},
                                    {"listed", static_cast<std::int64_t>(chosen.size())},
                                    {"one_in", one_in}}});
    observation.reasons.push_back({std::string(may_be), {}});
    observations.push_back(std::move(observation));
  }
}

}  // namespace

constinit const Check a2_station_stands_out{
    .code = "A2",
    .provision = q3,
    .finds =
        "A station, or one operator's work at a station of several, whose certifications of the last twelve "
        "months stand out from those of all others: the share made by hand, the share of photos taken before "
        "7 in the morning or from 8 in the evening on, the share of people who had died before, or how many "
        "were made on a day of work.",
    .reads =
        "Photos handed in and certifications by hand (of one person, day and operator one), with station "
        "and operator; deaths that stand on the day of the run; the list of stations. Each thing is "
        "compared with all others of its kind, by an empirical Bayes estimate that shrinks small numbers "
        "(verify/rules/standing_out.hpp has the sources). Not compared: whoever made fewer than thirty "
        "certifications, and kinds of fewer than twenty things. Those that stand out are chosen so that one "
        "in twenty of them is expected to do so by chance (Benjamini and Hochberg).",
    .needs = {.all = needed, .any = {}},
    .money = "None.",
    .period = "twelve_months",
    .cannot_see =
        "Why: a station that visits the old and bedridden certifies by hand, a village opens in the evening "
        "when people are home from the fields, and a market day brings many at once. Photos name no single "
        "device, only a model, so devices are not compared. An operator who is known by two names is two. "
        "What all stations do alike stands out at none.",
    .reason_codes = reason_codes,
    .observe = observe,
};

}  // namespace benefit::rules

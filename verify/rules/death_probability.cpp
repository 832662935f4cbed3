#include "verify/rules/death_probability.hpp"

#include "verify/identity/other_name.hpp"
#include "verify/types/stable_hash.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

/// Before anything is counted.
constexpr double records_believed = 50, errors_believed = 0.5;
constexpr std::int64_t known_to_others_to_count = 30;
constexpr double most_complete = 0.99;

double with_two_digits(double value) { return std::stod(fmt::format("{:.2g}", value)); }

double factor_of(TraceStrength strength) {
  switch (strength) {
    case TraceStrength::strong:
      return 1.0 / 1000;
    case TraceStrength::medium:
      return 1.0 / 5;
    case TraceStrength::weak:
      return 2.0 / 3;
  }
  return 1;
}

/// What names somebody else says nothing of the person.
bool is_later(const TraceOfLife& trace, Day death, const Subject& subject, const AsOf& as_of) {
  return trace.seen_on > death && trace.seen_on <= as_of &&
         !identity::bears_other_name(subject.facts(), trace.name);
}

std::set<DeathSource> recorded_by(const Subject& subject) {
  std::set<DeathSource> sources;
  for (const DeathLink* death : subject.deaths()) sources.insert(death->record.reported_by);
  return sources;
}

double log_odds_of_records(const std::set<DeathSource>& recorded, const DeathSources& sources) {
  std::vector<double> logs;
  for (const DeathSource source : recorded) {
    const double wrong = sources.error_rate(source);
    logs.push_back(std::log((1 - wrong) / wrong));
  }
  std::sort(logs.rbegin(), logs.rend());
  double sum = logs.empty() ? 0 : logs.front();
  for (std::size_t i = 1; i < logs.size(); ++i) sum += logs[i] / 2;
  return sum;
}

}  // namespace

DeathSources::DeathSources(std::span<const DeathSourceHistory> histories) {
  for (const DeathSourceHistory& history : histories) {
    Figures& figures = figures_.at(index_of(history.source));
    figures.error_rate = with_two_digits((static_cast<double>(history.withdrawn) + errors_believed) /
                                         (static_cast<double>(history.records) + records_believed));
    if (history.known_to_others >= known_to_others_to_count)
      figures.completeness =
          std::min(most_complete, with_two_digits(static_cast<double>(history.known_here_too) /
                                                  static_cast<double>(history.known_to_others)));
    if (history.days_to_record > 0) figures.time_to_record = std::chrono::days{history.days_to_record};
  }
}

std::uint64_t DeathSources::hash() const {
  StableHash hash;
  for (const Figures& figures : figures_)
    hash.mix(
        fmt::format("{} {} {}", figures.error_rate, figures.completeness, figures.time_to_record.count()));
  return hash.value();
}

std::vector<const TraceOfLife*> later_signs_of_life(const Subject& subject, const AsOf& as_of) {
  const Day death = *subject.death_date();
  std::map<TraceKind, const TraceOfLife*> last;
  for (const TraceOfLife& trace : subject.facts().traces) {
    if (strength_of(trace.kind) == TraceStrength::strong || !is_later(trace, death, subject, as_of)) continue;
    const TraceOfLife*& known = last[trace.kind];
    if (known == nullptr || std::tie(known->seen_on, known->source) < std::tie(trace.seen_on, trace.source))
      known = &trace;
  }
  std::vector<const TraceOfLife*> signs;
  for (const auto& [kind, trace] : last) signs.push_back(trace);
  return signs;
}

double probability_of_death(const Subject& subject, const DeathSources& sources, const AsOf& as_of) {
  const Day death = *subject.death_date();
  const std::set<DeathSource> recorded = recorded_by(subject);
  double log_odds = log_odds_of_records(recorded, sources);
  // A court declares dead whom nobody has seen for years: that it is silent says nothing.
  for (const DeathSource source : death_sources)
    if (source != DeathSource::court && !recorded.contains(source) &&
        death + sources.time_to_record(source) < as_of)
      log_odds += std::log(1 - sources.completeness(source));
  std::set<TraceKind> kinds;
  for (const TraceOfLife& trace : subject.facts().traces)
    if (is_later(trace, death, subject, as_of) && kinds.insert(trace.kind).second)
      log_odds += std::log(factor_of(strength_of(trace.kind)));
  return 1 / (1 + std::exp(-log_odds));
}

}  // namespace benefit::rules

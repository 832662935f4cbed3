#include "verify/measure_death_sources.hpp"

#include "verify/types/delivery_figures.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

namespace benefit::pipeline {
namespace {

constexpr std::size_t sources = death_sources.size();

/// A person and the source that says, and has not taken back, that he is dead.
using Word = std::pair<std::uint64_t, std::uint8_t>;

class Tally {
 public:
  void add(const DeathRecord& record) {
    const std::size_t source = index_of(record.reported_by);
    ++histories_[source].records;
    if (record.withdrawn_on)
      ++histories_[source].withdrawn;
    else
      words_.emplace_back(record.id->body(), static_cast<std::uint8_t>(source));
    if (record.recorded_on && *record.recorded_on >= record.death_date)
      ++lags_[source][static_cast<int>((*record.recorded_on - record.death_date).count())];
  }

  std::vector<DeathSourceHistory> histories() {
    compare_with_each_other();
    std::vector<DeathSourceHistory> result;
    for (std::size_t source = 0; source < sources; ++source) {
      DeathSourceHistory& history = histories_[source];
      if (history.records == 0) continue;
      history.source = death_sources[source];
      std::vector<LagCount> lags;
      for (const auto& [days, rows] : lags_[source]) lags.push_back({days, rows});
      history.days_to_record = lag_percentile(lags, 0.9).value_or(0);
      result.push_back(history);
    }
    return result;
  }

 private:
  void compare_with_each_other() {
    std::sort(words_.begin(), words_.end());
    for (std::size_t i = 0; i < words_.size();) {
      const std::uint64_t person = words_[i].first;
      std::array<bool, sources> says{};
      for (; i < words_.size() && words_[i].first == person; ++i) says[words_[i].second] = true;
      const auto saying = std::count(says.begin(), says.end(), true);
      for (std::size_t source = 0; source < sources; ++source) {
        if (saying > (says[source] ? 1 : 0)) ++histories_[source].known_to_others;
        if (saying > 1 && says[source]) ++histories_[source].known_here_too;
      }
    }
  }

  std::array<DeathSourceHistory, sources> histories_{};
  std::array<std::map<int, std::int64_t>, sources> lags_;  ///< records by days
  std::vector<Word> words_;
};

}  // namespace

std::vector<DeathSourceHistory> measure_death_sources(const FactStore& facts,
                                                      std::optional<Instant> known_at) {
  Tally tally;
  facts.for_each_numbered_death(known_at, [&](const DeathRecord& record) { tally.add(record); });
  return tally.histories();
}

}  // namespace benefit::pipeline

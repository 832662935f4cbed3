#include "verify/measure_death_sources.hpp"

#include "verify/types/delivery_figures.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <tuple>

namespace benefit::pipeline {
namespace {

constexpr std::size_t sources = death_sources.size();

/// What one source says of one death: a list that comes anew, whole, says the same again, or takes it back.
struct Word {
  std::uint64_t person = 0;
  std::int32_t died_on = 0;  ///< days since 1970
  std::uint8_t source = 0;
  bool withdrawn = false;
  std::int32_t days_to_record = -1;  ///< -1: not said
  BatchId batch = 0;

  auto death() const { return std::tie(person, source, died_on); }
};

class Tally {
 public:
  void add(const DeathRecord& record) {
    Word word{.person = record.id->body(),
              .died_on = static_cast<std::int32_t>(record.death_date.time_since_epoch().count()),
              .source = static_cast<std::uint8_t>(index_of(record.reported_by)),
              .withdrawn = record.withdrawn_on.has_value(),
              .batch = record.source.batch};
    if (record.recorded_on && *record.recorded_on >= record.death_date)
      word.days_to_record = static_cast<std::int32_t>((*record.recorded_on - record.death_date).count());
    words_.push_back(word);
  }

  std::vector<DeathSourceHistory> histories() {
    keep_the_newest();
    for (const Word& word : words_) count(word);
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
  /// Of each death one word, in order of person.
  void keep_the_newest() {
    std::sort(words_.begin(), words_.end(), [](const Word& a, const Word& b) {
      return std::tuple(a.death(), -a.batch) < std::tuple(b.death(), -b.batch);
    });
    const auto end = std::unique(words_.begin(), words_.end(),
                                 [](const Word& a, const Word& b) { return a.death() == b.death(); });
    words_.erase(end, words_.end());
  }

  void count(const Word& word) {
    ++histories_[word.source].records;
    if (word.withdrawn) ++histories_[word.source].withdrawn;
    if (word.days_to_record >= 0) ++lags_[word.source][word.days_to_record];
  }

  void compare_with_each_other() {
    for (std::size_t i = 0; i < words_.size();) {
      const std::uint64_t person = words_[i].person;
      std::array<bool, sources> says{};
      for (; i < words_.size() && words_[i].person == person; ++i)
        if (!words_[i].withdrawn) says[words_[i].source] = true;
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

#include "verify/learning/compare_groups.hpp"

#include "verify/types/stand_out.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/hypergeometric.hpp>

namespace benefit::learning {
namespace {

/// Hits and trials of one group by one measure; nullopt: it cannot be compared.
std::optional<CountedShare> measured(const GroupFigures& group, Measure measure) {
  switch (measure) {
    case Measure::flag_rate:
      return group.flag_rate;
    case Measure::wrong_share:
      return group.wrong_share.trials > 0 ? std::optional(group.wrong_share) : std::nullopt;
    case Measure::wrong_flags:
      return group.wrong_flags;
  }
  return std::nullopt;
}

struct Tally {
  std::int64_t hits = 0, trials = 0;

  void add(const CountedShare& share) {
    hits += static_cast<std::int64_t>(share.hits);
    trials += static_cast<std::int64_t>(share.trials);
  }
};

double chance_of(Measure measure, const Tally& own, const Tally& other) {
  if (measure == Measure::wrong_share) return chance_of_share(own.hits, own.trials, other.hits, other.trials);
  return chance_of_rate(own.hits, own.hits + other.hits,
                        static_cast<double>(own.trials) / static_cast<double>(own.trials + other.trials));
}

CountedShare share_of(const Tally& tally) {
  return counted_share(static_cast<std::size_t>(tally.hits), static_cast<std::size_t>(tally.trials));
}

/// Groups of one check and one kind.
void compare(std::span<const GroupFigures> alike, Measure measure, std::vector<Difference>& differences) {
  std::vector<std::pair<const GroupFigures*, Tally>> told;
  Tally all;
  for (const GroupFigures& group : alike) {
    const auto share = group.suppressed ? std::nullopt : measured(group, measure);
    if (!share) continue;
    told.emplace_back(&group, Tally{}).second.add(*share);
    all.add(*share);
  }
  if (told.size() < 2 || all.hits == 0) return;
  // Of two groups the second differs from the first just as the first does from it.
  if (told.size() == 2) told.pop_back();
  for (const auto& [group, own] : told) {
    const Tally other{all.hits - own.hits, all.trials - own.trials};
    differences.push_back({.check = group->check,
                           .by = group->by,
                           .group = group->group,
                           .measure = measure,
                           .in_group = share_of(own),
                           .elsewhere = share_of(other),
                           .chance = chance_of(measure, own, other)});
  }
}

}  // namespace

double chance_of_rate(std::int64_t hits, std::int64_t all_hits, double share) {
  if (all_hits == 0) return 1;
  const boost::math::binomial_distribution<double> by_share(static_cast<double>(all_hits), share);
  const auto k = static_cast<double>(hits);
  const double at_most = boost::math::cdf(by_share, k);
  const double at_least = hits == 0 ? 1 : boost::math::cdf(boost::math::complement(by_share, k - 1));
  return std::min(1.0, 2 * std::min(at_most, at_least));
}

double chance_of_share(std::int64_t hits, std::int64_t trials, std::int64_t other_hits,
                       std::int64_t other_trials) {
  const std::int64_t all_hits = hits + other_hits, all = trials + other_trials;
  if (trials == 0 || other_trials == 0) return 1;
  const boost::math::hypergeometric_distribution<double> drawn(
      static_cast<unsigned>(all_hits), static_cast<unsigned>(trials), static_cast<unsigned>(all));
  const std::int64_t least = std::max<std::int64_t>(0, all_hits - other_trials);
  const auto k = static_cast<unsigned>(hits);
  const double at_most = boost::math::cdf(drawn, k);
  const double at_least = hits == least ? 1 : boost::math::cdf(boost::math::complement(drawn, k - 1));
  return std::min(1.0, 2 * std::min(at_most, at_least));
}

std::vector<Difference> compare_groups(std::span<const GroupFigures> groups) {
  std::vector<Difference> differences;
  for (std::size_t first = 0; first < groups.size();) {
    std::size_t end = first;
    while (end < groups.size() && groups[end].check == groups[first].check &&
           groups[end].by == groups[first].by)
      ++end;
    if (groups[first].by != GroupBy::everybody)
      for (const Measure measure : {Measure::flag_rate, Measure::wrong_share, Measure::wrong_flags})
        compare(groups.subspan(first, end - first), measure, differences);
    first = end;
  }
  std::vector<double> chances;
  for (const Difference& one : differences) chances.push_back(one.chance);
  const std::vector<bool> out = stand_out(chances, by_chance);
  for (std::size_t i = 0; i < differences.size(); ++i) differences[i].stands_out = out[i];
  return differences;
}

}  // namespace benefit::learning

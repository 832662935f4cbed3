#include "verify/match/weighed_pairs.hpp"

#include "verify/match/block_index.hpp"
#include "verify/match/threads.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace benefit::match {
namespace {

/// A pair that may become a link.
struct Candidate {
  RowIndex left = 0;
  RowIndex right = 0;
  Pattern pattern = 0;
  float log_name = 0;
};

/// What comparing brings: of some rows, and added up of all.
struct Compared {
  std::vector<Candidate> plausible;
  std::unordered_map<std::uint64_t, std::uint64_t> counts;  ///< pattern and half nats -> pairs
  std::uint64_t pairs = 0;

  void add(const Compared& more) {
    plausible.insert(plausible.end(), more.plausible.begin(), more.plausible.end());
    for (const auto& [key, number] : more.counts) counts[key] += number;
    pairs += more.pairs;
  }
};

/// What is this far below even odds by the model before the run is counted but not kept.
constexpr double plausible_log_odds = -12;

std::uint64_t count_key(Pattern pattern, std::int8_t log_name) {
  return std::uint64_t{pattern} << 8U | static_cast<std::uint8_t>(log_name);
}

std::vector<PatternCount> in_order(const std::unordered_map<std::uint64_t, std::uint64_t>& counts) {
  std::vector<PatternCount> sorted;
  sorted.reserve(counts.size());
  for (const auto& [key, pairs] : counts)
    sorted.push_back({static_cast<Pattern>(key >> 8U), static_cast<std::int8_t>(key & 0xFFU), pairs});
  std::sort(sorted.begin(), sorted.end(), [](const PatternCount& a, const PatternCount& b) {
    return std::tie(a.pattern, a.log_name) < std::tie(b.pattern, b.log_name);
  });
  return sorted;
}

/// `right` is null where the pairs are those of one list.
class Weigher {
 public:
  Weigher(const PersonList& left, const PersonList* right, const Model& known, const WeighingOptions& options,
          Progress& progress)
      : left_(left),
        right_(right != nullptr ? *right : left),
        one_list_(right == nullptr),
        options_(options),
        progress_(progress),
        frequencies_(left),
        model_(known) {}

  Expected<WeighedPairs> run() {
    if (options_.learn) {
      progress_.report("strangers", 0, 0);
      estimate_strangers(model_, frequencies_, left_, right_);
    }
    WeighedPairs weighed;
    if (!compare_all(weighed))
      return tl::make_unexpected(Error{ErrorCode::cancelled, "matching was stopped", "", ""});
    progress_.report("estimate", 0, 0);
    // Inside one list a pair is seen once, but each of its rows has a second one.
    const RowIndex right_rows = one_list_ ? left_.size() / 2 : right_.size();
    const std::vector<PatternCount> counts = in_order(compared_.counts);
    weighed.estimation = options_.learn
                             ? estimate_same_person(model_, counts, left_.size(), right_rows)
                             : Estimation{.same_person = expected_same_person(model_, counts, left_.size())};
    progress_.report("score", 0, 0);
    weighed.links = weigh();
    weighed.model = model_;
    return weighed;
  }

 private:
  bool compare_all(WeighedPairs& weighed) {
    // The larger list is passed through an index of the smaller one.
    const bool index_right = right_.size() <= left_.size();
    const PersonList& indexed = index_right ? right_ : left_;
    const PersonList& passed = index_right ? left_ : right_;
    progress_.report("block", 0, 0);
    const KeyCensus::Options counting{
        .caps = options_.caps, .kinds = options_.kinds, .threads = options_.threads};
    const KeyCensus census = one_list_ ? KeyCensus(indexed, counting) : KeyCensus(indexed, passed, counting);
    if (progress_.stop_requested()) return false;
    weighed.keys = census.uses();
    const BlockIndex index(indexed, {0, indexed.size()}, census, options_.threads);
    const PatternScores scores(model_);
    std::mutex one_at_a_time;
    std::atomic<RowIndex> done{0};
    for_each_chunk(passed.size(), options_.threads, [&](std::size_t, RowIndex begin, RowIndex end) {
      if (progress_.stop_requested()) return;
      Compared of_chunk;
      const auto compare_row = [&](RowIndex row, std::span<const RowIndex> found) {
        of_chunk.pairs += found.size();
        for (const RowIndex other : found) __builtin_prefetch(&indexed[other]);
        for (const RowIndex other : found)
          index_right ? compare_pair(scores, row, other, of_chunk)
                      : compare_pair(scores, other, row, of_chunk);
      };
      if (one_list_)
        index.for_each_later_candidates({begin, end}, compare_row);
      else
        index.for_each_candidates(passed, {begin, end}, compare_row);
      {
        const std::lock_guard lock(one_at_a_time);
        compared_.add(of_chunk);
      }
      progress_.report("compare", done += end - begin, passed.size());
    });
    weighed.pairs = compared_.pairs;
    return !progress_.stop_requested();
  }

  void compare_pair(const PatternScores& scores, RowIndex l, RowIndex r, Compared& into) const {
    const Comparison c = compare(left_.vocabulary(), left_[l], right_[r]);
    if (one_list_ && side_matters(c, left_[l], left_[r]) && left_before(r, l)) std::swap(l, r);
    const double log_name = frequencies_.log_probability(model_, c, left_[l], right_[r]);
    const Pattern pattern = pattern_of(c);
    const bool two_numbers = one_list_ && have_two_numbers(left_[l], left_[r]);
    if (!two_numbers) ++into.counts[count_key(pattern, half_nats(log_name))];
    if (scores.log_odds(c, log_name, left_.size(), two_numbers) > plausible_log_odds)
      into.plausible.push_back({l, r, pattern, static_cast<float>(log_name)});
  }

  /// A name's frequency is that of the left row's name at the left row's place, where the two differ.
  static bool side_matters(const Comparison& c, const Person& one, const Person& other) {
    if (c.name == NameLevel::missing || c.name == NameLevel::different) return false;
    return one.name != other.name || (is_near(c.place) && one.place != other.place);
  }
  bool left_before(RowIndex a, RowIndex b) const {
    return std::pair(left_.record_id(a), a) < std::pair(left_.record_id(b), b);
  }

  std::vector<Link> weigh() const {
    const PatternScores scores(model_);
    std::vector<Link> links;
    links.reserve(compared_.plausible.size());
    for (const Candidate& candidate : compared_.plausible) {
      const Comparison c = comparison_of(candidate.pattern);
      const bool two_numbers = one_list_ && have_two_numbers(left_[candidate.left], left_[candidate.right]);
      const double log_odds = scores.log_odds(c, candidate.log_name, left_.size(), two_numbers);
      const bool swap = one_list_ && left_before(candidate.right, candidate.left);
      links.push_back({swap ? candidate.right : candidate.left, swap ? candidate.left : candidate.right, c,
                       log_odds / std::log(2.0)});
    }
    return links;
  }

  const PersonList& left_;
  const PersonList& right_;
  const bool one_list_;
  const WeighingOptions& options_;
  Progress& progress_;
  NameFrequencies frequencies_;
  Model model_;
  Compared compared_;
};

}  // namespace

bool have_two_numbers(const Person& one, const Person& other) {
  return one.id.state == IdState::sound && other.id.state == IdState::sound &&
         (one.id.front != other.id.front || one.id.back != other.id.back);
}

double odds_of(double weight) {
  constexpr double most = 300;  // bits: more is certain too, and would overflow
  return std::exp2(std::min(weight, most));
}

Expected<WeighedPairs> weigh_pairs(const PersonList& left, const PersonList& right, const Model& known,
                                   const WeighingOptions& options, Progress& progress) {
  progress.report("names", 0, 0);
  return Weigher(left, &right, known, options, progress).run();
}

Expected<WeighedPairs> weigh_pairs_within(const PersonList& people, const Model& known,
                                          const WeighingOptions& options, Progress& progress) {
  progress.report("names", 0, 0);
  return Weigher(people, nullptr, known, options, progress).run();
}

}  // namespace benefit::match

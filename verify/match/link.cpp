#include "verify/match/link.hpp"

#include "verify/match/threads.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace benefit::match {
namespace {

/// A pair that may become a link.
struct Candidate {
  RowIndex left = 0;
  RowIndex right = 0;
  Pattern pattern = 0;
  float log_name = 0;
};

/// All that the comparing of one chunk of rows brings.
struct Compared {
  std::vector<Candidate> plausible;
  std::unordered_map<std::uint64_t, std::uint64_t> counts;  ///< pattern and half nats -> pairs
};

/// What is this far below even odds by the model before the run is counted but not kept.
constexpr double plausible_log_odds = -12;

std::uint64_t count_key(Pattern pattern, std::int8_t log_name) {
  return std::uint64_t{pattern} << 8U | static_cast<std::uint8_t>(log_name);
}

class Linker {
 public:
  Linker(const PersonList& left, const PersonList& right, const Model& known, const LinkOptions& options,
         Progress& progress)
      : left_(left),
        right_(right),
        options_(options),
        progress_(progress),
        frequencies_(left),
        model_(known) {}

  Expected<LinkRun> run() {
    progress_.report("strangers", 0, 0);
    estimate_strangers(model_, frequencies_, left_, right_);
    LinkRun run;
    if (!compare_all(run))
      return tl::make_unexpected(Error{ErrorCode::cancelled, "matching was stopped", "", ""});
    progress_.report("estimate", 0, 0);
    run.estimation = estimate_same_person(model_, counts_, left_.size(), right_.size());
    progress_.report("score", 0, 0);
    run.links = score();
    run.model = model_;
    return run;
  }

 private:
  bool compare_all(LinkRun& run) {
    // The larger list is passed through an index of the smaller one.
    const bool index_right = right_.size() <= left_.size();
    const PersonList& indexed = index_right ? right_ : left_;
    const PersonList& passed = index_right ? left_ : right_;
    progress_.report("block", 0, 0);
    BlockIndex index(indexed, options_.caps, options_.threads);
    index.count(passed, options_.threads);
    run.keys = index.uses();
    std::vector<Compared> chunks(chunks_of(passed.size()));
    const PatternScores scores(model_);
    const double rows = left_.size();
    std::atomic<RowIndex> done{0};
    std::atomic<std::uint64_t> pairs{0};
    for_each_chunk(passed.size(), options_.threads, [&](std::size_t chunk, RowIndex begin, RowIndex end) {
      if (progress_.stop_requested()) return;
      Compared& into = chunks[chunk];
      std::uint64_t compared = 0;
      index.for_each_candidates(passed, begin, end, [&](RowIndex row, std::span<const RowIndex> found) {
        compared += found.size();
        for (const RowIndex other : found) {
          const RowIndex l = index_right ? row : other, r = index_right ? other : row;
          const Comparison c = compare(left_.vocabulary(), left_[l], right_[r]);
          const double log_name = frequencies_.log_probability(model_, c, left_[l], right_[r]);
          const Pattern pattern = pattern_of(c);
          ++into.counts[count_key(pattern, half_nats(log_name))];
          if (scores.log_odds(c, log_name, rows) > plausible_log_odds)
            into.plausible.push_back({l, r, pattern, static_cast<float>(log_name)});
        }
      });
      pairs += compared;
      progress_.report("compare", done += end - begin, passed.size());
    });
    if (progress_.stop_requested()) return false;
    run.pairs = pairs;
    gather(chunks);
    return true;
  }

  void gather(std::vector<Compared>& chunks) {
    std::unordered_map<std::uint64_t, std::uint64_t> counts;
    for (Compared& chunk : chunks) {
      for (const auto& [key, pairs] : chunk.counts) counts[key] += pairs;
      plausible_.insert(plausible_.end(), chunk.plausible.begin(), chunk.plausible.end());
      chunk = {};
    }
    for (const auto& [key, pairs] : counts)
      counts_.push_back({static_cast<Pattern>(key >> 8U), static_cast<std::int8_t>(key & 0xFFU), pairs});
    std::sort(counts_.begin(), counts_.end(), [](const PatternCount& a, const PatternCount& b) {
      return std::tie(a.pattern, a.log_name) < std::tie(b.pattern, b.log_name);
    });
  }

  std::vector<Link> score() {
    const PatternScores scores(model_);
    std::vector<Link> links;
    links.reserve(plausible_.size());
    for (const Candidate& candidate : plausible_) {
      const Comparison c = comparison_of(candidate.pattern);
      const double log_odds = scores.log_odds(c, candidate.log_name, left_.size());
      links.push_back({candidate.left, candidate.right, c, log_odds / std::log(2.0), 0});
    }
    compete(links);
    return links;
  }

  /// Of all rows that a right row may be, one at most is right; one to one, of those that a left row may be
  /// too.
  void compete(std::vector<Link>& links) {
    const auto right_odds = sum_odds(links, right_.size(), [](const Link& link) { return link.right; });
    const auto left_odds = options_.one_to_one
                               ? sum_odds(links, left_.size(), [](const Link& link) { return link.left; })
                               : std::vector<double>{};
    for (Link& link : links) {
      const double own = odds(link);
      double others = right_odds[link.right] - own;
      if (options_.one_to_one) others += left_odds[link.left] - own;
      link.probability = own / (1 + own + std::max(others, 0.0));
    }
    if (options_.one_to_one) keep_best(links);
    std::erase_if(links, [this](const Link& link) { return link.probability < options_.least_probability; });
    std::sort(links.begin(), links.end(), [this](const Link& a, const Link& b) { return before(a, b); });
  }

  static double odds(const Link& link) {
    constexpr double most = 300;  // bits: more is certain too, and would overflow
    return std::exp2(std::min(link.weight, most));
  }

  /// For each row of one side, the odds of its links added up in order of their size, so that the order of
  /// the rows leaves no trace in the last digits.
  template <class Side>
  static std::vector<double> sum_odds(std::vector<Link>& links, RowIndex rows, Side side) {
    std::sort(links.begin(), links.end(), [&](const Link& a, const Link& b) {
      return std::pair(side(a), a.weight) < std::pair(side(b), b.weight);
    });
    std::vector<double> sums(rows, 0.0);
    for (const Link& link : links) sums[side(link)] += odds(link);
    return sums;
  }

  /// Greedily, the heaviest first; of equals the one whose record IDs come first.
  void keep_best(std::vector<Link>& links) {
    std::sort(links.begin(), links.end(), [this](const Link& a, const Link& b) {
      return a.weight != b.weight ? a.weight > b.weight : before(a, b);
    });
    std::vector<bool> left_taken(left_.size()), right_taken(right_.size());
    std::erase_if(links, [&](const Link& link) {
      if (left_taken[link.left] || right_taken[link.right]) return true;
      left_taken[link.left] = right_taken[link.right] = true;
      return false;
    });
  }

  bool before(const Link& a, const Link& b) const {
    return std::tuple(left_.record_id(a.left), right_.record_id(a.right), a.left, a.right) <
           std::tuple(left_.record_id(b.left), right_.record_id(b.right), b.left, b.right);
  }

  const PersonList& left_;
  const PersonList& right_;
  const LinkOptions& options_;
  Progress& progress_;
  NameFrequencies frequencies_;
  Model model_;
  std::vector<PatternCount> counts_;
  std::vector<Candidate> plausible_;
};

}  // namespace

Expected<LinkRun> link(const PersonList& left, const PersonList& right, const Model& known,
                       const LinkOptions& options, Progress& progress) {
  progress.report("names", 0, 0);
  return Linker(left, right, known, options, progress).run();
}

}  // namespace benefit::match

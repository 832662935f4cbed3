#include "verify/match/link.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace benefit::match {
namespace {

/// Makes probabilities of the weights of all pairs.
class LinkCompetition {
 public:
  LinkCompetition(const PersonList& left, const PersonList& right, const LinkOptions& options)
      : left_(left), right_(right), options_(options) {}

  /// Of all rows that a right row may be, one at most is right; one to one, of those that a left row may be
  /// too.
  void decide(std::vector<Link>& links) const {
    const auto right_odds = sum_odds(links, right_.size(), [](const Link& link) { return link.right; });
    const auto left_odds = options_.one_to_one
                               ? sum_odds(links, left_.size(), [](const Link& link) { return link.left; })
                               : std::vector<double>{};
    for (Link& link : links) {
      const double own = odds_of(link.weight);
      double others = right_odds[link.right] - own;
      if (options_.one_to_one) others += left_odds[link.left] - own;
      link.probability = own / (1 + own + std::max(others, 0.0));
      link.verdict = verdict_of(link.probability);
    }
    if (options_.one_to_one) keep_best(links);
    std::erase_if(links, [this](const Link& link) { return link.probability < options_.least_probability; });
    std::sort(links.begin(), links.end(), [this](const Link& a, const Link& b) { return before(a, b); });
  }

 private:
  /// For each row of one side, the odds of its links added up in order of their size, so that the order of
  /// the rows leaves no trace in the last digits.
  template <class Side>
  static std::vector<double> sum_odds(std::vector<Link>& links, RowIndex rows, Side side) {
    std::sort(links.begin(), links.end(), [&](const Link& a, const Link& b) {
      return std::pair(side(a), a.weight) < std::pair(side(b), b.weight);
    });
    std::vector<double> sums(rows, 0.0);
    for (const Link& link : links) sums[side(link)] += odds_of(link.weight);
    return sums;
  }

  /// Greedily, the heaviest first; of equals the one whose record IDs come first.
  void keep_best(std::vector<Link>& links) const {
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
};

}  // namespace

Expected<LinkRun> link(const PersonList& left, const PersonList& right, const Model& known,
                       const LinkOptions& options, Progress& progress) {
  auto weighed = weigh_pairs(left, right, known,
                             {.threads = options.threads,
                              .caps = options.caps,
                              .learn = options.learn,
                              .memory = options.memory,
                              .announce = options.announce},
                             progress);
  if (!weighed) return tl::make_unexpected(weighed.error());
  LinkCompetition(left, right, options).decide(weighed->links);
  return LinkRun{std::move(weighed->links),
                 weighed->keys,
                 weighed->plan,
                 weighed->pairs,
                 weighed->estimation,
                 weighed->model,
                 std::move(weighed->frequencies)};
}

}  // namespace benefit::match

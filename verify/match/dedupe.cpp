#include "verify/match/dedupe.hpp"

#include <algorithm>
#include <compare>
#include <iterator>
#include <numeric>
#include <tuple>
#include <utility>

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

namespace benefit::match {
namespace {

/// Two registered numbers are two people, however alike their rows: a list with a second number of its own
/// for one person is a matter for the police register, so only what leaves no doubt makes a link of them.
constexpr double two_numbers_probability = 0.999;

// ---- probabilities ----

/// Makes probabilities of the weights of all pairs. A row may be one person with several others; but of two
/// rows that are two people, one at most is right.
class Rivalry {
 public:
  explicit Rivalry(std::vector<Link>& links) {
    // What is far below even odds is nobody's rival.
    constexpr double least_weight = -10;
    for (const Link& link : links) {
      if (link.weight > 0) alike_.insert(pair_of(link.left, link.right));
      if (link.weight < least_weight) continue;
      sides_.push_back({link.left, link.right, link.weight});
      sides_.push_back({link.right, link.left, link.weight});
    }
    // By weight, so that the order of the rows leaves no trace in the last digits of a sum.
    std::sort(sides_.begin(), sides_.end(), [](const Side& a, const Side& b) {
      return std::tie(a.row, a.weight, a.other) < std::tie(b.row, b.weight, b.other);
    });
  }

  double probability(const Link& link) const {
    const double own = odds_of(link.weight);
    return own / (1 + own + rivals(link.left, link.right) + rivals(link.right, link.left));
  }

 private:
  struct Side {
    RowIndex row, other;
    double weight;
  };
  static std::uint64_t pair_of(RowIndex one, RowIndex other) {
    return std::uint64_t{std::min(one, other)} << 32U | std::max(one, other);
  }
  /// The odds of what else `row` may be and `partner` is not.
  double rivals(RowIndex row, RowIndex partner) const {
    double sum = 0;
    const auto first = std::lower_bound(sides_.begin(), sides_.end(), row,
                                        [](const Side& side, RowIndex wanted) { return side.row < wanted; });
    for (auto side = first; side != sides_.end() && side->row == row; ++side)
      if (side->other != partner && !alike_.contains(pair_of(side->other, partner)))
        sum += odds_of(side->weight);
    return sum;
  }

  std::vector<Side> sides_;
  boost::unordered_flat_set<std::uint64_t> alike_;  ///< pairs that are rather one person than two
};

// ---- clusters ----

/// Rows that are joined, and the sound numbers among them.
class Clusters {
 public:
  explicit Clusters(const PersonList& people) : people_(people), parents_(people.size()) {
    std::iota(parents_.begin(), parents_.end(), RowIndex{0});
  }

  /// False when a constraint forbids it.
  bool join(RowIndex one, RowIndex other) {
    one = root(one);
    other = root(other);
    if (one == other) return true;
    const auto of_one = numbers(one), of_other = numbers(other);
    for (const Numbered& a : of_one)
      for (const Numbered& b : of_other)
        if (a.number != b.number && a.birth != b.birth) return false;
    std::vector<Numbered> all;
    std::set_union(of_one.begin(), of_one.end(), of_other.begin(), of_other.end(), std::back_inserter(all));
    numbers_.erase(other);
    numbers_[one] = std::move(all);
    parents_[other] = one;
    return true;
  }
  RowIndex root(RowIndex row) {
    while (parents_[row] != row) row = parents_[row] = parents_[parents_[row]];
    return row;
  }

 private:
  struct Numbered {
    std::pair<std::uint64_t, std::uint16_t> number;
    PackedDate birth;
    friend auto operator<=>(const Numbered&, const Numbered&) = default;
  };
  std::vector<Numbered> numbers(RowIndex root) const {
    if (const auto joined = numbers_.find(root); joined != numbers_.end()) return joined->second;
    const Person& person = people_[root];
    if (person.id.state != IdState::sound) return {};
    return {{{person.id.front, person.id.back}, person.any_birth()}};
  }

  const PersonList& people_;
  std::vector<RowIndex> parents_;
  boost::unordered_flat_map<RowIndex, std::vector<Numbered>> numbers_;  ///< of clusters of two and more rows
};

class Deduper {
 public:
  Deduper(const PersonList& people, DedupeRun& run) : people_(people), run_(run) {}

  void judge(double least_probability) {
    const Rivalry rivalry(run_.pairs);
    for (Link& link : run_.pairs) {
      link.probability = rivalry.probability(link);
      link.verdict = verdict_of(link.probability);
      if (link.verdict == Verdict::link && link.probability < two_numbers_probability &&
          have_two_numbers(people_[link.left], people_[link.right]))
        link.verdict = Verdict::look;
    }
    std::erase_if(run_.pairs, [&](const Link& link) { return link.probability < least_probability; });
    std::sort(run_.pairs.begin(), run_.pairs.end(),
              [this](const Link& a, const Link& b) { return before(a, b); });
  }

  void cluster() {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < run_.pairs.size(); ++i)
      if (run_.pairs[i].verdict == Verdict::link) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return run_.pairs[a].weight > run_.pairs[b].weight;
    });
    Clusters clusters(people_);
    std::vector<std::tuple<RowIndex, ClusterRow>> members;
    boost::unordered_flat_set<RowIndex> seen;
    for (const std::size_t i : order) {
      const Link& link = run_.pairs[i];
      if (!clusters.join(link.left, link.right)) {
        ++run_.refused;
        continue;
      }
      for (const RowIndex row : {link.left, link.right})
        if (seen.insert(row).second) members.push_back({0, {row, i}});
    }
    for (auto& [root, member] : members) root = clusters.root(member.row);
    gather(members);
  }

 private:
  void gather(std::vector<std::tuple<RowIndex, ClusterRow>>& members) {
    std::sort(members.begin(), members.end(), [this](const auto& a, const auto& b) {
      const auto& [a_root, a_member] = a;
      const auto& [b_root, b_member] = b;
      return a_root != b_root ? a_root < b_root : row_before(a_member.row, b_member.row);
    });
    RowIndex last = 0;
    for (const auto& [root, member] : members) {
      if (run_.clusters.empty() || root != last) run_.clusters.emplace_back();
      run_.clusters.back().push_back(member);
      last = root;
    }
    std::sort(run_.clusters.begin(), run_.clusters.end(), [this](const Cluster& a, const Cluster& b) {
      return row_before(a.front().row, b.front().row);
    });
  }

  bool row_before(RowIndex a, RowIndex b) const {
    return std::pair(people_.record_id(a), a) < std::pair(people_.record_id(b), b);
  }
  bool before(const Link& a, const Link& b) const {
    return std::tuple(people_.record_id(a.left), people_.record_id(a.right), a.left, a.right) <
           std::tuple(people_.record_id(b.left), people_.record_id(b.right), b.left, b.right);
  }

  const PersonList& people_;
  DedupeRun& run_;
};

}  // namespace

KeyKinds dedupe_key_kinds() {
  KeyKinds kinds = all_key_kinds;
  kinds.reset(static_cast<std::size_t>(KeyKind::name_year));
  kinds.reset(static_cast<std::size_t>(KeyKind::name_alone));
  return kinds;
}

Expected<DedupeRun> dedupe(const PersonList& people, const Model& known, const DedupeOptions& options,
                           Progress& progress) {
  auto weighed = weigh_pairs_within(people, known,
                                    {.threads = options.threads,
                                     .caps = options.caps,
                                     .kinds = dedupe_key_kinds(),
                                     .learn = options.learn,
                                     .memory = options.memory,
                                     .announce = options.announce},
                                    progress);
  if (!weighed) return tl::make_unexpected(weighed.error());
  DedupeRun run;
  run.pairs = std::move(weighed->links);
  run.keys = weighed->keys;
  run.plan = weighed->plan;
  run.candidates = weighed->pairs;
  run.estimation = weighed->estimation;
  run.model = weighed->model;
  run.frequencies = std::move(weighed->frequencies);
  Deduper deduper(people, run);
  deduper.judge(options.least_probability);
  progress.report("cluster", 0, 0);
  deduper.cluster();
  return run;
}

}  // namespace benefit::match

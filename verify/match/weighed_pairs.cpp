#include "verify/match/weighed_pairs.hpp"

#include "verify/match/block_index.hpp"
#include "verify/match/pair_recall.hpp"
#include "verify/match/threads.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <optional>
#include <string>
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
  PatternCounter counts;
  std::uint64_t pairs = 0;

  void add(const Compared& more) {
    plausible.insert(plausible.end(), more.plausible.begin(), more.plausible.end());
    counts.add(more.counts);
    pairs += more.pairs;
  }
};

/// What is this far below even odds by the model before the run is counted but not kept.
constexpr double plausible_log_odds = -12;

/// What the index may take, and how it is made to fit.
class Budget {
 public:
  /// Null: no limit. `keys` are those of the list that will be indexed; `reserve` is for what may become a
  /// link.
  Budget(const MemoryLimit* memory, std::uint64_t keys, std::uint64_t reserve)
      : memory_(memory), keys_(keys), reserve_(reserve) {}

  /// When not even the smallest parts would fit.
  std::optional<Error> shortage() const {
    if (memory_ == nullptr) return std::nullopt;
    const std::uint64_t least =
        KeyCensus::bytes_kept(keys_) + reserve_ +
        std::max(KeyCensus::bytes_needed(keys_, most_parts), bytes_of_part(keys_, keys_, most_parts));
    const std::uint64_t in_all = memory_->used() + least;
    if (in_all <= memory_->limit()) return std::nullopt;
    constexpr std::uint64_t mib = 1U << 20U;
    return Error{ErrorCode::too_large, "the memory that is allowed would not do", "",
                 "the least that would is " + std::to_string(in_all / mib + 1) + "MiB"};
  }
  std::uint64_t bytes_of_round(std::uint64_t otherwise) const {
    if (memory_ == nullptr) return otherwise;
    return std::min(otherwise, free_beside(KeyCensus::bytes_kept(keys_)));
  }
  std::uint32_t parts(const KeyCensus& census) const {
    std::uint32_t parts = 1;
    if (memory_ == nullptr) return parts;
    while (parts < most_parts &&
           bytes_of_part(census.blocks(), census.rows_in_blocks(), parts) > free_beside(reserve_))
      ++parts;
    return parts;
  }
  /// Of the whole process, when nothing is parted.
  std::uint64_t bytes_needed(const KeyCensus& census) const {
    if (memory_ == nullptr) return 0;
    return memory_->used() + reserve_ + bytes_of_part(census.blocks(), census.rows_in_blocks(), 1);
  }

 private:
  static constexpr std::uint32_t most_parts = 64;
  static std::uint64_t bytes_of_part(std::uint64_t blocks, std::uint64_t rows_in_blocks,
                                     std::uint64_t parts) {
    if (parts == 1) return BlockIndex::bytes_needed(blocks, rows_in_blocks);
    // Parts have the same rows, but not quite the same keys.
    const std::uint64_t rows_of_part = rows_in_blocks / parts * 5 / 4 + 64;
    return BlockIndex::bytes_needed(std::min(blocks, rows_of_part), rows_of_part);
  }
  std::uint64_t free_beside(std::uint64_t taken) const {
    const std::uint64_t used = memory_->used() + taken;
    return used >= memory_->limit() ? 0 : memory_->limit() - used;
  }

  const MemoryLimit* memory_;
  std::uint64_t keys_;
  std::uint64_t reserve_;
};

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
    if (auto error = compare_all(weighed)) return tl::make_unexpected(*std::move(error));
    progress_.report("estimate", 0, 0);
    // Inside one list a pair is seen once, but each of its rows has a second one.
    const RowIndex right_rows = one_list_ ? left_.size() / 2 : right_.size();
    const std::vector<PatternCount> counts = compared_.counts.counts();
    weighed.estimation = options_.learn
                             ? estimate_same_person(model_, counts, left_.size(), right_rows)
                             : Estimation{.same_person = expected_same_person(model_, counts, left_.size())};
    progress_.report("score", 0, 0);
    weighed.links = weigh();
    weighed.model = model_;
    weighed.frequencies = std::move(frequencies_);
    return weighed;
  }

 private:
  /// What kept it from being done.
  std::optional<Error> compare_all(WeighedPairs& weighed) {
    // The larger list is passed through an index of the smaller one.
    const bool index_right = right_.size() <= left_.size();
    const PersonList& indexed = index_right ? right_ : left_;
    const PersonList& passed = index_right ? left_ : right_;
    progress_.report("block", 0, 0);
    KeyCensus::Options counting{.caps = options_.caps, .kinds = options_.kinds, .threads = options_.threads};
    const std::uint64_t keys =
        options_.memory == nullptr ? 0 : KeyCensus::count_keys(indexed, options_.kinds, options_.threads);
    // Between two lists each row of the shorter one has a pair or two that may become a link, inside one list
    // few rows have any; beside them, the buffers of reading and writing.
    const std::uint64_t bytes_of_pairs = indexed.size() * (one_list_ ? std::uint64_t{32} : 160);
    const Budget budget(options_.memory, keys, bytes_of_pairs + (std::uint64_t{16} << 20U));
    if (auto error = budget.shortage()) return error;
    counting.bytes_of_round = budget.bytes_of_round(counting.bytes_of_round);
    const KeyCensus census = one_list_ ? KeyCensus(indexed, counting) : KeyCensus(indexed, passed, counting);
    if (progress_.stop_requested()) return stopped();
    weighed.keys = census.uses();
    weighed.plan.parts = budget.parts(census);
    weighed.plan.bytes_needed = budget.bytes_needed(census);
    weighed.plan.pair_recall = estimate_pair_recall(model_, census, left_, right_);
    for (const KeyUse& use : census.uses()) weighed.plan.pairs_at_most += use.pairs;

    const PatternScores scores(model_);
    const std::vector<RowRange> parts = cut(indexed.size(), weighed.plan.parts);
    // Inside one list the rows up to the end of a part have candidates in it.
    const auto rows_to_pass = [&](const RowRange& part) { return one_list_ ? part.end : passed.size(); };
    std::int64_t rows = 0, done = 0;
    for (const RowRange& part : parts) rows += rows_to_pass(part);
    for (const RowRange& part : parts) {
      progress_.report("block", 0, 0);
      const BlockIndex index(indexed, part, census, options_.threads);
      if (part.begin == 0) {
        weighed.plan.pairs = static_cast<double>(weighed.plan.pairs_at_most) *
                             index.share_of_distinct(passed, {0, rows_to_pass(part)});
        if (options_.announce) options_.announce(weighed.plan);
      }
      pass(index, passed, {0, rows_to_pass(part)}, scores, index_right, done, rows);
      if (progress_.stop_requested()) return stopped();
      done += rows_to_pass(part);
    }
    weighed.pairs = compared_.pairs;
    return std::nullopt;
  }

  static std::vector<RowRange> cut(RowIndex rows, std::uint32_t parts) {
    std::vector<RowRange> ranges;
    for (std::uint64_t part = 0; part < parts; ++part)
      ranges.push_back(
          {static_cast<RowIndex>(rows * part / parts), static_cast<RowIndex>(rows * (part + 1) / parts)});
    return ranges;
  }

  /// Compares the rows of the other list with their candidates.
  void pass(const BlockIndex& index, const PersonList& passed, RowRange rows, const PatternScores& scores,
            bool index_right, std::int64_t done_before, std::int64_t rows_in_all) {
    const PersonList& indexed = index_right ? right_ : left_;
    std::mutex one_at_a_time;
    std::atomic<std::int64_t> done{done_before};
    for_each_chunk(rows.size(), options_.threads, [&](std::size_t, RowIndex begin, RowIndex end) {
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
      progress_.report("compare", done += end - begin, rows_in_all);
    });
  }

  void compare_pair(const PatternScores& scores, RowIndex l, RowIndex r, Compared& into) const {
    const Comparison c = compare(left_.vocabulary(), left_[l], right_[r]);
    if (one_list_ && side_matters(c, left_[l], left_[r]) && left_before(r, l)) std::swap(l, r);
    const double log_name = frequencies_.log_probability(model_, c, left_[l], right_[r]);
    const Pattern pattern = pattern_of(c);
    const bool two_numbers = one_list_ && have_two_numbers(left_[l], left_[r]);
    if (!two_numbers) into.counts.add(pattern, log_name);
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

  std::vector<Link> weigh() {
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
    compared_ = {};
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

#include "verify/match/asked_pairs.hpp"

#include "verify/match/estimate.hpp"
#include "verify/match/threads.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace benefit::match {

Expected<AskedPairs> AskedPairs::ask(const LinkStore& store, std::span<const BatchId> roll,
                                     std::span<const MatchRecord> records, Progress& progress) {
  constexpr std::size_t records_at_a_time = 10'000;
  AskedPairs asked;
  asked.records_ = records.size();
  for (std::size_t first = 0; first < records.size(); first += records_at_a_time) {
    if (progress.stop_requested()) return tl::make_unexpected(stopped());
    progress.report("match", static_cast<std::int64_t>(first), static_cast<std::int64_t>(records.size()));
    auto part = std::make_unique<Part>();
    part->first_record = first;
    for (const MatchRecord& record :
         records.subspan(first, std::min(records_at_a_time, records.size() - first)))
      add(part->records, record);
    const IndexedRoll index(store, part->vocabulary);
    part->found.emplace(index.find(roll, part->records));
    part->frequencies.emplace(index.frequencies(part->found->rows));
    asked.rows_ = static_cast<double>(index.rows());
    asked.parts_.push_back(std::move(part));
  }
  return asked;
}

TrainedModel AskedPairs::learn(const Model& known, const Provenance& from) const {
  TrainedModel trained{known, from};
  PatternCounter counter;
  for (const auto& part : parts_)
    for (const auto& [row, record] : part->found->pairs) {
      const Person &left = part->found->rows[row], &right = part->records[record];
      const Comparison comparison = compare(part->vocabulary, left, right);
      counter.add(pattern_of(comparison), part->frequencies->log_probability(known, comparison, left, right));
      ++trained.provenance.pairs;
    }
  trained.provenance.rounds =
      estimate_same_person(trained.model, counter.counts(), static_cast<RowIndex>(rows_),
                           static_cast<RowIndex>(records_))
          .rounds;
  return trained;
}

std::vector<WeighedPair> AskedPairs::weigh(const Model& model) const {
  const PatternScores scores(model);
  std::vector<WeighedPair> weighed;
  for (const auto& part : parts_)
    for (const auto& [row, record] : part->found->pairs) {
      const Person &left = part->found->rows[row], &right = part->records[record];
      const Comparison comparison = compare(part->vocabulary, left, right);
      const double log_name = part->frequencies->log_probability(model, comparison, left, right);
      const double weight = scores.log_odds(comparison, log_name, rows_) / std::log(2.0);
      if (!is_kept(weight)) continue;
      const RollEntry& entry = part->found->entries[row];
      weighed.push_back({entry.id, entry.source.batch, part->first_record + record, weight,
                         explain(model, *part->frequencies, part->vocabulary, left, right, rows_)});
    }
  return weighed;
}

}  // namespace benefit::match

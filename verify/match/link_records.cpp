#include "verify/match/link_records.hpp"

#include "verify/identity/name.hpp"
#include "verify/match/explanation.hpp"
#include "verify/match/link.hpp"
#include "verify/match/match_records.hpp"
#include "verify/match/roll_index.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace benefit::match {
namespace {

/// Links that are kept: whether such a pair is shown depends on what else the record may be of, later too.
constexpr double least_kept = 0.02;

/// Record batches that are to be matched with the same batches of the roll.
struct Work {
  std::vector<BatchId> records;
  std::vector<BatchId> roll;
};

std::vector<Work> work_to_do(const std::vector<BatchPair>& unmatched) {
  std::map<BatchId, std::vector<BatchId>> roll_of;
  for (const BatchPair& pair : unmatched) roll_of[pair.records].push_back(pair.roll);
  std::map<std::vector<BatchId>, std::vector<BatchId>> records_of;
  for (const auto& [records, roll] : roll_of) records_of[roll].push_back(records);
  std::vector<Work> work;
  for (const auto& [roll, records] : records_of) work.push_back({records, roll});
  return work;
}

/// Records that no exact number settles, in order of source.
std::vector<MatchRecord> unsettled_records(const LinkStore& store, const std::vector<BatchId>& batches) {
  std::vector<MatchRecord> records;
  for (const BatchId batch : batches)
    store.for_each_record(batch, [&records](const MatchRecord& record) { records.push_back(record); });
  std::vector<CitizenId> ids;
  for (const MatchRecord& record : records)
    if (record.id) ids.push_back(*record.id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());

  std::map<CitizenId, std::set<std::string>> names;
  store.for_each_entry_of(ids, [&names](const Enrolment& entry) { names[entry.id].insert(entry.name); });
  std::erase_if(records, [&names](const MatchRecord& record) {
    const auto known = record.id ? names.find(*record.id) : names.end();
    return known != names.end() &&
           std::any_of(known->second.begin(), known->second.end(), [&record](const std::string& name) {
             return identity::could_be_same_person(identity::compare_names(name, record.name).agreement);
           });
  });
  return records;
}

/// The comparisons with their weights, in the order in which they explain.
std::vector<FieldComparison> comparisons_of(const std::vector<WeightTerm>& terms) {
  std::vector<FieldComparison> compared;
  for (const WeightTerm& term : terms)
    compared.push_back({std::string(term.field), std::string(term.level), term.weight});
  return compared;
}

/// The rows of the roll that may be the records' people, with what the weights rest on.
struct Weighed {
  struct Pair {
    CitizenId id;
    BatchId roll;
    RowIndex record;
    double weight;
    std::vector<WeightTerm> terms;
  };
  std::vector<Pair> pairs;
};

bool is_kept(double weight) {
  const double odds = std::exp2(weight);
  return odds / (1 + odds) >= least_kept;
}

/// Where number and name go together, a record is settled: of the rest, many bear somebody else's number.
Model model_of_unsettled_records() {
  Model model = default_model();
  model.borrowed_numbers = 0.1;
  return model;
}

/// Reads the whole of the batches: for many records.
Expected<Weighed> read_roll(const LinkStore& store, const std::vector<BatchId>& batches,
                            const std::vector<MatchRecord>& records, unsigned threads, Progress& progress) {
  Vocabulary vocabulary;
  PersonList roll(vocabulary), others(vocabulary);
  struct Entry {
    CitizenId id;
    BatchId batch;
  };
  std::vector<Entry> entries;
  progress.report("roll", 0, 0);
  for (const BatchId batch : batches)
    store.for_each_entry(batch, [&](const Enrolment& entry, RowHandle) {
      add(roll, entry);
      entries.push_back({entry.id, batch});
    });
  for (const MatchRecord& record : records) add(others, record);

  const LinkOptions options{.threads = threads, .least_probability = 0};
  const auto run = link(roll, others, model_of_unsettled_records(), options, progress);
  if (!run) return tl::unexpected(run.error());
  const NameFrequencies frequencies(roll);
  Weighed weighed;
  for (const Link& found : run->links)
    if (is_kept(found.weight))
      weighed.pairs.push_back(
          {entries[found.left].id, entries[found.left].batch, found.right, found.weight,
           explain(run->model, frequencies, vocabulary, roll[found.left], others[found.right], roll.size())});
  return weighed;
}

/// Asks the index of the batches: for a day's records.
Weighed ask_index(const LinkStore& store, const std::vector<BatchId>& batches,
                  const std::vector<MatchRecord>& records) {
  Vocabulary vocabulary;
  PersonList others(vocabulary);
  for (const MatchRecord& record : records) add(others, record);
  const IndexedRoll roll(store, batches, vocabulary);
  const IndexedRoll::Found found = roll.find(others);
  const NameFrequencies frequencies = roll.frequencies(found.rows);
  const Model model = model_of_unsettled_records();
  const PatternScores scores(model);
  const auto rows = static_cast<double>(roll.rows());
  Weighed weighed;
  for (const auto& [row, record] : found.pairs) {
    const Person &left = found.rows[row], &right = others[record];
    const Comparison comparison = compare(vocabulary, left, right);
    const double log_name = frequencies.log_probability(model, comparison, left, right);
    const double weight = scores.log_odds(comparison, log_name, rows) / std::log(2.0);
    if (is_kept(weight))
      weighed.pairs.push_back({found.ids[row], found.batches[row], record, weight,
                               explain(model, frequencies, vocabulary, left, right, rows)});
  }
  return weighed;
}

Expected<std::vector<RecordLink>> find_links(const LinkStore& store, const Work& work,
                                             const std::vector<MatchRecord>& records,
                                             const RecordLinkOptions& options, Progress& progress) {
  std::int64_t roll_rows = 0;
  for (const BatchId batch : work.roll) roll_rows += store.rows_of(batch);
  const bool few =
      static_cast<double>(records.size()) * options.rows_read_per_record < static_cast<double>(roll_rows);
  Expected<Weighed> weighed = few ? ask_index(store, work.roll, records)
                                  : read_roll(store, work.roll, records, options.threads, progress);
  if (!weighed) return tl::unexpected(weighed.error());
  std::vector<RecordLink> links;
  for (const Weighed::Pair& pair : weighed->pairs) {
    const MatchRecord& record = records[pair.record];
    links.push_back(
        {pair.id, pair.roll, record.kind, record.source, record.id, pair.weight, comparisons_of(pair.terms)});
  }
  return links;
}

}  // namespace

Expected<void> link_records(LinkStore& store, const RecordLinkOptions& options, Progress& progress) {
  if (const auto indexed = index_roll(store, progress); !indexed) return indexed;
  for (const Work& work : work_to_do(store.unmatched())) {
    progress.report("records", 0, 0);
    const std::vector<MatchRecord> records = unsettled_records(store, work.records);
    std::vector<RecordLink> links;
    if (!records.empty()) {
      auto found = find_links(store, work, records, options, progress);
      if (!found) return tl::unexpected(found.error());
      links = *std::move(found);
    }
    std::vector<BatchPair> matched;
    for (const BatchId batch : work.records)
      for (const BatchId roll : work.roll) matched.push_back({batch, roll});
    store.keep_links(matched, links);
  }
  return {};
}

}  // namespace benefit::match

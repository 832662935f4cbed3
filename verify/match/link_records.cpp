#include "verify/match/link_records.hpp"

#include "verify/identity/name.hpp"
#include "verify/match/explanation.hpp"
#include "verify/match/kept_models.hpp"
#include "verify/match/link.hpp"
#include "verify/match/match_records.hpp"
#include "verify/match/roll_index.hpp"
#include "verify/match/threads.hpp"
#include "verify/match/two_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace benefit::match {
namespace {

/// Record batches that are to be matched with the same batches of the roll.
struct Work {
  std::vector<BatchId> records;
  std::vector<BatchId> roll;
};

std::vector<BatchPair> pairs_of(const Work& work) {
  std::vector<BatchPair> pairs;
  for (const BatchId records : work.records)
    for (const BatchId roll : work.roll) pairs.push_back({records, roll});
  return pairs;
}

std::vector<Work> work_to_do(const std::vector<BatchPair>& unmatched) {
  std::map<BatchId, std::vector<BatchId>> roll_of;
  for (const BatchPair& pair : unmatched) roll_of[pair.records].push_back(pair.roll);
  std::map<std::vector<BatchId>, std::vector<BatchId>> records_of;
  for (const auto& [records, roll] : roll_of) records_of[roll].push_back(records);
  std::vector<Work> work;
  for (const auto& [roll, records] : records_of) work.push_back({records, roll});
  return work;
}

/// Records of some batches, in order of source.
struct Records {
  std::vector<MatchRecord> unsettled;
  std::vector<Source> settled;  ///< by a number of the roll and a name that can be that person's
};

Records read_records(const LinkStore& store, const std::vector<BatchId>& batches) {
  std::vector<MatchRecord> all;
  for (const BatchId batch : batches)
    store.for_each_record(batch, [&all](const MatchRecord& record) { all.push_back(record); });
  std::vector<CitizenId> ids;
  for (const MatchRecord& record : all)
    if (record.id) ids.push_back(*record.id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());

  std::map<CitizenId, std::set<std::string>> names;
  for_each_entry_of(store, ids, [&names](const Enrolment& entry) { names[entry.id].insert(entry.name); });
  const auto is_settled = [&names](const MatchRecord& record) {
    const auto known = record.id ? names.find(*record.id) : names.end();
    return known != names.end() &&
           std::any_of(known->second.begin(), known->second.end(), [&record](const std::string& name) {
             return identity::could_be_same_person(name, record.name);
           });
  };
  Records records;
  for (MatchRecord& record : all) {
    if (is_settled(record))
      records.settled.push_back(record.source);
    else
      records.unsettled.push_back(std::move(record));
  }
  return records;
}

/// A record and a row of the roll that may be its person's.
struct WeighedPair {
  CitizenId id;
  BatchId roll;
  std::size_t record;
  double weight;
  std::vector<WeightTerm> terms;
};

Provenance provenance_of(const std::vector<BatchId>& roll, const std::vector<MatchRecord>& records,
                         const LinkRun& run, RowIndex roll_rows) {
  std::vector<BatchId> batches;
  for (const MatchRecord& record : records)  // in order of source
    if (batches.empty() || batches.back() != record.source.batch) batches.push_back(record.source.batch);
  return {
      "benefitd",
      {list_of_batches(roll_rows, roll), list_of_batches(static_cast<std::int64_t>(records.size()), batches)},
      static_cast<std::int64_t>(run.pairs),
      run.estimation.rounds};
}

/// Where number and name go together, a record is settled: of the rest, many bear somebody else's number.
Model model_of_unsettled_records() {
  Model model = default_model();
  model.borrowed_numbers = 0.1;
  return model;
}

/// Goes through the whole roll and learns from it and all records of the kind.
Expected<std::vector<WeighedPair>> match_with(StoredRoll& roll, LinkStore& store, RecordKind kind,
                                              const std::vector<BatchId>& batches,
                                              const std::vector<MatchRecord>& records, unsigned threads,
                                              Progress& progress) {
  PersonList others(roll.vocabulary);
  for (const MatchRecord& record : records) add(others, record);
  const LinkOptions options{.threads = threads, .least_probability = 0};
  const auto run = link(roll.people, others, model_of_unsettled_records(), options, progress);
  if (!run) return tl::unexpected(run.error());
  keep_model(store, kind, {run->model, provenance_of(batches, records, *run, roll.people.size())});
  std::vector<WeighedPair> weighed;
  for (const Link& found : run->links) {
    if (!is_kept(found.weight)) continue;
    const RollEntry& entry = roll.entries[found.left];
    weighed.push_back({entry.id, entry.source.batch, found.right, found.weight,
                       explain(run->model, *run->frequencies, roll.vocabulary, roll.people[found.left],
                               others[found.right], roll.people.size())});
  }
  return weighed;
}

/// Asks the index for rows of these batches: for a day's records, and for a new part of the roll. Names are
/// as frequent, and a person as rare, as on the whole roll.
std::vector<WeighedPair> ask_index(const LinkStore& store, const Model& model,
                                   const std::vector<BatchId>& batches,
                                   std::span<const MatchRecord> records) {
  Vocabulary vocabulary;
  PersonList others(vocabulary);
  for (const MatchRecord& record : records) add(others, record);
  const IndexedRoll roll(store, vocabulary);
  const IndexedRoll::Found found = roll.find(batches, others);
  const NameFrequencies frequencies = roll.frequencies(found.rows);
  const PatternScores scores(model);
  const auto rows = static_cast<double>(roll.rows());
  std::vector<WeighedPair> weighed;
  for (const auto& [row, record] : found.pairs) {
    const Person &left = found.rows[row], &right = others[record];
    const Comparison comparison = compare(vocabulary, left, right);
    const double log_name = frequencies.log_probability(model, comparison, left, right);
    const double weight = scores.log_odds(comparison, log_name, rows) / std::log(2.0);
    if (is_kept(weight))
      weighed.push_back({found.entries[row].id, found.entries[row].source.batch, record, weight,
                         explain(model, frequencies, vocabulary, left, right, rows)});
  }
  return weighed;
}

/// The same, some thousand records at a time, so that memory does not grow with them.
Expected<std::vector<WeighedPair>> ask_index_in_parts(const LinkStore& store, RecordKind kind,
                                                      const std::vector<BatchId>& batches,
                                                      const std::vector<MatchRecord>& records,
                                                      Progress& progress) {
  constexpr std::size_t part = 10'000;
  const Model model = kept_model(store, kind, model_of_unsettled_records());
  std::vector<WeighedPair> weighed;
  for (std::size_t first = 0; first < records.size(); first += part) {
    if (progress.stop_requested()) return tl::make_unexpected(stopped());
    progress.report("match", static_cast<std::int64_t>(first), static_cast<std::int64_t>(records.size()));
    const auto some = std::span(records).subspan(first, std::min(part, records.size() - first));
    for (WeighedPair& pair : ask_index(store, model, batches, some)) {
      pair.record += first;
      weighed.push_back(std::move(pair));
    }
  }
  return weighed;
}

/// One bringing up to date: the roll is read once at most, whoever needs all of it.
class RecordLinker {
 public:
  RecordLinker(LinkStore& store, const RecordLinkOptions& options, Progress& progress)
      : store_(store), options_(options), progress_(progress) {}

  /// Deaths, registries and ledgers say different things of a person, with different mistakes: each kind has
  /// a model of its own.
  Expected<void> link_records() {
    for (const RecordKind kind : matched_records)
      if (auto linked = link_records(kind); !linked) return linked;
    return {};
  }

  Expected<void> compare_roll_with_itself() {
    const std::vector<BatchPair> uncompared = store_.uncompared_roll();
    if (uncompared.empty()) return {};
    std::vector<BatchId> fresh;  // not compared even with themselves
    for (const BatchPair& pair : uncompared)
      if (pair.records == pair.roll) fresh.push_back(pair.roll);
    if (are_few(rows_of(store_, fresh))) {
      const auto links = find_two_numbers_of(store_, fresh, progress_);
      if (!links) return tl::unexpected(links.error());
      store_.keep_links(uncompared, *links);
      return {};
    }
    const auto links = find_two_numbers(store_, whole_roll(), options_.threads, progress_);
    if (!links) return tl::unexpected(links.error());
    store_.keep_links(pairs_of({store_.roll(), store_.roll()}), *links);
    return {};
  }

 private:
  /// A day's records and a small new part of the roll are weighed by what was learnt before. More than that
  /// teaches something: then all records of the kind are weighed anew, so that it does not matter in how many
  /// deliveries they came.
  Expected<void> link_records(RecordKind kind) {
    for (const Work& work : work_to_do(store_.unmatched(kind))) {
      progress_.report("records", 0, 0);
      const Records records = read_records(store_, work.records);
      const std::size_t unsettled = records.unsettled.size();
      if (unsettled > 0 && !may_ask_index(static_cast<std::int64_t>(unsettled), work.roll))
        return link_all_records(kind);
      auto weighed = ask_index_in_parts(store_, kind, work.roll, records.unsettled, progress_);
      if (!weighed) return tl::unexpected(weighed.error());
      keep(work, records, *std::move(weighed));
    }
    return {};
  }

  Expected<void> link_all_records(RecordKind kind) {
    const Work work{store_.batches_of(kind), store_.roll()};
    const Records records = read_records(store_, work.records);
    auto weighed =
        match_with(whole_roll(), store_, kind, work.roll, records.unsettled, options_.threads, progress_);
    if (!weighed) return tl::unexpected(weighed.error());
    keep(work, records, *std::move(weighed));
    return {};
  }

  void keep(const Work& work, const Records& records, std::vector<WeighedPair> weighed) {
    std::vector<RecordLink> links;
    for (const WeighedPair& pair : weighed) {
      const MatchRecord& record = records.unsettled[pair.record];
      links.push_back({pair.id, pair.roll, record.kind, record.source, record.id, pair.weight,
                       comparisons_of(pair.terms)});
    }
    store_.keep_links(pairs_of(work), links, records.settled);
  }

  /// Asking the index for so many costs less than reading the roll.
  bool are_few(std::int64_t records) const {
    return static_cast<double>(records) * options_.rows_read_per_record <
           static_cast<double>(rows_of(store_, store_.roll()));
  }

  bool may_ask_index(std::int64_t records, const std::vector<BatchId>& roll) const {
    constexpr std::int64_t small_part = 10;  // at most one in so many rows of the roll
    return are_few(records) ||
           (roll != store_.roll() && rows_of(store_, roll) * small_part <= rows_of(store_, store_.roll()));
  }

  StoredRoll& whole_roll() {
    if (!roll_) {
      progress_.report("roll", 0, 0);
      roll_.emplace(store_);
    }
    return *roll_;
  }

  LinkStore& store_;
  const RecordLinkOptions& options_;
  Progress& progress_;
  std::optional<StoredRoll> roll_;
};

}  // namespace

Expected<void> link_records(LinkStore& store, const RecordLinkOptions& options, Progress& progress) {
  if (auto indexed = index_roll(store, progress); !indexed) return indexed;
  RecordLinker linker(store, options, progress);
  if (auto linked = linker.link_records(); !linked) return linked;
  return linker.compare_roll_with_itself();
}

}  // namespace benefit::match

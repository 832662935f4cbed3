#include "verify/match/link_records.hpp"

#include "verify/identity/name.hpp"
#include "verify/match/dedupe.hpp"
#include "verify/match/explanation.hpp"
#include "verify/match/link.hpp"
#include "verify/match/match_records.hpp"
#include "verify/match/model_file.hpp"
#include "verify/match/roll_index.hpp"
#include "verify/types/sha256.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

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
  store.for_each_entry_of(ids, [&names](const Enrolment& entry) { names[entry.id].insert(entry.name); });
  const auto is_settled = [&names](const MatchRecord& record) {
    const auto known = record.id ? names.find(*record.id) : names.end();
    return known != names.end() &&
           std::any_of(known->second.begin(), known->second.end(), [&record](const std::string& name) {
             return identity::could_be_same_person(identity::compare_names(name, record.name).agreement);
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

/// The comparisons with their weights, in the order in which they explain.
std::vector<FieldComparison> comparisons_of(const std::vector<WeightTerm>& terms) {
  std::vector<FieldComparison> compared;
  for (const WeightTerm& term : terms)
    compared.push_back({std::string(term.field), std::string(term.level), term.weight});
  return compared;
}

/// A record and a row of the roll that may be its person's.
struct WeighedPair {
  CitizenId id;
  BatchId roll;
  std::size_t record;
  double weight;
  std::vector<WeightTerm> terms;
};

bool is_kept(double weight) {
  const double odds = odds_of(weight);
  return odds / (1 + odds) >= least_kept;
}

Error stopped() { return {ErrorCode::cancelled, "matching was stopped", "", ""}; }

/// Batches stand for the files that they came from.
Provenance provenance_of(const std::vector<BatchId>& batches, const std::vector<MatchRecord>& records,
                         const LinkRun& run, RowIndex roll_rows) {
  std::string roll, others;
  for (const BatchId batch : batches) roll += fmt::format("batch {}\n", batch);
  for (const MatchRecord& record : records)
    others += fmt::format("batch {} line {}\n", record.source.batch, record.source.line);
  const auto digest = [](const std::string& text) {
    return sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  };
  return {"benefitd",
          {{roll_rows, digest(roll)}, {static_cast<std::int64_t>(records.size()), digest(others)}},
          static_cast<std::int64_t>(run.pairs),
          run.estimation.rounds};
}

/// Where number and name go together, a record is settled: of the rest, many bear somebody else's number.
Model model_of_unsettled_records() {
  Model model = default_model();
  model.borrowed_numbers = 0.1;
  return model;
}

/// Reads the whole roll and learns from it: for many records.
Expected<std::vector<WeighedPair>> read_roll(LinkStore& store, const std::vector<BatchId>& batches,
                                             const std::vector<MatchRecord>& records, unsigned threads,
                                             Progress& progress) {
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
  store.keep_model(write_model({run->model, provenance_of(batches, records, *run, roll.size())}));
  std::vector<WeighedPair> weighed;
  for (const Link& found : run->links)
    if (is_kept(found.weight))
      weighed.push_back(
          {entries[found.left].id, entries[found.left].batch, found.right, found.weight,
           explain(run->model, frequencies, vocabulary, roll[found.left], others[found.right], roll.size())});
  return weighed;
}

/// What was learnt last; what is known before anything is learnt.
Model kept_model(const LinkStore& store) {
  const auto text = store.model();
  if (!text) return model_of_unsettled_records();
  const auto kept = read_model(*text, "the linkage model in the store");
  if (!kept) throw Failure(kept.error());
  return kept->model;
}

/// Asks the index for rows of these batches: for a day's records, and for a new part of the roll. Names are
/// as frequent, and a person as rare, as on the whole roll.
std::vector<WeighedPair> ask_index(const LinkStore& store, const std::vector<BatchId>& batches,
                                   std::span<const MatchRecord> records) {
  Vocabulary vocabulary;
  PersonList others(vocabulary);
  for (const MatchRecord& record : records) add(others, record);
  const IndexedRoll roll(store, vocabulary);
  const IndexedRoll::Found found = roll.find(batches, others);
  const NameFrequencies frequencies = roll.frequencies(found.rows);
  const Model model = kept_model(store);
  const PatternScores scores(model);
  const auto rows = static_cast<double>(roll.rows());
  std::vector<WeighedPair> weighed;
  for (const auto& [row, record] : found.pairs) {
    const Person &left = found.rows[row], &right = others[record];
    const Comparison comparison = compare(vocabulary, left, right);
    const double log_name = frequencies.log_probability(model, comparison, left, right);
    const double weight = scores.log_odds(comparison, log_name, rows) / std::log(2.0);
    if (is_kept(weight))
      weighed.push_back({found.ids[row], found.batches[row], record, weight,
                         explain(model, frequencies, vocabulary, left, right, rows)});
  }
  return weighed;
}

/// The same, some thousand records at a time, so that memory does not grow with them.
Expected<std::vector<WeighedPair>> ask_index_in_parts(const LinkStore& store,
                                                      const std::vector<BatchId>& batches,
                                                      const std::vector<MatchRecord>& records,
                                                      Progress& progress) {
  constexpr std::size_t part = 10'000;
  std::vector<WeighedPair> weighed;
  for (std::size_t first = 0; first < records.size(); first += part) {
    if (progress.stop_requested()) return tl::make_unexpected(stopped());
    progress.report("match", static_cast<std::int64_t>(first), static_cast<std::int64_t>(records.size()));
    const auto some = std::span(records).subspan(first, std::min(part, records.size() - first));
    for (WeighedPair& pair : ask_index(store, batches, some)) {
      pair.record += first;
      weighed.push_back(std::move(pair));
    }
  }
  return weighed;
}

Expected<std::vector<RecordLink>> find_links(LinkStore& store, const Work& work,
                                             const std::vector<MatchRecord>& records,
                                             const RecordLinkOptions& options, Progress& progress) {
  double rows = 0;
  for (const BatchId batch : work.roll) rows += static_cast<double>(store.rows_of(batch));
  const bool few = static_cast<double>(records.size()) * options.rows_read_per_record < rows;
  const bool whole_roll = work.roll == store.roll();
  auto weighed = few || !whole_roll ? ask_index_in_parts(store, work.roll, records, progress)
                                    : read_roll(store, work.roll, records, options.threads, progress);
  if (!weighed) return tl::unexpected(weighed.error());
  std::vector<RecordLink> links;
  for (const WeighedPair& pair : *weighed) {
    const MatchRecord& record = records[pair.record];
    links.push_back(
        {pair.id, pair.roll, record.kind, record.source, record.id, pair.weight, comparisons_of(pair.terms)});
  }
  return links;
}

enum class AccountLevel : std::uint8_t { missing, same, different };

std::string_view to_string(AccountLevel level) {
  constexpr std::array<std::string_view, 3> names{"missing", "same", "different"};
  return names.at(static_cast<std::size_t>(level));
}

AccountLevel compare_accounts(std::uint64_t left, std::uint64_t right) {
  if (left == 0 || right == 0) return AccountLevel::missing;
  return left == right ? AccountLevel::same : AccountLevel::different;
}

/// Two registrations of one person often draw into one bank account, and couples and families often share
/// one; strangers do not.
FurtherEvidence evidence_of(AccountLevel level) {
  if (level == AccountLevel::missing) return {};
  FurtherEvidence same{};
  const auto set = [&same](PairKind kind, double share) { same[static_cast<std::size_t>(kind)] = share; };
  set(PairKind::same_person, 0.5);
  set(PairKind::strangers, 1e-4);
  set(PairKind::household, 0.2);
  set(PairKind::twins, 0.2);
  for (double& share : same) share = std::log(level == AccountLevel::same ? share : 1 - share);
  return same;
}

/// Entries of the roll that may be one person's under two numbers. The larger number is the subject, so that
/// one human is one finding.
Expected<void> compare_roll_with_itself(LinkStore& store, unsigned threads, Progress& progress) {
  const std::vector<BatchPair> uncompared = store.uncompared_roll();
  if (uncompared.empty()) return {};
  Vocabulary vocabulary;
  PersonList people(vocabulary);
  struct Entry {
    CitizenId id;
    Source source;
    std::uint64_t account;  ///< a hash; 0 where none is given
  };
  std::vector<Entry> entries;
  progress.report("roll", 0, 0);
  for (const BatchId batch : store.roll())
    store.for_each_entry(batch, [&](const Enrolment& entry, RowHandle) {
      add(people, entry);
      entries.push_back({entry.id, entry.source, entry.account.empty() ? 0 : hash_bytes(entry.account) | 1U});
    });
  DedupeOptions options;
  options.threads = threads;
  options.least_probability = 0;  // a bank account may still speak for a pair
  const auto run = dedupe(people, default_model_of_one_list(), options, progress);
  if (!run) return tl::unexpected(run.error());
  const NameFrequencies frequencies(people);
  const PatternScores scores(run->model);
  std::vector<RecordLink> links;
  for (const Link& pair : run->pairs) {
    RowIndex larger = pair.left, smaller = pair.right;
    if (entries[larger].id == entries[smaller].id) continue;
    if (entries[larger].id < entries[smaller].id) std::swap(larger, smaller);
    const Person &one = people[larger], &other = people[smaller];
    const AccountLevel account = compare_accounts(entries[larger].account, entries[smaller].account);
    const double log_name = frequencies.log_probability(run->model, pair.comparison, one, other);
    const bool two_numbers = have_two_numbers(one, other);
    const auto weight = [&](bool numbers, const FurtherEvidence& further) {
      return scores.log_odds(pair.comparison, log_name, people.size(), numbers, further) / std::log(2.0);
    };
    const double all = weight(two_numbers, evidence_of(account));
    if (!is_kept(all)) continue;
    auto compared = comparisons_of(explain(run->model, frequencies, vocabulary, one, other, people.size()));
    compared.push_back({"two_numbers", "", weight(two_numbers, {}) - weight(false, {})});
    compared.push_back({"account", std::string(to_string(account)), all - weight(two_numbers, {})});
    links.push_back({entries[larger].id, entries[larger].source.batch, RecordKind::roll_entry,
                     entries[smaller].source, entries[smaller].id, all, std::move(compared)});
  }
  store.keep_links(uncompared, links);
  return {};
}

}  // namespace

Expected<void> link_records(LinkStore& store, const RecordLinkOptions& options, Progress& progress) {
  if (const auto indexed = index_roll(store, progress); !indexed) return indexed;
  for (const Work& work : work_to_do(store.unmatched())) {
    progress.report("records", 0, 0);
    const Records records = read_records(store, work.records);
    std::vector<RecordLink> links;
    if (!records.unsettled.empty()) {
      auto found = find_links(store, work, records.unsettled, options, progress);
      if (!found) return tl::unexpected(found.error());
      links = *std::move(found);
    }
    std::vector<BatchPair> matched;
    for (const BatchId batch : work.records)
      for (const BatchId roll : work.roll) matched.push_back({batch, roll});
    store.keep_links(matched, links, records.settled);
  }
  return compare_roll_with_itself(store, options.threads, progress);
}

}  // namespace benefit::match

#include "verify/match/two_numbers.hpp"

#include "verify/match/dedupe.hpp"
#include "verify/match/explanation.hpp"
#include "verify/match/kept_models.hpp"
#include "verify/match/roll_index.hpp"
#include "verify/match/threads.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace benefit::match {
namespace {

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

/// What is needed to weigh two entries of the roll.
class PairOfEntries {
 public:
  PairOfEntries(const Model& model, const NameFrequencies& frequencies, const Vocabulary& vocabulary,
                double rows)
      : model_(model), scores_(model), frequencies_(frequencies), vocabulary_(vocabulary), rows_(rows) {}

  /// nullopt where they are one entry's number, or too little speaks for one person.
  std::optional<RecordLink> link(const Person& left, const RollEntry& left_entry, const Person& right,
                                 const RollEntry& right_entry) const {
    if (left_entry.id == right_entry.id) return std::nullopt;
    const Comparison comparison = compare(vocabulary_, left, right);
    const double log_name = frequencies_.log_probability(model_, comparison, left, right);
    const AccountLevel account = compare_accounts(left_entry.account, right_entry.account);
    const auto weight = [&](bool two_numbers, const FurtherEvidence& further) {
      return scores_.log_odds(comparison, log_name, rows_, two_numbers, further) / std::log(2.0);
    };
    const bool two_numbers = have_two_numbers(left, right);
    const double all = weight(two_numbers, evidence_of(account));
    if (!is_kept(all)) return std::nullopt;
    const double without_account = weight(two_numbers, {});
    auto compared = comparisons_of(explain(model_, frequencies_, vocabulary_, left, right, rows_));
    compared.push_back({"two_numbers", "", without_account - weight(false, {})});
    compared.push_back({"account", std::string(to_string(account)), all - without_account});
    const bool left_is_larger = right_entry.id < left_entry.id;
    const RollEntry& subject = left_is_larger ? left_entry : right_entry;
    const RollEntry& record = left_is_larger ? right_entry : left_entry;
    return RecordLink{subject.id, subject.source.batch, RecordKind::roll_entry, record.source, record.id,
                      all,        std::move(compared)};
  }

 private:
  const Model& model_;
  PatternScores scores_;
  const NameFrequencies& frequencies_;
  const Vocabulary& vocabulary_;
  double rows_;
};

/// Entries on their way to the index, and back.
struct Asking {
  Vocabulary vocabulary;
  PersonList people{vocabulary};
  std::vector<RollEntry> entries;
};

void ask_index(const LinkStore& store, const Model& model, std::span<const BatchId> fresh, Asking& asking,
               std::vector<RecordLink>& links) {
  const IndexedRoll roll(store, asking.vocabulary);
  const auto found = roll.find(store.roll(), asking.people, dedupe_key_kinds());
  const NameFrequencies frequencies = roll.frequencies(found.rows);
  const PairOfEntries weighing(model, frequencies, asking.vocabulary, static_cast<double>(roll.rows()));
  for (const auto& [row, asked] : found.pairs) {
    const RollEntry &entry = found.entries[row], &other = asking.entries[asked];
    // Of two new entries, each finds the other.
    if (std::binary_search(fresh.begin(), fresh.end(), entry.source.batch) && other.source < entry.source)
      continue;
    if (auto link = weighing.link(found.rows[row], entry, asking.people[asked], other))
      links.push_back(*std::move(link));
  }
}

}  // namespace

Expected<std::vector<RecordLink>> find_two_numbers(LinkStore& store, const StoredRoll& roll, unsigned threads,
                                                   Progress& progress) {
  DedupeOptions options;
  options.threads = threads;
  options.least_probability = 0;  // a bank account may still speak for a pair
  const auto run = dedupe(roll.people, default_model_of_one_list(), options, progress);
  if (!run) return tl::unexpected(run.error());
  keep_model(store, RecordKind::roll_entry,
             {run->model,
              {"benefitd",
               {list_of_batches(roll.people.size(), store.roll())},
               static_cast<std::int64_t>(run->candidates),
               run->estimation.rounds}});
  const PairOfEntries weighing(run->model, *run->frequencies, roll.vocabulary, roll.people.size());
  std::vector<RecordLink> links;
  for (const Link& pair : run->pairs)
    if (auto link = weighing.link(roll.people[pair.left], roll.entries[pair.left], roll.people[pair.right],
                                  roll.entries[pair.right]))
      links.push_back(*std::move(link));
  return links;
}

Expected<std::vector<RecordLink>> find_two_numbers_of(const LinkStore& store,
                                                      std::span<const BatchId> batches, Progress& progress) {
  struct Stop {};
  const auto learnt = kept_model(store, RecordKind::roll_entry);
  const Model& model = learnt ? learnt->model : default_model_of_one_list();
  std::vector<RecordLink> links;
  auto asking = std::make_unique<Asking>();
  const auto flush = [&] {
    ask_index(store, model, batches, *asking, links);
    asking = std::make_unique<Asking>();
  };
  const std::int64_t total = rows_of(store, batches);
  std::int64_t done = 0;
  try {
    for (const BatchId batch : batches)
      store.for_each_entry(batch, [&](const Enrolment& entry, RowHandle) {
        add(asking->people, entry);
        asking->entries.push_back(roll_entry(entry));
        constexpr RowIndex entries_at_a_time = 10'000;
        if (asking->people.size() < entries_at_a_time) return;
        flush();
        progress.report("match", done += entries_at_a_time, total);
        if (progress.stop_requested()) throw Stop{};
      });
  } catch (const Stop&) {
    return tl::make_unexpected(stopped());
  }
  if (asking->people.size() > 0) flush();
  return links;
}

}  // namespace benefit::match

#include "verify/match/link_records.hpp"

#include "verify/identity/name.hpp"
#include "verify/match/asked_pairs.hpp"
#include "verify/match/estimate.hpp"
#include "verify/match/kept_models.hpp"
#include "verify/match/link.hpp"
#include "verify/match/match_records.hpp"
#include "verify/match/roll_index.hpp"
#include "verify/match/threads.hpp"
#include "verify/match/two_numbers.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
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
  std::vector<MatchRecord> unsettled;       ///< each of them once
  std::vector<std::vector<Source>> copies;  ///< where each stands: a list that comes anew, whole, repeats it
  std::vector<Source> settled;              ///< by a number of the roll and a name that can be that person's
};

/// All that a record says.
auto content(const MatchRecord& record) {
  return std::tie(record.id, record.fifteen_digits, record.id_as_delivered, record.name, record.sex,
                  record.birth_date, record.region.county, record.region.town, record.region.village);
}

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
  std::map<std::decay_t<decltype(content(all.front()))>, std::size_t> place;
  for (const MatchRecord& record : all) {
    if (is_settled(record)) {
      records.settled.push_back(record.source);
      continue;
    }
    const auto [known, is_new] = place.emplace(content(record), records.unsettled.size());
    if (is_new) {
      records.unsettled.push_back(record);
      records.copies.emplace_back();
    }
    records.copies[known->second].push_back(record.source);
  }
  return records;
}

/// Where number and name go together, a record is settled: of the rest, many bear somebody else's number, and
/// fewer bear their person's, beside a name that is used at home. What that leaves goes to slips of the right
/// number: quite another one is as rare as before, for it is mostly that of the person whom the record is of,
/// who is not on the roll.
Model model_of_unsettled_records() {
  Model model = default_model();
  model.borrowed_numbers = 0.1;
  constexpr double right_number = 0.3;
  std::array<double, id_levels>& id = model.of(PairKind::same_person).id;
  double& exact = id[static_cast<std::size_t>(IdLevel::exact)];
  const double other =
      id[static_cast<std::size_t>(IdLevel::different)] + id[static_cast<std::size_t>(IdLevel::birth_only)];
  const double spread = (1 - right_number - other) / (1 - exact - other);
  exact = right_number;
  for (auto level = static_cast<std::size_t>(IdLevel::one_error);
       level < static_cast<std::size_t>(IdLevel::birth_only); ++level)
    id.at(level) *= spread;
  return model;
}

/// What is known before any record of the kind is seen: strangers are the roll's people, as comparing the
/// roll with itself has shown them.
Model known_before(const LinkStore& store) {
  Model model = model_of_unsettled_records();
  if (const auto of_roll = kept_model(store, RecordKind::roll_entry))
    take_strangers(model, of_roll->model, static_cast<RowIndex>(rows_of(store, store.roll())));
  return model;
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
    if (are_few(static_cast<std::size_t>(rows_of(store_, fresh)))) {
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
    const std::vector<Work> work_to_be_done = work_to_do(store_.unmatched(kind));
    if (work_to_be_done.empty()) return {};
    const auto learnt = kept_model(store_, kind);
    if (!learnt || !still_holds(learnt->provenance, kind)) return link_all_records(kind);
    for (const Work& work : work_to_be_done) {
      progress_.report("records", 0, 0);
      const Records records = read_records(store_, work.records);
      if (work.roll == store_.roll() && !are_few(records.unsettled.size())) return link_all_records(kind);
      const auto asked = AskedPairs::ask(store_, work.roll, records.unsettled, progress_);
      if (!asked) return tl::unexpected(asked.error());
      keep(work, records, asked->weigh(learnt->model));
    }
    return {};
  }

  /// There are many, and neither records nor roll have grown by more than a tenth since.
  bool still_holds(const Provenance& from, RecordKind kind) const {
    const auto has_grown = [](std::int64_t rows, std::int64_t before) { return rows * 10 > before * 11; };
    const std::int64_t roll = rows_of(store_, store_.roll());
    const std::int64_t records = rows_of(store_, store_.batches_of(kind));
    return roll + records > options_.rows_always_weighed && from.lists.size() == 2 &&
           !has_grown(roll, from.lists[0].rows) && !has_grown(records, from.lists[1].rows);
  }

  Expected<void> link_all_records(RecordKind kind) {
    progress_.report("records", 0, 0);
    const Work work{store_.batches_of(kind), store_.roll()};
    const Records records = read_records(store_, work.records);
    const bool few = records.unsettled.empty() || are_few(records.unsettled.size());
    const auto learnt =
        few ? ask_and_learn(work, records.unsettled) : read_and_learn(work, records.unsettled);
    if (!learnt) return tl::unexpected(learnt.error());
    keep_model(store_, kind, learnt->model);
    keep(work, records, learnt->pairs);
    return {};
  }

  struct Learnt {
    TrainedModel model;
    std::vector<WeighedPair> pairs;
  };

  Provenance provenance_of(const Work& work) const {
    const auto list = [this](const std::vector<BatchId>& batches) {
      return list_of_batches(rows_of(store_, batches), batches);
    };
    return {.program = "benefitd", .lists = {list(work.roll), list(work.records)}};
  }

  Expected<Learnt> ask_and_learn(const Work& work, const std::vector<MatchRecord>& records) {
    const auto asked = AskedPairs::ask(store_, work.roll, records, progress_);
    if (!asked) return tl::unexpected(asked.error());
    Learnt learnt{asked->learn(known_before(store_), provenance_of(work)), {}};
    learnt.pairs = asked->weigh(learnt.model.model);
    return learnt;
  }

  /// Goes through the whole roll: for many records.
  Expected<Learnt> read_and_learn(const Work& work, const std::vector<MatchRecord>& records) {
    StoredRoll& roll = whole_roll();
    PersonList others(roll.vocabulary);
    for (const MatchRecord& record : records) add(others, record);
    const LinkOptions options{.threads = options_.threads, .least_probability = 0};
    const auto run = link(roll.people, others, model_of_unsettled_records(), options, progress_);
    if (!run) return tl::unexpected(run.error());
    Learnt learnt{{run->model, provenance_of(work)}, {}};
    learnt.model.provenance.pairs = static_cast<std::int64_t>(run->pairs);
    learnt.model.provenance.rounds = run->estimation.rounds;
    for (const Link& found : run->links) {
      if (!is_kept(found.weight)) continue;
      const RollEntry& entry = roll.entries[found.left];
      learnt.pairs.push_back({entry.id, entry.source.batch, found.right, found.weight,
                              explain(run->model, *run->frequencies, roll.vocabulary, roll.people[found.left],
                                      others[found.right], roll.people.size())});
    }
    return learnt;
  }

  void keep(const Work& work, const Records& records, const std::vector<WeighedPair>& weighed) {
    std::vector<RecordLink> links;
    for (const WeighedPair& pair : weighed) {
      const MatchRecord& record = records.unsettled[pair.record];
      for (const Source& copy : records.copies[pair.record])
        links.push_back(
            {pair.id, pair.roll, record.kind, copy, record.id, pair.weight, comparisons_of(pair.terms)});
    }
    store_.keep_links(pairs_of(work), links, records.settled);
  }

  /// Asking the index for so many costs less than reading the roll.
  bool are_few(std::size_t records) const {
    return static_cast<double>(records) * options_.rows_read_per_record <
           static_cast<double>(rows_of(store_, store_.roll()));
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
  if (auto compared = linker.compare_roll_with_itself(); !compared) return compared;
  return linker.link_records();
}

}  // namespace benefit::match

#include "verify/match/roll_index.hpp"

#include "verify/match/threads.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>

#include <boost/unordered/unordered_flat_map.hpp>

namespace benefit::match {
namespace {

// The kind of a key stands in its highest bits, so that keys of one kind lie together.
constexpr unsigned bits_of_hash = 58;
constexpr std::uint64_t first_count_kind = 32;
constexpr std::uint64_t named_rows_kind = 63;
static_assert(key_kinds <= first_count_kind);

constexpr std::uint64_t index_key(std::uint64_t kind, std::uint64_t hash) {
  return kind << bits_of_hash | hash >> (64 - bits_of_hash);
}
constexpr std::uint64_t index_key(const Key& key) {
  return index_key(static_cast<std::uint64_t>(key.kind), hash_of(key));
}
constexpr std::uint64_t index_key(NameCount count, std::uint64_t hash) {
  return index_key(first_count_kind + static_cast<std::uint64_t>(count), hash);
}
constexpr std::uint64_t named_rows_key = index_key(named_rows_kind, 0);

/// Rows whose entries are sorted in memory at a time: about 400 MB.
constexpr std::int64_t rows_per_run = 1'000'000;

/// The entries of a part of a batch.
class EntryRun {
 public:
  void add(const Enrolment& entry, RowHandle row) {
    person_.clear();
    match::add(person_, entry);
    const Person& person = person_[0];
    ++rows_;
    add_index_entries(vocabulary_, person, row, entries_);
    if (person.name == 0) return;
    ++counts_[named_rows_key];
    const NameCountHashes hashes = name_count_hashes(vocabulary_, person);
    for (std::size_t count = 0; count < name_counts; ++count)
      if (hashes[count] != 0) ++counts_[index_key(static_cast<NameCount>(count), hashes[count])];
  }
  std::int64_t rows() const { return rows_; }

  std::vector<IndexEntry> sorted() && {
    for (const auto& [key, count] : counts_) entries_.push_back({key, count});
    std::sort(entries_.begin(), entries_.end());
    return std::move(entries_);
  }

 private:
  Vocabulary vocabulary_;
  PersonList person_{vocabulary_};  ///< of one row, each in its turn
  std::int64_t rows_ = 0;
  std::vector<IndexEntry> entries_;
  boost::unordered_flat_map<std::uint64_t, std::uint64_t> counts_;
};

Expected<void> index_batch(LinkStore& store, BatchId batch, Progress& progress) {
  struct Stop {};
  const std::int64_t total = store.rows_of(batch);
  std::int64_t done = 0;
  const auto report = [&progress](std::string_view stage, std::int64_t done_so_far, std::int64_t of) {
    progress.report(stage, done_so_far, of);
    if (progress.stop_requested()) throw Stop{};
  };
  const auto writer = store.begin_index(batch);
  auto run = std::make_unique<EntryRun>();
  const auto flush = [&] {
    writer->add(std::move(*run).sorted());
    run = std::make_unique<EntryRun>();
  };
  try {
    store.for_each_entry(batch, [&](const Enrolment& entry, RowHandle row) {
      run->add(entry, row);
      constexpr std::int64_t rows_per_report = 20'000;
      if (++done % rows_per_report == 0) report("index", done, total);
      if (run->rows() == rows_per_run) flush();
    });
    if (run->rows() > 0) flush();
    writer->finish([&](std::int64_t written, std::int64_t of) { report("index pages", written, of); });
  } catch (const Stop&) {
    return tl::make_unexpected(stopped());
  }
  return {};
}

/// Entries under one key that are no crowd. A name alone finds who has moved: rare ones only.
constexpr std::size_t crowd = BlockCaps{}.rows_in_block;
std::size_t most_rows(KeyKind kind) { return kind == KeyKind::name_alone ? 100 : crowd; }
KeyKind kind_of_entry(std::uint64_t index_key) { return static_cast<KeyKind>(index_key >> bits_of_hash); }

}  // namespace

void add_index_entries(const Vocabulary& vocabulary, const Person& person, RowHandle row,
                       std::vector<IndexEntry>& entries) {
  const Keys keys(vocabulary, person);
  for (const Key& key : keys.all()) entries.push_back({index_key(key), row});
}

Expected<void> index_roll(LinkStore& store, Progress& progress) {
  for (const BatchId batch : store.unindexed())
    if (const auto indexed = index_batch(store, batch, progress); !indexed) return indexed;
  return {};
}

void for_each_entry_of(const LinkStore& store, std::span<const CitizenId> ids,
                       const std::function<void(const Enrolment&)>& visit) {
  std::vector<std::uint64_t> keys;
  for (const CitizenId id : ids) keys.push_back(index_key(id_number_key(read_id(id.to_string()))));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::map<BatchId, std::vector<RowHandle>> rows;
  for (const IndexHit& hit : store.find(store.roll(), keys, std::numeric_limits<std::size_t>::max()))
    rows[hit.roll].push_back(hit.value);
  for (auto& [batch, handles] : rows) {
    std::sort(handles.begin(), handles.end());
    handles.erase(std::unique(handles.begin(), handles.end()), handles.end());
    store.for_each_entry_at(batch, handles, [&](const Enrolment& entry, RowHandle) {
      if (std::binary_search(ids.begin(), ids.end(), entry.id)) visit(entry);
    });
  }
}

IndexedRoll::IndexedRoll(const LinkStore& store, Vocabulary& vocabulary)
    : store_(store),
      batches_(store.roll()),
      vocabulary_(vocabulary),
      rows_(static_cast<std::uint64_t>(rows_of(store, batches_))) {}

IndexedRoll::Found IndexedRoll::find(std::span<const BatchId> batches, const PersonList& records,
                                     KeyKinds kinds) const {
  struct Wanted {
    std::uint64_t key;
    RowIndex record;
  };
  std::vector<Wanted> wanted;
  for (RowIndex record = 0; record < records.size(); ++record) {
    const Keys keys(vocabulary_, records[record]);
    for (const Key& key : keys.all())
      if (kinds.test(static_cast<std::size_t>(key.kind))) wanted.push_back({index_key(key), record});
  }
  std::sort(wanted.begin(), wanted.end(), [](const Wanted& a, const Wanted& b) {
    return std::pair(a.key, a.record) < std::pair(b.key, b.record);
  });
  std::vector<std::uint64_t> keys;
  for (const Wanted& one : wanted)
    if (keys.empty() || keys.back() != one.key) keys.push_back(one.key);

  std::vector<IndexHit> hits = store_.find(batches, keys, crowd);
  std::sort(hits.begin(), hits.end());
  // Of each row of the roll, the records that share a key with it.
  struct Candidate {
    BatchId batch;
    RowHandle row;
    RowIndex record;
    auto operator<=>(const Candidate&) const = default;
  };
  std::vector<Candidate> candidates;
  auto of_key = wanted.begin();
  for (auto hit = hits.begin(); hit != hits.end();) {
    const auto end =
        std::find_if(hit, hits.end(), [&](const IndexHit& other) { return other.key != hit->key; });
    const std::uint64_t key = keys[hit->key];
    of_key = std::find_if(of_key, wanted.end(), [key](const Wanted& one) { return one.key >= key; });
    if (static_cast<std::size_t>(end - hit) <= most_rows(kind_of_entry(key)))
      for (; hit != end; ++hit)
        for (auto one = of_key; one != wanted.end() && one->key == key; ++one)
          candidates.push_back({hit->roll, hit->value, one->record});
    hit = end;
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());

  Found found{PersonList(vocabulary_), {}, {}};
  for (auto first = candidates.begin(); first != candidates.end();) {
    const BatchId batch = first->batch;
    const auto end =
        std::find_if(first, candidates.end(), [batch](const Candidate& one) { return one.batch != batch; });
    std::vector<RowHandle> rows;
    for (auto one = first; one != end; ++one)
      if (rows.empty() || rows.back() != one->row) rows.push_back(one->row);
    store_.for_each_entry_at(batch, rows, [&](const Enrolment& entry, RowHandle row) {
      // A person with an entry in each of two schemes has two rows.
      while (first != end && first->row < row) ++first;
      for (auto one = first; one != end && one->row == row; ++one)
        found.pairs.emplace_back(found.rows.size(), one->record);
      add(found.rows, entry);
      found.entries.push_back(roll_entry(entry));
    });
    first = end;
  }
  return found;
}

NameFrequencies IndexedRoll::frequencies(const PersonList& rows) const {
  std::vector<std::uint64_t> keys{named_rows_key};
  const auto want = [&keys](NameCount count, std::uint64_t hash) {
    if (hash != 0) keys.push_back(index_key(count, hash));
  };
  for (NameIndex name = 1; name < vocabulary_.names.size(); ++name) {
    const NameForm& form = vocabulary_.names.form(name);
    want(NameCount::spelled, hash_bytes(vocabulary_.names.cleaned(name)));
    want(NameCount::whole_sound, form.sound);
    want(NameCount::surname, form.surname_sound);
    want(NameCount::given_name, form.given_sound);
  }
  for (RowIndex row = 0; row < rows.size(); ++row) {
    const NameCountHashes hashes = name_count_hashes(vocabulary_, rows[row]);
    for (const NameCount count : {NameCount::residents, NameCount::surname_in_village})
      want(count, hashes[static_cast<std::size_t>(count)]);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  boost::unordered_flat_map<std::uint64_t, std::uint64_t> counts;
  for (const IndexHit& hit : store_.find(batches_, keys, std::numeric_limits<std::size_t>::max()))
    counts[keys[hit.key]] += hit.value;
  return {rows, counts[named_rows_key], [&counts](NameCount count, std::uint64_t hash) {
            const auto found = counts.find(index_key(count, hash));
            return found == counts.end() ? 0U : static_cast<std::uint32_t>(found->second);
          }};
}

}  // namespace benefit::match

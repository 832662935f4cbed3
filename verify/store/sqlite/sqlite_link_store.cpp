#include "verify/store/sqlite/sqlite_link_store.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/batch_rows.hpp"
#include "verify/store/sqlite/roll_index.hpp"
#include "verify/store/sqlite/subject_cursors.hpp"
#include "verify/store/sqlite/text_list.hpp"

#include <algorithm>
#include <array>
#include <future>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

namespace benefit::store {
namespace {

constexpr SubjectRange everybody{0, std::numeric_limits<std::uint64_t>::max()};

std::string feeds_of(RecordKind kind) {
  const auto list = [](std::span<const Feed> feeds) {
    std::vector<std::int64_t> numbers;
    for (const Feed feed : feeds) numbers.push_back(static_cast<std::int64_t>(feed));
    return integers_to_json_array(numbers);
  };
  switch (kind) {
    case RecordKind::death:
      return list(death_feeds);
    case RecordKind::registry_period:
      return list(registry_feeds);
    case RecordKind::roll_entry:
      return list(std::array{Feed::roll});
    case RecordKind::pension_subsidy:
      return list(std::array{Feed::subsidies});
  }
  return list({});
}

MatchRecord begin_record(BatchId batch, std::optional<CitizenId> id, std::int64_t line) {
  MatchRecord record;
  record.id = id;
  record.source = {batch, line};
  return record;
}

// A row's handle: its run of the batch, and its number, of which the birth date is counted in days: in the
// order of both. Numbers have a day from 1800 to 2199 (verify/identity/citizen_id).
constexpr unsigned bits_of_sequence = 10, bits_of_days = 18, bits_of_region = 20;
constexpr unsigned bits_of_citizen = bits_of_sequence + bits_of_days + bits_of_region;
constexpr Day first_day{std::chrono::year{1800} / 1 / 1};

std::uint64_t low_bits(RowHandle handle, unsigned bits) { return handle & ((RowHandle{1} << bits) - 1); }

RowHandle handle_of(Run run, CitizenId id) {
  const auto days = static_cast<std::uint64_t>((id.birth_date() - first_day).count());
  RowHandle handle = static_cast<RowHandle>(run.number);
  handle = handle << bits_of_region | static_cast<std::uint64_t>(id.region());
  handle = handle << bits_of_days | days;
  return handle << bits_of_sequence | static_cast<std::uint64_t>(id.sequence());
}

std::int64_t run_of(RowHandle handle) { return static_cast<std::int64_t>(handle >> bits_of_citizen); }

CitizenId citizen_of(RowHandle handle) {
  const std::uint64_t sequence = low_bits(handle, bits_of_sequence);
  const auto days = static_cast<int>(low_bits(handle >> bits_of_sequence, bits_of_days));
  const std::uint64_t region = low_bits(handle >> (bits_of_sequence + bits_of_days), bits_of_region);
  const std::chrono::year_month_day birth{first_day + std::chrono::days{days}};
  const auto date = static_cast<std::uint64_t>(static_cast<int>(birth.year())) * 10'000 +
                    static_cast<unsigned>(birth.month()) * 100 + static_cast<unsigned>(birth.day());
  return CitizenId::from_body((region * 100'000'000 + date) * 1000 + sequence);
}

std::vector<BatchId> read_batch_ids(Statement& select) {
  std::vector<BatchId> batches;
  while (select.step()) batches.push_back(Columns{select}.integer());
  return batches;
}

std::vector<BatchPair> read_pairs(Statement& select) {
  std::vector<BatchPair> pairs;
  while (select.step()) {
    Columns columns{select};
    pairs.push_back({columns.integer(), columns.integer()});
  }
  return pairs;
}

void visit_run(ReadSnapshot& snapshot, Run run, SubjectRange range,
               const std::function<void(const Enrolment&, RowHandle)>& visit) {
  SubjectFacts facts{CitizenId::from_body(0)};
  for (RunCursor<Enrolment> cursor{snapshot, run, range}; const auto id = cursor.at();) {
    facts.enrolments.clear();
    cursor.take(facts);
    const RowHandle handle = handle_of(run, *id);
    for (const Enrolment& entry : facts.enrolments) visit(entry, handle);
  }
}

using LinkKey = std::tuple<BatchId, BatchId, std::int64_t, CitizenId>;  // records, roll, line, subject

void delete_links_not_among(WriteTransaction& transaction, std::span<const BatchPair> matched,
                            std::span<const RecordLink> links) {
  std::set<LinkKey> found;
  for (const RecordLink& link : links)
    found.emplace(link.record.batch, link.roll, link.record.line, link.subject);
  std::vector<LinkKey> gone;
  for (const BatchPair& pair : matched) {
    Statement select = transaction.statement(queries::select_links_of_batches);
    select.bind(pair.records, pair.roll);
    while (select.step()) {
      Columns columns{select};
      const CitizenId subject = columns.citizen_id();
      const LinkKey key{pair.records, pair.roll, columns.integer(), subject};
      if (!found.contains(key)) gone.push_back(key);
    }
  }
  for (const auto& [records, roll, line, subject] : gone)
    transaction.statement(queries::delete_link).run(subject, roll, records, line);
}

/// What `read` makes of each piece of the items, in order. What is not in the disk's cache is waited for, so
/// several read at a time, however few the cores.
template <class Item, class Read>
auto read_in_pieces(std::span<const Item> items, Read read) {
  constexpr std::size_t most_pieces = 8, least_items = 64;
  const std::size_t pieces = std::clamp<std::size_t>(items.size() / least_items, 1, most_pieces);
  std::vector<std::future<decltype(read(items, std::size_t{}))>> reading;
  for (std::size_t piece = 0; piece < pieces; ++piece) {
    const std::size_t begin = items.size() * piece / pieces, end = items.size() * (piece + 1) / pieces;
    reading.push_back(std::async(pieces == 1 ? std::launch::deferred : std::launch::async, read,
                                 items.subspan(begin, end - begin), begin));
  }
  std::vector<decltype(read(items, std::size_t{}))> made;
  for (auto& piece : reading) made.push_back(piece.get());
  return made;
}

}  // namespace

std::vector<BatchId> SqliteLinkStore::batches_of(RecordKind kind) const {
  const std::string feeds = feeds_of(kind);
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_batches_of_feeds);
  return read_batch_ids(select.bind(feeds));
}

std::vector<BatchPair> SqliteLinkStore::unmatched(RecordKind kind) const {
  const std::string feeds = feeds_of(kind);
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_unmatched_batches);
  return read_pairs(select.bind(feeds, Feed::roll));
}

std::vector<BatchPair> SqliteLinkStore::uncompared_roll() const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_uncompared_roll);
  return read_pairs(select.bind(Feed::roll));
}

void SqliteLinkStore::for_each_record(BatchId records,
                                      const std::function<void(const MatchRecord&)>& visit) const {
  ReadSnapshot snapshot{database_};
  Statement deaths = snapshot.statement(queries::select_deaths_of_batch);
  deaths.bind(records);
  while (deaths.step()) {
    Columns columns{deaths};
    const auto id = columns.optional(&Columns::citizen_id);
    MatchRecord record = begin_record(records, id, columns.integer());
    record.kind = RecordKind::death;
    record.id_as_delivered = columns.text();
    record.name = columns.text();
    record.sex = columns.optional(&Columns::as<Sex>);
    record.birth_date = columns.optional(&Columns::day);
    record.region = columns.region();
    visit(record);
  }
  Statement periods = snapshot.statement(queries::select_registry_periods_of_batch);
  periods.bind(records);
  while (periods.step()) {
    Columns columns{periods};
    const CitizenId id = columns.citizen_id();
    MatchRecord record = begin_record(records, id, columns.integer());
    record.kind = RecordKind::registry_period;
    record.fifteen_digits = columns.flag();
    record.name = columns.text();
    record.region = columns.region();
    visit(record);
  }
  Statement subsidies = snapshot.statement(queries::select_subsidies_of_batch);
  subsidies.bind(records, Scheme::resident_pension, SubsidyBasis::poverty);
  while (subsidies.step()) {
    Columns columns{subsidies};
    const CitizenId id = columns.citizen_id();
    MatchRecord record = begin_record(records, id, columns.integer());
    record.kind = RecordKind::pension_subsidy;
    record.name = columns.text();
    record.region.county = columns.county();
    visit(record);
  }
}

void SqliteLinkStore::for_each_entry(BatchId roll,
                                     const std::function<void(const Enrolment&, RowHandle)>& visit) const {
  ReadSnapshot snapshot{database_};
  const VisibleBatches visible{snapshot, std::nullopt};
  for (const Run run : visible.runs_of(roll)) visit_run(snapshot, run, everybody, visit);
}

void SqliteLinkStore::for_each_entry_at(BatchId roll, std::span<const RowHandle> rows,
                                        const std::function<void(const Enrolment&, RowHandle)>& visit) const {
  using Entries = std::vector<std::pair<Enrolment, RowHandle>>;
  const auto read = [&](std::span<const RowHandle> some, std::size_t) {
    ReadSnapshot snapshot{database_};
    Entries entries;
    for (const RowHandle row : some)
      visit_run(
          snapshot, {roll, run_of(row)}, range_of(citizen_of(row)),
          [&entries](const Enrolment& entry, RowHandle handle) { entries.emplace_back(entry, handle); });
    return entries;
  };
  constexpr std::size_t rows_at_a_time = 10'000;
  for (std::size_t first = 0; first < rows.size(); first += rows_at_a_time)
    for (const Entries& entries :
         read_in_pieces(rows.subspan(first, std::min(rows_at_a_time, rows.size() - first)), read))
      for (const auto& [entry, handle] : entries) visit(entry, handle);
}

std::vector<BatchId> SqliteLinkStore::unindexed() const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_unindexed_batches);
  return read_batch_ids(select.bind(Feed::roll));
}

std::optional<std::string> SqliteLinkStore::model(RecordKind kind) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_linkage_model);
  if (!select.bind(kind).step()) return std::nullopt;
  return Columns{select}.text();
}

void SqliteLinkStore::keep_model(RecordKind kind, std::string_view text) {
  WriteTransaction transaction{database_};
  transaction.statement(queries::upsert_linkage_model).run(kind, text);
  transaction.commit();
}

std::int64_t SqliteLinkStore::rows_of(BatchId batch) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_batch);
  return select.bind(batch).step() ? read_batch(select).rows_accepted : 0;
}

std::unique_ptr<RollIndexWriter> SqliteLinkStore::begin_index(BatchId roll) {
  return begin_roll_index(database_, roll, spool_folder_);
}

std::vector<IndexHit> SqliteLinkStore::find(std::span<const BatchId> roll,
                                            std::span<const std::uint64_t> keys, std::size_t most) const {
  std::vector<IndexHit> hits;
  for (const BatchId batch : roll) {
    const std::vector<std::uint64_t> first_keys = [&] {
      ReadSnapshot snapshot{database_};
      return first_keys_of_index(snapshot, batch);
    }();
    const auto read = [&](std::span<const std::uint64_t> some, std::size_t first) {
      ReadSnapshot snapshot{database_};
      std::vector<IndexHit> found = find_in_index(snapshot, batch, first_keys, some, most);
      for (IndexHit& hit : found) hit.key += first;
      return found;
    };
    for (const auto& found : read_in_pieces(keys, read)) hits.insert(hits.end(), found.begin(), found.end());
  }
  return hits;
}

void SqliteLinkStore::keep_links(std::span<const BatchPair> matched, std::span<const RecordLink> links,
                                 std::span<const Source> settled) {
  WriteTransaction transaction{database_};
  for (const Source& record : settled)
    transaction.statement(queries::delete_links_of_record).run(record.batch, record.line);
  delete_links_not_among(transaction, matched, links);
  for (const RecordLink& link : links) {
    const std::string compared = to_json(link.compared);
    transaction.statement(queries::upsert_record_link)
        .run(link.subject, link.roll, link.kind, link.record.batch, link.record.line, link.record_id,
             link.weight, compared);
  }
  for (const BatchPair& pair : matched)
    transaction.statement(queries::insert_matched_batches).run(pair.records, pair.roll);
  transaction.commit();
}

}  // namespace benefit::store

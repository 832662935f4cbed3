#include "verify/store/sqlite/sqlite_link_store.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/subject_cursors.hpp"

#include <limits>
#include <utility>

namespace benefit::store {
namespace {

constexpr SubjectRange everybody{0, std::numeric_limits<std::uint64_t>::max()};

// What is matched with the roll lies side by side in the enumeration.
constexpr Feed first_matched_feed = Feed::deaths_health;
constexpr Feed last_matched_feed = Feed::registry_registered_poor;

MatchRecord begin_record(BatchId batch, std::optional<CitizenId> id, std::int64_t line) {
  MatchRecord record;
  record.id = id;
  record.source = {batch, line};
  return record;
}

RegionPath read_region(Columns& columns) {
  return {.county = columns.county(), .town = columns.text(), .village = columns.text()};
}

}  // namespace

std::vector<BatchPair> SqliteLinkStore::unmatched() const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_unmatched_batches);
  select.bind(first_matched_feed, last_matched_feed, Feed::roll);
  std::vector<BatchPair> pairs;
  while (select.step()) {
    Columns columns{select};
    pairs.push_back({columns.integer(), columns.integer()});
  }
  return pairs;
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
    record.region = read_region(columns);
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
    record.region = read_region(columns);
    visit(record);
  }
}

void SqliteLinkStore::for_each_entry(BatchId roll, const std::function<void(const Enrolment&)>& visit) const {
  ReadSnapshot snapshot{database_};
  const VisibleBatches visible{snapshot, std::nullopt};
  SubjectFacts facts{CitizenId::from_body(0)};
  for (const Run run : visible.runs_of(roll))
    for (RunCursor<Enrolment> cursor{snapshot, run, everybody}; cursor.at();) {
      facts.enrolments.clear();
      cursor.take(facts);
      for (const Enrolment& entry : facts.enrolments) visit(entry);
    }
}

void SqliteLinkStore::for_each_entry_of(std::span<const CitizenId> ids,
                                        const std::function<void(const Enrolment&)>& visit) const {
  ReadSnapshot snapshot{database_};
  const VisibleBatches visible{snapshot, std::nullopt};
  const std::vector<Run> runs = visible.runs_of(FactTable<Enrolment>::feeds);
  SubjectFacts facts{CitizenId::from_body(0)};
  for (const CitizenId id : ids) {
    facts.enrolments.clear();
    take_rows_of<Enrolment>(snapshot, runs, id, facts);
    for (const Enrolment& entry : facts.enrolments) visit(entry);
  }
}

void SqliteLinkStore::keep_links(std::span<const BatchPair> matched, std::span<const RecordLink> links) {
  WriteTransaction transaction{database_};
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

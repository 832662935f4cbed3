#include "verify/store/sqlite/subject_reader.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/collection_rows.hpp"
#include "verify/store/sqlite/link_cursors.hpp"

#include <algorithm>
#include <tuple>

namespace benefit::store {
namespace {

class CollectionCursor final : public StatementCursor {
 public:
  CollectionCursor(ReadSnapshot& snapshot, SubjectRange range, std::optional<Instant> known_at)
      : StatementCursor(snapshot.statement(queries::select_collections)),
        snapshot_(snapshot),
        known_at_(known_at) {
    statement_.bind(range_bound(range.first), range_bound(range.end), known_at);
    advance();
  }

  void take(SubjectFacts& into) override {
    take_rows([&] { into.collections.push_back(read_collection(snapshot_, statement_, known_at_)); });
  }

 private:
  ReadSnapshot& snapshot_;
  std::optional<Instant> known_at_;
};

class SetAsideCursor final : public StatementCursor {
 public:
  SetAsideCursor(ReadSnapshot& snapshot, SubjectRange range, std::optional<Instant> known_at)
      : StatementCursor(snapshot.statement(queries::select_set_asides)) {
    statement_.bind(range_bound(range.first), range_bound(range.end), known_at);
    advance();
  }

  void take(SubjectFacts& into) override {
    take_rows([&] { into.set_aside_records.push_back(Columns{statement_, 1}.text()); });
  }
};

class LikeFaceCursor final : public StatementCursor {
 public:
  LikeFaceCursor(ReadSnapshot& snapshot, const VisibleBatches& visible, SubjectRange range,
                 std::optional<Instant> known_at)
      : StatementCursor(snapshot.statement(queries::select_like_faces)),
        snapshot_(snapshot),
        visible_(visible) {
    statement_.bind(range_bound(range.first), range_bound(range.end), known_at);
    advance();
  }

  void take(SubjectFacts& into) override {
    take_rows([&] {
      Columns columns{statement_, 1};
      LikeFace like{.other = columns.citizen_id(),
                    .own = columns.integer(),
                    .theirs = columns.integer(),
                    .score = columns.real(),
                    .enrolments = {},
                    .people = columns.integer(),
                    .fpir_high = columns.real()};
      SubjectFacts other{like.other};
      take_rows_of<Enrolment>(snapshot_, visible_.runs_of(FactTable<Enrolment>::feeds), like.other, other);
      put_in_order(other.enrolments);
      like.enrolments = std::move(other.enrolments);
      into.like_faces.push_back(std::move(like));
    });
  }

 private:
  ReadSnapshot& snapshot_;
  const VisibleBatches& visible_;
};

void clear(SubjectFacts& facts) {
  for_each_fact_table([&](auto table) { (facts.*table.list).clear(); });
  facts.collections.clear();
  facts.linked_deaths.clear();
  facts.linked_registry_periods.clear();
  facts.linked_subsidies.clear();
  facts.linked_enrolments.clear();
  facts.other_numbers.clear();
  facts.like_faces.clear();
  facts.set_aside_records.clear();
}

/// Something beside a decision about a record that is gone.
bool is_known(const SubjectFacts& facts) {
  bool known = !facts.collections.empty();
  for_each_fact_table([&](auto table) { known = known || !(facts.*table.list).empty(); });
  return known;
}

}  // namespace

SubjectReader::SubjectReader(ReadSnapshot& snapshot, const VisibleBatches& visible, SubjectRange range,
                             std::optional<Instant> known_at)
    : snapshot_(snapshot), visible_(visible), facts_(CitizenId::from_body(range.first)) {
  for_each_fact_table([&]<class Row>(FactTable<Row> table) {
    for (const Run run : visible_.runs_of(table.feeds))
      add(std::make_unique<RunCursor<Row>>(snapshot_, run, range));
  });
  add(std::make_unique<CollectionCursor>(snapshot_, range, known_at));
  add(std::make_unique<SetAsideCursor>(snapshot_, range, known_at));
  add(std::make_unique<LikeFaceCursor>(snapshot_, visible_, range, known_at));
  add(std::make_unique<LinkedRecordCursor>(snapshot_, visible_, range));
  add(std::make_unique<LinkedEnrolmentCursor>(snapshot_, visible_, range));
}

const SubjectFacts* SubjectReader::next() {
  while (!heap_.empty()) {
    gather(heap_.front().at);
    if (!is_known(facts_)) continue;
    for_each_fact_table([&](auto table) { put_in_order(facts_.*table.list); });
    return &facts_;
  }
  return nullptr;
}

namespace {

constexpr auto later = [](const auto& a, const auto& b) {
  return std::tie(a.at, a.ordinal) > std::tie(b.at, b.ordinal);
};

}  // namespace

void SubjectReader::add(std::unique_ptr<SubjectCursor> cursor) {
  if (const std::optional<CitizenId> at = cursor->at()) {
    heap_.push_back({*at, heap_.size(), std::move(cursor)});
    std::ranges::push_heap(heap_, later);
  }
}

void SubjectReader::gather(CitizenId id) {
  clear(facts_);
  facts_.id = id;
  while (!heap_.empty() && heap_.front().at == id) {
    std::ranges::pop_heap(heap_, later);
    Entry& entry = heap_.back();
    entry.cursor->take(facts_);
    if (const std::optional<CitizenId> at = entry.cursor->at()) {
      entry.at = *at;
      std::ranges::push_heap(heap_, later);
    } else {
      heap_.pop_back();
    }
  }
}

bool is_subject(const SubjectFacts& facts) {
  bool subject = !facts.collections.empty();
  for_each_fact_table(
      [&](auto table) { subject = subject || (table.makes_subject && !(facts.*table.list).empty()); });
  return subject;
}

}  // namespace benefit::store

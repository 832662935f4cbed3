// Random deliveries, renewals, abandoned imports and restarts against a tiny model of what is current, and of
// what was known at any moment.

#include "tests/fault/store/faulty_vfs.hpp"
#include "tests/unit/store/scratch.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::store {
namespace {

using test::at;
using test::citizen;

struct Row {
  int person;
  unsigned month;
};

struct Step {
  enum Kind { deliver, abandon, restart } kind;
  Feed feed;
  int delivery;  ///< which name
  int later;     ///< milliseconds since the step before
  std::vector<Row> rows;
};

void showValue(const Step& step, std::ostream& os) {
  os << (step.kind == Step::deliver   ? "deliver"
         : step.kind == Step::abandon ? "abandon"
                                      : "restart")
     << " feed " << static_cast<int>(step.feed) << " name " << step.delivery << " after " << step.later
     << ":";
  for (const Row& row : step.rows) os << " " << row.person << "/" << row.month;
}

rc::Gen<Row> any_row() { return rc::gen::construct<Row>(rc::gen::inRange(0, 6), rc::gen::inRange(1U, 4U)); }

rc::Gen<Step> any_step() {
  return rc::gen::construct<Step>(
      rc::gen::weightedElement<Step::Kind>({{6, Step::deliver}, {2, Step::abandon}, {1, Step::restart}}),
      rc::gen::element(Feed::payments, Feed::deaths_health), rc::gen::inRange(0, 3), rc::gen::inRange(0, 3),
      rc::gen::container<std::vector<Row>>(any_row()));
}

/// What a subject looks like from outside: its payments by (month, source), its deaths by source.
struct Seen {
  std::vector<std::pair<Month, Source>> payments;
  std::vector<Source> deaths;
  friend bool operator==(const Seen&, const Seen&) = default;
};
using Picture = std::map<CitizenId, Seen>;

/// The model: batches in a list, everything else by going through it.
class Model {
 public:
  void deliver(const Step& step, BatchId id, Instant now) {
    for (Delivered& old : batches_)
      if (old.step.feed == step.feed && old.step.delivery == step.delivery && !old.superseded_at)
        old.superseded_at = now;
    batches_.push_back({step, id, now, std::nullopt});
  }

  /// Everybody of whom anything is known.
  Picture picture(std::optional<Instant> known_at) const {
    Picture picture;
    for (const Delivered& batch : batches_) {
      const bool visible = known_at ? batch.received_at <= *known_at &&
                                          (!batch.superseded_at || *batch.superseded_at > *known_at)
                                    : !batch.superseded_at;
      if (!visible) continue;
      for (std::size_t i = 0; i < batch.step.rows.size(); ++i) {
        const Row& row = batch.step.rows[i];
        const Source source{batch.id, static_cast<std::int64_t>(i) + 2};
        Seen& seen = picture[citizen(row.person)];
        if (batch.step.feed == Feed::payments) {
          seen.payments.emplace_back(test::month(2018, row.month), source);
        } else {
          seen.deaths.push_back(source);
        }
      }
    }
    for (auto& [person, seen] : picture) std::ranges::sort(seen.payments);
    return picture;
  }

  std::size_t batches() const { return batches_.size(); }

 private:
  struct Delivered {
    Step step;
    BatchId id;
    Instant received_at;
    std::optional<Instant> superseded_at;
  };
  std::vector<Delivered> batches_;
};

Seen seen_of(const SubjectFacts& facts) {
  Seen seen;
  for (const Payment& row : facts.payments) seen.payments.emplace_back(row.month, row.source);
  for (const DeathRecord& row : facts.deaths) seen.deaths.push_back(row.source);
  return seen;
}

/// Adds the rows of a step; the writer is committed or dropped by the caller.
std::unique_ptr<BatchWriter> begin(FactStore& facts, const Step& step, Instant now) {
  auto writer = facts.begin_batch({.feed = step.feed,
                                   .delivery = std::to_string(step.delivery),
                                   .file_sha256 = "aa",
                                   .bytes = 1,
                                   .received_at = now,
                                   .received_by = "clerk"});
  std::int64_t line = 2;
  for (const Row& row : step.rows) {
    const Source source{writer->id(), line++};
    if (step.feed == Feed::payments) {
      writer->add(test::payment(citizen(row.person), test::month(2018, row.month), source));
    } else {
      writer->add(test::death(citizen(row.person), test::day(2018, 1, 1), source));
    }
  }
  return writer;
}

void check_same(const FactStore& facts, const Model& model, std::optional<Instant> known_at) {
  const Picture expected = model.picture(known_at);
  Picture subjects = expected;
  std::erase_if(subjects, [](const auto& entry) { return entry.second.payments.empty(); });

  // The ranges of a plan, one after the other, visit exactly the subjects, in order.
  Picture visited;
  for (const SubjectRange range : facts.partition_subjects(2)) {
    facts.for_each_subject(range, known_at, [&](const SubjectFacts& subject) {
      RC_ASSERT(range.contains(subject.id));
      RC_ASSERT((visited.empty() || visited.rbegin()->first < subject.id));
      visited.emplace(subject.id, seen_of(subject));
    });
  }
  RC_ASSERT(visited == subjects);

  for (int person = 0; person < 6; ++person) {
    const auto found = facts.subject(citizen(person), known_at);
    RC_ASSERT(found.has_value() == expected.contains(citizen(person)));
    if (found) RC_ASSERT(seen_of(*found) == expected.at(citizen(person)));
  }
}

TEST_CASE("the store shows what a list of batches shows, now and at any moment", "[property]") {
  test::FaultyVfs::instance().disarm();  // here only a disk that need not sync
  REQUIRE(rc::check("deliveries, renewals, abandoned imports, restarts", [] {
    const auto steps = *rc::gen::container<std::vector<Step>>(any_step());
    test::Scratch store{{.rows_per_run = 4, .rows_per_transaction = 3, .idle_readers = 1, .vfs = "faulty"}};
    Model model;
    Instant now = at(0);
    for (const Step& step : steps) {
      now += std::chrono::milliseconds{step.later};
      if (step.kind == Step::restart) {
        store.reopen();
        continue;
      }
      const auto writer = begin(store->facts(), step, now);
      if (step.kind == Step::abandon) continue;
      writer->commit(Encoding::utf8, {}, static_cast<std::int64_t>(step.rows.size()));
      model.deliver(step, writer->id(), now);
    }

    RC_ASSERT(store->facts().batches().size() == model.batches());
    check_same(store->facts(), model, std::nullopt);
    for (Instant moment = at(-1); moment <= now + std::chrono::milliseconds{1};
         moment += std::chrono::milliseconds{1})
      check_same(store->facts(), model, moment);
  }));
}

}  // namespace
}  // namespace benefit::store

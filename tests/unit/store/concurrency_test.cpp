// Readers, clerks and an import at the same time. Worth most under ThreadSanitizer.

#include "tests/unit/store/scratch.hpp"

#include <atomic>
#include <thread>

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::at;
using test::citizen;
using test::deliver_payments;
using test::header;
using test::month;
using test::Scratch;

constexpr int people = 200;

std::vector<CitizenId> everybody() {
  std::vector<CitizenId> ids;
  for (int i = 0; i < people; ++i) ids.push_back(citizen(i));
  return ids;
}

/// How many subjects a reader sees, whose payments are all of one batch; -1 when it saw a mixture.
int consistent_subjects(const FactStore& facts) {
  int seen = 0;
  std::optional<BatchId> batch;
  bool mixed = false;
  facts.for_each_subject({0, ~std::uint64_t{0}}, {}, [&](const SubjectFacts& subject) {
    ++seen;
    for (const Payment& row : subject.payments) {
      if (!batch) batch = row.source.batch;
      mixed = mixed || row.source.batch != *batch;
    }
  });
  return mixed ? -1 : seen;
}

TEST_CASE("readers see the state before an import or after it, never between", "[concurrency]") {
  const Scratch store{{.rows_per_run = 50, .rows_per_transaction = 20, .idle_readers = 2, .vfs = {}}};
  deliver_payments(store->facts(), header(Feed::payments), everybody(), month(2018, 2));

  std::atomic<bool> imported = false;
  std::atomic<int> wrong = 0;
  std::atomic<int> reads = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i)
    readers.emplace_back([&] {
      do {
        if (consistent_subjects(store->facts()) != people) ++wrong;
        ++reads;
      } while (!imported);
    });
  for (int version = 0; version < 5; ++version)
    deliver_payments(store->facts(), header(Feed::payments, "2018-03", 1001 + version), everybody(),
                     month(2018, 2));
  imported = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(wrong == 0);
  CHECK(reads >= 2);
}

TEST_CASE("a clerk's write gets in between the chunks of an import", "[concurrency]") {
  const Scratch store{{.rows_per_run = 20, .rows_per_transaction = 10, .idle_readers = 2, .vfs = {}}};
  const auto writer = store->facts().begin_batch(header(Feed::payments));
  for (int i = 0; i < 50; ++i) writer->add(test::payment(citizen(i), month(2018, 3), {writer->id(), i + 2}));
  std::thread clerk{[&] { store->audit().record("clerk", "person.show", citizen(1), "", at(1)); }};
  clerk.join();  // would never come back if the import held the writer
  for (int i = 50; i < 100; ++i)
    writer->add(test::payment(citizen(i), month(2018, 3), {writer->id(), i + 2}));
  writer->commit(Encoding::utf8, {}, 100);
  CHECK(store->facts().subject(citizen(99), {}));
}

TEST_CASE("workers lease, complete and collect side by side", "[concurrency]") {
  const Scratch store;
  const JobId job = store->jobs().add(JobKind::verify, "{}", "clerk", at(1));
  std::vector<SubjectRange> ranges;
  for (std::uint64_t i = 0; i < 20; ++i) ranges.push_back({i, i + 1});
  store->jobs().plan(job, ranges);

  std::atomic<int> completed = 0;
  std::vector<std::thread> workers;
  for (int i = 0; i < 3; ++i)
    workers.emplace_back([&, i] {
      while (const auto partition = store->jobs().lease(job, "worker", at(10), at(1000))) {
        store->photos().collect(
            {0, citizen(i), "", at(partition->ordinal), "station", "", RegionCode{1}, 0, at(5)},
            Bytes{1, 2, 3}, test::measured_face());
        store->cases().complete(*partition, {}, 0, {}, at(20));
        ++completed;
      }
    });
  for (std::thread& worker : workers) worker.join();
  CHECK(completed == 20);
  CHECK(store->jobs().partitions(job) == std::pair<std::int64_t, std::int64_t>{20, 20});
}

TEST_CASE("of two officers who take a case at once, one is told that it has changed", "[concurrency]") {
  const Scratch store;
  const Case seen = store->cases().apply({test::new_case(), {}, {}, {}}).value();
  std::atomic<int> taken = 0;
  std::atomic<int> refused = 0;
  std::vector<std::thread> officers;
  for (const char* name : {"a", "b"})
    officers.emplace_back([&, name] {
      CaseChange take{seen, {{at(2), name, "taken", ""}}, {}, {}};
      take.next.state = CaseState::taken;
      take.next.taken_by = name;
      const auto applied = store->cases().apply(take);
      ++(applied ? taken : refused);
    });
  for (std::thread& officer : officers) officer.join();
  CHECK(taken == 1);
  CHECK(refused == 1);
  CHECK(store->cases().events_of(seen.id).size() == 1);
}

}  // namespace
}  // namespace benefit::store

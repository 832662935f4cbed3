// The index of the roll on disk.
#include "tests/unit/store/scratch.hpp"
#include "verify/store/sqlite/store.hpp"

#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::store {
namespace {

using namespace test;

BatchId deliver_roll(Scratch& store, const std::string& name) {
  const auto writer = store->facts().begin_batch(header(Feed::roll, name, 1000, name));
  writer->add(enrolment(citizen(1), {writer->id(), 2}));
  return writer->commit(Encoding::utf8, {}, 1).id;
}

void index(Scratch& store, BatchId roll, const std::vector<std::vector<IndexEntry>>& runs) {
  const auto writer = store->links().begin_index(roll);
  for (const auto& entries : runs) writer->add(entries);
  writer->finish([](std::int64_t, std::int64_t) {});
}

std::vector<IndexHit> find(Scratch& store, std::vector<BatchId> roll, std::vector<std::uint64_t> keys,
                           std::size_t most = 1'000'000) {
  auto hits = store->links().find(roll, keys, most);
  std::sort(hits.begin(), hits.end());
  return hits;
}

/// `each` entries under every tenth key.
std::vector<IndexEntry> entries(std::uint64_t keys, std::uint64_t each) {
  std::vector<IndexEntry> all;
  for (std::uint64_t key = 0; key < keys; ++key)
    for (std::uint64_t value = 0; value < each; ++value) all.push_back({key * 10, value});
  return all;
}

TEST_CASE("a batch of the roll has no index until it is whole", "[roll_index]") {
  Scratch store;
  const BatchId roll = deliver_roll(store, "a");
  CHECK(store->links().unindexed() == std::vector{roll});
  CHECK(store->links().rows_of(roll) == 1);
  {
    const auto writer = store->links().begin_index(roll);
    writer->add(entries(3, 1));
    CHECK(store->links().unindexed() == std::vector{roll});
    writer->finish([](std::int64_t, std::int64_t) {});
  }
  store.reopen();
  CHECK(store->links().unindexed().empty());
}

TEST_CASE("keys are found in every run of every batch that is asked", "[roll_index]") {
  Scratch store;
  const BatchId a = deliver_roll(store, "a"), b = deliver_roll(store, "b");
  index(store, a, {entries(1000, 1), {{50, 77}}});
  index(store, b, {{{50, 88}}});
  CHECK(find(store, {a, b}, {50, 55}) == std::vector<IndexHit>{{0, a, 0}, {0, a, 77}, {0, b, 88}});
  CHECK(find(store, {b}, {50}) == std::vector<IndexHit>{{0, b, 88}});
  CHECK(find(store, {a}, {}).empty());
}

TEST_CASE("the entries of one key may fill pages", "[roll_index]") {
  Scratch store;
  const BatchId roll = deliver_roll(store, "a");
  index(store, roll, {entries(20, 700)});
  for (const std::uint64_t key : {0U, 10U, 100U, 190U}) CHECK(find(store, {roll}, {key}).size() == 700);
  CHECK(find(store, {roll}, {0, 5, 10, 190, 200}).size() == 2100);
  CHECK(find(store, {roll}, {10}, 400).size() == 401);
}

TEST_CASE("an attempt that came to nothing leaves nothing", "[roll_index]") {
  Scratch store;
  const BatchId roll = deliver_roll(store, "a");
  struct Stop {};
  {
    // More than one transaction writes.
    const auto writer = store->links().begin_index(roll);
    for (int run = 0; run < 3; ++run) writer->add(entries(1'000'000, 1));
    CHECK_THROWS_AS(writer->finish([](std::int64_t written, std::int64_t total) {
      CHECK(written == 2'500'000);
      CHECK(total == 3'000'000);
      throw Stop{};
    }),
                    Stop);
  }
  store.reopen();
  CHECK(store->links().unindexed() == std::vector{roll});
  CHECK(find(store, {roll}, {50}).empty());
  index(store, roll, {{{50, 1}}});
  CHECK(find(store, {roll}, {50}) == std::vector<IndexHit>{{0, roll, 1}});
}

TEST_CASE("the index of a superseded batch goes when the next one is made", "[roll_index]") {
  Scratch store;
  const BatchId old = deliver_roll(store, "a");
  index(store, old, {entries(100, 1)});
  const BatchId roll = deliver_roll(store, "a");
  CHECK(store->links().unindexed() == std::vector{roll});
  CHECK(find(store, {old}, {50}).size() == 1);
  index(store, roll, {entries(100, 1)});
  CHECK(find(store, {old}, {50}).empty());
  CHECK(find(store, {roll}, {50}).size() == 1);
}

TEST_CASE("rows are found again by their handles", "[roll_index]") {
  StoreOptions small;
  small.rows_per_run = small.rows_per_transaction = 2;
  Scratch store(small);
  const auto writer = store->facts().begin_batch(header(Feed::roll, "a"));
  for (const int n : {5, 9, 1, 7, 3})
    writer->add(enrolment(citizen(n), {writer->id(), n}));  // several stretches
  const BatchId roll = writer->commit(Encoding::utf8, {}, 5).id;
  std::vector<RowHandle> handles;
  std::vector<Source> sources, again;
  store->links().for_each_entry(roll, [&](const Enrolment& entry, RowHandle row) {
    handles.push_back(row);
    sources.push_back(entry.source);
  });
  CHECK(sources.size() == 5);
  CHECK(std::set<RowHandle>(handles.begin(), handles.end()).size() == 5);
  store->links().for_each_entry_at(roll, handles,
                                   [&](const Enrolment& entry, RowHandle) { again.push_back(entry.source); });
  CHECK(again == sources);
}

TEST_CASE("property: what is found is what was put in", "[roll_index]") {
  Scratch store;
  const BatchId roll = deliver_roll(store, "a");
  REQUIRE(rc::check([&] {
    const auto put = *rc::gen::container<std::vector<std::pair<std::uint64_t, std::uint64_t>>>(
        rc::gen::pair(rc::gen::inRange<std::uint64_t>(0, 200), rc::gen::inRange<std::uint64_t>(0, 1000)));
    std::vector<std::vector<IndexEntry>> runs(*rc::gen::inRange<std::size_t>(1, 5));
    std::vector<IndexEntry> all;
    for (std::size_t copies = 0; copies < 20; ++copies)
      for (const auto& [key, value] : put) {
        all.push_back({key, value});
        runs[(copies + value) % runs.size()].push_back({key, value});
      }
    std::sort(all.begin(), all.end());
    for (auto& run : runs) std::sort(run.begin(), run.end());
    index(store, roll, runs);
    std::vector<std::uint64_t> keys;
    for (std::uint64_t key = 0; key < 200; key += *rc::gen::inRange<std::uint64_t>(1, 9)) keys.push_back(key);
    std::vector<IndexHit> expected;
    for (std::size_t k = 0; k < keys.size(); ++k)
      for (const IndexEntry& entry : all)
        if (entry.key == keys[k]) expected.push_back({k, roll, entry.value});
    RC_ASSERT(find(store, {roll}, keys) == expected);
  }));
}

}  // namespace
}  // namespace benefit::store

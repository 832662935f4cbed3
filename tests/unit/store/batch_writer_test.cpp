#include "tests/unit/store/scratch.hpp"
#include "verify/types/fact_store.hpp"

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::citizen;
using test::deliver_payments;
using test::header;
using test::month;
using test::payment;
using test::Scratch;

/// Small enough that a handful of rows makes several runs and transactions.
const StoreOptions small_chunks{.rows_per_run = 4, .rows_per_transaction = 3, .idle_readers = 2, .vfs = {}};

std::int64_t count(const Scratch& store, const std::string& table) {
  SQLite::Database database{store.database().string()};
  return database.execAndGet("SELECT count(*) FROM " + table).getInt64();
}

void add_payments(BatchWriter& writer, int rows, int stride = 1) {
  for (int i = 0; i < rows; ++i)
    writer.add(payment(citizen(i * stride % 101), month(2018, 3), {writer.id(), i + 2}));
}

TEST_CASE("rows are invisible until their batch is committed", "[batch_writer]") {
  const Scratch store{small_chunks};
  FactStore& facts = store->facts();
  const auto writer = facts.begin_batch(header(Feed::payments));
  add_payments(*writer, 10);
  writer->reject({{12, "", "row.short", ""}, {"x"}});
  REQUIRE(count(store, "payments") > 0);  // they are in the file already

  CHECK(facts.batches().empty());
  CHECK_FALSE(facts.batch(writer->id()));
  CHECK(facts.current_batches_with(Feed::payments, "aa").empty());
  CHECK_FALSE(facts.subject(citizen(0), {}));
  facts.for_each_subject({0, ~std::uint64_t{0}}, {},
                         [](const SubjectFacts&) { FAIL("a hidden row was seen"); });
  facts.for_each_reject(writer->id(), [](const Reject&) { FAIL("a hidden reject was seen"); });

  writer->commit(Encoding::utf8, {}, 11);
  CHECK(facts.batch(writer->id())->rows_accepted == 10);
  CHECK(facts.subject(citizen(0), {}));
}

TEST_CASE("what was counted of a batch is kept with it, and told of the current ones", "[batch_writer]") {
  const Scratch store{small_chunks};
  FactStore& facts = store->facts();
  const auto deliver = [&](const std::string& delivery, const DeliveryFigures& figures) {
    DeliveryHeader counted = header(Feed::payments);
    counted.delivery = delivery;
    const auto writer = facts.begin_batch(counted);
    add_payments(*writer, 10);
    return writer->commit(Encoding::utf8, {}, 10, std::nullopt, figures);
  };
  const Scheme resident = Scheme::resident_pension;
  const RegionCode county{130225};
  const Batch batch = deliver("a", {.columns = {{"name", 9}, {"account", 4}},
                                    .lags = {{-3, 4}, {30, 6}},
                                    .first_day = Day{std::chrono::days{17600}},
                                    .last_day = Day{std::chrono::days{17650}},
                                    .months = {{resident, county, month(2018, 3), 10}}});
  CHECK(batch.first_day == Day{std::chrono::days{17600}});
  CHECK(facts.batch(batch.id)->last_day == Day{std::chrono::days{17650}});
  deliver("b", {.columns = {{"name", 10}, {"account", 0}},
                .lags = {{30, 1}},
                .first_day = {},
                .last_day = {},
                .months = {{resident, county, month(2018, 2), 2}, {resident, county, month(2018, 3), 8}}});

  const std::vector<FeedFigures> figures = facts.feed_figures();
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].feed == Feed::payments);
  REQUIRE(figures[0].columns.size() == 2);
  CHECK(figures[0].columns[0].column == "account");
  CHECK(figures[0].columns[0].filled == 4);
  CHECK(figures[0].columns[1].filled == 19);
  CHECK(figures[0].columns[1].rows == 20);
  CHECK(figures[0].lags == std::vector<LagCount>{{-3, 4}, {30, 7}});
  const std::vector<ListedMonth> listed{{resident, county, month(2018, 2), 2},
                                        {resident, county, month(2018, 3), 10}};
  CHECK(facts.listed_months({}) == listed);
  CHECK(facts.listed_months(Instant{}).empty());  // nothing had come by then

  deliver("a", {});  // takes the place of the first
  CHECK(facts.feed_figures()[0].columns[1].rows == 10);
  CHECK(facts.listed_months({})[1].rows == 8);
}

TEST_CASE("an abandoned batch leaves nothing", "[batch_writer]") {
  const Scratch store{small_chunks};
  {
    const auto writer = store->facts().begin_batch(header(Feed::payments));
    add_payments(*writer, 10);
    for (int i = 0; i < 8; ++i) writer->reject({{i + 20, "", "row.short", ""}, {"x"}});
    for (int i = 0; i < 8; ++i) writer->damaged({i + 2, "name", "value.missing", ""});
  }
  for (const char* table : {"batches", "payments", "rejects", "damaged_rows"})
    CHECK(count(store, table) == 0);
}

TEST_CASE("an abandoned batch does not touch the one that it would have superseded", "[batch_writer]") {
  const Scratch store{small_chunks};
  const Batch kept = deliver_payments(store->facts(), header(Feed::payments), {citizen(1)}, month(2018, 3));
  {
    const auto writer = store->facts().begin_batch(header(Feed::payments));
    add_payments(*writer, 10);
  }
  CHECK_FALSE(store->facts().batch(kept.id)->superseded_by);
  CHECK(store->facts().subject(citizen(1), {})->payments.size() == 1);
  CHECK(count(store, "payments") == 1);
}

TEST_CASE("a batch without rows is a batch", "[batch_writer]") {
  const Scratch store;
  const auto writer = store->facts().begin_batch(header(Feed::deaths_village));
  const Batch batch = writer->commit(Encoding::utf8, {"id_number", "name"}, 0);
  CHECK(store->facts().batch(batch.id)->rows_in == 0);
}

TEST_CASE("rows in any order, in several runs, come out in order", "[batch_writer]") {
  const Scratch store{small_chunks};
  const auto writer = store->facts().begin_batch(header(Feed::payments));
  add_payments(*writer, 101, 37);
  writer->commit(Encoding::utf8, {}, 101);
  CHECK(count(store, "(SELECT DISTINCT run FROM payments)") > 10);
  std::vector<CitizenId> order;
  store->facts().for_each_subject({0, ~std::uint64_t{0}}, {}, [&](const SubjectFacts& subject) {
    CHECK(subject.payments.size() == 1);
    order.push_back(subject.id);
  });
  REQUIRE(order.size() == 101);
  CHECK(std::ranges::is_sorted(order));
}

TEST_CASE("a delivery in order of number is one run", "[batch_writer]") {
  const Scratch store{small_chunks};
  const auto writer = store->facts().begin_batch(header(Feed::payments));
  add_payments(*writer, 50);
  writer->commit(Encoding::utf8, {}, 50);
  CHECK(count(store, "(SELECT DISTINCT run FROM payments)") == 1);
}

TEST_CASE("a writer that is misused says so", "[batch_writer]") {
  const Scratch store;
  const auto writer = store->facts().begin_batch(header(Feed::payments));
  CHECK(test::failure_of([&] {
          writer->add(payment(citizen(1), month(2018, 3), {writer->id() + 1, 2}));
        }).code == ErrorCode::internal);
  CHECK(test::failure_of([&] {
          writer->add(test::enrolment(citizen(1), {writer->id(), 2}));
        }).what == "a row was added that this feed does not deliver");
  writer->commit(Encoding::utf8, {}, 0);
  CHECK(test::failure_of([&] { add_payments(*writer, 1); }).what == "the batch is committed already");
  CHECK(test::failure_of([&] { writer->commit(Encoding::utf8, {}, 0); }).code == ErrorCode::internal);
}

TEST_CASE("of two imports under one name, the one committed last is current", "[batch_writer]") {
  const Scratch store;
  FactStore& facts = store->facts();
  const auto first = facts.begin_batch(header(Feed::payments, "2018-03", 1000, "aa"));
  const auto second = facts.begin_batch(header(Feed::payments, "2018-03", 1001, "bb"));
  second->add(payment(citizen(2), month(2018, 3), {second->id(), 2}));
  second->commit(Encoding::utf8, {}, 1);
  first->add(payment(citizen(1), month(2018, 3), {first->id(), 2}));
  first->commit(Encoding::utf8, {}, 1);
  CHECK(facts.batch(second->id())->superseded_by == first->id());
  CHECK_FALSE(facts.batch(first->id())->superseded_by);
  CHECK(facts.subject(citizen(1), {}));
  CHECK_FALSE(facts.subject(citizen(2), {}));
}

}  // namespace
}  // namespace benefit::store

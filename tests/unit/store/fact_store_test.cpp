#include "verify/types/fact_store.hpp"

#include "tests/unit/store/scratch.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::at;
using test::citizen;
using test::deliver_payments;
using test::header;
using test::month;
using test::Scratch;

std::vector<CitizenId> visited(const FactStore& facts, SubjectRange range = {0, ~std::uint64_t{0}},
                               std::optional<Instant> known_at = {}) {
  std::vector<CitizenId> ids;
  facts.for_each_subject(range, known_at, [&](const SubjectFacts& subject) { ids.push_back(subject.id); });
  return ids;
}

std::vector<Reject> rejects_of(const FactStore& facts, BatchId batch) {
  std::vector<Reject> rejects;
  facts.for_each_reject(batch, [&](const Reject& reject) { rejects.push_back(reject); });
  return rejects;
}

std::vector<RowDefect> damaged_of(const FactStore& facts, BatchId batch) {
  std::vector<RowDefect> defects;
  facts.for_each_damaged(batch, [&](const RowDefect& defect) { defects.push_back(defect); });
  return defects;
}

TEST_CASE("a batch comes back as it was committed", "[facts]") {
  const Scratch store;
  const DeliveryHeader head = header(Feed::deaths_health, "2018 一季度", 1500, "ab12");
  const auto writer = store->facts().begin_batch(head);
  writer->add(test::death(citizen(1), test::day(2018, 1, 2), {writer->id(), 2}));
  writer->add(test::death({}, test::day(2018, 1, 3), {writer->id(), 3}));
  writer->damaged({3, "id_number", "id.length", "14"});
  writer->damaged({3, "birth_date", "date.form", ""});
  writer->reject({{4, "name", "row.missing", ""}, {"", "x,\"y\"\n", "2018-01-04"}});
  const Batch committed = writer->commit(Encoding::gb18030, {"公民身份号码", "姓名", "死亡日期"}, 3);

  const Batch batch = store->facts().batch(committed.id).value();
  CHECK(batch.header.feed == head.feed);
  CHECK(batch.header.delivery == head.delivery);
  CHECK(batch.header.file_sha256 == head.file_sha256);
  CHECK(batch.header.bytes == head.bytes);
  CHECK(batch.header.received_at == head.received_at);
  CHECK(batch.header.received_by == head.received_by);
  CHECK(batch.encoding == Encoding::gb18030);
  CHECK(batch.columns == std::vector<std::string>{"公民身份号码", "姓名", "死亡日期"});
  CHECK(batch.rows_in == 3);
  CHECK(batch.rows_accepted == 2);
  CHECK(batch.rows_rejected == 1);
  CHECK(batch.rows_damaged == 1);  // one row with two defects
  CHECK_FALSE(batch.superseded_by);
  CHECK_FALSE(batch.sheet);
  CHECK(committed.columns == batch.columns);
  CHECK(committed.rows_accepted == batch.rows_accepted);

  const std::vector<Reject> rejects = rejects_of(store->facts(), batch.id);
  REQUIRE(rejects.size() == 1);
  CHECK(rejects[0].defect.line == 4);
  CHECK(rejects[0].defect.column == "name");
  CHECK(rejects[0].defect.code == "row.missing");
  CHECK(rejects[0].fields == std::vector<std::string>{"", "x,\"y\"\n", "2018-01-04"});
  const std::vector<RowDefect> damaged = damaged_of(store->facts(), batch.id);
  REQUIRE(damaged.size() == 2);
  CHECK(damaged[0].code == "id.length");
  CHECK(damaged[0].detail == "14");
  CHECK(damaged[1].column == "birth_date");
}

TEST_CASE("a batch of a workbook remembers where it was read", "[facts]") {
  const Scratch store;
  const auto writer = store->facts().begin_batch(header(Feed::deaths_health, "book", 1, "cd"));
  const SheetRead sheet{"明细", 3, {"封面", "a,\"b\""}};
  CHECK(writer->commit(Encoding::utf8, {}, 0, sheet).sheet == sheet);
  CHECK(store->facts().batches().front().sheet == sheet);
}

TEST_CASE("a mapping profile is kept once, and its batches name it", "[facts]") {
  const Scratch store;
  const KeptProfile profile{std::string(64, 'a'), "bank.toml", "feed = \"payments\"\n", test::at(10), "ann"};
  store->facts().keep_profile(profile);
  KeptProfile again = profile;
  again.name = "other.toml";
  store->facts().keep_profile(again);
  const auto kept = store->facts().profile(profile.sha256);
  REQUIRE(kept);
  CHECK(kept->name == "bank.toml");
  CHECK(kept->text == profile.text);
  CHECK(kept->kept_at == profile.kept_at);
  CHECK(kept->kept_by == "ann");
  CHECK_FALSE(store->facts().profile("b"));

  DeliveryHeader head = header(Feed::payments, "bank", 1, "cd");
  head.profile_sha256 = profile.sha256;
  CHECK(store->facts().begin_batch(head)->commit(Encoding::utf8, {}, 0).header.profile_sha256 ==
        profile.sha256);
  head.profile_sha256 = std::string(64, 'c');
  CHECK_THROWS_AS(store->facts().begin_batch(head), Failure);
}

TEST_CASE("rejects come in order of line, whatever bytes they hold", "[facts]") {
  const Scratch store;
  const auto writer = store->facts().begin_batch(header(Feed::payments));
  const std::string no_text = "\xff\xfe\x80";
  writer->reject({{9, "", "text.broken", ""}, {no_text, std::string{"a\0b", 3}}});
  writer->reject({{2, "", "row.short", ""}, {}});
  const Batch batch = writer->commit(Encoding::utf8, {}, 2);
  const std::vector<Reject> rejects = rejects_of(store->facts(), batch.id);
  REQUIRE(rejects.size() == 2);
  CHECK(rejects[0].defect.line == 2);
  CHECK(rejects[0].fields.empty());
  CHECK(rejects[1].fields == std::vector<std::string>{no_text, std::string{"a\0b", 3}});
}

TEST_CASE("batches are listed newest first", "[facts]") {
  const Scratch store;
  CHECK(store->facts().batches().empty());
  const Batch first =
      deliver_payments(store->facts(), header(Feed::payments, "a"), {citizen(1)}, month(2018, 1));
  const Batch second =
      deliver_payments(store->facts(), header(Feed::payments, "b"), {citizen(1)}, month(2018, 2));
  const std::vector<Batch> batches = store->facts().batches();
  REQUIRE(batches.size() == 2);
  CHECK(batches[0].id == second.id);
  CHECK(batches[1].id == first.id);
  CHECK_FALSE(store->facts().batch(second.id + 1));
}

TEST_CASE("a delivery supersedes the one of the same name, and only that one", "[facts]") {
  const Scratch store;
  FactStore& facts = store->facts();
  const Batch old = deliver_payments(facts, header(Feed::payments, "2018-03", 1000, "aa"),
                                     {citizen(1), citizen(2)}, month(2018, 3));
  const Batch other =
      deliver_payments(facts, header(Feed::payments, "2018-02", 1001, "bb"), {citizen(3)}, month(2018, 2));
  const Batch renewed =
      deliver_payments(facts, header(Feed::payments, "2018-03", 2000, "cc"), {citizen(2)}, month(2018, 3));

  CHECK(facts.batch(old.id)->superseded_by == renewed.id);
  CHECK(facts.batch(old.id)->superseded_at == at(2000));
  CHECK_FALSE(facts.batch(other.id)->superseded_by);
  CHECK_FALSE(facts.batch(renewed.id)->superseded_by);
  CHECK(visited(facts) == std::vector{citizen(2), citizen(3)});
  CHECK(facts.subject(citizen(2), {})->payments.front().source.batch == renewed.id);
  CHECK_FALSE(facts.subject(citizen(1), {}));

  SECTION("what was known on a day stays known") {
    CHECK(visited(facts, {0, ~std::uint64_t{0}}, at(999)).empty());
    CHECK(visited(facts, {0, ~std::uint64_t{0}}, at(1000)) == std::vector{citizen(1), citizen(2)});
    CHECK(visited(facts, {0, ~std::uint64_t{0}}, at(1999)) ==
          std::vector{citizen(1), citizen(2), citizen(3)});
    CHECK(visited(facts, {0, ~std::uint64_t{0}}, at(2000)) == std::vector{citizen(2), citizen(3)});
    CHECK(facts.subject(citizen(2), at(1500))->payments.front().source.batch == old.id);
  }
}

TEST_CASE("batches are found by their bytes while they are current", "[facts]") {
  const Scratch store;
  FactStore& facts = store->facts();
  const Batch first =
      deliver_payments(facts, header(Feed::payments, "a", 1000, "aa"), {citizen(1)}, month(2018, 1));
  const Batch second =
      deliver_payments(facts, header(Feed::payments, "b", 1000, "aa"), {citizen(1)}, month(2018, 1));
  const auto same = facts.current_batches_with(Feed::payments, "aa");
  REQUIRE(same.size() == 2);
  CHECK(same[0].id == first.id);
  CHECK(same[1].id == second.id);
  CHECK(facts.current_batches_with(Feed::roll, "aa").empty());
  CHECK(facts.current_batches_with(Feed::payments, "ab").empty());
  deliver_payments(facts, header(Feed::payments, "a", 1001, "bb"), {citizen(1)}, month(2018, 1));
  CHECK(facts.current_batches_with(Feed::payments, "aa").size() == 1);
}

TEST_CASE("facts are there when the store is opened again", "[facts]") {
  Scratch store;
  const Batch batch = deliver_payments(store->facts(), header(Feed::payments), {citizen(1)}, month(2018, 1));
  store.reopen();
  CHECK(store->facts().batch(batch.id)->rows_accepted == 1);
  CHECK(store->facts().subject(citizen(1), {})->payments.size() == 1);
}

TEST_CASE("ranges cover every number and cut the subjects evenly", "[facts]") {
  const Scratch store;
  FactStore& facts = store->facts();
  CHECK(facts.partition_subjects(10).size() == 1);

  std::vector<CitizenId> people;
  for (int i = 0; i < 25; ++i) people.push_back(citizen(i));
  std::ranges::reverse(people);  // a delivery comes in any order
  deliver_payments(facts, header(Feed::payments), people, month(2018, 3));

  const std::vector<SubjectRange> ranges = facts.partition_subjects(10);
  CHECK(ranges == facts.partition_subjects(10));
  REQUIRE(ranges.size() == 3);
  CHECK(ranges.front().first == 0);
  for (std::size_t i = 1; i < ranges.size(); ++i) CHECK(ranges[i - 1].end == ranges[i].first);
  CHECK(ranges.back().contains(CitizenId::from_body(99999999999999999ULL)));
  CHECK(visited(facts, ranges[0]).size() == 10);
  CHECK(visited(facts, ranges[1]).size() == 10);
  CHECK(visited(facts, ranges[2]).size() == 5);
}

TEST_CASE("who is known by a collection only is counted among the subjects", "[facts]") {
  const Scratch store;
  for (int i = 0; i < 4; ++i)
    store->photos().collect({0, citizen(i), "", at(i), "station", "", RegionCode{1}, 0, at(5)}, Bytes{1},
                            test::measured_face());
  CHECK(store->facts().partition_subjects(2).size() == 2);
}

}  // namespace
}  // namespace benefit::store

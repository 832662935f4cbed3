#include "verify/match/roll_index.hpp"

#include "tests/support/facts_builder.hpp"
#include "tests/support/memory_link_store.hpp"
#include "tests/support/silent_progress.hpp"
#include "verify/match/match_records.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::match;
using namespace benefit::test;

namespace {

constexpr BatchId first = 1, second = 2;

Enrolment entry(int n, const std::string& name, const std::string& village = "东庄") {
  FactsBuilder person{citizen(n)};
  person.name = name;
  Enrolment row = person.enrolment();
  row.region.village = village;
  return row;
}

MemoryLinkStore indexed(std::vector<Enrolment> entries, std::vector<Enrolment> others = {}) {
  MemoryLinkStore store;
  store.entries[first] = std::move(entries);
  store.entries[second] = std::move(others);
  SilentProgress progress;
  REQUIRE(index_roll(store, progress));
  return store;
}

}  // namespace

TEST_CASE("every batch gets an index once, in order of key") {
  MemoryLinkStore store = indexed({entry(2, "王秀英"), entry(4, "李桂兰")}, {entry(6, "张国强")});
  CHECK(store.unindexed().empty());
  for (const BatchId batch : {first, second}) {
    CHECK(!store.index.at(batch).empty());
    CHECK(std::is_sorted(store.index.at(batch).begin(), store.index.at(batch).end()));
  }
  const auto before = store.index;
  SilentProgress progress;
  REQUIRE(index_roll(store, progress));
  CHECK(store.index == before);
}

TEST_CASE("entries are found by their numbers, in every batch, one that looks rounded among them") {
  int rounded = 0;  // ends in 000, as one number in eleven with a sequence of full hundreds does
  for (int sequence = 100; rounded == 0 && sequence < 1000; sequence += 100)
    if (citizen(sequence).to_string().ends_with("000")) rounded = sequence;
  REQUIRE(rounded != 0);
  const MemoryLinkStore store = indexed({entry(2, "王秀英"), entry(4, "李桂兰"), entry(rounded, "赵文海")},
                                        {entry(2, "王秀英"), entry(6, "张国强")});
  std::vector<CitizenId> wanted{citizen(2), citizen(rounded), citizen(8)};
  std::sort(wanted.begin(), wanted.end());
  std::vector<std::string> names;
  for_each_entry_of(store, wanted, [&names](const Enrolment& one) { names.push_back(one.name); });
  std::sort(names.begin(), names.end());
  CHECK(names == std::vector<std::string>{"王秀英", "王秀英", "赵文海"});
}

TEST_CASE("a record finds the rows that share a key with it, in every batch, each pair once") {
  const MemoryLinkStore store = indexed({entry(2, "王秀英"), entry(4, "李桂兰", "西庄")},
                                        {entry(6, "王琇英"), entry(8, "赵文海", "后营")});
  Vocabulary vocabulary;
  PersonList records(vocabulary);
  MatchRecord record;
  record.name = "王秀英";
  record.region = {{130225}, "胡各庄镇", "东庄"};
  add(records, record);
  const IndexedRoll roll(store, vocabulary);
  const IndexedRoll::Found found = roll.find(store.roll(), records);
  REQUIRE(found.rows.size() == 2);
  REQUIRE(found.entries.size() == 2);  // the sounds are the same
  CHECK(found.entries[0].id == citizen(2));
  CHECK(found.entries[1].id == citizen(6));
  CHECK(found.pairs == std::vector<std::pair<RowIndex, RowIndex>>{{0, 0}, {1, 0}});
  CHECK(roll.rows() == 4);
}

TEST_CASE("only the batches that are asked answer") {
  const MemoryLinkStore store = indexed({entry(2, "王秀英")}, {entry(6, "王秀英")});
  Vocabulary vocabulary;
  PersonList records(vocabulary);
  MatchRecord record;
  record.id = citizen(6);
  record.name = "王秀英";
  add(records, record);
  const auto in_second = IndexedRoll(store, vocabulary).find(std::vector{second}, records).entries;
  REQUIRE(in_second.size() == 1);
  CHECK(in_second.front().id == citizen(6));
}

TEST_CASE("a person with an entry in each of two schemes has two rows") {
  Enrolment again = entry(2, "王秀英");
  again.scheme = Scheme::employee_pension;
  MemoryLinkStore store = indexed({entry(2, "王秀英"), again});
  Vocabulary vocabulary;
  PersonList records(vocabulary);
  MatchRecord record;
  record.id = citizen(2);
  record.name = "王秀英";
  add(records, record);
  const auto found = IndexedRoll(store, vocabulary).find(std::vector{first}, records);
  CHECK(found.rows.size() == 2);
  CHECK(found.pairs.size() == 2);
}

TEST_CASE("the counts that are kept weigh names as counting the list does") {
  std::vector<Enrolment> entries;
  const std::vector<std::string> names{"王秀英", "王桂兰",   "李秀英", "闫国强",   "阎国强",
                                       "王秀英", "欧阳建国", "王",     "ZHANG SAN"};
  for (int n = 0; n < 90; ++n)
    entries.push_back(
        entry(2 * n, names[static_cast<std::size_t>(n) % names.size()], n % 2 == 0 ? "东庄" : "西庄"));
  const MemoryLinkStore store = indexed(entries);
  Vocabulary vocabulary;
  PersonList list(vocabulary);
  for (const Enrolment& row : entries) add(list, row);
  const NameFrequencies counted(list), kept = IndexedRoll(store, vocabulary).frequencies(list);
  const Model& model = default_model();
  for (RowIndex left = 0; left < list.size(); left += 7)
    for (RowIndex right = 0; right < list.size(); ++right) {
      const Comparison comparison = compare(vocabulary, list[left], list[right]);
      CHECK(kept.log_probability(model, comparison, list[left], list[right]) ==
            counted.log_probability(model, comparison, list[left], list[right]));
    }
}

TEST_CASE("a key that a crowd shares is none") {
  std::vector<Enrolment> crowd;
  for (int n = 0; n < 450; ++n) crowd.push_back(entry(2 * n % 1000, "王秀英"));
  const MemoryLinkStore store = indexed(crowd);
  Vocabulary vocabulary;
  PersonList records(vocabulary);
  MatchRecord record;
  record.name = "王秀英";
  record.region = {{130225}, "胡各庄镇", "东庄"};
  add(records, record);
  CHECK(IndexedRoll(store, vocabulary).find(std::vector{first}, records).pairs.empty());
}

#include "verify/match/block_index.hpp"

#include "tests/support/person_lists.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

using test::ListedPerson;
using test::number_of;
using test::wang;

/// A census of two lists, and an index of the first one.
struct Blocks {
  Blocks(const PersonList& list, const PersonList& other, const KeyCensus::Options& options = {})
      : census(list, other, options), index(list, {0, list.size()}, census, options.threads) {}
  /// Of one list.
  explicit Blocks(const PersonList& list, const KeyCensus::Options& options = {})
      : census(list, options), index(list, {0, list.size()}, census, options.threads) {}

  KeyCensus census;
  BlockIndex index;
};

std::vector<RowIndex> candidates_of(const BlockIndex& index, const PersonList& other, RowIndex row) {
  std::vector<RowIndex> found;
  index.for_each_candidates(other, {row, row + 1}, [&found](RowIndex, std::span<const RowIndex> candidates) {
    found.assign(candidates.begin(), candidates.end());
  });
  return found;
}

TEST_CASE("an index gives each candidate once, in order") {
  Vocabulary vocabulary;
  ListedPerson brother = wang;
  brother.id_number = number_of(130225, 19570821, 113);
  brother.name = "王秀国";
  ListedPerson elsewhere{.name = "李国强", .birth_date = "1930-08-21"};
  const PersonList indexed = test::list_of(vocabulary, {elsewhere, wang, brother, wang, elsewhere});
  const PersonList other = test::list_of(vocabulary, {wang, {}, {.name = "赵玉梅"}});
  const Blocks blocks(indexed, other, {.threads = 2});
  CHECK(candidates_of(blocks.index, other, 0) == std::vector<RowIndex>{1, 2, 3});
  CHECK(candidates_of(blocks.index, other, 1).empty());
  CHECK(candidates_of(blocks.index, other, 2).empty());
}

TEST_CASE("an index of nothing finds nothing") {
  Vocabulary vocabulary;
  const PersonList nobody(vocabulary);
  const PersonList other = test::list_of(vocabulary, {wang});
  const Blocks blocks(nobody, other);
  CHECK(candidates_of(blocks.index, other, 0).empty());
}

TEST_CASE("an index finds the pairs that share a key and no others") {
  Vocabulary vocabulary;
  test::Dice dice(3);
  std::vector<ListedPerson> rows;
  for (std::uint64_t i = 0; i < 300; ++i) rows.push_back(test::any_listed_person(dice, i));
  for (std::size_t i = 0; i < 60; ++i) rows.push_back(rows[i * 3]);
  const PersonList indexed = test::list_of(vocabulary, rows);
  constexpr std::uint64_t all = 1'000'000'000;
  const Blocks two_lists(indexed, indexed,
                         {.caps = {.rows_in_block = all, .pairs_of_block = all, .pairs_of_name = all}});
  std::vector<RowIndex> expected;
  for (RowIndex row = 0; row < indexed.size(); row += 7) {
    const Keys of_row(vocabulary, indexed[row]);
    expected.clear();
    for (RowIndex other = 0; other < indexed.size(); ++other) {
      const Keys of_other(vocabulary, indexed[other]);
      const auto is_shared = [&](const Key& key) {
        return std::any_of(of_other.all().begin(), of_other.all().end(),
                           [&](const Key& its) { return its.kind == key.kind && its.value == key.value; });
      };
      if (std::any_of(of_row.all().begin(), of_row.all().end(), is_shared)) expected.push_back(other);
    }
    CAPTURE(row);
    CHECK(candidates_of(two_lists.index, indexed, row) == expected);
  }
}

TEST_CASE("inside one list each pair is found from its first row") {
  Vocabulary vocabulary;
  ListedPerson elsewhere{.name = "李国强", .birth_date = "1930-08-21"};
  const PersonList list = test::list_of(vocabulary, {wang, elsewhere, wang, elsewhere, wang});
  const Blocks blocks(list, {.threads = 3});
  std::vector<std::vector<RowIndex>> found;
  blocks.index.for_each_later_candidates({0, list.size()}, [&](RowIndex, std::span<const RowIndex> one) {
    found.emplace_back(one.begin(), one.end());
  });
  CHECK(found == std::vector<std::vector<RowIndex>>{{2, 4}, {3}, {4}, {}, {}});
}

TEST_CASE("indexes of parts find together what an index of the whole list finds") {
  Vocabulary vocabulary;
  test::Dice dice(4);
  std::vector<ListedPerson> rows;
  for (std::uint64_t i = 0; i < 3000; ++i) rows.push_back(test::any_listed_person(dice, i));
  for (std::size_t i = 0; i < 100; ++i) rows.push_back(rows[i * 3]);
  const PersonList list = test::list_of(vocabulary, rows);
  const Blocks whole(list);
  constexpr RowIndex middle = 1700;
  const BlockIndex first(list, {0, middle}, whole.census, 2),
      second(list, {middle, list.size()}, whole.census, 2);
  for (RowIndex row = 0; row < list.size(); row += 11) {
    std::vector<RowIndex> expected = candidates_of(whole.index, list, row);
    std::vector<RowIndex> found = candidates_of(first, list, row);
    const std::vector<RowIndex> more = candidates_of(second, list, row);
    found.insert(found.end(), more.begin(), more.end());
    CAPTURE(row);
    CHECK(found == expected);
  }
}

}  // namespace
}  // namespace benefit::match

#include "verify/match/key_census.hpp"

#include "tests/support/person_lists.hpp"

#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

using test::ListedPerson;

KeyUse use_of(const KeyCensus& census, KeyKind kind) {
  return census.uses().at(static_cast<std::size_t>(kind));
}

/// Whether the census lets a row's name alone make a block.
bool name_makes_block(const KeyCensus& census, const PersonList& list, RowIndex row) {
  bool makes_block = false;
  census.for_each_key(list, row, row + 1, [&](RowIndex, KeyCode code) {
    if (kind_of(code) == KeyKind::name_alone) makes_block = census.may_make_block(code);
  });
  return makes_block;
}

TEST_CASE("a crowd of the indexed list makes no block, and that is said") {
  Vocabulary vocabulary;
  const PersonList indexed = test::list_of(vocabulary, std::vector<ListedPerson>(5, {.name = "王秀英"}));
  const PersonList other = test::list_of(vocabulary, {{.name = "王秀英"}, {.name = "王秀英"}});
  const auto counted = [&](std::uint64_t rows_in_block) {
    const KeyCensus census(
        indexed, other,
        {.caps = {.rows_in_block = rows_in_block, .pairs_of_block = 1000, .pairs_of_name = 1000}});
    const KeyUse use = use_of(census, KeyKind::name_alone);
    return std::tuple(name_makes_block(census, indexed, 0), use.pairs, use.blocks_dropped, use.pairs_dropped);
  };
  CHECK(counted(5) == std::tuple(true, 10U, 0U, 0U));
  CHECK(counted(4) == std::tuple(false, 0U, 1U, 10U));
}

TEST_CASE("a block with too many pairs is left out, and the others stay") {
  Vocabulary vocabulary;
  const std::vector<ListedPerson> rows{
      {.name = "王秀英"}, {.name = "王秀英"}, {.name = "王秀英"}, {.name = "李国文"}};
  const PersonList indexed = test::list_of(vocabulary, rows), other = test::list_of(vocabulary, rows);
  const KeyCensus census(
      indexed, other,
      {.caps = {.rows_in_block = 400, .pairs_of_block = 8, .pairs_of_name = 8}, .threads = 3});
  CHECK_FALSE(name_makes_block(census, indexed, 0));
  CHECK(name_makes_block(census, indexed, 3));
  const KeyUse use = use_of(census, KeyKind::name_alone);
  CHECK(use.pairs == 1);
  CHECK(use.blocks_dropped == 1);
  CHECK(use.pairs_dropped == 9);
}

TEST_CASE("inside one list a pair counts once, and a row makes none with itself") {
  Vocabulary vocabulary;
  const PersonList list = test::list_of(
      vocabulary, {{.name = "王秀英"}, {.name = "王秀英"}, {.name = "王秀英"}, {.name = "李国文"}});
  const KeyCensus census(list, {});
  CHECK(use_of(census, KeyKind::name_alone).pairs == 3);
  CHECK(use_of(census, KeyKind::name_birth).pairs == 0);
}

TEST_CASE("kinds that are not asked for make no block") {
  Vocabulary vocabulary;
  const PersonList list = test::list_of(vocabulary, {test::wang, test::wang});
  KeyKinds kinds;
  kinds.set(static_cast<std::size_t>(KeyKind::id_number));
  const KeyCensus census(list, {.kinds = kinds});
  for (std::size_t kind = 0; kind < key_kinds; ++kind) {
    CAPTURE(to_string(static_cast<KeyKind>(kind)));
    CHECK(census.uses().at(kind).pairs == (kind == static_cast<std::size_t>(KeyKind::id_number) ? 1 : 0));
  }
}

TEST_CASE("counting in rounds and on several threads comes to the same") {
  Vocabulary vocabulary;
  test::Dice dice(8);
  std::vector<ListedPerson> rows;
  for (std::uint64_t i = 0; i < 20'000; ++i) rows.push_back(test::any_listed_person(dice, i));
  const PersonList list = test::list_of(vocabulary, rows);
  const BlockCaps caps{.rows_in_block = 30, .pairs_of_block = 200, .pairs_of_name = 20};
  const KeyCensus once(list, {.caps = caps}),
      thrice(list, {.caps = caps, .threads = 3, .bytes_of_round = 3'000'000});
  std::uint64_t dropped = 0;
  for (std::size_t kind = 0; kind < key_kinds; ++kind) {
    const KeyUse &a = once.uses().at(kind), &b = thrice.uses().at(kind);
    CHECK(std::tuple(a.pairs, a.blocks_dropped, a.pairs_dropped) ==
          std::tuple(b.pairs, b.blocks_dropped, b.pairs_dropped));
    dropped += a.blocks_dropped;
  }
  CHECK(dropped > 0);
  CHECK(once.blocks() == thrice.blocks());
  CHECK(once.rows_in_blocks() == thrice.rows_in_blocks());
  std::size_t differing = 0;
  once.for_each_key(list, 0, list.size(), [&](RowIndex, KeyCode code) {
    differing += once.may_make_block(code) != thrice.may_make_block(code) ? 1 : 0;
  });
  CHECK(differing == 0);
  CHECK(KeyCensus::bytes_needed(KeyCensus::count_keys(list, all_key_kinds, 1), 1) > 6'000'000);
  CHECK(KeyCensus::bytes_needed(1'000'000, 4) < KeyCensus::bytes_needed(1'000'000, 1) / 3);
}

TEST_CASE("nobody has no keys") {
  Vocabulary vocabulary;
  const PersonList nobody(vocabulary), somebody = test::list_of(vocabulary, {test::wang});
  for (const KeyCensus& census :
       {KeyCensus(nobody, {}), KeyCensus(nobody, somebody, {}), KeyCensus(somebody, nobody, {})})
    for (const KeyUse& use : census.uses()) CHECK(use.pairs + use.blocks_dropped + use.pairs_dropped == 0);
}

}  // namespace
}  // namespace benefit::match

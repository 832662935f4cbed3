#include "verify/match/blocking.hpp"

#include "tests/support/person_lists.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

using test::ListedPerson;
using test::number_of;
using test::wang;

/// The kinds of keys that two rows share.
std::set<std::string> shared(const ListedPerson& left, const ListedPerson& right) {
  Vocabulary vocabulary;
  const PersonList list = test::list_of(vocabulary, {left, right});
  const Keys of_left(vocabulary, list[0]), of_right(vocabulary, list[1]);
  std::set<std::string> kinds;
  for (const Key& l : of_left.all())
    for (const Key& r : of_right.all())
      if (l.kind == r.kind && l.value == r.value) kinds.emplace(to_string(l.kind));
  return kinds;
}

ListedPerson number_only(const std::string& number, const std::string& name = "") {
  return {.id_number = number, .name = name};
}

std::vector<RowIndex> candidates_of(const BlockIndex& index, const PersonList& other, RowIndex row) {
  std::vector<RowIndex> found;
  index.for_each_candidates(other, row, row + 1, [&found](RowIndex, std::span<const RowIndex> candidates) {
    found.assign(candidates.begin(), candidates.end());
  });
  return found;
}

TEST_CASE("each key finds what its name says, by itself where that is possible") {
  using Found = std::set<std::string>;
  const auto [what, left, right, expected] = GENERATE(table<std::string, ListedPerson, ListedPerson, Found>({
      {"one number, two names", number_only(number_of(130225, 19550315, 122), "王秀英"),
       number_only("130225550315122", "李国强"), Found{"id number", "id without region"}},
      {"one number, its check character mistyped", number_only("11010519491231002X"),
       number_only("110105194912310025"), Found{"id number", "id without region"}},
      {"the number's region changed", number_only(number_of(130225, 19550315, 122)),
       number_only(number_of(440524, 19550315, 122)), Found{"id without region"}},
      {"one digit of the sequence changed", number_only("11010519491231002X", "王秀英"),
       number_only("11010519491231902X", "王国强"), Found{"id without sequence"}},
      {"one digit of the birth date changed", number_only("11010519491231002X", "王秀英"),
       number_only("11010519591231002X", "王国强"), Found{"id without birth"}},
      {"the same digit dropped", number_only("1101051949123100X"), number_only("1101051949123100X"),
       Found{"id number"}},
      {"homophones of one birth date",
       {.name = "王秀英", .birth_date = "1955-03-15"},
       {.name = "汪绣应", .birth_date = "19550315"},
       Found{"name+birth", "name+year", "name alone", "given+birth"}},
      {"one name, and the lunar birth date",
       {.name = "王秀英", .birth_date = "1955-03-15"},
       {.name = "王秀英", .birth_date = "1955-04-07"},
       Found{"name+birth", "name+year", "name alone", "given+birth"}},
      {"one name, and the date of the leap month",
       {.name = "王秀英", .birth_date = "1955-03-15"},
       {.name = "王秀英", .birth_date = "1955-05-06"},
       Found{"name+birth", "name+year", "name alone", "given+birth"}},
      {"one name in one village",
       {.name = "王秀英", .town = "胡各庄镇", .village = "西街村"},
       {.name = "王秀英", .county_code = "130284", .town = "胡各庄", .village = "西街"},
       Found{"name+village", "name alone", "given+village"}},
      {"one name in one county",
       {.name = "王秀英", .birth_date = "1955", .county_code = "130225"},
       {.name = "王秀英", .birth_date = "1955-03-15", .county_code = "130225"},
       Found{"name+year+county", "name+year", "name alone"}},
      {"one name of one year",
       {.name = "王秀英", .birth_date = "1955"},
       {.name = "王秀英", .birth_date = "1955"},
       Found{"name+year", "name alone"}},
      {"one name in letters", {.name = "WANG XIUYING"}, {.name = "王秀英"}, Found{"name alone"}},
      {"a surname read in its other way", {.name = "DAN XIUYING"}, {.name = "单秀英"}, Found{"name alone"}},
      {"another surname",
       {.name = "王秀英", .birth_date = "1955-03-15"},
       {.name = "李秀英", .birth_date = "1955-03-15"},
       Found{"given+birth"}},
      {"another surname in one village",
       {.name = "王秀英", .town = "胡各庄镇", .village = "西街村"},
       {.name = "李秀英", .town = "胡各庄镇", .village = "西街村"},
       Found{"given+village"}},
      {"another given name in one county",
       {.name = "王秀英", .birth_date = "1955-03-15", .county_code = "130225"},
       {.name = "王狗蛋", .birth_date = "1955-03-15", .county_code = "130225"},
       Found{"surname+birth+county"}},
      {"another name altogether in one village",
       {.name = "王秀英", .birth_date = "1955-03-15", .town = "胡各庄镇", .village = "西街村"},
       {.name = "狗蛋", .birth_date = "1955-03-15", .town = "胡各庄镇", .village = "西街村"},
       Found{"birth+village"}},
      {"the year and the surname in one village",
       {.name = "王秀英", .birth_date = "1955-03-15", .town = "胡各庄镇", .village = "西街村"},
       {.name = "王狗蛋", .birth_date = "1955-08-21", .town = "胡各庄镇", .village = "西街村"},
       Found{"surname+year+village"}},
      {"the year and a character in one village",
       {.name = "王秀英", .birth_date = "1955-03-15", .town = "胡各庄镇", .village = "西街村"},
       {.name = "李秀芳", .birth_date = "1955-08-21", .town = "胡各庄镇", .village = "西街村"},
       Found{"character+year+village"}},
      {"the year and the house",
       {.name = "王秀英", .birth_date = "1955-03-15", .address = "西街村12号"},
       {.name = "狗蛋", .birth_date = "1955", .address = "西街村 １２ 号"},
       Found{"address+year"}},
      {"the surname and the house",
       {.name = "王秀英", .address = "西街村12号"},
       {.name = "王狗蛋", .address = "西街村12号"},
       Found{"surname+address"}},
      {"nothing",
       {.name = "王秀英", .birth_date = "1955-03-15", .county_code = "130225"},
       {.name = "李国强", .birth_date = "1961-08-21", .county_code = "130225"},
       Found{}},
      {"nothing, because nothing is said", {}, {}, Found{}},
  }));
  CAPTURE(what);
  CHECK(shared(left, right) == expected);
}

TEST_CASE("a row with everything has every key, each once") {
  Vocabulary vocabulary;
  ListedPerson full = wang;
  full.name = "单秀英";  // read in two ways
  full.birth_date = "1955-02-22";
  const PersonList list = test::list_of(vocabulary, {full});
  const Keys keys(vocabulary, list[0]);
  std::set<std::tuple<KeyKind, std::uint64_t>> distinct;
  std::set<KeyKind> kinds;
  for (const Key& key : keys.all()) {
    distinct.emplace(key.kind, key.value);
    kinds.insert(key.kind);
  }
  CHECK(distinct.size() == keys.all().size());
  CHECK(kinds.size() == key_kinds);
}

TEST_CASE("a name of sixty characters does not run over") {
  Vocabulary vocabulary;
  ListedPerson person = wang;
  person.name = "阿";
  for (char32_t i = 0; i < 59; ++i) person.name += std::string("\xE4\xB8") + static_cast<char>(0x80 + i);
  const PersonList list = test::list_of(vocabulary, {person});
  const Keys keys(vocabulary, list[0]);
  CHECK(keys.all().size() <= 64);
  CHECK(keys.all().front().kind == KeyKind::id_number);
}

TEST_CASE("an index gives each candidate once, in order") {
  Vocabulary vocabulary;
  ListedPerson brother = wang;
  brother.id_number = number_of(130225, 19570821, 113);
  brother.name = "王秀国";
  ListedPerson elsewhere{.name = "李国强", .birth_date = "1930-08-21"};
  const PersonList indexed = test::list_of(vocabulary, {elsewhere, wang, brother, wang, elsewhere});
  const PersonList other = test::list_of(vocabulary, {wang, {}, {.name = "赵玉梅"}});
  BlockIndex index(indexed, {}, 2);
  index.count(other, 2);
  CHECK(candidates_of(index, other, 0) == std::vector<RowIndex>{1, 2, 3});
  CHECK(candidates_of(index, other, 1).empty());
  CHECK(candidates_of(index, other, 2).empty());
}

TEST_CASE("an index of nothing finds nothing") {
  Vocabulary vocabulary;
  const PersonList nobody(vocabulary);
  const PersonList other = test::list_of(vocabulary, {wang});
  BlockIndex index(nobody, {}, 1);
  index.count(other, 1);
  CHECK(candidates_of(index, other, 0).empty());
  for (const KeyUse& use : index.uses()) CHECK(use.pairs + use.blocks_dropped + use.pairs_dropped == 0);
}

KeyUse use_of(const BlockIndex& index, KeyKind kind) {
  return index.uses().at(static_cast<std::size_t>(kind));
}

TEST_CASE("a crowd of the indexed list is closed, and said") {
  Vocabulary vocabulary;
  const std::vector<ListedPerson> five(5, {.name = "王秀英"});
  const PersonList indexed = test::list_of(vocabulary, five);
  const PersonList other = test::list_of(vocabulary, {{.name = "王秀英"}, {.name = "王秀英"}});
  const auto pairs_found = [&](std::uint64_t rows_in_block) {
    BlockIndex index(indexed, {.rows_in_block = rows_in_block, .pairs_of_block = 1000, .pairs_of_name = 1000},
                     1);
    index.count(other, 1);
    const std::vector<RowIndex> found = candidates_of(index, other, 0);
    const KeyUse use = use_of(index, KeyKind::name_alone);
    return std::tuple(found.size(), use.pairs, use.blocks_dropped, use.pairs_dropped);
  };
  CHECK(pairs_found(5) == std::tuple(5U, 10U, 0U, 0U));
  CHECK(pairs_found(4) == std::tuple(0U, 0U, 1U, 10U));
}

TEST_CASE("a block with too many pairs is closed, and the others stay open") {
  Vocabulary vocabulary;
  const PersonList indexed = test::list_of(
      vocabulary, {{.name = "王秀英"}, {.name = "王秀英"}, {.name = "王秀英"}, {.name = "李国文"}});
  const PersonList other = test::list_of(
      vocabulary, {{.name = "王秀英"}, {.name = "王秀英"}, {.name = "王秀英"}, {.name = "李国文"}});
  BlockIndex index(indexed, {.rows_in_block = 400, .pairs_of_block = 8, .pairs_of_name = 8}, 3);
  index.count(other, 3);
  CHECK(candidates_of(index, other, 0).empty());
  CHECK(candidates_of(index, other, 3) == std::vector<RowIndex>{3});
  const KeyUse use = use_of(index, KeyKind::name_alone);
  CHECK(use.pairs == 1);
  CHECK(use.blocks_dropped == 1);
  CHECK(use.pairs_dropped == 9);
}

TEST_CASE("an index finds the pairs that share a key and no others") {
  Vocabulary vocabulary;
  test::Dice dice(3);
  std::vector<ListedPerson> rows;
  for (std::uint64_t i = 0; i < 300; ++i) rows.push_back(test::any_listed_person(dice, i));
  for (std::size_t i = 0; i < 60; ++i) rows.push_back(rows[i * 3]);
  const PersonList indexed = test::list_of(vocabulary, rows);
  constexpr std::uint64_t all = 1'000'000'000;
  BlockIndex index(indexed, {.rows_in_block = all, .pairs_of_block = all, .pairs_of_name = all}, 1);
  index.count(indexed, 1);
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
    CHECK(candidates_of(index, indexed, row) == expected);
  }
}

TEST_CASE("keys have names of their own") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < key_kinds; ++i) names.insert(to_string(static_cast<KeyKind>(i)));
  CHECK(names.size() == key_kinds);
}

}  // namespace
}  // namespace benefit::match

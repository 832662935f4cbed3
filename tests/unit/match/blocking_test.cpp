#include "verify/match/blocking.hpp"

#include "tests/support/person_lists.hpp"

#include <set>
#include <string>
#include <tuple>

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

TEST_CASE("each key finds what its name says, by itself where that is possible") {
  using Found = std::set<std::string>;
  const auto [what, left, right, expected] = GENERATE(table<std::string, ListedPerson, ListedPerson, Found>({
      {"one number, two names", number_only(number_of(130225, 19550315, 122), "王秀英"),
       number_only("130225550315122", "李国强"),
       Found{"id number", "id without region", "id without day", "id end"}},
      {"one number, its check character mistyped", number_only("11010519491231002X"),
       number_only("110105194912310025"), Found{"id number", "id without region"}},
      {"the number's region changed", number_only(number_of(130225, 19550315, 122)),
       number_only(number_of(440524, 19550315, 122)), Found{"id without region"}},
      {"one digit of the sequence changed", number_only("11010519491231002X", "王秀英"),
       number_only("11010519491231902X", "王国强"), Found{"id without sequence"}},
      {"one digit of the year of birth changed", number_only("11010519491231002X"),
       number_only("11010519591231002X"), Found{"id end"}},
      {"one digit of the day of birth changed", number_only("11010519491231002X"),
       number_only("11010519491230002X"), Found{"id without day"}},
      {"the same digit dropped", number_only("1101051949123100X"), number_only("1101051949123100X"),
       Found{"id number", "id end"}},
      {"a digit of the region dropped", number_only("11010519491231002X"), number_only("1100519491231002X"),
       Found{"id end"}},
      {"two numbers that a spreadsheet rounded", number_only("110105194912310000"),
       number_only("110105194912310000"), Found{"id number"}},
      {"two numbers of which only the region is left", number_only("1.10105E+17"), number_only("1.10105E+17"),
       Found{}},
      {"the last digits cut off", number_only("11010519491231002X", "王秀英"),
       number_only("110105194912310", "王国强"), Found{"id without sequence"}},
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
      {"by the surname at birth",
       {.name = "李郑氏", .birth_date = "1955-03-15", .county_code = "130225"},
       {.name = "郑秀英", .birth_date = "1955-03-15", .county_code = "130225"},
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

TEST_CASE("keys have names of their own") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < key_kinds; ++i) names.insert(to_string(static_cast<KeyKind>(i)));
  CHECK(names.size() == key_kinds);
}

}  // namespace
}  // namespace benefit::match

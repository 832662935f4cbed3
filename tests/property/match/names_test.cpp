#include "verify/match/names.hpp"

#include "verify/identity/characters.hpp"
#include "verify/identity/name_variants.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::match {
namespace {

/// Names of characters that meet each other: variants, homophones, look-alikes, compound surnames,
/// polyphones, stand-ins, dots, letters and broken bytes.
std::string any_name() {
  static const std::vector<std::string> parts{
      "王",   "汪",  "小", "晓",   "明", "鸣", "闫", "阎", "单", "山", "曾",   "乐",   "欧",    "阳", "司",
      "马",   "己",  "已", "未",   "末", "晴", "睛", "?",  "□",  "·",  "・",   "𠮷",   "㛃",    "國", "国",
      "wang", "LYU", "lv", "xiao", "吕", ",",  "-",  "长", "重", "ān", "\xFF", "\xE5", "买买提"};
  std::string name;
  const int count = *rc::gen::inRange(0, 6);
  for (int i = 0; i < count; ++i) name += *rc::gen::elementOf(parts);
  return name;
}

TEST_CASE("property: two names agree as far in either order, whichever came first") {
  REQUIRE(rc::check([] {
    const std::string left = any_name(), right = any_name();
    NameTable table, turned;
    const NameIndex l = table.add(left), r = table.add(right);
    const NameIndex turned_r = turned.add(right), turned_l = turned.add(left);
    const NameLevel level = compare_names(table, l, r);
    RC_ASSERT(compare_names(table, r, l) == level);
    RC_ASSERT(compare_names(turned, turned_l, turned_r) == level);
  }));
}

TEST_CASE(
    "property: any spelling of characters in letters is found again, whichever readings and order it has") {
  REQUIRE(rc::check([] {
    static const std::vector<std::string> characters{"王", "单", "曾", "长", "重", "乐",
                                                     "吕", "女", "玉", "大", "和", "英"};
    std::vector<std::string> name(*rc::gen::inRange<std::size_t>(2, 5));
    for (std::string& character : name) character = *rc::gen::elementOf(characters);
    const bool turned = *rc::gen::arbitrary<bool>();
    std::string chinese, letters, surname;
    for (std::size_t i = 0; i < name.size(); ++i) {
      chinese += name[i];
      const identity::Character& known = *identity::find_character(identity::fold_variants(name[i]).front());
      std::vector<identity::Syllable> readings{known.as_surname};
      std::copy_if(known.readings.begin(), known.readings.end(), std::back_inserter(readings),
                   [](identity::Syllable syllable) { return syllable != 0; });
      const std::string syllable(identity::text_of(*rc::gen::elementOf(readings)));
      (i == 0 && turned ? surname : letters) += syllable + *rc::gen::element<std::string>("", " ");
    }
    NameTable table;
    const NameIndex l = table.add(letters + surname), r = table.add(chinese);
    RC_ASSERT(compare_names(table, l, r) == NameLevel::letters);
    RC_ASSERT(compare_names(table, r, l) == NameLevel::letters);
  }));
}

TEST_CASE("property: a name agrees with itself, or says nothing") {
  REQUIRE(rc::check([] {
    NameTable table;
    const std::string name = any_name();
    const NameIndex index = table.add(name);
    RC_ASSERT(table.add(name) == index);
    RC_ASSERT(compare_names(table, index, index) == (index == 0 ? NameLevel::missing : NameLevel::exact));
  }));
}

TEST_CASE("property: any bytes at all are a name or none") {
  REQUIRE(rc::check([](const std::string& left, const std::string& right) {
    NameTable table;
    const NameIndex l = table.add(left), r = table.add(right);
    RC_ASSERT(compare_names(table, l, r) == compare_names(table, r, l));
    RC_ASSERT(table.characters(l).size() == table.form(l).length);
  }));
}

}  // namespace
}  // namespace benefit::match

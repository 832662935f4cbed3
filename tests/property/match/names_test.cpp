#include "verify/match/names.hpp"

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
      "王", "汪", "小", "晓", "明",   "鸣",  "闫", "阎",   "单", "山",   "曾",   "乐",    "欧",
      "阳", "司", "马", "己", "已",   "未",  "末", "晴",   "睛", "?",    "□",    "·",     "・",
      "𠮷", "㛃", "國", "国", "wang", "LYU", "lv", "xiao", "吕", "\xFF", "\xE5", "买买提"};
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

#include "verify/identity/characters.hpp"

#include "verify/identity/name_variants.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::identity {
namespace {

const Character& character(char32_t code_point) {
  const Character* const found = find_character(code_point);
  REQUIRE(found != nullptr);
  return *found;
}

bool alike(char32_t left, char32_t right) {
  const bool there = look_alike(character(left), character(right));
  CHECK(look_alike(character(right), character(left)) == there);
  return there;
}

bool sound(char32_t left, char32_t right) {
  const bool there = sound_alike(character(left), character(right));
  CHECK(sound_alike(character(right), character(left)) == there);
  return there;
}

std::vector<std::string_view> readings_of(char32_t code_point) {
  std::vector<std::string_view> readings;
  for (const Syllable reading : character(code_point).readings)
    if (reading != 0) readings.push_back(text_of(reading));
  return readings;
}

TEST_CASE("characters that are taken for one another by eye") {
  const auto pair =
      GENERATE(as<std::u32string_view>{}, U"己已", U"已巳", U"未末", U"土士", U"晴睛", U"天夭", U"日曰",
               U"申甲", U"人入", U"大太", U"千干", U"戊戌", U"戌戍", U"今令", U"名各", U"桂挂", U"淑椒",
               U"芳芬", U"荣茶", U"凤风", U"杰杏", U"林材", U"文丈", U"浩洁", U"宇字", U"颖颍", U"根恨",
               U"金全", U"宝室", U"成戍", U"臣巨", U"波坡", U"陈阵", U"周同", U"吴昊", U"孙孔", U"侯候",
               U"史吏", U"于干", U"任仕", U"汪注", U"余佘", U"袁哀", U"白自", U"王玉", U"子孑", U"目且",
               U"栗粟", U"侍待", U"住往", U"辛幸", U"拆折", U"梁粱", U"娟涓");
  CAPTURE(static_cast<unsigned>(pair[0]), static_cast<unsigned>(pair[1]));
  CHECK(alike(pair[0], pair[1]));
}

TEST_CASE("characters that nobody takes for one another") {
  const auto pair = GENERATE(as<std::u32string_view>{}, U"王李", U"秀英", U"建国", U"一龙", U"张章", U"兰蓝",
                             U"淑珍", U"桂兰", U"刘陈");
  CAPTURE(static_cast<unsigned>(pair[0]), static_cast<unsigned>(pair[1]));
  CHECK_FALSE(alike(pair[0], pair[1]));
}

TEST_CASE("characters that share a reading sound alike") {
  const auto pair = GENERATE(as<std::u32string_view>{}, U"张章", U"王汪", U"秀绣", U"英应", U"明鸣", U"建健",
                             U"华桦", U"单山", U"单丹", U"曾增", U"曾层", U"乐岳", U"乐勒", U"吕鲁", U"解谢",
                             U"解姐", U"查扎", U"仇求", U"任人");
  CAPTURE(static_cast<unsigned>(pair[0]), static_cast<unsigned>(pair[1]));
  CHECK(sound(pair[0], pair[1]));
}

TEST_CASE("a part that two characters share gives them no common sound") {
  const auto pair = GENERATE(as<std::u32string_view>{}, U"陈程", U"王李", U"晴睛", U"未末", U"侍待", U"根恨");
  CAPTURE(static_cast<unsigned>(pair[0]), static_cast<unsigned>(pair[1]));
  CHECK_FALSE(sound(pair[0], pair[1]));
}

TEST_CASE("readings have no tones, ü is u, and the most usual one comes first") {
  CHECK(readings_of(U'王').front() == "wang");
  CHECK(readings_of(U'吕') == std::vector<std::string_view>{"lu"});
  CHECK(readings_of(U'女').front() == "nu");
  CHECK(readings_of(U'单').front() == "dan");
  CHECK(readings_of(U'乐') == std::vector<std::string_view>{"le", "yue"});
  CHECK(text_of(0).empty());
}

TEST_CASE("as surnames some characters are read in another way") {
  const auto [surname, reading] = GENERATE(table<char32_t, const char*>({{U'单', "shan"},
                                                                         {U'曾', "zeng"},
                                                                         {U'乐', "yue"},
                                                                         {U'仇', "qiu"},
                                                                         {U'查', "zha"},
                                                                         {U'解', "xie"},
                                                                         {U'区', "ou"},
                                                                         {U'朴', "piao"},
                                                                         {U'盖', "ge"},
                                                                         {U'翟', "zhai"},
                                                                         {U'任', "ren"},
                                                                         {U'王', "wang"},
                                                                         {U'张', "zhang"},
                                                                         {U'闫', "yan"}}));
  CAPTURE(static_cast<unsigned>(surname));
  CHECK(text_of(character(surname).as_surname) == reading);
}

TEST_CASE("the table reaches from the first to the last character of its blocks and no further") {
  for (const char32_t code_point : {U'\u3400', U'\u4DBF', U'\u4E00', U'\u9FFF'})
    CHECK(find_character(code_point) != nullptr);
  for (const char32_t code_point :
       {U'\u33FF', U'\u4DC0', U'\u4DFF', U'\uA000', U'A', U'?', U'\0', U'\U00020BB7'})
    CHECK(find_character(code_point) == nullptr);
  CHECK(character(U'一').standard == U'一');
  CHECK(character(U'一').strokes == 1);
}

TEST_CASE("a character of which nothing is known looks and sounds like none") {
  const Character unknown{};
  CHECK_FALSE(look_alike(unknown, unknown));
  CHECK_FALSE(sound_alike(unknown, unknown));
  CHECK_FALSE(look_alike(unknown, character(U'己')));
}

TEST_CASE("traditional and variant characters have one standard form") {
  const auto [written, standard] =
      GENERATE(table<char32_t, char32_t>({{U'國', U'国'}, {U'劉', U'刘'},
                                          {U'陳', U'陈'}, {U'單', U'单'},
                                          {U'葉', U'叶'}, {U'漢', U'汉'},
                                          {U'閻', U'闫'}, {U'阎', U'闫'},
                                          {U'閆', U'闫'}, {U'付', U'傅'},
                                          {U'蕭', U'肖'}, {U'萧', U'肖'},
                                          {U'代', U'戴'}, {U'丘', U'邱'},
                                          {U'藍', U'兰'}, {U'峯', U'峰'},
                                          {U'喆', U'哲'}, {U'堃', U'坤'},
                                          {U'王', U'王'}, {U'A', U'A'},
                                          {U'?', U'?'},   {U'\U00020BB7', U'\U00020BB7'}}));
  CAPTURE(static_cast<unsigned>(written));
  CHECK(standard_form(written) == standard);
}

TEST_CASE("a standard form keeps the sound that its character has") {
  // 巖, 嶽 and 鑑 have simplified forms that few fonts know and no table of ours.
  for (const char32_t written : {U'巖', U'嶽', U'鑑', U'崙', U'頔', U'國'}) {
    CAPTURE(static_cast<unsigned>(written));
    const Character* const standard = find_character(standard_form(written));
    REQUIRE(standard != nullptr);
    CHECK(sound_alike(character(written), *standard));
  }
}

}  // namespace
}  // namespace benefit::identity

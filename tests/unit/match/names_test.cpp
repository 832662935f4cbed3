#include "verify/match/names.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

NameLevel level(const std::string& left, const std::string& right) {
  NameTable table;
  const NameIndex l = table.add(left), r = table.add(right);
  const NameLevel there = compare_names(table, l, r);
  CHECK(compare_names(table, r, l) == there);
  return there;
}

struct Pair {
  const char* left;
  const char* right;
};

void check_all(NameLevel expected, std::initializer_list<Pair> pairs) {
  for (const auto& [left, right] : pairs) {
    CAPTURE(left, right);
    CHECK(to_string(level(left, right)) == to_string(expected));
  }
}

std::string repeated(const std::string& part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

TEST_CASE("a name that is not there, or of stand-ins only, is evidence of nothing") {
  check_all(NameLevel::missing, {{"", "王秀英"},
                                 {"", ""},
                                 {"???", "王秀英"},
                                 {"？？", "王秀"},
                                 {"□", "王"},
                                 {"\u3000", "王秀英"},
                                 {"王??", "?秀?"}});
}

TEST_CASE("the same characters after cleaning are exact") {
  check_all(NameLevel::exact, {{"王秀英", "王 秀英"},
                               {"王秀英", "\u200B王秀英\u3000"},
                               {"Wang Xiuying", "WANG XIUYING"},
                               {"买买提·艾力", "买买提•艾力"},
                               {"买买提・艾力", "买买提．艾力"},
                               {"王", "王"},
                               {"𠮷秀英", "𠮷秀英"}});
}

TEST_CASE("variant characters, a stand-in and a middle dot left out are variants") {
  check_all(NameLevel::variant, {{"闫秀英", "阎秀英"},
                                 {"閻秀英", "闫秀英"},
                                 {"傅国强", "付國強"},
                                 {"肖玉兰", "萧玉兰"},
                                 {"戴春生", "代春生"},
                                 {"劉備", "刘备"},
                                 {"王堃", "王坤"},
                                 {"王㛃英", "王?英"},
                                 {"王秀英", "王？英"},
                                 {"王𠅤英", "王□英"},
                                 {"闫?英", "阎秀英"},
                                 {"买买提·艾力", "买买提艾力"},
                                 {"阿卜杜拉·买买提·吐尔逊", "阿卜杜拉买买提吐尔逊"}});
}

TEST_CASE("the same sounds, character by character, are homophones") {
  check_all(NameLevel::homophone, {{"王秀英", "王秀应"},
                                   {"王建国", "汪建国"},
                                   {"张章", "章张"},
                                   {"李桂兰", "李贵蓝"},
                                   {"王晓明", "王小鸣"},
                                   {"王?明", "王小鸣"},
                                   {"单秀英", "山秀英"},  // 单 as a surname is shan
                                   {"曾国强", "增国强"},  // zeng
                                   {"乐玉梅", "岳玉梅"},  // yue
                                   {"王乐", "王勒"},      // le
                                   {"王", "汪"}});
}

TEST_CASE("one character taken for another by eye is a look-alike") {
  check_all(NameLevel::look_alike, {{"王末生", "王未生"},
                                    {"李晴", "李睛"},
                                    {"赵土根", "赵士根"},
                                    {"王天顺", "王夭顺"},
                                    {"王旺", "王旰"},
                                    {"王林生", "王材生"},
                                    {"己", "巳"}});
  check_all(NameLevel::given_agrees, {{"李秀英", "林秀英"}, {"丁秀英", "王秀英"}});
}

TEST_CASE("a look-alike beside another difference is no look-alike") {
  check_all(NameLevel::one_given_differs, {{"王末英", "王未应"}});
  check_all(NameLevel::surname_agrees, {{"王末土", "王未士"}});
}

TEST_CASE("pinyin against characters, in either order") {
  check_all(NameLevel::letters, {{"WANG XIUYING", "王秀英"},
                                 {"wangxiuying", "王秀英"},
                                 {"Xiuying WANG", "王秀英"},
                                 {"OUYANG XIUYING", "欧阳秀英"},
                                 {"XIUYING OUYANG", "欧阳秀英"},
                                 {"SHAN XIUYING", "单秀英"},
                                 {"DAN XIUYING", "单秀英"},
                                 {"XIUYING SHAN", "单秀英"},
                                 {"ZENG GUOQIANG", "曾国强"},
                                 {"YUE YUMEI", "乐玉梅"},
                                 {"LE YUMEI", "乐玉梅"},
                                 {"MAIMAITI", "买买提"},
                                 {"AN YUAN", "安远"},
                                 {"BAO JIAN", "鲍建"}});
  for (const char* surname : {"LYU", "LV", "LÜ", "LU", "Lü", "lv"}) {
    CAPTURE(surname);
    CHECK(level(surname + std::string(" GUIYING"), "吕桂英") == NameLevel::letters);
    CHECK(level("GUIYING " + std::string(surname), "吕桂英") == NameLevel::letters);
    CHECK(level(surname + std::string(" GUIYING"), "LYU GUIYING") <= NameLevel::homophone);
  }
  CHECK(level("LI XIUYING", "王秀英") == NameLevel::different);
  CHECK(level("WANG XIUYING", "LI XIUYING") == NameLevel::different);
}

TEST_CASE("pinyin in any reading that the characters have") {
  check_all(NameLevel::letters, {{"WANG CHANGSHENG", "王长生"},
                                 {"WANG ZHANGSHENG", "王长生"},
                                 {"WANG YUE", "王乐"},
                                 {"LI CHONGYANG", "李重阳"},
                                 {"LI ZHONGYANG", "李重阳"},
                                 {"CHONGYANG LI", "李重阳"},
                                 {"SHAN YUEZHONG", "单乐重"},
                                 {"LIN YU", "林玉"},
                                 {"LIN YULAN", "林玉兰"}});
  CHECK(level("WANG CHANGSHEN", "王长生") == NameLevel::different);
}

TEST_CASE("pinyin with the signs and tones that are written in it") {
  check_all(NameLevel::letters, {{"Zhang, San", "张三"},
                                 {"ZhangSan", "张三"},
                                 {"SAN ZHANG", "张三"},
                                 {"Zhang，San", "张三"},
                                 {"Zhāng Sān", "张三"},
                                 {"Wang Xiu-ying", "王秀英"},
                                 {"Li Xi'an", "李西安"},
                                 {"Lǚ Guìyīng", "吕桂英"}});
  check_all(NameLevel::homophone,
            {{"Zhang, San", "ZHANG SAN"}, {"Wang Xiu-ying", "Wang Xiuying"}, {"Zhāng Sān", "zhang san"}});
}

TEST_CASE("pinyin in two orders is one name in another order") {
  check_all(NameLevel::reordered,
            {{"ZHANG SAN", "SAN ZHANG"}, {"WANG XIUYING", "Xiuying Wang"}, {"LYU GUIYING", "Guiying LV"}});
}

TEST_CASE("letters and characters share a sound to be found by") {
  NameTable table;
  const auto sounds = [&table](const char* name) {
    const NameForm form = table.form(table.add(name));
    return std::vector<std::uint64_t>{form.sound, form.sound_plain, form.sound_other};
  };
  for (const auto& [letters, characters] : std::initializer_list<Pair>{{"WANG CHANGSHENG", "王长生"},
                                                                       {"WANG YUE", "王乐"},
                                                                       {"XIUYING WANG", "王秀英"},
                                                                       {"San, Zhang", "张三"},
                                                                       {"GUIYING LYU", "吕桂英"}}) {
    CAPTURE(letters, characters);
    const auto l = sounds(letters), c = sounds(characters);
    CHECK(std::find_first_of(l.begin(), l.end(), c.begin(), c.end()) != l.end());
  }
  CHECK(table.form(table.add("王秀英")).sound_other == 0);
  CHECK(table.form(table.add("SMITH")).sound_other == 0);
}

TEST_CASE("one character dropped or added") {
  check_all(NameLevel::character_missing, {{"王秀英", "王英"},
                                           {"王秀英", "王秀"},
                                           {"王秀英", "秀英"},
                                           {"欧阳秀英", "欧阳英"},
                                           {"阎秀英", "闫英"},
                                           {"买买提·艾力", "买买提"},
                                           {"阿卜杜拉·买买提", "阿卜杜拉买买"}});
}

TEST_CASE("a husband's surname in front") {
  check_all(
      NameLevel::surname_added,
      {{"王李秀英", "李秀英"}, {"王闫秀英", "阎秀英"}, {"欧阳李秀英", "李秀英"}, {"陈方安生", "方安生"}});
}

TEST_CASE("the same characters in another order") {
  check_all(NameLevel::reordered, {{"王秀英", "王英秀"}, {"王秀英", "秀英王"}, {"李国强", "国强李"}});
}

TEST_CASE("brothers share the surname and one of two given-name characters") {
  check_all(NameLevel::one_given_differs,
            {{"王建国", "王建军"}, {"王建国", "王保国"}, {"闫建国", "阎建军"}, {"欧阳建国", "欧阳建军"}});
}

TEST_CASE("another surname before the same given name") {
  check_all(NameLevel::given_agrees,
            {{"王秀英", "李秀英"}, {"王英", "李英"}, {"王建国", "欧阳建国"}, {"王秀英", "李秀应"}});
}

TEST_CASE("no more than the surname: half a village, or a milk name") {
  // By the surname at birth, behind the husband's or alone.
  check_all(NameLevel::surname_agrees, {{"李郑氏", "郑秀英"}, {"郑氏", "郑秀英"}, {"李郑氏", "郑英"}});
  check_all(NameLevel::different, {{"李郑氏", "李秀英"}, {"李郑氏", "王秀英"}, {"李郑氏", "欧阳秀英"}});
  check_all(NameLevel::character_missing, {{"李郑氏", "郑氏"}});
  check_all(NameLevel::exact, {{"李郑氏", "李郑氏"}});
  check_all(NameLevel::surname_agrees, {{"王秀英", "王狗蛋"},
                                        {"王秀英", "王二妮子"},
                                        {"王秀英", "王军"},
                                        {"王英", "王军"},
                                        {"欧阳秀英", "欧阳军"},
                                        {"闫秀英", "阎军"}});
}

TEST_CASE("names of two people are different") {
  check_all(NameLevel::different, {{"王秀英", "李国强"},
                                   {"王秀英", "狗蛋"},
                                   {"王", "李"},
                                   {"王秀英", "王"},
                                   {"买买提·艾力", "阿卜杜拉·吐尔逊"},
                                   {"𠮷秀英", "李国强"}});
}

TEST_CASE("how surnames are cut decides the same from either side") {
  // 欧阳 has two characters and 欧 has one.
  check_all(NameLevel::given_agrees, {{"欧阳明", "欧小明"}, {"司马光", "司徒光"}, {"欧阳明", "王阳明"}});
  // With a dot there is no surname to see; without it the first character passes for one.
  CHECK(level("买买提·艾力", "买买提艾山") == level("买买提艾力", "买买提艾山"));
}

TEST_CASE("compound surnames are seen where a given name is left") {
  NameTable table;
  const auto surname = [&table](const char* name) { return table.form(table.add(name)).surname; };
  CHECK(surname("欧阳秀英") == 2);
  CHECK(surname("歐陽秀英") == 2);
  CHECK(surname("司马光") == 2);
  CHECK(surname("欧阳") == 1);
  CHECK(surname("王秀英") == 1);
  CHECK(surname("王") == 0);
  CHECK(surname("买买提·艾力") == 0);
  CHECK(surname("WANG XIUYING") == 0);
}

TEST_CASE("a name is kept once, with the sound of its characters") {
  NameTable table;
  const NameIndex name = table.add("王秀英");
  CHECK(table.add("王 秀英") == name);
  CHECK(table.cleaned(name) == "王秀英");
  CHECK(table.size() == 2);  // the empty one has a place
  CHECK(table.add("") == 0);
  CHECK(table.add("??") == 0);
  const NameForm form = table.form(name);  // a copy: adding names moves them
  CHECK(form.length == 3);
  CHECK_FALSE(form.in_letters);
  CHECK(form.sound == table.form(table.add("汪绣应")).sound);
  CHECK(form.sound == table.form(table.add("WANG XIU YING")).sound);
  CHECK(form.sound != table.form(table.add("王秀")).sound);
  CHECK(form.surname_sound == table.form(table.add("汪军")).surname_sound);
  CHECK(form.given_sound == table.form(table.add("李绣应")).given_sound);
  // 单 is shan as a surname, dan mostly.
  const NameForm shan = table.form(table.add("单军"));
  CHECK(shan.sound == table.form(table.add("SHAN JUN")).sound);
  CHECK(shan.sound_plain == table.form(table.add("DAN JUN")).sound);
}

TEST_CASE("characters outside the plane that most fonts know are themselves") {
  CHECK(level("王𠮷", "王𠮷") == NameLevel::exact);
  CHECK(level("王𠮷英", "王𡈽英") == NameLevel::one_given_differs);
  CHECK(level("王𠮷", "王?") == NameLevel::variant);
  CHECK(level("𠮷𡈽", "𠮷英") == NameLevel::surname_agrees);
}

TEST_CASE("names of one character and of sixty") {
  const std::string sixty = repeated("买买提艾力", 12);
  CHECK(level(sixty, sixty) == NameLevel::exact);
  CHECK(level(sixty, sixty + "江") == NameLevel::character_missing);
  CHECK(level(sixty, "王") == NameLevel::different);
  CHECK(level(sixty, repeated("阿卜杜拉汗", 12)) == NameLevel::different);
  CHECK(level(repeated("王", 300), repeated("王", 301)) <= NameLevel::variant);  // the first 255 count
}

TEST_CASE("broken bytes in a name stand for a character that could not be written") {
  CHECK(level("王\xFF英", "王秀英") == NameLevel::variant);
  CHECK(level("\xFF\xFE", "王秀英") == NameLevel::missing);
}

TEST_CASE("levels of names have names of their own") {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < name_levels; ++i) names.push_back(to_string(static_cast<NameLevel>(i)));
  CHECK(names.front() == "missing");
  CHECK(names.back() == "different");
  CHECK(to_string(NameLevel::surname_added) == "surname_added");
  std::sort(names.begin(), names.end());
  CHECK(std::unique(names.begin(), names.end()) == names.end());
}

}  // namespace
}  // namespace benefit::match

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
  const bool there = look_alike(left, right);
  CHECK(look_alike(right, left) == there);
  return there;
}

/// Share of all pairs of these characters that are look-alikes.
double share_alike(std::u32string_view characters) {
  std::size_t pairs = 0, found = 0;
  for (std::size_t i = 0; i < characters.size(); ++i)
    for (std::size_t j = i + 1; j < characters.size(); ++j, ++pairs)
      found += alike(characters[i], characters[j]) ? 1 : 0;
  return static_cast<double>(found) / static_cast<double>(pairs);
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

TEST_CASE("most confusions that lists of such characters name are known, though no list of ours has them") {
  // From what schoolbooks print as 形近字 and scanners mistake; none stands in characters/look_alikes.txt.
  constexpr std::u32string_view pairs[] = {
      U"晴睛", U"清请", U"情请", U"清情", U"芬分", U"萍平", U"伟纬", U"海悔", U"诲悔", U"侮悔", U"珍诊",
      U"红江", U"玲铃", U"伶玲", U"玲岭", U"玲冷", U"荣荥", U"桂挂", U"桂佳", U"淑椒", U"芳芬", U"浩洁",
      U"颖颍", U"根恨", U"根银", U"跟根", U"很根", U"限根", U"臣巨", U"波坡", U"波披", U"陈阵", U"侯候",
      U"余佘", U"栗粟", U"侍待", U"侍诗", U"住往", U"柱住", U"注住", U"驻住", U"拆折", U"梁粱", U"娟涓",
      U"娟捐", U"瑞端", U"湍瑞", U"辉挥", U"晖辉", U"浑挥", U"涛祷", U"涛铸", U"峰锋", U"峰蜂", U"逢峰",
      U"杨扬", U"杨场", U"扬汤", U"肠场", U"郎朗", U"狼郎", U"低底", U"抵低", U"环坏", U"怀坏", U"杯坏",
      U"桃挑", U"桃姚", U"跳桃", U"逃桃", U"帅师", U"仑仓", U"伦伧", U"抢抡", U"沧沦", U"仿防", U"妨防",
      U"访仿", U"纺访", U"伸仲", U"伸神", U"仲钟", U"代伐", U"付什", U"依侬", U"浓侬", U"湖糊", U"湘箱",
      U"潮湖", U"嘉喜", U"娇桥", U"桥轿", U"骄桥", U"骄娇", U"侨桥", U"姣皎", U"姣校", U"较校", U"婷停",
      U"嫒媛", U"援媛", U"缓暖", U"援缓", U"倩清", U"倩情", U"菁清", U"精倩", U"莉俐", U"莉犁", U"秋秒",
      U"秧映", U"殃秧", U"彻砌", U"蓉容", U"榕溶", U"熔溶", U"琼惊", U"惊凉", U"凉谅", U"掠凉", U"晾凉",
      U"怡治", U"治冶", U"始治", U"荀苟", U"荀询", U"宛苑", U"婉宛", U"碗婉", U"诞延", U"挺庭", U"蜓挺",
      U"膏高", U"篙高", U"搞稿", U"蒿嵩", U"钧钩", U"钩钓", U"钧均", U"锐悦", U"锐说", U"阅悦", U"刚钢",
      U"钢纲", U"岗刚", U"译泽", U"泽择", U"恒桓", U"恒垣", U"宣宜", U"扶抚", U"浅线", U"浅钱", U"钱线",
      U"残钱", U"络洛", U"洛格", U"骆洛", U"柏伯", U"怕柏", U"拍柏", U"泊柏", U"倾顷", U"栽裁", U"裁载",
      U"蓝篮", U"慕幕", U"暮幕", U"墓幕", U"幕募", U"辩辨", U"辫辩", U"历厉", U"拔拨", U"博搏", U"刑邢",
      U"那哪", U"徒徙", U"籍藉", U"喻愉", U"渝愉", U"梢稍", U"哨梢", U"消梢", U"俏悄", U"俊峻", U"俊骏",
      U"竣俊", U"摸模", U"漠模", U"孤狐", U"弧孤", U"即既", U"钉订", U"盯钉", U"炮跑", U"抱跑", U"饱跑",
      U"组祖", U"租组", U"阻祖", U"蛋蚕", U"密蜜", U"州洲"};
  std::size_t found = 0;
  for (const std::u32string_view pair : pairs) found += alike(pair[0], pair[1]) ? 1 : 0;
  const double recall = static_cast<double>(found) / static_cast<double>(std::size(pairs));
  CAPTURE(found, std::size(pairs));
  CHECK(recall > 0.85);
}

TEST_CASE("two random characters of given names are hardly ever look-alikes") {
  // The most frequent ones of all ages. Many of those found are true ones: 芬/芳, 洁/浩, 云/元.
  constexpr std::u32string_view given =
      U"英华玉明秀国文建红春志兰桂海云珍凤金平德芳林荣生军永梅丽清淑新成东小庆伟忠强福学龙祥光义香家少美"
      U"辉杰良素俊月民莲水根锋振贵宝长全安爱胜勇喜琴仁有贤才敏大世正天立山顺友中连士万发元武宏景洪树双广"
      U"和江艳霞燕娟玲萍静雪瑞昌富利兴进康斌波飞刚峰松涛浩亮超鹏旭彬磊洋宇婷颖慧洁倩丹莉晶蓉琳彩菊芬娥翠"
      U"仙巧改雅冬秋芝花竹银灵青思佳怡欣晨阳宁柏炳耀汉启开培保卫善益泽润茂锦绍继克孝书维朝绪守传庭怀占同"
      U"殿化";
  const double share = share_alike(given);
  CAPTURE(share);
  CHECK(share < 0.003);
}

TEST_CASE("frequent surnames are no look-alikes of one another, but for the few that are") {
  constexpr std::u32string_view surnames =
      U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
      U"余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖"
      U"龚文";
  const double share = share_alike(surnames);
  CAPTURE(share);
  CHECK(share < 0.003);
  const auto pair = GENERATE(as<std::u32string_view>{}, U"林李", U"王丁", U"黄赵", U"王汪", U"石王", U"曹曾",
                             U"林宋", U"于丁", U"方卢");
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

TEST_CASE("a syllable is found by its letters") {
  for (const char* text : {"a", "wang", "zhuang", "lu", "e"}) {
    CAPTURE(text);
    CHECK(find_syllable(text) != 0);
    CHECK(text_of(find_syllable(text)) == text);
  }
  for (const char* text : {"", "wan g", "wangx", "smith", "WANG", "zzz"}) {
    CAPTURE(text);
    CHECK(find_syllable(text) == 0);
  }
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
}

TEST_CASE("a character of which nothing is known looks and sounds like none") {
  const Character unknown{};
  CHECK_FALSE(sound_alike(unknown, unknown));
  CHECK_FALSE(look_alike(U'A', U'己'));
  CHECK_FALSE(look_alike(U'己', U'A'));
  CHECK_FALSE(look_alike(U'\U00020BB7', U'\U00020BB7'));
}

TEST_CASE("no character is taken for itself, and none for another that is not taken for it") {
  for (char32_t left = 0x4E00; left <= 0x9FFF; ++left) {
    if (look_alike(left, left)) FAIL("a character is its own look-alike");
    if (character(left).look_alikes == 0) continue;
    for (char32_t right = 0x4E00; right <= 0x9FFF; ++right)
      if (look_alike(left, right) && !look_alike(right, left)) FAIL("one-sided");
  }
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

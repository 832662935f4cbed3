#include "verify/identity/name.hpp"

#include <thread>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::identity {
namespace {

NameAgreement agreement(std::string_view left, std::string_view right) {
  return compare_names(left, right).agreement;
}

TEST_CASE("cleaning takes out what is not seen and makes one spelling of the rest") {
  CHECK(clean_name("王小明") == "王小明");
  CHECK(clean_name(" 王 小\u3000明\u200B\t") == "王小明");
  CHECK(clean_name("Wang Xiaoming") == "WANGXIAOMING");
  CHECK(clean_name("Ｗａｎｇ") == "WANG");
  CHECK(clean_name("lǚ") == "LǙ");
  CHECK(clean_name("") == "");
  CHECK(clean_name("\uFEFF\u00A0") == "");
  // A compatibility ideograph (U+F9E5) and a variation selector.
  CHECK(clean_name("\uF9E5") == "\u75E2");
  CHECK(clean_name("葛\U000E0100") == "葛");
}

TEST_CASE("every middle dot is the same dot") {
  for (const char* dot : {"·", "•", "・", "．", ".", "･", "‧", "∙", "⋅", " · "}) {
    CAPTURE(dot);
    CHECK(clean_name("买买提" + std::string(dot) + "艾力") == "买买提·艾力");
  }
}

TEST_CASE("broken UTF-8 in a name comes back marked") {
  CHECK(clean_name("王\xFF明") == "王\uFFFD明");
  CHECK(clean_name("王\xE5") == "王\uFFFD");
}

TEST_CASE("equal after cleaning is exact") {
  CHECK(agreement("王小明", "王小明") == NameAgreement::exact);
  CHECK(agreement("王 小明", "王小明\u3000") == NameAgreement::exact);
  CHECK(agreement("wang xiaoming", "WANGXIAOMING") == NameAgreement::exact);
}

TEST_CASE("an empty name, or one of stand-ins only, is evidence of nothing") {
  CHECK(agreement("", "王小明") == NameAgreement::missing);
  CHECK(agreement("", "") == NameAgreement::missing);
  CHECK(agreement("???", "王小明") == NameAgreement::missing);
  CHECK(agreement("??", "??") == NameAgreement::missing);
  CHECK(agreement("\u3000", "王小明") == NameAgreement::missing);
}

TEST_CASE("what lists write where there is no name is none") {
  for (const char* word : {"不详", "无", "待补录", "-", "--", "/", "null", "N/A", "（）"}) {
    CAPTURE(word);
    CHECK(agreement("王小明", word) == NameAgreement::missing);
    CHECK(could_be_same_person("王小明", word));
  }
}

TEST_CASE("a name in brackets is another name of the same person, or a word that is none") {
  CHECK(agreement("李秀英", "李秀英（曾用名李小妹）") == NameAgreement::exact);
  CHECK(agreement("李秀英", "李小妹（李秀英）") == NameAgreement::exact);
  CHECK(agreement("李秀英", "李秀英(女)") == NameAgreement::exact);
  CHECK(agreement("李秀瑛（原名：张三）", "李秀英") == NameAgreement::homophone);
  CHECK(agreement("诸葛孔明", "李秀英（曾用名李小妹）") == NameAgreement::different);
}

TEST_CASE("letters may have the surname last, and an agency's own font a rare character") {
  CHECK(agreement("李秀英", "Xiuying Li") == NameAgreement::homophone);
  CHECK(agreement("李秀英", "Li Xiuying") == NameAgreement::homophone);
  CHECK(agreement("李秀\uE8A1", "李秀英") == NameAgreement::variant);
}

TEST_CASE("variant characters are variants of the same name") {
  for (const auto& [left, right] : {std::pair{"闫小明", "阎小明"},
                                    {"傅小明", "付小明"},
                                    {"肖小明", "萧小明"},
                                    {"戴小明", "代小明"},
                                    {"邱小明", "丘小明"},
                                    {"劉備", "刘备"},
                                    {"蕭何", "肖何"},
                                    {"锺小明", "鍾小明"},
                                    {"王堃", "王坤"}}) {
    CAPTURE(left, right);
    CHECK(agreement(left, right) == NameAgreement::variant);
  }
}

TEST_CASE("a middle dot typed or left out is a variant") {
  CHECK(agreement("买买提·艾力", "买买提艾力") == NameAgreement::variant);
}

TEST_CASE("a stand-in matches the one rare character that it stands for") {
  for (const char* stand_in : {"?", "？", "*", "□", "\uFFFD"}) {
    CAPTURE(stand_in);
    CHECK(agreement("王" + std::string(stand_in) + "明", "王㛃明") == NameAgreement::variant);
  }
  CHECK(agreement("王??", "王小明") == NameAgreement::partial);
  CHECK(agreement("李?", "王明") == NameAgreement::different);
}

TEST_CASE("the same pinyin without tones is a homophone, in either reading of a surname") {
  CHECK(agreement("王小明", "王晓鸣") == NameAgreement::homophone);
  CHECK(agreement("单小明", "山小明") == NameAgreement::homophone);  // shan, a surname's reading
  CHECK(agreement("单小明", "丹小明") == NameAgreement::homophone);  // dan, as a clerk may read it
  CHECK(agreement("曾小明", "增小明") == NameAgreement::homophone);
}

TEST_CASE("pinyin stands for the characters that it spells") {
  CHECK(agreement("WANG XIAOMING", "王小明") == NameAgreement::homophone);
  CHECK(agreement("Zeng Li", "曾丽") == NameAgreement::homophone);
  CHECK(agreement("LYU BU", "吕布") == NameAgreement::homophone);
  CHECK(agreement("LV BU", "吕布") == NameAgreement::homophone);
  CHECK(agreement("LÜ BU", "LU BU") == NameAgreement::homophone);
  CHECK(agreement("WANG DAWEI", "王小明") == NameAgreement::slight);
  CHECK(agreement("LI DAWEI", "王小明") == NameAgreement::different);
}

TEST_CASE("one character changed, dropped or added is partial agreement") {
  CHECK(agreement("王小明", "王小红") == NameAgreement::partial);
  CHECK(agreement("王小明", "王明") == NameAgreement::partial);
  CHECK(agreement("欧阳修", "欧阳明") == NameAgreement::partial);
  CHECK(agreement("买买提·艾力", "买买提") == NameAgreement::partial);
}

TEST_CASE("a shared surname or one given-name character in its place is slight agreement") {
  CHECK(agreement("王小明", "王大伟") == NameAgreement::slight);
  CHECK(agreement("李小明", "王小红") == NameAgreement::slight);
  CHECK(agreement("王伟", "王芳") == NameAgreement::slight);
  CHECK(agreement("闫大伟", "阎小明") == NameAgreement::slight);
  CHECK(agreement("买买提·艾力", "买买提·吐尔逊") == NameAgreement::slight);
}

TEST_CASE("a married woman with her husband's surname in front is not another person") {
  CHECK(agreement("陈李秀英", "李秀英") == NameAgreement::partial);
}

TEST_CASE("nothing shared is different") {
  CHECK(agreement("王小明", "李大伟") == NameAgreement::different);
  CHECK(agreement("王明", "明王") == NameAgreement::different);
  CHECK(agreement("ERKEN", "BATUR") == NameAgreement::different);
}

TEST_CASE("characters without a reading do not sound alike") {
  CHECK(agreement("王\U0002A6A5", "王\U0002A6A4") == NameAgreement::slight);
}

TEST_CASE("what compares is what explains") {
  const NameComparison comparison = compare_names(" 闫 小明", "阎小明");
  CHECK(comparison.left == "闫小明");
  CHECK(comparison.right == "阎小明");
}

TEST_CASE("different names, and names that agree slightly, speak of two people") {
  for (const NameAgreement agreed : {NameAgreement::missing, NameAgreement::exact, NameAgreement::variant,
                                     NameAgreement::homophone, NameAgreement::partial}) {
    CAPTURE(to_string(agreed));
    CHECK(could_be_same_person(agreed));
  }
  CHECK_FALSE(could_be_same_person(NameAgreement::slight));
  CHECK_FALSE(could_be_same_person(NameAgreement::different));
}

TEST_CASE("threads compare names without disturbing each other") {
  std::vector<NameAgreement> found(4, NameAgreement::missing);
  {
    std::vector<std::jthread> threads;
    for (NameAgreement& mine : found) threads.emplace_back([&mine] { mine = agreement("单晓鸣", "山小明"); });
  }
  CHECK(found == std::vector<NameAgreement>(4, NameAgreement::homophone));
}

}  // namespace
}  // namespace benefit::identity

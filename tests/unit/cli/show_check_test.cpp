#include "daemon/cli/say.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

constexpr const char* reply =
    R"({"check":"P9","title":"a title","provision":"P1","citation":"冀人社发〔2018〕3号 二(一)1",
  "text":"地方人民政府为其代缴","state":"runs","needs":["roll"],"needs_one_of":["registry-dibao","registry-medical-aid"],"sees_more_with":["traces-of-life"],
  "finds":"Somebody.","finds_zh":"某人。","reads":"Lists.","reads_zh":"名单。","money":"None.","money_zh":"不计金额。",
  "period":"the year","period_zh":"年度","cannot_see":"Others.","cannot_see_zh":"其他人。"})";

/// The page in a language; English is spoken again afterwards.
std::string explained(api::Language language) {
  test::FakeSession fake;
  fake.service.answer(200, reply);
  cli::speak(language);
  fake.run({"check", "explain", "P1"});
  cli::speak(api::Language::english);
  return fake.out.text();
}

}  // namespace

TEST_CASE("check explain gives the provision, our reading, the data it needs and what it cannot see") {
  CHECK(explained(api::Language::english) ==
        "Check P9: a title\n"
        "  state                     runs\n"
        "  provision                 P1\n"
        "  citation                  冀人社发〔2018〕3号 二(一)1\n"
        "      地方人民政府为其代缴\n"
        "\nOur reading\n"
        "  finds                     Somebody.\n"
        "  reads                     Lists.\n"
        "  money                     None.\n"
        "  period                    the year\n"
        "  cannot see                Others.\n"
        "  needs                     roll\n"
        "  needs one of              registry-dibao, registry-medical-aid\n"
        "  sees more with            traces-of-life\n");
}

TEST_CASE("check explain speaks Chinese to who reads it") {
  const std::string page = explained(api::Language::chinese);
  for (const char* words : {"检查P9", "我们的理解", "查找什么                  某人。", "不能发现",
                            "其他人。", "参保花名册（roll）", "最低生活保障对象名单（registry-dibao）、"})
    CHECK(page.find(words) != std::string::npos);
  CHECK(page.find("Somebody") == std::string::npos);
}

TEST_CASE("check explain -o json has our reading in both languages") {
  test::FakeSession fake;
  fake.service.answer(200, reply);
  fake.run({"check", "explain", "P1", "-o", "json"});
  CHECK(fake.out.text().find(R"("reads":"Lists.","reads_zh":"名单。")") != std::string::npos);
}

#include "daemon/api/language.hpp"

#include <catch2/catch.hpp>

using namespace benefit::api;

TEST_CASE("Chinese for zh in any form, otherwise English") {
  CHECK(choose_language("zh") == Language::chinese);
  CHECK(choose_language("zh-CN") == Language::chinese);
  CHECK(choose_language("ZH_cn") == Language::chinese);
  CHECK(choose_language("en") == Language::english);
  CHECK(choose_language("") == Language::english);
  CHECK(choose_language("fr, de;q=0.5") == Language::english);
  CHECK(choose_language("zho") == Language::english);
}

TEST_CASE("the highest weight wins, the earlier of equals") {
  CHECK(choose_language("en;q=0.5, zh;q=0.8") == Language::chinese);
  CHECK(choose_language("zh;q=0.5,en;q=0.8") == Language::english);
  CHECK(choose_language("zh, en") == Language::chinese);
  CHECK(choose_language("en, zh") == Language::english);
  CHECK(choose_language("fr, zh;q=0.1") == Language::chinese);
}

TEST_CASE("weights that cannot be read count nothing") {
  CHECK(choose_language("zh;q=x") == Language::english);
  CHECK(choose_language("zh;q=2") == Language::english);
  CHECK(choose_language("zh;q=0") == Language::english);
  CHECK(choose_language(";;;,,,") == Language::english);
}

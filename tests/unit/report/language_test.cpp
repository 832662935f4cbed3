#include "verify/report/language.hpp"

#include <catch2/catch.hpp>

using namespace benefit::report;

TEST_CASE("the language follows the locale's name, English when it says nothing") {
  for (const char* name : {"zh_CN.UTF-8", "zh_CN", "zh-Hans", "zh", "zh.UTF-8"})
    CHECK(language_of(name) == Language::chinese);
  for (const char* name : {"", "C", "C.UTF-8", "POSIX", "en_GB.UTF-8", "zhx_CN", "de_DE"})
    CHECK(language_of(name) == Language::english);
}

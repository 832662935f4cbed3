#include "verify/identity/name.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::identity {
namespace {

/// Names of characters that meet each other: variants, homophones, stand-ins, dots, letters, marks that
/// combine, invisible characters and broken bytes.
std::string any_name() {
  const auto parts =
      *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
          "王",     "汪",     "小",     "晓",     "明",   "鸣", "闫", "阎", "傅",     "付", "單",
          "单",     "山",     "欧",     "阳",     "?",    "*",  "□",  "·",  "・",     ".",  " ",
          "\u3000", "\u200D", "\u0301", "\u0307", "wang", "i",  "ü",  "v",  "lyu",    "Ｘ", "ﬁ",
          "\uF9E5", "\xFF",   "\xE5",   "\uFFFD", "ı",    "ǆ",  "が", "か", "\u3099", "㈱", "ß"}));
  std::string name;
  for (const std::string& part : parts) name += part;
  return name;
}

TEST_CASE("property: a cleaned name is clean") {
  REQUIRE(rc::check([] {
    const std::string cleaned = clean_name(any_name());
    RC_ASSERT(clean_name(cleaned) == cleaned);
  }));
}

TEST_CASE("property: any bytes at all are cleaned once and for all") {
  REQUIRE(rc::check([](const std::string& bytes) {
    const std::string cleaned = clean_name(bytes);
    RC_ASSERT(clean_name(cleaned) == cleaned);
  }));
}

TEST_CASE("property: two names agree as far in either order") {
  REQUIRE(rc::check([] {
    const std::string left = any_name(), right = any_name();
    const NameComparison there = compare_names(left, right), back = compare_names(right, left);
    RC_ASSERT(there.agreement == back.agreement);
    RC_ASSERT(there.left == back.right);
    RC_ASSERT(there.right == back.left);
  }));
}

TEST_CASE("property: a name agrees with itself, or says nothing") {
  REQUIRE(rc::check([] {
    const std::string name = any_name();
    const NameAgreement agreement = compare_names(name, name).agreement;
    RC_ASSERT(agreement == NameAgreement::exact || agreement == NameAgreement::missing);
  }));
}

}  // namespace
}  // namespace benefit::identity

#include "verify/identity/region.hpp"

#include <catch2/catch.hpp>

namespace benefit::identity {
namespace {

TEST_CASE("six digits of a known province are a region") {
  CHECK(parse_region_code("130225") == RegionCode{130225});
  CHECK(parse_region_code(" １３０２２５ ") == RegionCode{130225});
  CHECK(parse_region_code("820000") == RegionCode{820000});
}

TEST_CASE("anything else is no region") {
  for (const char* text : {"", "13022", "1302255", "160225", "000000", "13022x", "乐亭县"}) {
    CAPTURE(text);
    CHECK(parse_region_code(text) == std::nullopt);
  }
}

TEST_CASE("the provinces are those of GB/T 2260") {
  int count = 0;
  for (int code = 0; code < 100; ++code) count += is_province(code) ? 1 : 0;
  CHECK(count == 35);
}

TEST_CASE("a region is shown as a path without empty parts") {
  CHECK(format_region_code(RegionCode{130225}) == "130225");
  CHECK(format_region_code(RegionCode{}).empty());
  CHECK(format_region_path({RegionCode{130225}, "姜各庄镇", "东庄"}) == "130225 / 姜各庄镇 / 东庄");
  CHECK(format_region_path({RegionCode{130225}, "", "东庄"}) == "130225 / 东庄");
  CHECK(format_region_path({RegionCode{}, "姜各庄镇", ""}) == "姜各庄镇");
  CHECK(format_region_path({}).empty());
}

}  // namespace
}  // namespace benefit::identity

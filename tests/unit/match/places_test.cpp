#include "verify/match/places.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

struct Given {
  std::string county, town, village, address;
};

PlaceLevel level(const Given& left, const Given& right) {
  PlaceTable table;
  const auto add = [&table](const Given& given) {
    return table.add(given.county, given.town, given.village);
  };
  const PlaceIndex l = add(left), r = add(right);
  const AddressHash left_address = read_address(left.address, left.village),
                    right_address = read_address(right.address, right.village);
  const PlaceLevel there = compare_places(table.place(l), left_address, table.place(r), right_address);
  CHECK(compare_places(table.place(r), right_address, table.place(l), left_address) == there);
  return there;
}

const Given home{"130225", "胡各庄镇", "西街村", "西街村12号"};

TEST_CASE("each level of agreement of two places") {
  const auto [right, expected] = GENERATE(table<Given, PlaceLevel>({
      {{"", "", "", ""}, PlaceLevel::missing},
      {home, PlaceLevel::address},
      {{"130225", "胡各庄镇", "西街村", "西街村13号"}, PlaceLevel::village},
      {{"130225", "胡各庄镇", "西街村", ""}, PlaceLevel::village},
      {{"", "胡各庄镇", "西街村", ""}, PlaceLevel::village},
      {{"130225", "", "西街村", ""}, PlaceLevel::village},
      {{"130225", "马头营镇", "西街村", ""}, PlaceLevel::village_name},
      {{"130284", "胡各庄镇", "西街村", ""}, PlaceLevel::village_name},
      {{"130225", "胡各庄镇", "", ""}, PlaceLevel::town_only},
      {{"130225", "胡各庄镇", "东街村", ""}, PlaceLevel::town},
      {{"130225", "", "", ""}, PlaceLevel::county_only},
      {{"130225", "马头营镇", "东街村", ""}, PlaceLevel::county},
      {{"130284", "马头营镇", "东街村", ""}, PlaceLevel::prefecture},
      {{"130984", "马头营镇", "东街村", ""}, PlaceLevel::province},
      {{"440524", "马头营镇", "东街村", ""}, PlaceLevel::different},
      {{"", "马头营镇", "东街村", ""}, PlaceLevel::missing},
      {{"440524", "", "", "西街村12号"}, PlaceLevel::address},
  }));
  CAPTURE(right.county, right.town, right.village, right.address);
  CHECK(to_string(level(home, right)) == to_string(expected));
}

TEST_CASE("what stands behind a town's and a village's name is left out") {
  PlaceTable table;
  const PlaceIndex place = table.add("130225", "胡各庄镇", "西街村");
  for (const auto& [town, village] : {std::pair{"胡各庄", "西街"},
                                      {"胡各庄乡", "西街村委会"},
                                      {"胡各庄街道", "西街村民委员会"},
                                      {"胡各庄街道办事处", "西街居委会"},
                                      {" 胡各庄镇\u3000", "西街社区"},
                                      {"胡各庄镇", "西 街 村"}}) {
    CAPTURE(town, village);
    CHECK(table.add("130225", town, village) == place);
  }
  CHECK(table.size() == 2);  // no place at all has a number too
  CHECK(table.text(table.place(place).town) == "胡各庄");
  CHECK(table.text(table.place(place).village) == "西街");
}

TEST_CASE("a name that is nothing but an ending is kept") {
  PlaceTable table;
  CHECK(table.text(table.place(table.add("130225", "镇", "村")).town) == "镇");
}

TEST_CASE("a county's code in its spellings") {
  PlaceTable table;
  const PlaceIndex county = table.add("130225", "", "");
  CHECK(county != 0);
  CHECK(table.place(county).county == 130225);
  for (const char* code : {"１３０２２５", " 130225 ", "130225104", "130225104201"}) {
    CAPTURE(code);
    CHECK(table.add(code, "", "") == county);
  }
  for (const char* code : {"", "1302", "滦南县", "13022X"}) {
    CAPTURE(code);
    CHECK(table.add(code, "", "") == 0);
  }
}

TEST_CASE("an address is the same without blanks, punctuation and full width") {
  const AddressHash house = read_address("西街村12-3号", "西街村");
  CHECK(house != 0);
  for (const char* written :
       {"西街村12-3号", "西街村 12-3 号", "西街村１２－３号", "西街村12,3号", "西街村#12.3号"}) {
    CAPTURE(written);
    CHECK(read_address(written, "西街村") == house);
  }
  CHECK(read_address("西街村124号", "西街村") != house);
  CHECK(read_address("东街村12-3号", "东街村") != house);
}

TEST_CASE("a house is the same, however much of the way to it is written") {
  const AddressHash house = read_address("吴各庄339号", "吴各庄村");
  CHECK(house != 0);
  CHECK(read_address("河北省唐山市滦南县胡各庄镇吴各庄村339号", "吴各庄村") == house);
  CHECK(read_address("河北省唐山市滦南县胡各庄镇吴各庄村339号", "") == house);
  CHECK(read_address("吴各庄村村民委员会 339", "吴各庄村") == house);
  CHECK(read_address("吴各庄339号", "李各庄村") != house);
}

TEST_CASE("an address names its town and village") {
  const auto parts = [](std::string_view address) {
    const AddressParts split = split_address(address);
    return std::tuple(split.town, split.village, split.rest);
  };
  using Parts = std::tuple<std::string_view, std::string_view, std::string_view>;
  CHECK(parts("河北省唐山市滦南县胡各庄镇西街村12号") == Parts("胡各庄镇", "西街村", "12号"));
  CHECK(parts("胡各庄镇西街村") == Parts("胡各庄镇", "西街村", ""));
  CHECK(parts("唐山市路北区大里街道幸福社区3栋2单元") == Parts("大里街道", "幸福社区", "3栋2单元"));
  CHECK(parts("西街村委会12号") == Parts("", "西街村委会", "12号"));
  CHECK(parts("不详") == Parts("", "", "不详"));
  CHECK(parts("") == Parts("", "", ""));
}

TEST_CASE("what names no house is no address") {
  for (const char* text : {"", "西街村", "西街村东头", "  ", "不详"}) {
    CAPTURE(text);
    CHECK(read_address(text, "西街村") == 0);
  }
}

TEST_CASE("levels of places have names of their own") {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < place_levels; ++i) names.push_back(to_string(static_cast<PlaceLevel>(i)));
  CHECK(names.front() == "missing");
  CHECK(names.back() == "different");
  CHECK(to_string(PlaceLevel::village_name) == "village_name");
  std::sort(names.begin(), names.end());
  CHECK(std::unique(names.begin(), names.end()) == names.end());
}

}  // namespace
}  // namespace benefit::match

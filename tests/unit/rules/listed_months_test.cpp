#include "verify/rules/listed_months.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;
using rules::ListedMonths;

namespace {

constexpr Scheme resident = Scheme::resident_pension;
constexpr RegionCode county{130225}, other{130283};

ListedMonths listed(std::vector<ListedMonth> months) { return ListedMonths{months, {}}; }

}  // namespace

TEST_CASE("a month is listed when it holds a quarter of the county's fullest month") {
  const ListedMonths months = listed({{resident, county, 2018y / 1, 400},
                                      {resident, county, 2018y / 2, 100},
                                      {resident, county, 2018y / 3, 99}});
  CHECK(months.contain(resident, county, 2018y / 1));
  CHECK(months.contain(resident, county, 2018y / 2));
  CHECK_FALSE(months.contain(resident, county, 2018y / 3));
  CHECK_FALSE(months.contain(resident, county, 2018y / 4));
}

TEST_CASE("each county and each scheme is measured by itself") {
  const ListedMonths months = listed({{resident, county, 2018y / 1, 400},
                                      {resident, other, 2018y / 1, 1},
                                      {Scheme::employee_pension, county, 2018y / 2, 2}});
  CHECK(months.contain(resident, other, 2018y / 1));
  CHECK(months.contain(Scheme::employee_pension, county, 2018y / 2));
  CHECK_FALSE(months.contain(Scheme::employee_pension, county, 2018y / 1));
  CHECK_FALSE(months.contain(resident, county, 2018y / 2));
}

TEST_CASE("without any list nothing is listed, and nothing is a gap") {
  CHECK_FALSE(listed({}).contain(resident, county, 2018y / 1));
  CHECK(listed({}).gaps().empty());
  CHECK_FALSE(listed({{resident, county, 2018y / 1, 0}}).contain(resident, county, 2018y / 1));
}

TEST_CASE("a gap lies between two lists of one county, never before the first or after the last") {
  const ListedMonths months = listed({{resident, county, 2017y / 10, 100},
                                      {resident, county, 2017y / 11, 3},  // back pay
                                      {resident, county, 2018y / 1, 90},
                                      {resident, county, 2018y / 2, 95},
                                      {resident, other, 2018y / 6, 7}});
  const std::vector<ListedMonths::Gap> gaps{{resident, county, 2017y / 11, 2017y / 12}};
  CHECK(months.gaps() == gaps);
}

TEST_CASE("a county's lists under its former code and its new one are lists of one county") {
  const RegionHistory renamed(
      std::vector<Region>{{{130223}, "", {1984y / 1 / 1, Day{2018y / 9 / 28}}, RegionCode{130284}, {9, 2}}});
  const std::vector<ListedMonth> lists = {{resident, {130223}, 2018y / 8, 100},
                                          {resident, {130223}, 2018y / 9, 20},
                                          {resident, {130284}, 2018y / 9, 80},
                                          {resident, {130284}, 2018y / 11, 100}};
  const ListedMonths months(lists, renamed);
  CHECK(months.contain(resident, {130223}, 2018y / 9));
  CHECK(months.contain(resident, {130284}, 2018y / 8));
  CHECK_FALSE(months.contain(resident, {130223}, 2018y / 10));
  const std::vector<ListedMonths::Gap> gaps{{resident, {130284}, 2018y / 10, 2018y / 10}};
  CHECK(months.gaps() == gaps);
}

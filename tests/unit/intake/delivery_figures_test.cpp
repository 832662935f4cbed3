// What is counted of a delivery while it is read: completeness, lag, the days and months that it speaks of.
#include "tests/support/deliver.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/intake/fact_days.hpp"
#include "verify/intake/feed_template.hpp"

#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::intake {
namespace {

using namespace std::chrono_literals;

DeliveryFigures figures_of(Feed feed, const std::string& bytes, std::optional<Day> received = std::nullopt) {
  std::istringstream file(bytes);
  test::RecordingBatchWriter sink;
  test::SilentProgress progress;
  const auto contents = read_delivery(feed, file, 0, std::nullopt, sink, progress, {.received = received});
  REQUIRE(contents);
  return contents->figures;
}

std::int64_t filled(const DeliveryFigures& figures, std::string_view column) {
  const auto found = std::ranges::find(figures.columns, column, &ColumnCount::column);
  REQUIRE(found != figures.columns.end());
  return found->filled;
}

std::vector<LagCount> lags(std::initializer_list<LagCount> counts) { return counts; }

TEST_CASE("a column is counted in accepted rows with a value that could be read") {
  const DeliveryFigures figures =
      figures_of(Feed::deaths_health,
                 "id_number,name,sex,death_date,county_code\n"
                 "11010519491231002X,王小明,女,2018-01-20,130225\n"
                 ",李四,\u3000 ,2018-01-21,\n"               // blank, and no number
                 "110105194912310021,张三,?,2018-01-22,1\n"  // nothing can be read
                 ",王五,男,,130225\n");                      // refused
  CHECK(filled(figures, "name") == 3);
  CHECK(filled(figures, "id_number") == 1);
  CHECK(filled(figures, "sex") == 1);
  CHECK(filled(figures, "county_code") == 1);
  CHECK(filled(figures, "recorded_on") == 0);  // not delivered
  CHECK(figures.columns.size() == info(Feed::deaths_health).columns.size());
}

TEST_CASE("a value that contradicts the number is there all the same") {
  CHECK(filled(figures_of(Feed::roll,
                          "id_number,name,scheme,county_code,sex\n"
                          "11010519491231002X,王小明,居民养老,130225,男\n"),
               "sex") == 1);
}

TEST_CASE("a death's lag goes from the day of death to its record, and rows without one have none") {
  const DeliveryFigures figures = figures_of(Feed::deaths_village,
                                             "id_number,name,death_date,recorded_on\n"
                                             ",甲,2018-01-20,2018-01-23\n"
                                             ",乙,2017-12-31,2018-01-03\n"
                                             ",丙,2018-02-01,2018-01-31\n"
                                             ",丁,2018-02-02,\n");
  CHECK(figures.lags == lags({{-1, 1}, {3, 2}}));
  CHECK(figures.first_day == Day{2017y / 12 / 31});
  CHECK(figures.last_day == Day{2018y / 2 / 2});
}

TEST_CASE(
    "a pension's lag counts from the last day of its month; its months are counted by scheme and county") {
  const DeliveryFigures figures = figures_of(Feed::payments,
                                             "id_number,scheme,month,amount,paid_on,county_code\n"
                                             "11010519491231002X,居民养老,2018-02,108,2018-02-15,130225\n"
                                             "130225195106150139,居民养老,2018-02,108,2018-03-02,130225\n"
                                             "130225195106150139,居民养老,2018-01,108,2018-03-02,130225\n"
                                             "130225195106150139,职工养老,2018-02,108,2018-02-15,130283\n");
  CHECK(figures.lags == lags({{-13, 2}, {2, 1}, {30, 1}}));
  CHECK(figures.first_day == Day{2018y / 1 / 1});
  CHECK(figures.last_day == Day{2018y / 2 / 28});
  const std::vector<ListedMonth> months{{Scheme::resident_pension, {130225}, 2018y / 1, 1},
                                        {Scheme::resident_pension, {130225}, 2018y / 2, 2},
                                        {Scheme::employee_pension, {130283}, 2018y / 2, 1}};
  CHECK(figures.months == months);
}

TEST_CASE("a trace's lag ends with the delivery, and is unknown without its day") {
  const std::string bytes = "id_number,kind,seen_on\n11010519491231002X,住院,2018-02-20\n";
  CHECK(figures_of(Feed::traces_of_life, bytes, Day{2018y / 3 / 1}).lags == lags({{9, 1}}));
  CHECK(figures_of(Feed::traces_of_life, bytes).lags.empty());
}

TEST_CASE("lags beyond a hundred years, or a year ahead, count as these") {
  const std::string bytes =
      "id_number,kind,seen_on\n11010519491231002X,住院,1901-01-01\n11010519491231002X,住院,2099-01-01\n";
  CHECK(figures_of(Feed::traces_of_life, bytes, Day{2018y / 3 / 1}).lags == lags({{-366, 1}, {36'525, 1}}));
}

TEST_CASE("a file with nothing but its header speaks of no day") {
  const DeliveryFigures figures = figures_of(Feed::deaths_village, "id_number,name,death_date\n");
  CHECK_FALSE(figures.first_day);
  CHECK_FALSE(figures.last_day);
  CHECK(filled(figures, "name") == 0);
}

TEST_CASE("a feed has a lag just when it is said what it means, and every feed speaks of days") {
  for (const FeedInfo& feed : feeds()) {
    CAPTURE(feed.name);
    const Template example = template_of(feed, HeaderNames::english);
    const DeliveryFigures figures = figures_of(
        feed.feed, fmt::format("{}\n{}\n", fmt::join(example.header, ","), fmt::join(example.rows[0], ",")),
        Day{2018y / 6 / 1});
    CHECK(figures.lags.empty() == lag_meaning(feed.feed).empty());
    REQUIRE(figures.first_day);
    CHECK(*figures.first_day <= *figures.last_day);
    CHECK(figures.months.empty() == (feed.feed != Feed::payments));
  }
}

}  // namespace
}  // namespace benefit::intake

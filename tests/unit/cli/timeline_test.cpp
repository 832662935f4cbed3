#include "daemon/cli/review/timeline.hpp"

#include "daemon/cli/locale.hpp"

#include <string>
#include <vector>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::cli;
using namespace std::chrono_literals;

namespace {

const boost::json::object person = boost::json::parse(R"({
  "payments": {"list": [{"month": "2017-11", "scheme": "resident_pension"},
                        {"month": "2018-01", "scheme": "resident_pension"},
                        {"month": "2018-01", "scheme": "employee_pension"},
                        {"month": "2018-02", "scheme": "resident_pension"},
                        {"month": "2018-03", "scheme": "resident_pension"}]},
  "traces": [{"seen_on": "2017-12-05", "strength": "weak"}, {"seen_on": "2017-12-01", "strength": "strong"},
             {"seen_on": "2018-01-01", "strength": "medium"}],
  "collections": [{"at": "2018-01-31T17:00:00.000Z", "outcome": "different"},
                  {"at": "2017-11-30T01:00:00.000Z", "outcome": "same"}, {"at": "2017-10-30T01:00:00.000Z"}],
  "deaths": [{"death_date": "2018-02-05", "withdrawn_on": null},
             {"death_date": "2017-10-05", "withdrawn_on": "2017-12-01"}]})")
                                       .as_object();

std::vector<std::string> drawn(std::size_t columns, Month last = 2018y / 3) {
  set_utf8_locale();
  std::vector<std::string> lines;
  for (const Line& line : timeline(person, last, columns)) lines.push_back(text_of(line));
  if (lines.size() > 5) lines.resize(5);
  return lines;
}

}  // namespace

TEST_CASE("each month has its signs") {
  const auto lines = drawn(6 + 12);
  REQUIRE(lines.size() == 5);
  CHECK(lines[1] == "paid  .......#.2#!");
  CHECK(lines[2] == "alive ........Sm..");
  CHECK(lines[3] == "photo ......-=..x.");
  CHECK(lines[4] == "death ......d...D.");
}

TEST_CASE("years stand over their January") {
  const auto lines = drawn(6 + 36);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0].find("2016") == 6 + 9);
  CHECK(lines[0].find("2017") == 6 + 21);
  CHECK(lines[0].size() == 6 + 36);
}

TEST_CASE("the chart reaches to the newest fact, and is left out where it has no room") {
  CHECK(drawn(6 + 12, 2017y / 1)[1] == "paid  .......#.2#!");
  CHECK(drawn(6 + 11).empty());
  CHECK(drawn(0).empty());
}

TEST_CASE("a person of whom nothing is known has an empty chart") {
  set_utf8_locale();
  const Lines lines = timeline({}, 2018y / 3, 20);
  REQUIRE(lines.size() >= 5);
  CHECK(text_of(lines[1]) == "paid  ..............");
}

TEST_CASE("the months are told in words, those that follow each other as one") {
  set_utf8_locale();
  std::vector<std::string> lines;
  for (const Line& line : months_told(person, 200)) lines.push_back(text_of(line));
  REQUIRE(lines.size() == 4);
  CHECK(lines[0] == "paid: 2017-11; 2018-01 by 2 schemes; 2018-02; 2018-03 after a recorded death");
  CHECK(lines[1] == "alive: 2017-12 strong; 2018-01 medium");
  CHECK(lines[2] == "photo: 2017-10 not_assessable; 2017-11 same; 2018-02 different");
  CHECK(lines[3] == "death: 2017-10 recorded, and taken back; 2018-02 recorded");
  CHECK(text_of(months_told({}, 200)[0]) == "paid: nothing is known");
  const auto year = boost::json::parse(R"({"payments": {"list": [
    {"month": "2017-12", "scheme": "a"}, {"month": "2018-01", "scheme": "a"}, {"month": "2018-02", "scheme": "a"},
    {"month": "2018-04", "scheme": "a"}]}})");
  CHECK(text_of(months_told(year.as_object(), 200)[0]) == "paid: 2017-12 to 2018-02; 2018-04");
}

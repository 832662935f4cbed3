// What a case keeps as codes is read as words.
#include "verify/report/case_words.hpp"

#include "verify/report/values.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace benefit;
using report::event_words;
using report::period_words;
constexpr auto english = report::Language::english, chinese = report::Language::chinese;

namespace {

std::string words(const char* what, const char* text, report::Language language = english) {
  return event_words({Instant{}, "li", what, text}, language);
}

}  // namespace

TEST_CASE("the code at the beginning of an event's text becomes a word, what was written stays") {
  CHECK(words("proposed", "death_reported_late: died in May: says the village") ==
        "outcome proposed: death reported late by the family: died in May: says the village");
  CHECK(words("taken_back", "suspension") == "taken back: suspension");
  CHECK(words("letter_to_write", "decision") == "letter to be written: decision");
  CHECK(words("certified", "home_visit 2018-04-09") ==
        "certification renewed: a visit at home by an officer 2018-04-09");
  CHECK(words("clock_stopped", "replied") == "notice ended: the person has replied");
  CHECK(words("lifted", "seen_alive: at the counter") ==
        "suspension lifted: the person is alive: at the counter");
  CHECK(words("opened", "") == "opened");
  CHECK(words("decided", "entitled: 应补发", chinese).ends_with(": 应补发"));
  CHECK(words("decided", "entitled: 应补发", chinese).find("entitled") == std::string::npos);
}

TEST_CASE("a supplier is named in the reader's language alone") {
  CHECK(report::supplier_words("health (卫生健康部门)", english) == "Health department");
  CHECK(report::supplier_words("health (卫生健康部门)", chinese) == "卫生健康部门");
  CHECK(report::supplier_words("a new one (新单位)", english) == "a new one");
  CHECK(report::supplier_words("plain", chinese) == "plain");
  CHECK(words("request_to_write", "civil affairs (民政部门)", chinese).ends_with("：民政部门"));
  CHECK(words("request_written", "police (公安部门): 2018-1-2, SHA-256 ab")
            .find("Police department: 2018-1-2") != std::string::npos);
}

TEST_CASE("a note stands as it was written, whatever it begins with") {
  CHECK(words("note", "entitled: she says") == "note: entitled: she says");
  CHECK(words("something_new", "decision") == "something_new: decision");
}

TEST_CASE("a notice is told in full sentences of the reader") {
  const char* served =
      "2018-04-10, in_person, by Li; reply until soon; reply until 2018-05-03 (15 working days)";
  CHECK(words("notice_served", served) ==
        "notice served: served 10 April 2018, in person, by Li; reply until soon; reply until 3 May 2018");
  CHECK(words("notice_served", "as it was once written") == "notice served: as it was once written");
  const std::string told =
      words("notice_served", "2018-04-10, in_person, by 李; reply until 2018-05-03 (x)", chinese);
  CHECK(told.find("2018年5月3日") != std::string::npos);
  CHECK(told.find("in_person") == std::string::npos);
}

TEST_CASE("a finding that joined is told by its check and period") {
  CHECK(words("joined", "D1 2018-03") == "finding joined: D1 March 2018");
  CHECK(words("withdrawn", "D1") == "finding withdrawn: D1");
  CHECK(words("found_again", "D1 2018-03") == "finding found again: D1 March 2018");
  CHECK(words("changed", "D1 2018-03") == "finding changed since: D1 March 2018");
}

TEST_CASE("what a letter tells of money is told with the letter's number and the scheme in words") {
  const std::string told = words("money_told", "2018-12-1: resident_pension 2018-01 2018-03 360.00", chinese);
  CHECK(told.find("2018-12-1: 城乡居民基本养老保险 2018-01") != std::string::npos);
  CHECK(words("money_told", "x").ends_with(": x"));
}

TEST_CASE("findings that were split off, and suppliers, are told in the reader's words") {
  const std::string split = words("split_off", "D3 employee_pension, P1 2018-03", chinese);
  CHECK(split.find("employee_pension") == std::string::npos);
  CHECK(split.ends_with("、P1 2018年3月"));
  CHECK(words("request_to_write", "civil affairs (民政部门)", chinese).ends_with("：民政部门"));
  CHECK(words("request_to_write", "civil affairs (民政部门)").ends_with(": Civil affairs department"));
}

TEST_CASE("periods are days, months, years and words; a hash says nothing to people") {
  CHECK(period_words("2018-03", english) == "March 2018");
  CHECK(period_words("2018-03-05", chinese) == "2018年3月5日");
  CHECK(period_words("2018", english) == "2018");
  CHECK(period_words("2018", chinese) == "2018年");
  CHECK(period_words("prison:2017-08-20", english) == "prison, 20 August 2017");
  CHECK(period_words("two_numbers:d106636acb469d94", english) == "two numbers");
  CHECK(period_words("collection:17", english) == "collection 17");
  CHECK(period_words("resident_pension:employee_pension", english) == "resident pension, employee pension");
  CHECK(period_words("registered_poor", chinese).find("registered") == std::string::npos);
  CHECK(period_words("from_a_newer_version", english) == "from_a_newer_version");
  CHECK(period_words("", english).empty());
}

#include "verify/intake/catalogue.hpp"

#include "verify/intake/name_key.hpp"

#include <set>
#include <string>

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

TEST_CASE("every feed is listed under its number and found by its name") {
  int number = 0;
  for (const FeedInfo& feed : feeds()) {
    CHECK(static_cast<int>(feed.feed) == ++number);
    CHECK(&info(feed.feed) == &feed);
    CHECK(find_feed(feed.name) == feed.feed);
    CHECK_FALSE(feed.title.empty());
    CHECK_FALSE(feed.supplier.empty());
    CHECK_FALSE(feed.what_for.empty());
  }
  CHECK(number == 24);
  CHECK(find_feed("pensions") == std::nullopt);
}

TEST_CASE("no name in a feed means two columns") {
  for (const FeedInfo& feed : feeds()) {
    std::set<std::string> keys;
    for (const Column& column : feed.columns) {
      CAPTURE(feed.name, column.name);
      CHECK(keys.insert(name_key(column.name)).second);
      CHECK(keys.insert(name_key(column.title)).second);
      for (const std::string_view alias : column.aliases) CHECK(keys.insert(name_key(alias)).second);
      CHECK_FALSE(column.meaning.empty());
      CHECK_FALSE(column.meaning_zh.empty());
      CHECK_FALSE(column.example.empty());
    }
  }
}

TEST_CASE("every row of every feed but the death lists needs a number") {
  for (const FeedInfo& feed : feeds()) {
    CAPTURE(feed.name);
    const bool deaths = feed.name.starts_with("deaths-");
    CHECK((feed.columns.front().presence == Presence::required_column) == deaths);
    CHECK((feed.columns.front().presence == Presence::required_value) == !deaths);
  }
}

TEST_CASE(
    "a feed is overdue on the day after the last one on which its next delivery is in time, and stale after "
    "as long again") {
  using namespace std::chrono_literals;
  const FeedInfo& monthly = info(Feed::deaths_health);
  REQUIRE(monthly.every_days == 31);
  CHECK(expected_by(monthly, 2018y / 3 / 1) == Day{2018y / 4 / 1});
  CHECK_FALSE(is_overdue(monthly, 2018y / 3 / 1, 2018y / 4 / 1));
  CHECK(is_overdue(monthly, 2018y / 3 / 1, 2018y / 4 / 2));
  CHECK_FALSE(is_overdue(monthly, 2018y / 3 / 1, 2018y / 2 / 1));  // it came after that day
  CHECK_FALSE(is_stale(monthly, 2018y / 3 / 1, 2018y / 5 / 2));
  CHECK(is_stale(monthly, 2018y / 3 / 1, 2018y / 5 / 3));
}

TEST_CASE("words are found under all their spellings") {
  const auto schemes = terms(ValueForm::scheme);
  for (const char* text :
       {"resident_pension", "Resident Pension", "城乡居民基本养老保险", "居民养老", " 城乡居民养老\u3000"})
    CHECK(find_term(schemes, text) == static_cast<std::uint8_t>(Scheme::resident_pension));
  for (const char* text : {"employee_pension", "企业职工基本养老保险", "职工养老"})
    CHECK(find_term(schemes, text) == static_cast<std::uint8_t>(Scheme::employee_pension));
  CHECK(find_term(schemes, "医疗保险") == std::nullopt);
  CHECK(find_term(schemes, "") == std::nullopt);

  const auto sexes = terms(ValueForm::sex);
  for (const char* text : {"男", "male", "M", "１"})
    CHECK(find_term(sexes, text) == static_cast<std::uint8_t>(Sex::male));
  for (const char* text : {"女", "Female", "f", "2"})
    CHECK(find_term(sexes, text) == static_cast<std::uint8_t>(Sex::female));
}

TEST_CASE("no word means two values") {
  for (const ValueForm form : {ValueForm::sex, ValueForm::scheme, ValueForm::trace_kind}) {
    std::set<std::string> keys;
    for (const Term& term : terms(form)) {
      CHECK(keys.insert(name_key(term.name)).second);
      for (const std::string_view alias : term.aliases) CHECK(keys.insert(name_key(alias)).second);
      CHECK(describe(form).find(term.name) != std::string::npos);
    }
  }
}

TEST_CASE("every kind of trace of life has its word") {
  CHECK(terms(ValueForm::trace_kind).size() == 8);
  for (const Term& term : terms(ValueForm::trace_kind))
    CHECK(term.name == to_string(static_cast<TraceKind>(term.value)));
  for (const Term& term : terms(ValueForm::scheme))
    CHECK(term.name == to_string(static_cast<Scheme>(term.value)));
}

}  // namespace
}  // namespace benefit::intake

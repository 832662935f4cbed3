// What `feed template` prints is a delivery.
#include "verify/intake/feed_template.hpp"

#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::intake {
namespace {

std::string csv_of(const Template& example) {
  return fmt::format("{}\n{}\n{}\n", fmt::join(example.header, ","), fmt::join(example.rows[0], ","),
                     fmt::join(example.rows[1], ","));
}

TEST_CASE("both example rows of every feed come in without a reject or a defect, under either header") {
  for (const FeedInfo& feed : feeds()) {
    for (const HeaderNames names : {HeaderNames::english, HeaderNames::chinese}) {
      CAPTURE(feed.name);
      const auto delivered = test::deliver(feed.feed, csv_of(template_of(feed, names)));
      REQUIRE(delivered.contents);
      CHECK(delivered.contents->rows_in == 2);
      CHECK(delivered.reject_code().empty());
      CHECK(delivered.sink.defects.empty());
    }
  }
}

TEST_CASE("the first example row fills every column, the second is another one") {
  for (const FeedInfo& feed : feeds()) {
    CAPTURE(feed.name);
    const Template example = template_of(feed, HeaderNames::english);
    for (const std::string& cell : example.rows[0]) CHECK_FALSE(cell.empty());
    CHECK(example.rows[0] != example.rows[1]);
    CHECK(example.header.front() == feed.columns.front().name);
  }
}

TEST_CASE("the Chinese header holds the titles of the catalogue") {
  CHECK(template_of(info(Feed::payments), HeaderNames::chinese).header.front() == "公民身份号码");
}

}  // namespace
}  // namespace benefit::intake

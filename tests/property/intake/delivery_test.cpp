#include "tests/support/deliver.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/intake/defects.hpp"
#include "verify/intake/reject_export.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::intake {
namespace {

/// Good and bad values of every form, so that rows of every fate come about.
std::string any_value() {
  return *rc::gen::elementOf(std::vector<std::string>{"",
                                                      "11010519491231002X",
                                                      "110105491231002",
                                                      "1.30203E+17",
                                                      "王小明",
                                                      "王\xFF",
                                                      "男",
                                                      "女",
                                                      "x",
                                                      "居民养老",
                                                      "职工养老",
                                                      "住院",
                                                      "2018-03-01",
                                                      "2018-02-30",
                                                      "43101",
                                                      "2018-03",
                                                      "201803",
                                                      "2017",
                                                      "108.00",
                                                      "-1",
                                                      "1,000",
                                                      "130225",
                                                      "99",
                                                      "6217000010001234567",
                                                      "a\nb",
                                                      "say \"x\""});
}

std::string quoted(const std::string& cell) {
  std::string result = "\"";
  for (const char c : cell) result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + '"';
}

/// A row of the feed's examples, in which any cell may be something else, and one may lack or be too many.
std::string any_row(const FeedInfo& feed) {
  const auto too_many = *rc::gen::weightedElement<std::size_t>({{8, 1}, {1, 0}, {1, 2}});
  const std::size_t cells = feed.columns.size() - 1 + too_many;
  std::string row;
  for (std::size_t c = 0; c < cells; ++c) {
    const bool example = c < feed.columns.size() && *rc::gen::weightedElement<bool>({{12, true}, {1, false}});
    row += (c == 0 ? "" : ",") + quoted(example ? std::string(feed.columns[c].example) : any_value());
  }
  return row + "\n";
}

std::string any_file(const FeedInfo& feed) {
  std::string header;
  for (const Column& column : feed.columns) header += (header.empty() ? "" : ",") + std::string(column.name);
  std::string bytes = header + "\n";
  const auto rows = *rc::gen::inRange(0, 12);
  for (int i = 0; i < rows; ++i) bytes += any_row(feed);
  return bytes;
}

const FeedInfo& any_feed() { return feeds()[*rc::gen::inRange<std::size_t>(0, feeds().size())]; }

TEST_CASE("property: every row is taken or refused, and every defect has a known code") {
  REQUIRE(rc::check([] {
    const FeedInfo& feed = any_feed();
    const auto delivered = test::deliver(feed.feed, any_file(feed), Encoding::utf8);
    RC_ASSERT(delivered.contents.has_value());
    const auto& sink = delivered.sink;
    RC_ASSERT(delivered.contents->rows_in ==
              static_cast<std::int64_t>(sink.accepted() + sink.rejects.size()));

    std::set<std::string_view> known;
    for (const DefectKind& kind : defect_kinds()) known.insert(kind.code);
    std::set<std::int64_t> refused;
    for (const Reject& reject : sink.rejects) {
      RC_ASSERT(known.count(reject.defect.code) == 1);
      RC_ASSERT(refused.insert(reject.defect.line).second);
    }
    for (const RowDefect& defect : sink.defects) {
      RC_ASSERT(known.count(defect.code) == 1);
      RC_ASSERT(refused.count(defect.line) == 0);
    }
  }));
}

TEST_CASE("property: an export of rejects is refused again for the same reasons") {
  REQUIRE(rc::check([] {
    const FeedInfo& feed = any_feed();
    const auto delivered = test::deliver(feed.feed, any_file(feed), Encoding::utf8);
    RC_ASSERT(delivered.contents.has_value());
    std::ostringstream out;
    RejectExport exporter(out, delivered.contents->columns, [](const RowDefect&) { return "why, \"so\"\n"; });
    for (const Reject& reject : delivered.sink.rejects) exporter.write(reject);

    const auto again = test::deliver(feed.feed, out.str());
    RC_ASSERT(again.contents.has_value());
    // Broken bytes went out as U+FFFD, which is text; what rows have against each other (heads of a
    // household, what a list usually pays) goes with the other rows.
    std::vector<std::string> before, after;
    for (const Reject& reject : delivered.sink.rejects)
      if (reject.defect.code != "text.encoding" && reject.defect.code != "money.perhaps_fen" &&
          !reject.defect.code.starts_with("household."))
        before.push_back(reject.defect.column + reject.defect.code);
    for (const Reject& reject : again.sink.rejects)
      after.push_back(reject.defect.column + reject.defect.code);
    std::sort(before.begin(), before.end());
    std::sort(after.begin(), after.end());
    RC_ASSERT(std::includes(after.begin(), after.end(), before.begin(), before.end()));
  }));
}

TEST_CASE("property: the examples of the catalogue are taken without a defect") {
  for (const FeedInfo& feed : feeds()) {
    CAPTURE(feed.name);
    std::string header, row;
    for (const Column& column : feed.columns) {
      header += (header.empty() ? "" : ",") + std::string(column.title);
      row += (row.empty() ? "" : ",") + std::string(column.example);
    }
    const auto delivered = test::deliver(feed.feed, header + "\n" + row + "\n");
    REQUIRE(delivered.contents);
    CHECK(delivered.sink.accepted() == 1);
    CHECK(delivered.sink.defects.empty());
  }
}

}  // namespace
}  // namespace benefit::intake

// What every reader begins with; delivery_test has the files that go wrong.
#include "verify/intake/csv_table.hpp"

#include "tests/support/gb18030.hpp"

#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using Catch::Contains;
using Cells = std::vector<std::string>;

TEST_CASE("a header and rows under it, with the bytes that were read") {
  const std::string bytes =
      "\xEF\xBB\xBF"
      "a,b\n1,\"2\n3\"\n\n4,5,6\n";
  std::istringstream file(bytes);
  CsvTable table(file, std::nullopt);
  const auto header = table.read_header();
  REQUIRE(header);
  CHECK(*header == Cells{"a", "b"});
  CHECK(table.encoding() == Encoding::utf8);
  auto row = table.next();
  REQUIRE(row);
  REQUIRE(*row != nullptr);
  CHECK((*row)->line == 2);
  CHECK((*row)->last_line == 3);
  const DecodedRow& decoded = table.decode(**row);
  CHECK(Cells(decoded.cells.begin(), decoded.cells.end()) == Cells{"1", "2\n3"});
  row = table.next();
  REQUIRE(row);
  REQUIRE(*row != nullptr);
  CHECK((*row)->line == 5);
  CHECK((*row)->cells.size() == 3);
  row = table.next();
  REQUIRE(row);
  CHECK(*row == nullptr);
  CHECK(table.position() == static_cast<std::int64_t>(bytes.size()));
}

TEST_CASE("the encoding is known as soon as there is more than ASCII") {
  std::istringstream file(test::to_gb18030("a,b\n1,2\n王,李\n"));
  CsvTable table(file, std::nullopt);
  REQUIRE(table.read_header());
  CHECK(table.encoding() == Encoding::utf8);
  for (int i = 0; i < 2; ++i) {
    const auto row = table.next();
    REQUIRE(row);
    REQUIRE(*row != nullptr);
    const DecodedRow& decoded = table.decode(**row);
    if (i == 1) CHECK(decoded.cells[0] == "王");
  }
  CHECK(table.encoding() == Encoding::gb18030);
}

TEST_CASE("an encoding that is asked for is not guessed at") {
  std::istringstream file(test::to_gb18030("姓名\n王\n"));
  CsvTable table(file, Encoding::utf8);
  const auto header = table.read_header();
  REQUIRE_FALSE(header);
  CHECK_THAT(header.error().what, Contains("the header is not readable as utf-8"));
  CHECK(header.error().where == "line 1, column 1");
}

TEST_CASE("a quote left open over several lines ends the reading, in the last line it costs a row") {
  std::istringstream several("a\n1\n\"2\n3\n");
  CsvTable table(several, std::nullopt);
  REQUIRE(table.read_header());
  REQUIRE(table.next());
  const auto open = table.next();
  REQUIRE_FALSE(open);
  CHECK(open.error().where == "lines 3 to 4");

  std::istringstream last("a\n1\n\"2");
  CsvTable cut_off(last, std::nullopt);
  REQUIRE(cut_off.read_header());
  REQUIRE(cut_off.next());
  const auto row = cut_off.next();
  REQUIRE(row);
  REQUIRE(*row != nullptr);
  CHECK((*row)->unterminated);
}

}  // namespace
}  // namespace benefit::intake

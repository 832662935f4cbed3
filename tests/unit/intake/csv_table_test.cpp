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

/// The header of a CSV file is its first row, whatever is known of it.
std::size_t any(const Cells&) { return 0; }

TEST_CASE("a header and rows under it, with the bytes that were read") {
  const std::string bytes =
      "\xEF\xBB\xBF"
      "a,b\n1,\"2\n3\"\n\n4,5,6\n";
  std::istringstream file(bytes);
  CsvTable table(ByteSource(file), std::nullopt);
  const auto header = table.read_header(any);
  REQUIRE(header);
  CHECK(*header == Cells{"a", "b"});
  CHECK(table.encoding() == Encoding::utf8);
  auto row = table.next();
  REQUIRE(row);
  REQUIRE(*row != nullptr);
  CHECK((*row)->line == 2);
  CHECK((*row)->last_line == 3);
  CHECK(Cells((*row)->cells.begin(), (*row)->cells.end()) == Cells{"1", "2\n3"});
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
  CsvTable table(ByteSource(file), std::nullopt);
  REQUIRE(table.read_header(any));
  CHECK(table.encoding() == Encoding::utf8);
  for (int i = 0; i < 2; ++i) {
    const auto row = table.next();
    REQUIRE(row);
    REQUIRE(*row != nullptr);
    if (i == 1) CHECK((*row)->cells[0] == "王");
  }
  CHECK(table.encoding() == Encoding::gb18030);
}

TEST_CASE("an encoding that is asked for is not guessed at") {
  std::istringstream file(test::to_gb18030("姓名\n王\n"));
  CsvTable table(ByteSource(file), Encoding::utf8);
  const auto header = table.read_header(any);
  REQUIRE_FALSE(header);
  CHECK_THAT(header.error().what, Contains("the header is not readable as utf-8"));
  CHECK(header.error().where == "line 1, column 1");
}

TEST_CASE("a quote left open over several lines ends the reading, in the last line it costs a row") {
  std::istringstream several("a\n1\n\"2\n3\n");
  CsvTable table(ByteSource(several), std::nullopt);
  REQUIRE(table.read_header(any));
  REQUIRE(table.next());
  const auto open = table.next();
  REQUIRE_FALSE(open);
  CHECK(open.error().where == "lines 3 to 4");

  std::istringstream last("a\n1\n\"2");
  CsvTable cut_off(ByteSource(last), std::nullopt);
  REQUIRE(cut_off.read_header(any));
  REQUIRE(cut_off.next());
  const auto row = cut_off.next();
  REQUIRE(row);
  REQUIRE(*row != nullptr);
  CHECK((*row)->unterminated);
}

}  // namespace
}  // namespace benefit::intake

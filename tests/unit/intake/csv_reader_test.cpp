#include "verify/intake/csv_reader.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

struct ReadRow {
  std::int64_t line;
  std::vector<std::string> cells;
  friend bool operator==(const ReadRow&, const ReadRow&) = default;
};

std::vector<ReadRow> read_all(const std::string& bytes) {
  std::istringstream file(bytes);
  ByteSource source(file);
  CsvReader reader(source);
  std::vector<ReadRow> rows;
  for (;;) {
    const auto row = reader.next();
    REQUIRE(row);
    if (*row == nullptr) return rows;
    rows.push_back({(*row)->line, {(*row)->cells.begin(), (*row)->cells.end()}});
  }
}

TEST_CASE("rows end in LF, in CRLF, in CR or with the file") {
  const std::vector<ReadRow> expected = {{1, {"a", "b"}}, {2, {"c", "d"}}};
  CHECK(read_all("a,b\nc,d\n") == expected);
  CHECK(read_all("a,b\r\nc,d\r\n") == expected);
  CHECK(read_all("a,b\rc,d\r") == expected);
  CHECK(read_all("a,b\nc,d") == expected);
  CHECK(read_all("a,b\r\nc,d") == expected);
}

TEST_CASE("quotes keep commas, line breaks and doubled quotes") {
  CHECK(read_all("\"a,b\",\"c\"\"d\"\n") == std::vector<ReadRow>{{1, {"a,b", "c\"d"}}});
  CHECK(read_all("\"a\nb\",c\nd,e\n") == std::vector<ReadRow>{{1, {"a\nb", "c"}}, {3, {"d", "e"}}});
  CHECK(read_all("\"a\r\nb\",c\r\nd,e\r\n") == std::vector<ReadRow>{{1, {"a\r\nb", "c"}}, {3, {"d", "e"}}});
  CHECK(read_all("\"a\rb\"\rc\r") == std::vector<ReadRow>{{1, {"a\rb"}}, {3, {"c"}}});
  CHECK(read_all("\"\n\n\",b\nc,d\n") == std::vector<ReadRow>{{1, {"\n\n", "b"}}, {4, {"c", "d"}}});
}

TEST_CASE("a quote inside a bare cell is a character like any other") {
  CHECK(read_all("a\"b,c\n") == std::vector<ReadRow>{{1, {"a\"b", "c"}}});
}

TEST_CASE("blank lines are passed over and lines still count") {
  const std::vector<ReadRow> expected = {{2, {"a", "b"}}, {5, {"c", "d"}}};
  CHECK(read_all("\na,b\n\n  \t\nc,d\n\n\n") == expected);
  CHECK(read_all("\r\na,b\r\n\r\n\r\nc,d\r\n\r\n") == expected);
  CHECK(read_all("").empty());
  CHECK(read_all("\n\n").empty());
  CHECK(read_all("  ").empty());
}

TEST_CASE("a row of commas only is blank, as spreadsheets write it below the last row") {
  CHECK(read_all("a,b\n,\n\"\",\"\"\nc,d\n") == std::vector<ReadRow>{{1, {"a", "b"}}, {4, {"c", "d"}}});
}

TEST_CASE("empty cells are cells") { CHECK(read_all(",a,\n") == std::vector<ReadRow>{{1, {"", "a", ""}}}); }

TEST_CASE("no second byte of GB18030 is taken for a comma, a quote or a line break") {
  // 0x81 0x40, 0xFE 0x7E: pairs with a second byte in ASCII; 0x81 0x30 0x81 0x30: four bytes.
  const std::string cell = "\x81\x40\xFE\x7E\x81\x30\x81\x30\x81\x5C";
  CHECK(read_all(cell + "," + cell + "\n") == std::vector<ReadRow>{{1, {cell, cell}}});
}

TEST_CASE("a row that is longer than a block is whole") {
  const std::string cell(200'000, 'x');
  CHECK(read_all(cell + "\r\n" + cell + "y\r\nz") ==
        std::vector<ReadRow>{{1, {cell}}, {2, {cell + "y"}}, {3, {"z"}}});
}

TEST_CASE("a line break across blocks is one line break") {
  // 64 KiB are read ahead: the CR stands at their end.
  for (std::size_t length = (1U << 16U) - 3; length <= (1U << 16U) + 1; ++length) {
    const std::string cell(length, 'x');
    CHECK(read_all(cell + "\r\na\r\n") == std::vector<ReadRow>{{1, {cell}}, {2, {"a"}}});
    CHECK(read_all(cell + "\r") == std::vector<ReadRow>{{1, {cell}}});
  }
}

TEST_CASE("a file that ends inside quotes says so and gives what there is") {
  std::istringstream file("a,b\nc,\"d\ne");
  ByteSource source(file);
  CsvReader reader(source);
  REQUIRE_FALSE((*reader.next())->unterminated);
  const CsvRow* row = *reader.next();
  CHECK(row->unterminated);
  CHECK(row->line == 2);
  CHECK(row->last_line == 3);
  CHECK(row->cells == std::vector<std::string_view>{"c", "d\ne"});
  CHECK(*reader.next() == nullptr);
}

TEST_CASE("a file that ends on an opening quote says so") {
  std::istringstream file("a,\"");
  ByteSource source(file);
  CsvReader reader(source);
  const CsvRow* row = *reader.next();
  CHECK(row->unterminated);
  CHECK(row->cells == std::vector<std::string_view>{"a", ""});
}

/// Two gigabytes of one character: never in memory.
class EndlessLine : public std::streambuf {
 public:
  std::int64_t given = 0;

 protected:
  std::streamsize xsgetn(char* to, std::streamsize count) override {
    constexpr std::int64_t two_gigabytes = 2'000'000'000;
    count = static_cast<std::streamsize>(std::min<std::int64_t>(count, two_gigabytes - given));
    std::fill_n(to, count, 'x');
    given += count;
    return count;
  }
  int_type underflow() override { return traits_type::eof(); }
};

TEST_CASE("a line of two gigabytes is an error after one megabyte") {
  EndlessLine endless;
  std::istream file(&endless);
  ByteSource source(file);
  CsvReader reader(source);
  const auto row = reader.next();
  REQUIRE_FALSE(row);
  CHECK(row.error().code == ErrorCode::bad_input);
  CHECK(row.error().where == "line 1");
  CHECK(endless.given <= 8 * 1024 * 1024);
}

TEST_CASE("a row with too many cells is an error that says where") {
  std::istringstream file("a,b\n" + std::string(300, ',') + "\n");
  ByteSource source(file);
  CsvReader reader(source);
  REQUIRE(reader.next());
  const auto row = reader.next();
  REQUIRE_FALSE(row);
  CHECK(row.error().what == "a row has more than 256 cells");
  CHECK(row.error().where == "line 2");
}

TEST_CASE("the limits are kept to the byte") {
  const auto read_one = [](std::size_t bytes) {
    std::istringstream file(std::string(bytes, 'x') + "\n");
    ByteSource source(file);
    CsvReader reader(source, {.row_bytes = 1000, .columns = 3});
    return reader.next().has_value();
  };
  CHECK(read_one(999));
  CHECK_FALSE(read_one(1000));
}

}  // namespace
}  // namespace benefit::intake

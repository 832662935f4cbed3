// Whole files, good and bad: a clear error or a reject row, and nothing lost.
#include "verify/intake/delivery.hpp"

#include "tests/support/deliver.hpp"
#include "tests/support/gb18030.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using namespace std::string_literals;
using Catch::Contains;

constexpr const char* header = "id_number,name,year,amount,paid_on,county_code\n";
constexpr const char* row = "11010519491231002X,王小明,2017,100,2017-05-01,130225\n";
const std::string one_row = std::string(header) + row;

test::Delivered deliver(const std::string& bytes, std::optional<Encoding> encoding = std::nullopt) {
  return test::deliver(Feed::subsidies, bytes, encoding);
}

Error error_of(const std::string& bytes, std::optional<Encoding> encoding = std::nullopt) {
  const auto delivered = deliver(bytes, encoding);
  REQUIRE_FALSE(delivered.contents);
  CHECK(delivered.contents.error().code == ErrorCode::bad_input);
  return delivered.contents.error();
}

TEST_CASE("a file is read to its end and its contents told") {
  const auto delivered = deliver(one_row + "\n" + row + "x,,,,,\n");
  REQUIRE(delivered.contents);
  CHECK(delivered.contents->encoding == Encoding::utf8);
  CHECK(delivered.contents->columns ==
        std::vector<std::string>{"id_number", "name", "year", "amount", "paid_on", "county_code"});
  CHECK(delivered.contents->rows_in == 3);
  REQUIRE(delivered.sink.subsidies.size() == 2);
  CHECK(delivered.sink.subsidies[1].source == Source{7, 4});
  REQUIRE(delivered.sink.rejects.size() == 1);
  CHECK(delivered.sink.rejects.front().defect.line == 5);
}

TEST_CASE("UTF-8 with a byte order mark, LF and CRLF, with and without a last line break are one") {
  for (const std::string& bytes : {one_row, "\xEF\xBB\xBF" + one_row, one_row.substr(0, one_row.size() - 1),
                                   "id_number,name,year,amount,paid_on,county_code\r\n"
                                   "11010519491231002X,王小明,2017,100,2017-05-01,130225\r\n"s}) {
    const auto delivered = deliver(bytes);
    REQUIRE(delivered.contents);
    CHECK(delivered.contents->columns.front() == "id_number");
    REQUIRE(delivered.sink.subsidies.size() == 1);
    CHECK(delivered.sink.subsidies.front().source.line == 2);
    CHECK(delivered.sink.subsidies.front().county == RegionCode{130225});
  }
}

TEST_CASE("GB18030 gives the same facts and names itself") {
  const std::string chinese = "公民身份号码,姓名,年度,金额,缴费日期,区县代码\n"s + row;
  for (const auto asked : {std::optional<Encoding>(), std::optional(Encoding::gb18030)}) {
    const auto delivered = deliver(test::to_gb18030(chinese), asked);
    REQUIRE(delivered.contents);
    CHECK(delivered.contents->encoding == Encoding::gb18030);
    CHECK(delivered.contents->columns.front() == "公民身份号码");
    REQUIRE(delivered.sink.subsidies.size() == 1);
    CHECK(delivered.sink.subsidies.front().name == "王小明");
  }
}

TEST_CASE("GB18030 is recognised when only a late row has Chinese in it") {
  std::string bytes = header;
  for (int i = 0; i < 50'000; ++i) bytes += "11010519491231002X,,2017,100,2017-05-01,130225\n";
  const auto delivered = deliver(bytes + test::to_gb18030(row));
  REQUIRE(delivered.contents);
  CHECK(delivered.contents->encoding == Encoding::gb18030);
  CHECK(delivered.sink.subsidies.size() == 50'001);
  CHECK(delivered.sink.subsidies.back().name == "王小明");
}

TEST_CASE("broken UTF-8 in one row costs that row only") {
  const auto delivered = deliver(one_row + "11010519491231002X,王\xFF明,2017,100,2017-05-01,130225\n" + row);
  REQUIRE(delivered.contents);
  CHECK(delivered.contents->encoding == Encoding::utf8);
  CHECK(delivered.sink.subsidies.size() == 2);
  REQUIRE(delivered.sink.rejects.size() == 1);
  CHECK(delivered.sink.rejects.front().defect.code == "text.encoding");
  CHECK(delivered.sink.rejects.front().defect.line == 3);
  CHECK(delivered.sink.rejects.front().defect.detail == "utf-8");
  CHECK(delivered.sink.rejects.front().fields[1] == "王\uFFFD明");
}

TEST_CASE("broken GB18030 in one row costs that row only") {
  const std::string good = test::to_gb18030(one_row);
  const std::string wang = test::to_gb18030("王");
  const auto delivered = deliver(good + "11010519491231002X," + wang + "\xFF,2017,100,2017-05-01,130225\n" +
                                 test::to_gb18030(row));
  REQUIRE(delivered.contents);
  CHECK(delivered.contents->encoding == Encoding::gb18030);
  CHECK(delivered.sink.subsidies.size() == 2);
  CHECK(delivered.reject_code() == "text.encoding");
  CHECK(delivered.sink.rejects.front().fields[1] == "王\uFFFD");
}

TEST_CASE("a row of the other encoding in a file costs that row only") {
  const auto delivered = deliver(one_row + row + test::to_gb18030(row) + row);
  REQUIRE(delivered.contents);
  CHECK(delivered.contents->encoding == Encoding::utf8);
  CHECK(delivered.sink.subsidies.size() == 3);
  CHECK(delivered.reject_code() == "text.encoding");
}

TEST_CASE("the wrong encoding asked for is an error that says so") {
  const std::string chinese = "公民身份号码,姓名,年度,金额,缴费日期,区县代码\n"s + row;
  CHECK_THAT(error_of(test::to_gb18030(chinese), Encoding::utf8).what, Contains("not readable as utf-8"));
  CHECK_THAT(error_of("\xEF\xBB\xBF" + chinese, Encoding::gb18030).what,
             Contains("byte order mark of utf-8"));
}

TEST_CASE("quotes with line breaks stay one row, and later rows keep their lines") {
  const auto delivered =
      deliver(std::string(header) + "11010519491231002X,\"王\n小明\",2017,100,2017-05-01,130225\nx,,,,,\n");
  REQUIRE(delivered.sink.subsidies.size() == 1);
  CHECK(delivered.sink.subsidies.front().name == "王小明");
  CHECK(delivered.sink.subsidies.front().source.line == 2);
  REQUIRE(delivered.sink.rejects.size() == 1);
  CHECK(delivered.sink.rejects.front().defect.line == 4);
}

TEST_CASE("a row too short or too long is refused with both counts") {
  const auto shorter = deliver(std::string(header) + "11010519491231002X,王小明,2017,100,2017-05-01\n" + row);
  CHECK(shorter.reject_code() == "row.too_short");
  CHECK(shorter.sink.rejects.front().defect.detail == "5/6");
  CHECK(shorter.sink.subsidies.size() == 1);
  const auto longer =
      deliver(std::string(header) + "11010519491231002X,王小明,2017,100,2017-05-01,130225,\n" + row);
  CHECK(longer.reject_code() == "row.too_long");
  CHECK(longer.sink.rejects.front().defect.detail == "7/6");
  CHECK(longer.sink.subsidies.size() == 1);
}

TEST_CASE("rows that a stray quote has swallowed are in the reject, with their lines") {
  const auto delivered = deliver(one_row + "x,\"王小明,2017\n" + row + "y,\"\n" + row);
  REQUIRE(delivered.contents);
  CHECK(delivered.sink.subsidies.size() == 2);
  CHECK(delivered.reject_code() == "row.too_short");
  CHECK(delivered.sink.rejects.front().defect.detail == "2/6, lines 3-5");
  CHECK_THAT(delivered.sink.rejects.front().fields[1], Contains("11010519491231002X,王小明"));
}

TEST_CASE("a file cut off inside a quoted cell of its last line costs that row") {
  const auto delivered = deliver(one_row + "11010519491231002X,\"王小");
  REQUIRE(delivered.contents);
  CHECK(delivered.contents->rows_in == 2);
  CHECK(delivered.sink.subsidies.size() == 1);
  CHECK(delivered.reject_code() == "row.unterminated_quote");
  CHECK(delivered.sink.rejects.front().fields == std::vector<std::string>{"11010519491231002X", "王小"});
}

TEST_CASE("a quote that swallows the rest of a file is an error, for nobody can say what it hides") {
  const Error error = error_of(one_row + "x,\"王小明,2017\n" + row + row);
  CHECK_THAT(error.what, Contains("quote is opened and not closed"));
  CHECK(error.where == "lines 3 to 5");
  CHECK_THAT(error_of("\"" + one_row).what, Contains("quote is opened and not closed"));
}

TEST_CASE("a file cut off inside a row costs that row") {
  const auto delivered = deliver(one_row + "11010519491231002X,王小明,20");
  REQUIRE(delivered.contents);
  CHECK(delivered.sink.subsidies.size() == 1);
  CHECK(delivered.reject_code() == "row.too_short");
}

TEST_CASE("a file cut off inside a character costs that row") {
  const auto delivered = deliver(one_row + "11010519491231002X,王\xE5\xB0");
  REQUIRE(delivered.contents);
  CHECK(delivered.reject_code() == "row.too_short");
}

TEST_CASE("a control character costs its row") {
  const auto delivered = deliver(one_row + "11010519491231002X,王\0明,2017,100,2017-05-01,130225\n"s + row);
  REQUIRE(delivered.contents);
  CHECK(delivered.sink.subsidies.size() == 2);
  CHECK(delivered.reject_code() == "text.control_character");
}

TEST_CASE("an empty file is an error, a header alone is a delivery without rows") {
  CHECK_THAT(error_of("").what, Contains("empty"));
  CHECK_THAT(error_of("\xEF\xBB\xBF").what, Contains("empty"));
  CHECK_THAT(error_of("\r\n  \n").what, Contains("empty"));
  const auto delivered = deliver(header);
  REQUIRE(delivered.contents);
  CHECK(delivered.contents->rows_in == 0);
}

TEST_CASE("what is no CSV is refused with what it is") {
  CHECK_THAT(error_of("PK\x03\x04 [Content_Types].xml").what, Contains("cannot be unpacked"));
  CHECK_THAT(error_of("%PDF-1.4 ...").what, Contains("PDF"));
  CHECK_THAT(error_of("\xFF\xD8\xFF\xE0 ...").what, Contains("JPEG"));
  CHECK_THAT(error_of(std::string(100, '\0')).what, Contains("binary"));
  CHECK_THAT(error_of("Dear colleagues, please find the list attached.\n").what, Contains("holds no column"));
}

TEST_CASE("a missing, a doubled and an unknown column are named") {
  CHECK_THAT(error_of("id_number,name,year,amount,paid_on\n").what,
             Contains("'county_code' (行政区划代码) is missing"));
  CHECK_THAT(error_of("id_number,name,year,amount,paid_on,county_code,年度\n").what,
             Contains("is there twice"));
  CHECK_THAT(error_of("id_number,name,year,amount,paid_on,county_cod\n").hint,
             Contains("did you mean 'county_code'?"));
}

TEST_CASE("a row longer than a megabyte is an error that says where") {
  const Error error = error_of(one_row + std::string(2'000'000, 'x') + "\n");
  CHECK_THAT(error.what, Contains("longer than"));
  CHECK(error.where == "line 3");
}

TEST_CASE("no error repeats a person's data") {
  for (const std::string& bytes : {std::string(row) + row, "id_number,王小明,11010519491231002X\n"s,
                                   one_row + "11010519491231002X,\"王小明\n\n"}) {
    const auto delivered = deliver(bytes);
    REQUIRE_FALSE(delivered.contents);
    const Error& error = delivered.contents.error();
    CHECK_THAT(error.what + error.where + error.hint, !Contains("11010519491231002X"));
  }
}

/// Asks to stop after some reports.
class StopAfter final : public Progress {
 public:
  explicit StopAfter(int reports) : left_(reports) {}
  void report(std::string_view phase, std::int64_t done, std::int64_t total) override {
    CHECK(phase == "read");
    CHECK(done >= last_);
    CHECK(done <= total);
    last_ = done;
    --left_;
  }
  bool stop_requested() const override { return left_ < 0; }
  std::int64_t last() const { return last_; }

 private:
  int left_;
  std::int64_t last_ = 0;
};

TEST_CASE("reading stops when asked to, and tells how far it is") {
  std::string bytes = header;
  for (int i = 0; i < 20'000; ++i) bytes += row;
  const auto total = static_cast<std::int64_t>(bytes.size());
  {
    std::istringstream file(bytes);
    test::RecordingBatchWriter sink;
    StopAfter stop(2);
    const auto contents = read_delivery(Feed::subsidies, file, total, std::nullopt, sink, stop);
    REQUIRE_FALSE(contents);
    CHECK(contents.error().code == ErrorCode::cancelled);
    CHECK(sink.subsidies.size() < 20'000);
  }
  {
    std::istringstream file(bytes);
    test::RecordingBatchWriter sink;
    StopAfter never(1'000'000);
    REQUIRE(read_delivery(Feed::subsidies, file, total, std::nullopt, sink, never));
    CHECK(never.last() == total);
    CHECK(sink.subsidies.size() == 20'000);
  }
}

}  // namespace
}  // namespace benefit::intake

#include "verify/intake/people_reader.hpp"

#include "tests/support/gb18030.hpp"
#include "tests/support/silent_progress.hpp"

#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using Catch::Contains;

struct Read {
  Expected<PeopleContents> contents;
  std::vector<std::int64_t> lines;
  /// id, number, name, sex, birth, county, town, village, address, death
  std::vector<std::vector<std::string>> rows;
};

Read read(const std::string& bytes, const PeopleOptions& options = {}) {
  std::istringstream file(bytes);
  test::SilentProgress progress;
  Read result{PeopleContents{}, {}, {}};
  result.contents = read_people(
      file, options,
      [&result](const PersonRow& row) {
        result.lines.push_back(row.line);
        std::vector<std::string> cells;
        for (const std::string_view cell :
             {row.record_id, row.id_number, row.name, row.sex, row.birth_date, row.county_code, row.town,
              row.village, row.address, row.death_date})
          cells.emplace_back(cell);
        result.rows.push_back(std::move(cells));
      },
      progress);
  return result;
}

TEST_CASE("a list is read row by row, each cell where it belongs") {
  const Read people = read(
      "死亡日期,姓名,序号,公民身份号码,性别,出生日期,行政区划代码,乡镇,村,住址,备注\n"
      "2018-01-05,王秀英,A7,11010519491231002X,女,1949-12-31,110105,胡各庄镇,西街村,西街村12号,x\n"
      "\n"
      ",李国强,A8,,,,,,,,\n");
  REQUIRE(people.contents);
  CHECK(people.contents->rows == 2);
  CHECK(people.contents->uneven_rows == 0);
  CHECK(people.contents->columns.at(static_cast<std::size_t>(PersonField::name)) == 1);
  CHECK(people.lines == std::vector<std::int64_t>{2, 4});
  CHECK(people.rows[0] == std::vector<std::string>{"A7", "11010519491231002X", "王秀英", "女", "1949-12-31",
                                                   "110105", "胡各庄镇", "西街村", "西街村12号",
                                                   "2018-01-05"});
  CHECK(people.rows[1] == std::vector<std::string>{"A8", "", "李国强", "", "", "", "", "", "", ""});
}

TEST_CASE("without record IDs a row is known by its line") {
  const Read people = read("姓名\n王秀英\n\"李\n国强\"\n赵玉梅\n");
  REQUIRE(people.rows.size() == 3);
  CHECK(people.rows[0][0] == "2");
  CHECK(people.rows[1][0] == "3");
  CHECK(people.rows[2][0] == "5");
}

TEST_CASE("an empty record ID is the line too") {
  const Read people = read("序号,姓名\nA1,王秀英\n,李国强\n");
  REQUIRE(people.rows.size() == 2);
  CHECK(people.rows[0][0] == "A1");
  CHECK(people.rows[1][0] == "3");
}

TEST_CASE("GB18030 is recognised, and asked for") {
  const std::string bytes = test::to_gb18030("姓名,性别\n王秀英,女\n");
  for (const auto encoding : {std::optional<Encoding>(), std::optional(Encoding::gb18030)}) {
    const Read people = read(bytes, {.encoding = encoding});
    REQUIRE(people.contents);
    REQUIRE(people.rows.size() == 1);
    CHECK(people.rows[0][2] == "王秀英");
    CHECK(people.rows[0][3] == "女");
  }
}

TEST_CASE("uneven rows are read as far as they go, and counted") {
  const Read people = read("姓名,性别,住址\n王秀英\n李国强,男,东街村1号,x,y\n赵玉梅,女,西街村2号\n");
  REQUIRE(people.contents);
  CHECK(people.contents->rows == 3);
  CHECK(people.contents->uneven_rows == 2);
  CHECK(people.rows[0][2] == "王秀英");
  CHECK(people.rows[0][3].empty());
  CHECK(people.rows[1][8] == "东街村1号");
}

TEST_CASE("a broken cell does not keep its row out") {
  const Read people = read("姓名,身份证号\n王\xFF英,11010519491231002X\n赵玉梅,\n");
  REQUIRE(people.contents);
  REQUIRE(people.rows.size() == 2);
  CHECK(people.rows[0][2] == "王\uFFFD英");
  CHECK(people.rows[0][1] == "11010519491231002X");
}

TEST_CASE("a header alone is a list of nobody") {
  const Read people = read("姓名,身份证号\n");
  REQUIRE(people.contents);
  CHECK(people.contents->rows == 0);
}

TEST_CASE("what cannot be read as a list is an error") {
  const auto what = [](const std::string& bytes, const PeopleOptions& options = {}) {
    const Read people = read(bytes, options);
    REQUIRE_FALSE(people.contents);
    CHECK(people.contents.error().code == ErrorCode::bad_input);
    return people.contents.error().what;
  };
  CHECK_THAT(what(""), Contains("empty"));
  CHECK_THAT(what("PK\x03\x04 [Content_Types].xml"), Contains("cannot be unpacked"));
  CHECK_THAT(what("性别\n女\n"), Contains("neither a name nor an ID number"));
  CHECK_THAT(what("姓名,姓名\n"), Contains("both hold 'name'"));
  CHECK_THAT(what("姓名\n", {.mapping = {{"死者", PersonField::name}}}), Contains("'死者'"));
  CHECK_THAT(what("姓名\n王秀英\n\"李国强\n赵玉梅\n"), Contains("quote is opened and not closed"));
}

TEST_CASE("a mapping is used") {
  const Read people =
      read("死者,性\n王秀英,女\n", {.mapping = {{"死者", PersonField::name}, {"性", PersonField::sex}}});
  REQUIRE(people.rows.size() == 1);
  CHECK(people.rows[0][2] == "王秀英");
  CHECK(people.rows[0][3] == "女");
}

/// Keeps what it is told, and asks to stop after some reports.
class Watched final : public Progress {
 public:
  explicit Watched(int reports) : left_(reports) {}
  void report(std::string_view phase, std::int64_t done, std::int64_t total) override {
    CHECK(phase == "read");
    CHECK(done >= done_);
    done_ = done;
    total_ = total;
    --left_;
  }
  bool stop_requested() const override { return left_ < 0; }
  std::int64_t done() const { return done_; }
  std::int64_t total() const { return total_; }

 private:
  int left_;
  std::int64_t done_ = 0, total_ = 0;
};

TEST_CASE("reading a list stops when asked to, and tells how far it is") {
  std::string bytes = "姓名\n";
  for (int i = 0; i < 30'000; ++i) bytes += "王秀英\n";
  const auto total = static_cast<std::int64_t>(bytes.size());
  std::size_t rows = 0;
  const auto take = [&rows](const PersonRow&) { ++rows; };
  {
    std::istringstream file(bytes);
    Watched stop(1);
    const auto contents = read_people(file, {}, take, stop);
    REQUIRE_FALSE(contents);
    CHECK(contents.error().code == ErrorCode::cancelled);
    CHECK(rows > 0);
    CHECK(rows < 30'000);
  }
  rows = 0;
  std::istringstream file(bytes);
  Watched watched(1'000'000);
  REQUIRE(read_people(file, {.bytes_total = total}, take, watched));
  CHECK(rows == 30'000);
  CHECK(watched.done() == total);
  CHECK(watched.total() == total);
}

}  // namespace
}  // namespace benefit::intake

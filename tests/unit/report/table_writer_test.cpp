// Ledgers as files: CSV, JSON and workbooks.
#include "verify/report/ledger/table_writer.hpp"

#include "tests/support/temporary_folder.hpp"
#include "verify/intake/table.hpp"
#include "verify/types/error.hpp"

#include <array>
#include <fstream>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::report;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

constexpr auto columns = std::to_array<LedgerColumn>({{"name"},
                                                      {"id_number"},
                                                      {"scheme"},
                                                      {"people"},
                                                      {"booked"},
                                                      {"paid_on"},
                                                      {"benefit_from"},
                                                      {"tags"},
                                                      {"sources"}});
const LedgerHead head{"management", columns};

std::vector<Cell> row_named(const std::string& name) {
  return {name,
          std::string("13022519800101002X"),
          Word{"scheme", "resident_pension"},
          std::int64_t{3},
          Fen{-123'456},
          Day{2018y / 5 / 1},
          2018y / 2,
          std::vector{Tag{TagKind::dibao, {Day{2018y / 1 / 1}, std::nullopt}, {}}},
          std::vector{Source{3, 17}, Source{4, 2}}};
}

std::string written(TableFormat format, const std::vector<std::vector<Cell>>& rows,
                    Language language = Language::english, std::uint32_t rows_per_sheet = 1'048'576) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "table";
  const auto writer = write_table(path, head,
                                  {.format = format,
                                   .language = language,
                                   .dated = Day{2018y / 12 / 31},
                                   .rows_per_sheet = rows_per_sheet});
  for (const auto& row : rows) writer->add(row);
  writer->finish();
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  return content(path);
}

/// The first sheet as `feed import` would read it: header, then rows.
std::vector<std::vector<std::string>> read_back(const std::string& workbook) {
  std::istringstream file(workbook);
  auto table = intake::open_table(file, std::nullopt).value();
  std::vector<std::vector<std::string>> rows{
      table->read_header([](const auto& cells) { return cells.size(); }).value()};
  while (const intake::TableRow* row = table->next().value())
    rows.emplace_back(row->cells.begin(), row->cells.end());
  return rows;
}

}  // namespace

TEST_CASE("a ledger as CSV has codes, yuan and ISO dates, and texts that are no formulas") {
  CHECK(
      written(TableFormat::csv,
              {row_named("王秀英"), row_named("=1+1"), {"a,b", {}, {}, {}, {}, {}, {}, {}, {}}}) ==
      "name,id_number,scheme,people,booked,paid_on,benefit_from,tags,sources\n"
      "王秀英,13022519800101002X,resident_pension,3,-1234.56,2018-05-01,2018-02,dibao 2018-01-01/,3:17; 4:2\n"
      "'=1+1,13022519800101002X,resident_pension,3,-1234.56,2018-05-01,2018-02,dibao 2018-01-01/,3:17; 4:2\n"
      "\"a,b\",,,,,,,,\n");
}

TEST_CASE("a ledger as JSON has codes and fen, and null for what is not there") {
  CHECK(written(TableFormat::json, {}) == "{\"rows\":[\n]}\n");
  CHECK(
      written(TableFormat::json, {row_named("=1"), {"", {}, {}, {}, {}, {}, {}, {}, {}}}) ==
      "{\"rows\":[\n"
      R"({"name":"=1","id_number":"13022519800101002X","scheme":"resident_pension","people":3,"booked":-123456,)"
      R"("paid_on":"2018-05-01","benefit_from":"2018-02","tags":[{"tag":"dibao","from":"2018-01-01","to":null}],)"
      R"("sources":[{"batch":3,"line":17},{"batch":4,"line":2}]})"
      ",\n"
      R"({"name":"","id_number":null,"scheme":null,"people":null,"booked":null,"paid_on":null,"benefit_from":null,)"
      R"("tags":null,"sources":null})"
      "\n]}\n");
}

TEST_CASE("a ledger as a workbook has words, and is read back as it was") {
  const auto rows =
      read_back(written(TableFormat::xlsx, {row_named("=1+1"), row_named("+1")}, Language::chinese));
  REQUIRE(rows.size() == 3);
  CHECK(rows[0] == std::vector<std::string>{"姓名", "身份证号码", "险种", "人数", "实补（元）", "补贴日期",
                                            "待遇起始月", "人员标识", "依据（批次:行）"});
  CHECK(rows[1] == std::vector<std::string>{"=1+1", "13022519800101002X", "城乡居民基本养老保险", "3",
                                            "-1234.56", "2018-05-01", "2018-02", "低保对象 2018-01-01 –",
                                            "3:17; 4:2"});
  CHECK(rows[2][0] == "+1");
}

TEST_CASE("a county is known by its name in a workbook, and by its code to programs") {
  static constexpr auto one_column = std::to_array<LedgerColumn>({{"county"}});
  const std::vector<Region> regions{
      {.code = {130225}, .name = "乐亭县", .period = {Day{2000y / 1 / 1}, std::nullopt}}};
  const auto county = [&](TableFormat format, RegionCode code) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "table";
    const auto writer = write_table(path, {"regions", one_column},
                                    {.format = format,
                                     .language = Language::chinese,
                                     .places = PlaceNames(regions),
                                     .dated = Day{2018y / 12 / 31}});
    writer->add(std::vector<Cell>{code});
    writer->finish();
    return content(path);
  };
  CHECK(read_back(county(TableFormat::xlsx, {130225})).at(1).at(0) == "乐亭县（130225）");
  CHECK(read_back(county(TableFormat::xlsx, {130283})).at(1).at(0) == "县区130283");
  CHECK(county(TableFormat::csv, {130225}) == "county\n130225\n");
  CHECK(county(TableFormat::json, {130225}) == "{\"rows\":[\n{\"county\":\"130225\"}\n]}\n");
}

TEST_CASE("the same rows make the same bytes in every kind of file") {
  for (const TableFormat format : {TableFormat::csv, TableFormat::json, TableFormat::xlsx})
    CHECK(written(format, {row_named("王")}) == written(format, {row_named("王")}));
}

TEST_CASE("rows that a sheet cannot hold go on the next") {
  std::vector<std::vector<Cell>> rows;
  for (int i = 0; i < 5; ++i) rows.push_back(row_named("row " + std::to_string(i)));
  const std::string workbook = written(TableFormat::xlsx, rows, Language::english, 3);
  CHECK(read_back(workbook).size() == 3);  // the heading and two rows
  for (const char* sheet :
       {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"})
    CHECK(workbook.find(sheet) != std::string::npos);
  CHECK(workbook.find("xl/worksheets/sheet4.xml") == std::string::npos);
}

TEST_CASE("a text that no cell can hold is cut at a character, and an early day is a text") {
  std::string name;
  for (int i = 0; i < 40'000; ++i) name += "王";
  auto row = row_named(name);
  row[5] = Day{1899y / 12 / 31};
  const auto rows = read_back(written(TableFormat::xlsx, {row}));
  REQUIRE(rows.size() == 2);
  CHECK(rows[1][0].size() == 3 * 32'767);
  CHECK(rows[1][5] == "1899-12-31");
}

TEST_CASE("a file that cannot be made is told by name") {
  for (const TableFormat format : {TableFormat::csv, TableFormat::json, TableFormat::xlsx})
    CHECK_THROWS_AS(write_table("/proc/none/table", head, {.format = format, .dated = Day{2018y / 1 / 1}}),
                    Failure);
}

TEST_CASE("a workbook whose rows did not fit on the disk is told, though it would fit itself") {
  const TemporaryFolder folder;
  const auto writer =
      write_table(folder.path() / "table", head, {.format = TableFormat::xlsx, .dated = Day{2018y / 1 / 1}});
  rlimit former{};
  ::getrlimit(RLIMIT_FSIZE, &former);
  const auto former_handler = ::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{100'000, former.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  bool told = false;
  try {
    for (int i = 0; i < 1000; ++i) writer->add(row_named("王"));  // some 500 kB, of which a zip makes 5
    writer->finish();
  } catch (const Failure&) {
    told = true;
  }
  ::setrlimit(RLIMIT_FSIZE, &former);
  ::signal(SIGXFSZ, former_handler);
  CHECK(told);
}

TEST_CASE("a full disk is told, whatever the kind of file") {
  for (const TableFormat format : {TableFormat::csv, TableFormat::json}) {
    const auto writer = write_table("/dev/full", head, {.format = format, .dated = Day{2018y / 1 / 1}});
    writer->add(row_named("王"));
    CHECK_THROWS_AS(writer->finish(), Failure);
  }
}

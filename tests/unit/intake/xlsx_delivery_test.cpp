// Whole workbooks, good and bad: the same facts as from CSV, a clear error or a reject row, and nothing lost.
#include "tests/support/deliver.hpp"
#include "tests/support/xlsx_file.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using Catch::Contains;
using test::TextRows;
using test::XlsxFile;

const std::vector<std::string> header{"id_number", "name", "year", "amount", "paid_on", "county_code"};
const std::vector<std::string> row{"11010519491231002X", "王小明", "2017", "100", "2017-05-01", "130225"};

test::Delivered deliver(const std::string& bytes) { return test::deliver(Feed::subsidies, bytes); }

Error error_of(const std::string& bytes) {
  const auto delivered = deliver(bytes);
  REQUIRE_FALSE(delivered.contents);
  CHECK(delivered.contents.error().code == ErrorCode::bad_input);
  CHECK_FALSE(delivered.contents.error().hint.empty());
  return delivered.contents.error();
}

/// A sheet with the header in row 1 and these rows under it.
XlsxFile under_header(const std::string& rows) {
  return {.sheets = {{.rows = test::inline_rows({header}) + rows}}};
}

/// A row of the sheet in which all cells but some are good; `cells` are whole `c` elements.
std::string row_xml(std::size_t number, const std::string& id, const std::string& amount,
                    const std::string& paid_on) {
  const std::string r = std::to_string(number);
  return "<row r=\"" + r + "\">" + id + "<c r=\"C" + r + "\"><v>2017</v></c>" + amount + paid_on +
         "<c r=\"F" + r + "\"><v>130225</v></c></row>";
}

const std::string good_id = "<c r=\"A2\" t=\"inlineStr\"><is><t>11010519491231002X</t></is></c>";
const std::string good_amount = "<c r=\"D2\"><v>128.09999999999999</v></c>";
const std::string good_day = "<c r=\"E2\" s=\"1\"><v>42856</v></c>";
const std::string formats = "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"200\"/>";

test::Delivered deliver_row(const std::string& id, const std::string& amount, const std::string& paid_on,
                            const std::string& properties = "") {
  XlsxFile file = under_header(row_xml(2, id, amount, paid_on));
  file.cell_formats = formats;
  file.formats = "<numFmt numFmtId=\"200\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/>";
  file.workbook_properties = properties;
  return deliver(file.bytes());
}

TEST_CASE("texts come as from CSV, in the cells or shared") {
  for (const bool shared : {false, true}) {
    const auto delivered = deliver(test::xlsx_of_texts({header, row, {}, row, {"x"}}, shared));
    REQUIRE(delivered.contents);
    CHECK(delivered.contents->columns == header);
    CHECK(delivered.contents->rows_in == 3);
    CHECK(delivered.contents->encoding == Encoding::utf8);
    CHECK(delivered.contents->sheet == SheetRead{"Sheet1", 0, {}});
    REQUIRE(delivered.sink.subsidies.size() == 2);
    CHECK(delivered.sink.subsidies[0].name == "王小明");
    CHECK(delivered.sink.subsidies[1].source == Source{7, 4});
    REQUIRE(delivered.sink.rejects.size() == 1);
    CHECK(delivered.sink.rejects.front().defect.line == 5);
    CHECK(delivered.sink.rejects.front().fields == std::vector<std::string>{"x", "", "", "", "", ""});
  }
}

TEST_CASE("numbers, dates and amounts come as they were meant") {
  const auto delivered = deliver_row(good_id, good_amount, good_day);
  REQUIRE(delivered.contents);
  REQUIRE(delivered.sink.subsidies.size() == 1);
  const GovernmentContribution& read = delivered.sink.subsidies.front();
  CHECK(read.amount == Fen{12810});
  CHECK(read.year == 2017);
  CHECK(read.paid_on == Day{std::chrono::year{2017} / 5 / 1});
  CHECK(read.county == RegionCode{130225});
}

TEST_CASE("a date by a format of its own, in the other date system, and as ISO 8601") {
  const Day day{std::chrono::year{2017} / 5 / 1};
  const auto own = deliver_row(good_id, good_amount, "<c r=\"E2\" s=\"2\"><v>42856.5</v></c>");
  REQUIRE(own.sink.subsidies.size() == 1);
  CHECK(own.sink.subsidies.front().paid_on == day);
  const auto from_1904 = deliver_row(good_id, good_amount, "<c r=\"E2\" s=\"1\"><v>41394</v></c>",
                                     "<workbookPr date1904=\"1\"/>");
  REQUIRE(from_1904.sink.subsidies.size() == 1);
  CHECK(from_1904.sink.subsidies.front().paid_on == day);
  const auto iso = deliver_row(good_id, good_amount, "<c r=\"E2\" t=\"d\"><v>2017-05-01T00:00:00</v></c>");
  REQUIRE(iso.sink.subsidies.size() == 1);
  CHECK(iso.sink.subsidies.front().paid_on == day);
  CHECK(deliver_row(good_id, good_amount, "<c r=\"E2\"><v>42856</v></c>").reject_code() ==
        "date.excel_serial");
  CHECK(deliver_row(good_id, good_amount, "<c r=\"E2\" s=\"1\"><v>60</v></c>").reject_code() ==
        "date.no_such_day");
}

TEST_CASE("an ID number of 18 digits that was stored as a number is refused, one of 15 is exact") {
  for (const char* stored : {"110105194912310021", "1.1010519491231E+17", "110105194912310000"}) {
    const auto delivered =
        deliver_row("<c r=\"A2\"><v>" + std::string(stored) + "</v></c>", good_amount, good_day);
    CHECK(delivered.reject_code() == "id.spreadsheet_number");
    CHECK(delivered.sink.rejects.front().fields.front() == "1.1010519491231e+17");
  }
  const auto old = deliver_row("<c r=\"A2\"><v>110105491231002</v></c>", good_amount, good_day);
  REQUIRE(old.sink.subsidies.size() == 1);
}

TEST_CASE("an account number that was stored as a number is kept out, its row is kept") {
  const auto delivered = test::deliver(
      Feed::roll,
      XlsxFile{
          .sheets = {{.rows = test::inline_rows({{"id_number", "name", "scheme", "county_code", "account"},
                                                 {row[0], row[1], "居民养老", row[5]}}) +
                              "<row r=\"3\"><c t=\"inlineStr\"><is><t>11010519491231002X</t></is></c>"
                              "<c t=\"inlineStr\"><is><t>王小明</t></is></c>"
                              "<c t=\"inlineStr\"><is><t>居民养老</t></is></c><c><v>130225</v></c>"
                              "<c><v>6217000010001234567</v></c></row>"}}}
          .bytes());
  REQUIRE(delivered.sink.enrolments.size() == 2);
  CHECK(delivered.sink.enrolments[1].account.empty());
  REQUIRE(delivered.sink.defects.size() == 1);
  CHECK(delivered.sink.defects.front().code == "value.spreadsheet_number");
}

TEST_CASE("rich text is joined, phonetic text left out, escapes and entities read") {
  XlsxFile file = under_header(
      "<row r=\"2\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c><v>2017</v></c><c "
      "t=\"str\"><f>A1</f><v>100</v>"
      "</c><c t=\"inlineStr\"><is><r><t>2017-</t></r><r><rPr><b/></rPr><t>05-01</t></r></is></c>"
      "<c><v>130225</v></c></row>");
  file.shared_strings =
      "<si><r><t>11010519</t></r><r><t>491231002X</t></r></si>"
      "<si><t>王<![CDATA[小]]></t><rPh sb=\"0\" eb=\"1\"><t>wang</t></rPh><r><t>&#x660E;_x000D_</t></r></si>";
  const auto delivered = deliver(file.bytes());
  REQUIRE(delivered.contents);
  REQUIRE(delivered.sink.subsidies.size() == 1);
  CHECK(delivered.sink.subsidies.front().name == "王小明");
}

TEST_CASE("a formula gives its stored value; without one, and with an error, its row is refused") {
  const auto with = [](const std::string& amount) { return deliver_row(good_id, amount, good_day); };
  CHECK(with("<c r=\"D2\"><f>SUM(A1:A2)</f><v>100</v></c>").sink.subsidies.size() == 1);
  const auto uncomputed = with("<c r=\"D2\"><f>SUM(A1:A2)</f></c>");
  CHECK(uncomputed.reject_code() == "value.spreadsheet_formula");
  CHECK(uncomputed.sink.rejects.front().fields[3] == "=SUM(A1:A2)");
  const auto error = with("<c r=\"D2\" t=\"e\"><f>X</f><v>#N/A</v></c>");
  CHECK(error.reject_code() == "value.spreadsheet_error");
  CHECK(error.sink.rejects.front().defect.detail == "#N/A");
  CHECK(with("<c r=\"D2\" t=\"b\"><v>1</v></c>").sink.rejects.front().fields[3] == "TRUE");
  CHECK(with("<c r=\"D2\" t=\"b\"><v>0</v></c>").sink.rejects.front().fields[3] == "FALSE");
}

TEST_CASE("an error in a text is no text either, in CSV as in a workbook") {
  for (const std::string name : {"#N/A", "#REF!", "=B2"}) {
    const auto delivered = test::deliver(
        Feed::registry_dibao,
        "id_number,name,county_code,valid_from,town\n11010519491231002X,王小明,130225,2017-01-01," + name +
            "\n");
    CHECK_THAT(delivered.reject_code(), Catch::StartsWith("value.spreadsheet_"));
  }
}

TEST_CASE("cells out of order, without a place, and prefixed names are read") {
  const std::string rows =
      "<row><c r=\"F2\"><v>130225</v></c><c r=\"E2\" t=\"inlineStr\"><is><t>2017-05-01</t></is></c>"
      "<c r=\"D2\"><v>1</v></c><c r=\"C2\"><v>2017</v></c><c r=\"B2\"/><c r=\"A2\" t=\"inlineStr\"><is><t>"
      "11010519491231002X</t></is></c></row>";
  CHECK(deliver(under_header(rows).bytes()).sink.subsidies.size() == 1);

  auto parts = under_header(rows).parts();
  for (auto& [name, xml] : parts) {
    if (name != "xl/worksheets/sheet1.xml") continue;
    std::string prefixed;
    for (std::size_t i = 0; i < xml.size(); ++i) {
      prefixed += xml[i];
      const bool tag = xml[i] == '<' && xml[i + 1] != '?';
      if (!tag) continue;
      if (xml[i + 1] == '/') prefixed += xml[++i];
      prefixed += "x:";
    }
    xml = prefixed;
  }
  CHECK(deliver(test::zip(parts)).sink.subsidies.size() == 1);
}

TEST_CASE("rows count as the sheet shows them; hidden ones are read and counted") {
  std::string rows = test::inline_rows({row, row});
  rows.replace(rows.find("r=\"1\""), 5, "r=\"7\" hidden=\"1\"");
  rows.replace(rows.find("<row r=\"2\""), 10, "<row r=\"90\"");
  const auto delivered = deliver(under_header(rows).bytes());
  REQUIRE(delivered.sink.subsidies.size() == 2);
  CHECK(delivered.sink.subsidies[0].source.line == 7);
  CHECK(delivered.sink.subsidies[1].source.line == 90);
  CHECK(delivered.contents->sheet->hidden_rows == 1);
}

TEST_CASE("a title above the header is passed over") {
  const auto delivered =
      deliver(test::xlsx_of_texts({{"2017年政府代缴明细"}, {}, {"单位：元", "", "130225"}, header, row}));
  REQUIRE(delivered.contents);
  CHECK(delivered.contents->columns == header);
  REQUIRE(delivered.sink.subsidies.size() == 1);
  CHECK(delivered.sink.subsidies.front().source.line == 5);
}

TEST_CASE("the first visible sheet with the header is read, and the others are named") {
  const std::string good = test::inline_rows({header, row});
  const XlsxFile file{.sheets = {{.name = "封面", .rows = test::inline_rows({{"说明"}})},
                                 {.name = "hidden", .rows = good, .attributes = "state=\"hidden\""},
                                 {.name = "very", .rows = good, .attributes = "state=\"veryHidden\""},
                                 {.name = "明细", .rows = good},
                                 {.name = "more", .rows = good}}};
  const auto delivered = deliver(file.bytes());
  REQUIRE(delivered.contents);
  CHECK(delivered.contents->sheet == SheetRead{"明细", 0, {"封面", "more"}});
  CHECK(delivered.sink.subsidies.size() == 1);
  CHECK_THAT(error_of(XlsxFile{.sheets = {file.sheets[1]}}.bytes()).what, Contains("no visible sheet"));
}

TEST_CASE("a header that does not fit says what is wrong, and in which sheet") {
  const Error none = error_of(test::xlsx_of_texts({{"a", "b"}, row}));
  CHECK_THAT(none.what, Contains("holds no column"));
  CHECK_THAT(none.where, Contains("Sheet1"));
  CHECK_THAT(error_of(test::xlsx_of_texts({{"id_number", "name", "", "year"}, row})).hint,
             Contains("merged cells"));
  CHECK_THAT(error_of(test::xlsx_of_texts({})).what, Contains("empty"));
  CHECK_THAT(error_of(test::xlsx_of_texts({{"id_number", "name"}})).what, Contains("is missing"));
  const auto only_header = deliver(test::xlsx_of_texts({header}));
  REQUIRE(only_header.contents);
  CHECK(only_header.contents->rows_in == 0);
}

TEST_CASE("a row that goes on beyond the header is refused, empty styled cells and rows are nothing") {
  auto longer = row;
  longer.insert(longer.end(), {"", "note"});
  const auto delivered = deliver(test::xlsx_of_texts({header, longer, row}));
  CHECK(delivered.reject_code() == "row.too_long");
  CHECK(delivered.sink.rejects.front().defect.detail == "8/6");
  std::string rows = test::inline_rows({header, row});
  rows += "<row r=\"3\" s=\"1\"><c r=\"A3\" s=\"1\"/><c r=\"XFD3\" s=\"1\"/></row><row r=\"4\"/>";
  const auto trailing = deliver(XlsxFile{.sheets = {{.rows = rows}}}.bytes());
  REQUIRE(trailing.contents);
  CHECK(trailing.contents->rows_in == 1);
}

TEST_CASE("broken UTF-8 and control characters cost their rows") {
  const auto delivered = deliver(test::xlsx_of_texts({header,
                                                      {row[0], "王\xFF", row[2], row[3], row[4], row[5]},
                                                      {row[0], "a_x0001_b", row[2], row[3], row[4], row[5]},
                                                      row}));
  REQUIRE(delivered.contents);
  REQUIRE(delivered.sink.rejects.size() == 2);
  CHECK(delivered.sink.rejects[0].defect.code == "text.encoding");
  CHECK(delivered.sink.rejects[0].fields[1] == "王\uFFFD");
  CHECK(delivered.sink.rejects[1].defect.code == "text.control_character");
  CHECK(delivered.sink.subsidies.size() == 1);
}

TEST_CASE("an encoding makes no sense for a workbook") {
  const auto delivered =
      test::deliver(Feed::subsidies, test::xlsx_of_texts({header, row}), Encoding::gb18030);
  REQUIRE_FALSE(delivered.contents);
  CHECK_THAT(delivered.contents.error().what, Contains("encoding"));
}

// ---- hostile and damaged files ----

TEST_CASE("other files in a ZIP are refused with what they are") {
  CHECK_THAT(error_of(test::zip({{"_rels/.rels", ""}, {"xl/workbook.bin", ""}})).what, Contains(".xlsb"));
  CHECK_THAT(error_of(test::zip({{"mimetype", ""}, {"content.xml", ""}})).what, Contains(".ods"));
  CHECK_THAT(error_of(test::zip({{"_rels/.rels", ""}, {"word/document.xml", ""}})).what, Contains("Word"));
  CHECK_THAT(error_of(test::zip({{"roll.csv", "id_number"}})).what, Contains("ZIP archive"));
  CHECK_THAT(error_of(test::zip({{"inner.zip", test::zip({{"a", "b"}})}})).what, Contains("ZIP archive"));
  CHECK_THAT(error_of(test::zip({{"../../etc/passwd", "x"}})).what, Contains("ZIP archive"));
}

TEST_CASE("a part twice, and parts that are not there, are errors") {
  auto parts = under_header("").parts();
  parts.push_back(parts.back());
  CHECK_THAT(error_of(test::zip(parts)).what, Contains("two parts of one name"));
  for (const std::string gone : {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"}) {
    auto without = under_header("").parts();
    std::erase_if(without, [&](const auto& part) { return part.first == gone; });
    CHECK_THAT(error_of(test::zip(without)).what, Contains("missing"));
  }
}

TEST_CASE("a file cut off anywhere is an error, or all of it had been there") {
  const std::string whole = test::xlsx_of_texts({header, row, row, row});
  for (std::size_t size = 4; size < whole.size(); size += 7) {
    const auto delivered = deliver(whole.substr(0, size));
    if (delivered.contents)
      CHECK(delivered.sink.subsidies.size() == 3);
    else
      CHECK(delivered.contents.error().code == ErrorCode::bad_input);
  }
}

TEST_CASE("a byte that was changed on the way is seen") {
  const std::string whole =
      test::zip(XlsxFile{.sheets = {{.rows = test::inline_rows({header, row})}}}.parts(), true);
  CHECK(deliver(whole).sink.subsidies.size() == 1);
  const std::size_t at = whole.find("130225");
  REQUIRE(at != std::string::npos);
  std::string changed = whole;
  changed[at + 5] = '6';
  CHECK_THAT(error_of(changed).what, Contains("cannot be unpacked"));
}

TEST_CASE("a ZIP bomb ends at its limits") {
  auto parts = under_header("").parts();
  for (auto& [name, xml] : parts)
    if (name == "xl/worksheets/sheet1.xml")
      xml.insert(xml.find("</sheetData>"), std::string(std::size_t{80} << 20U, ' '));
  CHECK_THAT(error_of(test::zip(parts)).what, Contains("times its size"));

  auto many = under_header("").parts();
  for (int i = 0; i < 10'001; ++i) many.emplace_back("x" + std::to_string(i), "");
  CHECK_THAT(error_of(test::zip(many)).what, Contains("more than 10000 parts"));

  XlsxFile large = under_header("<row r=\"2\"><c t=\"inlineStr\"><is><t>" +
                                std::string(std::size_t{9} << 20U, 'x') + "</t></is></c></row>");
  CHECK_THAT(error_of(large.bytes()).what, Contains("larger than 8 MiB"));
  XlsxFile long_row = under_header("<row r=\"2\"><c t=\"inlineStr\"><is><t>" +
                                   std::string(std::size_t{2} << 20U, 'x') + "</t></is></c></row>");
  CHECK_THAT(error_of(long_row.bytes()).what, Contains("longer than"));
  XlsxFile styles = under_header("");
  styles.cell_formats = std::string(std::size_t{9} << 20U, ' ');
  CHECK_THAT(error_of(styles.bytes()).what, Contains("larger than 8 MiB"));
}

TEST_CASE("document types and entities are refused, never expanded") {
  const std::string laughs =
      "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\"><!ENTITY x SYSTEM "
      "\"file:///etc/passwd\">]>";
  for (const std::string part :
       {"xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"}) {
    CAPTURE(part);
    auto parts = under_header("").parts();
    for (auto& [name, xml] : parts)
      if (name == part) xml.insert(xml.starts_with("<?") ? xml.find("?>") + 2 : 0, laughs);
    CHECK_THAT(error_of(test::zip(parts)).what, Contains("document type"));
  }
  const auto undefined =
      deliver(under_header("<row r=\"2\"><c t=\"inlineStr\"><is><t>&lol;</t></is></c></row>").bytes());
  REQUIRE(undefined.contents);
  CHECK(undefined.sink.rejects.front().fields.front() == "&lol;");
  CHECK_THAT(
      error_of(under_header("<row r=\"2\"><c t=\"inlineStr\"><is><t>a&#x00;b</t></is></c></row>").bytes())
          .what,
      Contains("NUL"));
}

TEST_CASE("XML that breaks the format is an error with its row") {
  const auto error_with = [](const std::string& rows) { return error_of(under_header(rows).bytes()); };
  CHECK_THAT(error_with("<row r=\"2\"><c></row>").what, Contains("damaged"));
  CHECK_THAT(error_with("</row>").what, Contains("damaged"));
  CHECK_THAT(error_with("<row r=\"1\"/>").what, Contains("out of order"));
  CHECK_THAT(error_with("<row r=\"x\"/>").what, Contains("out of order"));
  CHECK_THAT(error_with("<row r=\"1048577\"/>").what, Contains("out of order"));
  const Error twice = error_with("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>");
  CHECK_THAT(twice.what, Contains("one place"));
  CHECK_THAT(twice.where, Contains("row 2"));
  CHECK_THAT(error_with("<row r=\"2\"><c r=\"12\"><v>1</v></c></row>").what, Contains("no place"));
  CHECK_THAT(error_with("<row r=\"2\"><c r=\"ZZZZ2\"><v>1</v></c></row>").what, Contains("no place"));
  CHECK_THAT(error_with("<row r=\"2\"><c r=\"IX2\"><v>1</v></c></row>").what,
             Contains("more than 256 cells"));
  CHECK_THAT(error_with("<row r=\"2\"><c t=\"s\"><v>0</v></c></row>").what, Contains("not there"));
  CHECK_THAT(error_with("<row r=\"2\"><c t=\"s\"><v>-1</v></c></row>").what, Contains("not there"));
  std::string deep = "<row r=\"2\">";
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  for (int i = 0; i < 100'000; ++i) deep += "</a>";
  CHECK(deliver(under_header(deep + "</row>").bytes()).contents);
}

TEST_CASE("parts in another encoding than UTF-8 are refused") {
  auto parts = under_header("").parts();
  for (auto& [name, xml] : parts)
    if (name == "xl/worksheets/sheet1.xml") xml.replace(xml.find("UTF-8"), 5, "GBK");
  CHECK_THAT(error_of(test::zip(parts)).what, Contains("not in UTF-8"));
  for (auto& [name, xml] : parts)
    if (name == "xl/worksheets/sheet1.xml") xml = "\xFF\xFE<\0?\0";
  CHECK_THAT(error_of(test::zip(parts)).what, Contains("not in UTF-8"));
}

TEST_CASE("a person's list can be a workbook as well") {
  const auto delivered = deliver(test::xlsx_of_texts({header, row}));
  REQUIRE(delivered.contents);
  for (const auto& bytes : {test::xlsx_of_texts({row}), test::xlsx_of_texts({{"x", row[0]}, row})}) {
    const Error error = error_of(bytes);
    CHECK_THAT(error.what + error.where + error.hint, !Contains(row[0]) && !Contains(row[1]));
  }
}

}  // namespace
}  // namespace benefit::intake

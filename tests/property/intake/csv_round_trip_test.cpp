#include "tests/support/gb18030.hpp"
#include "verify/intake/csv_reader.hpp"
#include "verify/intake/encoding.hpp"
#include "verify/intake/row_decoder.hpp"

#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::intake {
namespace {

/// Cells of everything that a CSV file has to keep apart.
rc::Gen<std::string> any_cell() {
  const auto part =
      rc::gen::elementOf(std::vector<std::string>{"王", "㛃", "\U0002A6A5", "a", "1", ",", "\"", "\"\"", "\n",
                                                  "\r\n", "\r", " ", "\t", "'", "·", "=", "|", "\\"});
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(part),
                      [](const std::vector<std::string>& parts) {
                        std::string cell;
                        for (const std::string& each : parts) cell += each;
                        return cell;
                      });
}

std::string quoted(const std::string& cell) {
  std::string result = "\"";
  for (const char c : cell) result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + '"';
}

TEST_CASE("property: cells come back as they were written, in both encodings and with every line end") {
  REQUIRE(rc::check([] {
    const auto width = *rc::gen::inRange<std::size_t>(1, 6);
    // The first cell is never empty: a row without anything is blank.
    auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
        rc::gen::container<std::vector<std::string>>(width, any_cell()));
    for (auto& row : rows) row.front() += "王";
    const std::string line_end = *rc::gen::element<std::string>("\n", "\r\n", "\r");
    const auto encoding = *rc::gen::element(Encoding::utf8, Encoding::gb18030);

    std::string bytes;
    for (const auto& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i) bytes += (i == 0 ? "" : ",") + quoted(row[i]);
      bytes += line_end;
    }
    if (encoding == Encoding::gb18030) bytes = test::to_gb18030(bytes);

    std::istringstream file(bytes);
    ByteSource source(file);
    CsvReader reader(source);
    RowDecoder decoder(encoding);
    for (const auto& row : rows) {
      const auto read = reader.next();
      RC_ASSERT(read.has_value());
      RC_ASSERT(*read != nullptr);
      const DecodedRow& decoded = decoder.decode(**read, source);
      RC_ASSERT(!decoded.broken);
      RC_ASSERT(std::vector<std::string>(decoded.cells.begin(), decoded.cells.end()) == row);
    }
    RC_ASSERT(*reader.next() == nullptr);
  }));
}

TEST_CASE("property: the encoding of Chinese text is recognised, whatever one row has lost") {
  REQUIRE(rc::check([] {
    const auto encoding = *rc::gen::element(Encoding::utf8, Encoding::gb18030);
    const auto names = *rc::gen::container<std::vector<std::string>>(
        50,
        rc::gen::elementOf(std::vector<std::string>{"王小明", "李秀英", "张伟", "欧阳修", "买买提·艾力"}));
    std::string text = "公民身份号码,姓名\n";
    for (const std::string& name : names) text += "11010519491231002X," + name + "\n";
    if (encoding == Encoding::gb18030) text = test::to_gb18030(text);
    text[*rc::gen::inRange<std::size_t>(0, text.size())] = static_cast<char>(*rc::gen::inRange(0, 256));
    RC_ASSERT(recognise_encoding(text) == encoding);
  }));
}

}  // namespace
}  // namespace benefit::intake

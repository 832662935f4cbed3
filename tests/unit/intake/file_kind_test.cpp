#include "verify/intake/file_kind.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using namespace std::string_literals;

void check_refused(const std::string& beginning, const std::string& kind) {
  CAPTURE(kind);
  const auto told = tell_file_kind(beginning);
  REQUIRE_FALSE(told);
  CHECK(told.error().code == ErrorCode::bad_input);
  CHECK_THAT(told.error().what, Catch::Contains(kind));
  CHECK_FALSE(told.error().hint.empty());
}

TEST_CASE("files of other kinds are told by their first bytes") {
  check_refused("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", "old Excel workbook (.xls)");
  check_refused("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s,
                "encrypted");
  check_refused("%PDF-1.7", "PDF");
  check_refused("\xFF\xD8\xFF\xE0", "JPEG");
  check_refused("\x89PNG\r\n\x1A\n", "PNG");
  check_refused("GIF89a", "GIF");
  check_refused("\x1F\x8B\x08", "gzip");
  check_refused("<html><table>", "web page");
  check_refused("\r\n<?XML version", "web page");
}

TEST_CASE("UTF-16 is recognised with and without its mark") {
  check_refused("\xFF\xFEi\0d\0"s, "UTF-16");
  check_refused("\xFE\xFF\0i\0d"s, "UTF-16");
  check_refused("i\0d\0,\0"s, "UTF-16");
}

TEST_CASE("NUL bytes all over are no text") {
  check_refused(std::string(1000, '\0'), "binary");
  check_refused("abc\0\0\0def"s, "binary");
}

TEST_CASE("text may be a CSV") {
  CHECK(tell_file_kind("") == FileKind::csv);
  CHECK(tell_file_kind("id_number,name\n") == FileKind::csv);
  CHECK(tell_file_kind("\xEF\xBB\xBFid_number,name\n") == FileKind::csv);
  CHECK(tell_file_kind(std::string(1000, 'x') + "\0"s) == FileKind::csv);
  CHECK(tell_file_kind("id_number,name\n1,\0\n"s) == FileKind::csv);
}

TEST_CASE("a ZIP file may be a workbook") {
  CHECK(tell_file_kind("PK\x03\x04....") == FileKind::workbook);
  CHECK(tell_file_kind("PK\x05\x06") == FileKind::workbook);
}

}  // namespace
}  // namespace benefit::intake

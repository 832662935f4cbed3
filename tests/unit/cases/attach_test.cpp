#include "verify/cases/attach.hpp"

#include "tests/support/stored_findings.hpp"
#include "verify/types/sha256.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::string_literals;
using namespace std::string_view_literals;

namespace {

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

const std::string pdf = "%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n";
const std::string jpeg = "\xff\xd8\xff\xe0 picture"s;
const std::string png = "\x89PNG\r\n\x1a\n picture"s;
/// An empty ZIP: its end record alone.
const std::string zip_end = "PK\x05\x06"s + std::string(18, '\0');

ErrorCode refusal(const std::string& content) {
  const auto type = cases::check_attachment(bytes_of(content));
  REQUIRE_FALSE(type);
  return type.error().code;
}

}  // namespace

TEST_CASE("an attachment's type is told by its content") {
  CHECK(cases::check_attachment(bytes_of(pdf)) == AttachmentType::pdf);
  CHECK(cases::check_attachment(bytes_of(jpeg)) == AttachmentType::jpeg);
  CHECK(cases::check_attachment(bytes_of(png)) == AttachmentType::png);
  CHECK(cases::check_attachment(bytes_of("本人健在。\r\n\tsigned\n")) == AttachmentType::plain_text);
}

TEST_CASE("archives are refused, whatever they are called and wherever they hide") {
  const auto content = GENERATE_COPY(values<std::string>(
      {"PK\x03\x04 zip", zip_end, "\x1f\x8b\x08 gzip", "7z\xbc\xaf\x27\x1c", "Rar!\x1a\x07", "BZh9",
       "\xfd"
       "7zXZ\0 xz"s,
       "\x28\xb5\x2f\xfd zstd", std::string(257, 'x') + "ustar  ", pdf + zip_end, jpeg + zip_end,
       png + zip_end, jpeg + zip_end.substr(0, 20) + "\x03\0abc"s}));
  CHECK(refusal(content) == ErrorCode::bad_request);
}

TEST_CASE("a picture whose header claims more pixels than a photo may have is refused") {
  const auto png_of = [](std::string_view width, std::string_view height) {
    return "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s + std::string(width) + std::string(height) + "\x08\0\0\0\0";
  };
  CHECK(refusal(png_of("\0\0\xea\x60"sv, "\0\0\xea\x60"sv)) == ErrorCode::bad_request);  // 60,000
  CHECK(refusal(png_of("\xff\xff\xff\xff"sv, "\xff\xff\xff\xff"sv)) == ErrorCode::bad_request);
  CHECK(cases::check_attachment(bytes_of(png_of("\0\0\x1b\x58"sv, "\0\0\x1b\x58"sv))) ==  // 7,000
        AttachmentType::png);
  const auto jpeg_of = [](std::string_view size) {
    return "\xff\xd8\xff\xe0\0\x04xx\xff\xff\xc4\0\x03y\xff\xc2\0\x0b\x08"s + std::string(size) +
           "\x01\x01\x11\0";
  };
  CHECK(refusal(jpeg_of("\xea\x60\xea\x60"sv)) == ErrorCode::bad_request);
  CHECK(cases::check_attachment(bytes_of(jpeg_of("\x1b\x58\x1b\x58"sv))) == AttachmentType::jpeg);
}

TEST_CASE("four bytes that happen to look like the end of a ZIP are none") {
  CHECK(cases::check_attachment(bytes_of(jpeg + zip_end + "and the picture goes on")) ==
        AttachmentType::jpeg);
  CHECK(cases::check_attachment(bytes_of(jpeg + "PK\x05\x06")) == AttachmentType::jpeg);
}

TEST_CASE("an empty file, one of another type and one that is too large are refused") {
  CHECK(refusal("") == ErrorCode::bad_request);
  CHECK(refusal("\x7f"
                "ELF\0\0"s) == ErrorCode::bad_request);
  CHECK(refusal("%PDF-1.4 cut off") == ErrorCode::bad_request);
  CHECK(refusal("red: \x1b[31m") == ErrorCode::bad_request);
  CHECK(refusal("turned: \u202e") == ErrorCode::bad_request);
  CHECK(refusal("\xc4\xe3\xba\xc3 in GB18030") == ErrorCode::bad_request);
  CHECK(refusal(std::string(largest_attachment + 1, 'x')) == ErrorCode::too_large);
  CHECK(cases::check_attachment(bytes_of(std::string(largest_attachment, 'x'))));
}

TEST_CASE("an attachment is called as the file was, without its folders") {
  CHECK(cases::check_attachment_name("/home/li/信.pdf") == "信.pdf");
  CHECK(cases::check_attachment_name("C:\\scans\\letter.pdf") == "letter.pdf");
  for (const std::string& bad :
       {""s, "folder/"s, "a\nb.pdf"s, "\x1b]0;x\x07.pdf"s, "\u202efdp.exe"s, std::string(201, 'x')})
    CHECK_FALSE(cases::check_attachment_name(bad));
}

TEST_CASE("an attachment is put in with its hash, which stands in the trail") {
  const cases::Holder holder{"li", Instant{}, std::chrono::days{5}};
  const auto change = cases::attach(case_in(CaseState::decided), "x/letter.pdf", bytes_of(pdf), holder);
  REQUIRE(change);
  REQUIRE(change->attaching.size() == 1);
  CHECK(change->attaching[0].sha256 == sha256(bytes_of(pdf)));
  CHECK(change->attaching[0].by == "li");
  REQUIRE(change->events.size() == 1);
  CHECK(change->events[0].what == "attached");
  CHECK(change->events[0].text ==
        "letter.pdf (application/pdf, SHA-256 " + change->attaching[0].sha256 + ")");
}

// What is put into a PDF is read back by poppler's programs, which know nothing of ours.
#include "verify/report/document/embedded_files.hpp"

#include "tests/support/temporary_folder.hpp"
#include "verify/report/document/pdf.hpp"
#include "verify/types/error.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace benefit;
using namespace benefit::report;

namespace {

std::string drawn() {
  Document document;
  document.title = "Case file 12";
  document.add(BlockKind::paragraph, "Papers");
  return draw_pdf(document).bytes;
}

const std::vector<EmbeddedFile> papers = {
    {"paper-1.txt", "户口本 (村委会).txt", "text/plain; charset=utf-8", "a paper\n"},
    {"paper-2.bin", "=cmd|x", "application/pdf", std::string("\0\xff\r\n%PDF-1.4", 12)},
    {"paper-3.txt", "", "image/png", ""}};

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("files come out of a PDF as they were put in, and its text stays") {
  const test::TemporaryFolder folder;
  const auto file = folder.path() / "case.pdf";
  std::ofstream(file, std::ios::binary) << with_embedded_files(drawn(), papers);
  const auto run = [&](const char* program) {
    return std::system(fmt::format(fmt::runtime(program), file.string(), folder.path().string()).c_str());
  };
  REQUIRE(run("pdfdetach -saveall {} -o {}") == 0);
  for (const EmbeddedFile& paper : papers) CHECK(content_of(folder.path() / paper.name) == paper.bytes);
  REQUIRE(run("pdftotext {} {}/text") == 0);
  CHECK(content_of(folder.path() / "text").find("Papers") != std::string::npos);
}

TEST_CASE("the same files give the same bytes, and no files change nothing") {
  const std::string pdf = drawn();
  CHECK(with_embedded_files(pdf, papers) == with_embedded_files(pdf, papers));
  CHECK(with_embedded_files(pdf, {}) == pdf);
}

TEST_CASE("what is no PDF is told without its bytes") {
  CHECK_THROWS_AS(with_embedded_files("nothing", papers), Failure);
}

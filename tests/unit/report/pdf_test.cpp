// What is drawn is read back by poppler's programs, which know nothing of ours.
#include "verify/report/document/pdf.hpp"

#include "tests/support/temporary_folder.hpp"
#include "verify/types/error.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <regex>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace benefit;
using namespace benefit::report;
using namespace std::chrono_literals;

namespace {

Document paper(Language language = Language::chinese) {
  Document document;
  document.title = "通知 2018-12-1";
  document.foot = "2018-12-1";
  document.language = language;
  document.dated = Instant{Day{2018y / 4 / 10}};
  return document;
}

/// What a program prints about the PDF.
std::string read_back(const Pdf& pdf, const std::string& program) {
  const test::TemporaryFolder folder;
  const std::string file = (folder.path() / "paper.pdf").string();
  std::ofstream(file, std::ios::binary) << pdf.bytes;
  const std::string command = fmt::format(fmt::runtime(program), file);
  FILE* const pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  std::array<char, 4096> part{};
  for (std::size_t read = 0; (read = fread(part.data(), 1, part.size(), pipe)) > 0;)
    text.append(part.data(), read);
  REQUIRE(pclose(pipe) == 0);
  return text;
}

std::string text_of(const Pdf& pdf) { return read_back(pdf, "pdftotext -enc UTF-8 -layout {} -"); }

/// Without what line breaks bring in.
std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
  return text;
}

std::size_t lines(const std::string& text, const std::string& pattern) {
  const std::regex wanted(pattern);
  return static_cast<std::size_t>(
      std::distance(std::sregex_iterator(text.begin(), text.end(), wanted), std::sregex_iterator()));
}

}  // namespace

TEST_CASE("the text is read back as it was written, in both scripts") {
  Document document = paper();
  document.add(BlockKind::letterhead, "滦县社会保险事业管理所");
  document.add(BlockKind::title, "关于核实一项登记的通知");
  document.add(BlockKind::paragraph,
               "您好！Please answer by 5 May 2018, 1,684.80元（壹仟陆佰捌拾肆元捌角整）。");
  document.add(BlockKind::entry, "beside it", "a label");
  const std::string text = without_blanks(text_of(draw_pdf(document)));
  for (const char* part : {"滦县社会保险事业管理所", "关于核实一项登记的通知", "您好！Pleaseanswerby5May2018",
                           "壹仟陆佰捌拾肆元捌角整", "alabel", "besideit", "2018-12-1", "第1页，共1页"}) {
    INFO(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("every font is embedded, and the body is set large enough for old eyes") {
  Document document = paper();
  CHECK(document.points >= 14);
  document.add(BlockKind::title, "标题 Title");
  document.add(BlockKind::paragraph, "正文 text");
  const std::string fonts = read_back(draw_pdf(document), "pdffonts {}");
  INFO(fonts);
  // name, type, encoding, emb, sub, uni: two heads, then a line for each font
  CHECK(lines(fonts, " yes +(yes|no) +yes ") == lines(fonts, "\n") - 2);
  CHECK(lines(fonts, "\n") > 2);
}

TEST_CASE("the same paper gives the same bytes, and is dated by what it says") {
  Document document = paper();
  document.add(BlockKind::paragraph, "一二三 abc");
  const Pdf first = draw_pdf(document), second = draw_pdf(document);
  CHECK(first.bytes == second.bytes);
  CHECK(read_back(first, "TZ=UTC pdfinfo {}").find("2018") != std::string::npos);
  document.dated += 24h;
  CHECK(draw_pdf(document).bytes != first.bytes);
}

TEST_CASE("what does not fit onto a page goes on to the next, whole") {
  Document document = paper();
  for (int i = 1; i <= 150; ++i) document.add(BlockKind::item, fmt::format("line number {}.", i));
  document.add(BlockKind::paragraph, [] {
    std::string text;
    for (int i = 0; i < 4000; ++i) text += "长";
    return text;
  }());
  const Pdf pdf = draw_pdf(document);
  CHECK(pdf.pages > 5);
  const std::string text = text_of(pdf);
  for (int i = 1; i <= 150; ++i) CHECK(text.find(fmt::format("line number {}.", i)) != std::string::npos);
  CHECK(lines(text, "长") == 4000);
  CHECK(text.find(fmt::format("第{0}页，共{0}页", pdf.pages)) != std::string::npos);
}

TEST_CASE("a list stays with its heading on one page where a page holds both") {
  const auto page_of = [](const std::string& text, const std::string& part) {
    const std::size_t at = text.find(part);
    REQUIRE(at != std::string::npos);
    return std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\f');
  };
  for (int above = 14; above < 30; ++above) {
    Document document = paper();
    for (int i = 0; i < above; ++i) document.add(BlockKind::left, fmt::format("above {}", i));
    document.add(BlockKind::heading, "HOW TO ANSWER");
    document.add(BlockKind::paragraph, "Any one of these will do:");
    for (int i = 1; i <= 8; ++i) document.add(BlockKind::item, fmt::format("way number {}.", i));
    document.add(BlockKind::paragraph, "after");
    const std::string text = text_of(draw_pdf(document));
    INFO(above);
    CHECK(page_of(text, "HOW TO ANSWER") == page_of(text, "way number 8."));
  }
  Document longer = paper();
  for (int i = 0; i < 20; ++i) longer.add(BlockKind::left, "above");
  longer.add(BlockKind::heading, "HOW TO ANSWER");
  for (int i = 1; i <= 80; ++i) longer.add(BlockKind::item, fmt::format("way number {}.", i));
  CHECK(page_of(text_of(draw_pdf(longer)), "HOW TO ANSWER") == 0);  // it would not fit onto any page
}

TEST_CASE("a character that no font has is told of") {
  Document document = paper();
  document.add(BlockKind::paragraph, "王\xf3\xb0\x80\x80英");  // U+F0000, for private use
  CHECK(draw_pdf(document).missing == std::vector<char32_t>{0xf0000});
  document.blocks[0].text = "王英";
  CHECK(draw_pdf(document).missing.empty());
}

TEST_CASE("hostile and odd text is drawn as text") {
  Document document = paper();
  document.add(BlockKind::paragraph, "محمد");
  document.add(BlockKind::paragraph, "王小明 =cmd|' /C calc'!A0 <b>&amp; محمد");
  document.add(BlockKind::paragraph, "\xff\xfe broken");
  document.add(BlockKind::entry, std::string(200'000, 'x'), "");
  document.add(BlockKind::title, "");
  const Pdf pdf = draw_pdf(document);
  const std::string text = text_of(pdf);
  CHECK(text.find("王小明 =cmd|' /C calc'!A0 <b>&amp") != std::string::npos);
  CHECK(lines(text, "x") == 200'000);
}

TEST_CASE("a photo is drawn, and one that lies about its size is refused") {
  Document document = paper();
  Block photo{BlockKind::photo, "photo 1\nenrolled"};
  photo.photo = Rgb{2, 2, {255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9}};
  document.blocks.push_back(photo);
  const Pdf pdf = draw_pdf(document);
  CHECK(read_back(pdf, "pdfimages -list {}").find("image") != std::string::npos);
  CHECK(text_of(pdf).find("enrolled") != std::string::npos);
  document.blocks[0].photo->width = 200;
  CHECK_THROWS_AS(draw_pdf(document), Failure);
}

TEST_CASE("a paper without anything on it has one page") { CHECK(draw_pdf(paper()).pages == 1); }

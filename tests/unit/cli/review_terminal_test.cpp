#include "daemon/cli/review/review_terminal.hpp"

#include "daemon/cli/locale.hpp"
#include "daemon/cli/review/case_body.hpp"

#include <string>

#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>

using namespace benefit::cli;

namespace {

ReviewPage page_of(std::size_t head, std::size_t body) {
  const auto numbered = [](std::string name, std::size_t count) {
    return [name, count](std::size_t) {
      Lines lines;
      for (std::size_t i = 1; i <= count; ++i)
        lines.push_back({{fmt::format("{} {}", name, i), Look::plain}});
      return lines;
    };
  };
  return {.title = "Case 12  王小明",
          .head = numbered("head", head),
          .body = numbered("body", body),
          .message = {},
          .keys = {{'d', "decide"}, {'q', "quit"}}};
}

std::string text_at(const Lines& lines, std::size_t row) { return text_of(lines.at(row)); }

}  // namespace

TEST_CASE("title, head, body, how far it goes on, keys") {
  set_utf8_locale();
  std::size_t scrolled = 0;
  const Lines lines = frame(page_of(2, 40), 12, 40, scrolled);
  REQUIRE(lines.size() == 12);
  CHECK(text_at(lines, 0).starts_with("Case 12  王小明"));
  CHECK(width_of(lines[0]) == 40);
  CHECK(text_at(lines, 1) == "head 1");
  CHECK(text_at(lines, 2) == "head 2");
  CHECK(text_at(lines, 3).empty());
  CHECK(text_at(lines, 4) == "body 1");
  CHECK(text_at(lines, 9) == "body 6");
  CHECK(text_at(lines, 10).starts_with("lines 1 to 6 of 40"));
  CHECK(text_at(lines, 11).starts_with("d:decide q:quit"));
}

TEST_CASE("where not every label has room, help and the way out keep theirs") {
  set_utf8_locale();
  ReviewPage page = page_of(0, 1);
  page.keys = {{'d', "decide"}, {'o', "note"}, {'e', "explain"}, {'?', "help"}, {'q', "quit"}};
  const auto keys = [&page](std::size_t columns) {
    std::size_t scrolled = 0;
    const std::string text = text_of(frame(page, 6, columns, scrolled).back());
    return text.substr(0, text.find_last_not_of(' ') + 1);
  };
  CHECK(keys(80) == "d:decide o:note e:explain ?:help q:quit");
  CHECK(keys(34) == "d:decide o:note e ?:help q:quit");
  CHECK(keys(20) == "d o e ?:help q:quit");
  page.keys = {{'1', ""}, {'b', "back"}};
  CHECK(keys(80) == "1 b:back");
}

TEST_CASE("scrolling ends with the last line") {
  set_utf8_locale();
  std::size_t scrolled = 1000;
  const Lines lines = frame(page_of(2, 40), 12, 40, scrolled);
  CHECK(scrolled == 34);
  CHECK(text_at(lines, 9) == "body 40");
}

TEST_CASE("on a low screen the head makes room, its first line last") {
  set_utf8_locale();
  std::size_t scrolled = 0;
  const Lines lines = frame(page_of(8, 40), 10, 40, scrolled);
  CHECK(text_at(lines, 1) == "head 1");
  CHECK(text_at(lines, 3) == "body 1");
  scrolled = 1000;
  CHECK(text_at(frame(page_of(8, 40), 10, 40, scrolled), 7) == "head 8");
}

TEST_CASE("a footer says how a line of text is ended, while one is written") {
  set_utf8_locale();
  ReviewPage page = page_of(0, 1);
  page.instead_of_keys = "Enter: done, Esc: back";
  std::size_t scrolled = 0;
  CHECK(text_of(frame(page, 6, 40, scrolled).back()).starts_with("Enter: done, Esc: back"));
}

TEST_CASE("property: a frame fills its screen, whatever the size") {
  set_utf8_locale();
  REQUIRE(rc::check([] {
    const auto rows = *rc::gen::inRange<std::size_t>(0, 60), columns = *rc::gen::inRange<std::size_t>(0, 150);
    std::size_t scrolled = *rc::gen::inRange<std::size_t>(0, 100);
    const ReviewPage page =
        page_of(*rc::gen::inRange<std::size_t>(0, 12), *rc::gen::inRange<std::size_t>(0, 60));
    const Lines lines = frame(page, rows, columns, scrolled);
    RC_ASSERT(lines.size() == rows);
    for (const Line& line : lines) RC_ASSERT(width_of(line) <= columns);
  }));
}

TEST_CASE("the person stands beside the record, with signs that need no colour") {
  set_utf8_locale();
  const boost::json::object one = boost::json::parse(R"({"case": 12, "state": "open", "checks": ["D2"],
    "findings": [{"check": "D2", "title": "t", "period": "2018-11", "period_words": "November 2018", "state": "open", "provision": "Q3",
      "citation": "c", "citations": [], "reasons": [
      {"code": "match.id_number.one_error", "sentence": "They differ.",
       "values": {"ours": {"text": "130225195807148904"}, "theirs": {"text": "130225195407148904"}}},
      {"code": "match.name.exact", "sentence": "The same.",
       "values": {"ours": {"text": "韩桂秀"}, "theirs": {"text": "韩桂秀"}}},
      {"code": "match.sex.different", "sentence": "Not the same.",
       "values": {"ours": {"text": "female"}, "theirs": {"text": "male"}}},
      {"code": "match.prior", "sentence": "Before."}]}]})")
                                      .as_object();
  std::string text;
  for (const Line& line : case_body(one, 76)) text += text_of(line) + "\n";
  CHECK(text.find("ID number  130225195807148904 ~ 130225195407148904\n") != std::string::npos);
  CHECK(text.find("name       韩桂秀             = 韩桂秀\n") != std::string::npos);
  CHECK(text.find("sex        female             # male\n") != std::string::npos);
  CHECK(text.find("~ They differ.\n") != std::string::npos);
  CHECK(text.find("- Before.\n") != std::string::npos);
  // On a narrow screen they stand below each other, whole, and so does the title with its period.
  text.clear();
  for (const Line& line : case_body(one, 30)) {
    CHECK(width_of(line) <= 30);
    text += text_of(line) + "\n";
  }
  CHECK(text.find("~ ID number\n    130225195807148904\n    130225195407148904\n") != std::string::npos);
  CHECK(text.find("D2  t  (November 2018)\n") != std::string::npos);
}

TEST_CASE("who holds a case is said before what a screen of 80 columns cuts off") {
  set_utf8_locale();
  const boost::json::object one =
      boost::json::parse(R"({"case": 412, "state": "taken", "name": "韩桂秀", "subject": "130225195807148904",
        "region": "河北省唐山市乐亭县胡家坨镇东庄村民委员会", "taken_by": "clerk1", "checks": ["D2", "D1"]})")
          .as_object();
  CHECK(case_title(one).starts_with("Case 412, taken (clerk1)  D2 D1  韩桂秀"));
}

TEST_CASE("what a narrow screen cuts off above the body stands in it") {
  set_utf8_locale();
  const boost::json::object one =
      boost::json::parse(R"({"case": 12, "state": "taken", "name": "韩桂秀", "subject": "130225195807148904",
        "region": "河北省唐山市乐亭县", "taken_by": "li", "checks": ["D2"],
        "sums": {"lost": 172800, "flowing_per_month": 10800, "owed": 4242}})")
          .as_object();
  const auto body = [&](std::size_t columns) {
    std::string text;
    for (const Line& line : case_body(one, columns)) {
      CHECK(width_of(line) <= columns);
      text += text_of(line) + "\n";
    }
    return text;
  };
  for (const char* part : {"130225195807148904", "乐亭县", "li", "42.42"})
    CHECK(body(40).find(part) != std::string::npos);
  CHECK(body(200).empty());
}

#include "tests/support/temporary_folder.hpp"
#include "verify/report/document/plain_text.hpp"
#include "verify/report/letter/template.hpp"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::report;

namespace {

std::vector<Block> filled(std::string_view text, const LetterValues& values = {}) {
  const auto form = LetterTemplate::parse(text, "letter.txt");
  if (!form) FAIL(form.error().where + ": " + form.error().what);
  return form->fill(values);
}

Error refusal(std::string_view text) {
  const auto form = LetterTemplate::parse(text, "letter.txt");
  REQUIRE_FALSE(form);
  CHECK(form.error().code == ErrorCode::bad_input);
  return form.error();
}

LetterValues named(std::string name) {
  LetterValues values;
  values.set("name", std::move(name));
  return values;
}

}  // namespace

TEST_CASE("a mark at the beginning of a line says how it looks") {
  const auto blocks = filled(
      "^ Office\n> 10 April\n# Title\n\n| Dear {{name}},\nText.\n## More\n- one\r\n-two\n", named("Wang"));
  CHECK(blocks == std::vector<Block>{{BlockKind::letterhead, "Office"},
                                     {BlockKind::right, "10 April"},
                                     {BlockKind::title, "Title"},
                                     {BlockKind::left, "Dear Wang,"},
                                     {BlockKind::paragraph, "Text."},
                                     {BlockKind::heading, "More"},
                                     {BlockKind::item, "one"},
                                     {BlockKind::paragraph, "-two"}});
}

TEST_CASE("lists are repeated, and what is not there leaves nothing behind") {
  LetterValues values;
  values.set("reasons", std::vector<std::string>{"first", "second"});
  values.set("visit", true);
  const auto blocks = filled(
      "{{#reasons}}\n- {{.}}\n{{/reasons}}\n{{#visit}}\nWe come.\n{{/visit}}\n{{^visit}}\nCome.\n{{/visit}}\n"
      "{{#address}}\n| {{address}}\n{{/address}}\nIn{{#complaints}}, {{complaints}}{{/complaints}}.\n",
      values);
  CHECK(blocks == std::vector<Block>{{BlockKind::item, "first"},
                                     {BlockKind::item, "second"},
                                     {BlockKind::paragraph, "We come."},
                                     {BlockKind::paragraph, "In."}});
}

TEST_CASE("a value cannot add lines, marks or placeholders, and is not taken for HTML") {
  const auto one = [](const std::string& name) { return filled("{{name}}\n", named(name)); };
  CHECK(one("# big\n^ Office\n{{number}}") ==
        std::vector<Block>{{BlockKind::paragraph, "# big ^ Office {{number}}"}});
  CHECK(one("\x01t title") == std::vector<Block>{{BlockKind::paragraph, "\\x01t title"}});
  CHECK(one("<b>&\"'") == std::vector<Block>{{BlockKind::paragraph, "<b>&\"'"}});
  CHECK(one("=cmd|' /C calc'!A0") == std::vector<Block>{{BlockKind::paragraph, "=cmd|' /C calc'!A0"}});
  CHECK(one("\x1b[31m王\xe2\x80\xae") == std::vector<Block>{{BlockKind::paragraph, "\\x1b[31m王\\u202e"}});
}

TEST_CASE("an unknown placeholder is refused, with its line and the nearest one") {
  const Error error = refusal("# Title\nDear {{naem}},\n");
  CHECK(error.what == "there is no placeholder 'naem'");
  CHECK(error.where == "letter.txt, line 2");
  CHECK(error.hint == "did you mean 'name'?");
  CHECK(refusal("{{#reason}}x{{/reason}}").hint == "did you mean 'reasons'?");
  CHECK(refusal("{{ quite_something_else }}").hint == "docs/letters.md lists the placeholders.");
  CHECK(refusal("{{#visit}}{{^lifted}}{{nmae}}{{/lifted}}{{/visit}}").what ==
        "there is no placeholder 'nmae'");
}

TEST_CASE("broken syntax is refused, with its line") {
  CHECK(refusal("a\nb {{name\n").where == "letter.txt, line 2");
  CHECK(refusal("a\nb {{name\n").what == "a placeholder is not closed");
  const Error unclosed = refusal("a\n\n{{#reasons}}\n- {{.}}\n");
  CHECK(unclosed.what == "broken syntax: Unclosed section \"reasons\"");
  CHECK(unclosed.where == "letter.txt, line 3");
  CHECK(refusal("a\n{{/reasons}}\n").what.starts_with("broken syntax"));
  CHECK(refusal("{{#reasons}}{{#visit}}{{/reasons}}{{/visit}}").what.starts_with("broken syntax"));
}

TEST_CASE("nothing but text, placeholders and sections is taken") {
  CHECK(refusal("{{> other}}").what == "'{{>' is not taken in a letter");
  CHECK(refusal("{{=<% %>=}}").what == "'{{=' is not taken in a letter");
  CHECK(refusal("{{reasons}}").what == "'reasons' is no text");
  CHECK(refusal("{{visit}}").what == "'visit' is no text");
  CHECK(refusal("").what == "the template is empty");
  CHECK(refusal(" \n\n").what == "the template is empty");
  CHECK(refusal("\xff\xfe").what == "the template is not UTF-8");
  CHECK(refusal("a\x1b[31m").what == "the template holds control characters");
  // A hint of its own, for the general one of refused files speaks of feeds.
  for (const std::string& text :
       {std::string(), std::string("a\x1b[31m"), std::string(longest_template + 1, 'x')})
    CHECK_FALSE(refusal(text).hint.empty());
  CHECK(refusal("a\nb\x1b[31m").where == "letter.txt, line 2");
  CHECK(refusal(std::string(longest_template + 1, 'x')).what.starts_with("the template is longer than"));
  CHECK(LetterTemplate::parse("{{! a remark }}Text {{{name}}} {{&name}}\n", "x"));
}

TEST_CASE("every template that ships is whole") {
  for (const std::string_view name : letter_kind_names())
    for (const Language language : {Language::english, Language::chinese}) {
      const auto form = load_template(std::nullopt, *parse_letter_kind(name), language);
      INFO(name << (form ? "" : form.error().where + ": " + form.error().what));
      CHECK(form);
    }
}

TEST_CASE("an agency's own template goes before the one that ships, and is read anew for each letter") {
  const test::TemporaryFolder folder;
  const auto load = [&] { return load_template(folder.path(), LetterKind::reminder, Language::chinese); };
  REQUIRE(load());
  const std::size_t shipped = load()->fill({}).size();
  CHECK(shipped > 5);
  std::ofstream(folder.path() / "reminder_zh.txt") << "\xef\xbb\xbf# 本所的通知\n";
  REQUIRE(load());
  CHECK(load()->fill({}) == std::vector<Block>{{BlockKind::title, "本所的通知"}});
  std::ofstream(folder.path() / "reminder_zh.txt") << "{{nmae}}";
  REQUIRE_FALSE(load());
  CHECK(load().error().where.find("reminder_zh.txt, line 1") != std::string::npos);
  std::ofstream(folder.path() / "reminder_zh.txt") << std::string(longest_template + 10, 'x');
  CHECK_FALSE(load());
  std::filesystem::remove(folder.path() / "reminder_zh.txt");
  std::filesystem::create_directory(folder.path() / "reminder_zh.txt");
  REQUIRE_FALSE(load());
  CHECK(load().error().code == ErrorCode::io);
}

TEST_CASE("values are those that a template may ask for") {
  LetterValues values;
  CHECK_THROWS_AS(values.set("nmae", std::string("x")), Failure);
  CHECK_THROWS_AS(values.set("reasons", std::string("x")), Failure);
  CHECK_THROWS_AS(values.set("name", true), Failure);
}

TEST_CASE("a notice or a decision that leaves out how to answer or complain is refused, by what is missing") {
  const test::TemporaryFolder folder;
  const auto missing = [&](LetterKind kind, const std::string& text) -> std::string {
    std::ofstream(folder.path() / template_file_name(kind, Language::chinese)) << text;
    const auto form = load_template(folder.path(), kind, Language::chinese);
    if (form) return "";
    CHECK(form.error().code == ErrorCode::bad_input);
    CHECK(form.error().where.find(template_file_name(kind, Language::chinese)) != std::string::npos);
    return form.error().what;
  };
  CHECK(missing(LetterKind::notice, "# 通知\n") == "the placeholder 'reply_until' is missing");
  CHECK(missing(LetterKind::notice, "{{reply_until}}{{complaints}}\n") ==
        "the placeholder 'agency_telephone' is missing");
  // That it is asked for, or stands in a remark, does not put it in.
  CHECK(missing(LetterKind::notice,
                "{{reply_until}}{{agency_telephone}}{{#complaints}}x{{/complaints}}{{! complaints }}\n") ==
        "the placeholder 'complaints' is missing");
  CHECK(missing(LetterKind::notice,
                "{{reply_until}}{{ agency_telephone }}{{#complaints}}{{&complaints}}{{/complaints}}\n")
            .empty());
  CHECK(missing(LetterKind::decision, "{{agency_telephone}}\n") == "the placeholder 'complaints' is missing");
  CHECK(missing(LetterKind::reminder, "# 提醒\n").empty());
}

TEST_CASE("what a letter needs cannot hide in a section or a remark") {
  const auto refused = [](const std::string& text) {
    const auto form = LetterTemplate::parse(text, "notice_zh.txt", LetterKind::notice);
    if (form) return std::string();
    CHECK(form.error().code == ErrorCode::bad_input);
    CHECK_FALSE(form.error().hint.empty());
    return form.error().where + ": " + form.error().what;
  };
  const std::string all = "{{reply_until}} {{agency_telephone}} {{complaints}}\n";
  const std::string said = ": 'reply_until' does not stand in every letter of this kind";
  CHECK(refused("# x\n{{#suspended}}\n" + all + "{{/suspended}}\n") == "notice_zh.txt, line 3" + said);
  CHECK(refused("{{#reasons}}\n" + all + "{{/reasons}}\n") == "notice_zh.txt, line 2" + said);
  CHECK(refused("{{^reply_until}}" + all + "{{/reply_until}}\n") == "notice_zh.txt, line 1" + said);
  CHECK(refused("{{#suspended}}{{#visit}}" + all + "{{/visit}}{{/suspended}}\n" + "{{^suspended}}{{^visit}}" +
                all + "{{/visit}}{{/suspended}}\n") == "notice_zh.txt, line 1" + said);
  CHECK(refused("{{! {{reply_until}} {{agency_telephone}} {{complaints}}\n") ==
        "notice_zh.txt: the placeholder 'reply_until' is missing");
  for (const std::string& whole : {all, "{{#reply_until}}\n" + all + "{{/reply_until}}\n",
                                   "{{#visit}}\n" + all + "{{/visit}}\n{{^visit}}\n" + all + "{{/visit}}\n"})
    CHECK(refused(whole).empty());
}

TEST_CASE("a drawn letter is looked through for what it needs, as far as there is a value") {
  // No section alone takes it away: four of them together do.
  const std::string hidden =
      "{{^suspended}}{{agency_telephone}} {{complaints}}{{/suspended}}\n"
      "{{^lifted}}{{agency_telephone}} {{complaints}}{{/lifted}}\n"
      "{{#visit}}{{agency_telephone}} {{complaints}}{{/visit}}\n"
      "{{#decided}}{{agency_telephone}} {{complaints}}{{/decided}}\n";
  const auto form = LetterTemplate::parse(hidden, "decision_en.txt", LetterKind::decision);
  REQUIRE(form);
  LetterValues values;
  values.set("agency_telephone", std::string("0315-7120000"));
  const auto drawn = [&] {
    return check_drawn(form->fill(values), values, LetterKind::decision, Language::english);
  };
  CHECK(drawn());
  values.set("suspended", true);
  values.set("lifted", true);
  REQUIRE_FALSE(drawn());
  CHECK(drawn().error().where == "decision_en.txt");
  CHECK(drawn().error().what == "'agency_telephone' does not stand in every letter of this kind");
}

TEST_CASE("a folder of templates that is not there is an error, not the letters that ship") {
  const test::TemporaryFolder folder;
  const auto form = load_template(folder.path() / "gone", LetterKind::reminder, Language::chinese);
  REQUIRE_FALSE(form);
  CHECK(form.error().code == ErrorCode::io);
  CHECK(form.error().where.ends_with("gone"));
}

TEST_CASE("the page for agencies says what a letter needs") {
  std::ifstream file(std::string(BENEFIT_SOURCE_DIR) + "/docs/letters.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const std::string part = page.substr(0, page.find("| placeholder |"));
  for (const std::string_view name : letter_kind_names())
    for (const std::string_view needed : needed_placeholders(*parse_letter_kind(name)))
      CHECK(part.find("`" + std::string(needed) + "`") != std::string::npos);
}

TEST_CASE("the page for agencies tells of every placeholder") {
  std::ifstream file(std::string(BENEFIT_SOURCE_DIR) + "/docs/letters.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  for (const Placeholder& one : placeholders()) {
    INFO(one.name);
    CHECK(page.find("`" + std::string(one.name) + "`") != std::string::npos);
  }
}

TEST_CASE("plain text keeps lists together and paragraphs apart") {
  Document document;
  document.add(BlockKind::letterhead, "Office");
  document.add(BlockKind::title, "Title");
  document.add(BlockKind::item, "one");
  document.add(BlockKind::item, "two");
  document.add(BlockKind::heading, "More");
  document.add(BlockKind::entry, "text", "label");
  CHECK(plain_text(document) ==
        "Office\n----------------------------------------\n\nTitle\n\n- one\n- two\n\n== More ==\n\nlabel: "
        "text\n");
}

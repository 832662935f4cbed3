// What a clerk sees of a case and of a person, from replies of the API. Read the .txt files when a change
// shows.
#include "daemon/cli/case_page.hpp"
#include "daemon/cli/locale.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_fairness.hpp"
#include "daemon/cli/show_person.hpp"
#include "tests/support/golden_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;

namespace {

boost::json::object sample(const char* name) {
  std::ifstream file(std::filesystem::path(BENEFIT_SOURCE_DIR) / "tests/golden/cli" / name, std::ios::binary);
  return boost::json::parse(std::string(std::istreambuf_iterator<char>(file), {})).as_object();
}

}  // namespace

TEST_CASE("the page of a case") {
  cli::set_utf8_locale();
  const std::string page = cli::case_page(sample("case.json"), "", cli::Style(false));
  CHECK(page == test::golden("tests/golden/cli/case.txt", page));
  CHECK(page.find('\x1b') == std::string::npos);
}

TEST_CASE("the page of a case on a terminal has headings and pictures") {
  cli::set_utf8_locale();
  const std::string page = cli::case_page(sample("case.json"), "<pictures>\n", cli::Style(true));
  CHECK(page.find("\x1b[1mCase 12: proposed\x1b[0m\n") == 0);
  CHECK(page.find("<pictures>\n  - enrolled photo 40") != std::string::npos);
  CHECK(page.find("\x1b[31m") == std::string::npos);  // of the note
}

TEST_CASE("the page of a person") {
  cli::set_utf8_locale();
  const std::string page = cli::person_page(sample("person.json"), {});
  CHECK(page == test::golden("tests/golden/cli/person.txt", page));
}

TEST_CASE("the report on fairness, in both languages") {
  cli::set_utf8_locale();
  const api::Command& command = *api::find_command("report", "fairness");
  const std::string english = cli::fairness_page(sample("fairness.json"), command, {});
  CHECK(english == test::golden("tests/golden/cli/fairness.txt", english));
  cli::speak(api::Language::chinese);
  const std::string chinese = cli::fairness_page(sample("fairness_zh.json"), command, {});
  cli::speak(api::Language::english);
  CHECK(chinese == test::golden("tests/golden/cli/fairness_zh.txt", chinese));
}

TEST_CASE("a page can be made of a reply with nothing in it") {
  CHECK(cli::fairness_page({}, *api::find_command("report", "fairness"), {}).find("As of") !=
        std::string::npos);
  CHECK(cli::case_page({}, "", cli::Style(false)) == "Case : \n");
  CHECK_FALSE(cli::person_page({}, {}).empty());
}

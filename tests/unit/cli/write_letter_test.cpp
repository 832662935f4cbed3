#include "daemon/cli/write_letter.hpp"

#include "daemon/api/base64.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"
#include "verify/report/letter/template.hpp"
#include "verify/types/sha256.hpp"

#include <fstream>
#include <string>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;
namespace json = boost::json;

namespace {

const Bytes letter = {'%', 'P', 'D', 'F'};

std::string reply(const std::string& hash = sha256(letter), json::array missing = {}) {
  return json::serialize(json::object{
      {"case", 12},
      {"sha256", hash},
      {"missing_glyphs", missing},
      {"letter", json::object{{"kind", "repair"}, {"sha256", hash}, {"missing_glyphs", missing}}},
      {"content", api::base64_encoded(letter)}});
}

}  // namespace

TEST_CASE("a letter is written into a file of the kind that its name ends in") {
  for (const auto& [name, format] : {std::pair{"letter.pdf", "pdf"}, {"letter.txt", "text"}}) {
    const test::TemporaryFolder folder;
    const std::string path = (folder.path() / name).string();
    FakeSession fake;
    fake.service.answer(200, reply());
    CHECK(fake.run({"letter", "write", "12", "--to", path}) == 0);
    CHECK(fake.service.requests.at(0).target == "/v1/cases/12/letters");
    CHECK(json::parse(fake.service.requests.at(0).body) == json::object{{"format", format}});
    CHECK(test::content(path) == "%PDF");
    CHECK(fake.err.text() == "Written to " + path + ".\n");
    CHECK(fake.out.text().find("repair") != std::string::npos);
    CHECK(fake.out.text().find("content") == std::string::npos);
  }
}

TEST_CASE("nothing is written on the case when the file cannot be") {
  FakeSession fake;
  CHECK_THROWS_AS(fake.run({"letter", "write", "12", "--to", "/nonexistent/letter.pdf"}), Failure);
  CHECK_THROWS_AS(fake.run({"letter", "write", "12", "--to", "letter.docx"}), Failure);
  CHECK_THROWS_AS(fake.run({"case", "dossier", "12", "--to", "/nonexistent/case.pdf"}), Failure);
  CHECK(fake.service.requests.empty());
}

TEST_CASE("what was refused or damaged on its way leaves no file") {
  const test::TemporaryFolder folder;
  const std::string path = (folder.path() / "letter.pdf").string();
  for (const char* command : {"write", "dossier"}) {
    FakeSession refused;
    refused.service.answer(409, R"({"error":{"code":"conflict","what":"nothing is decided"}})");
    FakeSession damaged;
    damaged.service.answer(200, reply(std::string(64, '0')));
    for (FakeSession* fake : {&refused, &damaged})
      CHECK_THROWS_AS(
          fake->run({std::string(command) == "write" ? "letter" : "case", command, "12", "--to", path}),
          Failure);
    CHECK(std::filesystem::is_empty(folder.path()));
  }
}

TEST_CASE("a character that no font has is told of") {
  const test::TemporaryFolder folder;
  FakeSession fake;
  fake.service.answer(200, reply(sha256(letter), {"U+2B5AF"}));
  CHECK(fake.run({"case", "dossier", "12", "--to", (folder.path() / "case.pdf").string()}) == 0);
  CHECK(fake.err.text().find("No font of the service has U+2B5AF") != std::string::npos);
}

TEST_CASE("a preview is shown as text, made safe for the terminal; a PDF needs a file") {
  const std::string text = "您好\x1b[31m\n";
  const Bytes bytes(text.begin(), text.end());
  FakeSession fake;
  fake.service.answer(200, json::serialize(json::object{{"letter", json::object{{"sha256", sha256(bytes)}}},
                                                        {"content", api::base64_encoded(bytes)}}));
  CHECK(fake.run({"letter", "preview", "repair", "--case", "12"}) == 0);
  CHECK(fake.out.text() == "您好\\x1b[31m\n");
  CHECK(json::parse(fake.service.requests.at(0).body) ==
        json::object{{"kind", "repair"}, {"case", 12}, {"format", "text"}});
  CHECK_THROWS_AS(fake.run({"letter", "preview", "repair", "--format", "pdf"}), Failure);
}

TEST_CASE("a preview sends the template's text") {
  const test::TemporaryFolder folder;
  const std::string path = (folder.path() / "mine.txt").string();
  std::ofstream(path) << "# {{name}}\n";
  FakeSession fake;
  fake.service.answer(200, reply());
  CHECK(fake.run({"letter", "preview", "repair", "--template", path}) == 0);
  CHECK(json::parse(fake.service.requests.at(0).body).at("template") == "# {{name}}\n");
}

TEST_CASE("the template that ships is printed as it is") {
  FakeSession fake;
  CHECK(fake.run({"letter", "template", "notice"}) == 0);
  CHECK(fake.out.text() == report::shipped_template(LetterKind::notice, report::Language::chinese));
  FakeSession english;
  CHECK(english.run({"letter", "template", "decision", "--language", "en"}) == 0);
  CHECK(english.out.text() == report::shipped_template(LetterKind::decision, report::Language::english));
}

#include "daemon/cli/command_line.hpp"

#include "daemon/cli/run_command.hpp"

#include <filesystem>
#include <iterator>
#include <sstream>

#include <catch2/catch.hpp>

using namespace benefit;
using cli::Information;
using cli::Invocation;
using Words = std::vector<std::string>;

namespace {

Invocation parsed(const Words& words) {
  const auto result = cli::parse_command_line(words);
  INFO((result ? "" : result.error().what));
  REQUIRE(result.has_value());
  REQUIRE(std::holds_alternative<Invocation>(*result));
  return std::get<Invocation>(*result);
}

Error refused(const Words& words) {
  const auto result = cli::parse_command_line(words);
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code == ErrorCode::bad_request);
  return result.error();
}

std::string information(const Words& words) {
  const auto result = cli::parse_command_line(words);
  REQUIRE(result.has_value());
  REQUIRE(std::holds_alternative<Information>(*result));
  return std::get<Information>(*result).text;
}

/// "face", "calibration", "show".
Words words_of(const api::Command& command) {
  std::istringstream name(command.name());
  return {std::istream_iterator<std::string>(name), {}};
}

/// A value that the parameter's type accepts.
std::string example_value(const api::Parameter& parameter) {
  if (!parameter.choices.empty()) return parameter.choices.front();
  switch (parameter.type) {
    case api::ValueType::integer:
      return "7";
    case api::ValueType::since:
      return "7d";
    case api::ValueType::day:
      return "2018-03-01";
    case api::ValueType::instant:
      return "2018-03-01T09:30:00+08:00";
    case api::ValueType::file:
    case api::ValueType::text_file:
    case api::ValueType::photo:
      return BENEFIT_SOURCE_DIR "/CMakeLists.txt";
    case api::ValueType::folder:
      return BENEFIT_SOURCE_DIR;
    default:
      return "text";
  }
}

}  // namespace

TEST_CASE("every command of the table can be given with all its parameters") {
  for (const api::Command& command : api::commands()) {
    Words words = words_of(command);
    for (const api::Parameter& parameter : command.parameters) {
      std::string option = "--" + parameter.name;
      std::replace(option.begin(), option.end(), '_', '-');
      if (!parameter.positional) words.push_back(option);
      if (parameter.type != api::ValueType::flag) words.push_back(example_value(parameter));
    }
    INFO(command.name());
    const Invocation invocation = parsed(words);
    CHECK(invocation.command == &command);
    CHECK(invocation.values.size() == command.parameters.size());
  }
}

TEST_CASE("every command's help shows its examples and parameters") {
  for (const api::Command& command : api::commands()) {
    Words words = words_of(command);
    words.emplace_back("--help");
    const std::string help = information(words);
    INFO(help);
    REQUIRE_FALSE(command.examples.empty());
    for (const std::string& example : command.examples) CHECK(help.find(example) != std::string::npos);
    for (const api::Parameter& parameter : command.parameters)
      CHECK(help.find(parameter.help) != std::string::npos);
    CHECK(help.find("--output") != std::string::npos);
  }
}

TEST_CASE("every example is a command line that is understood") {
  // File names in examples are inventions: only what speaks against the words themselves counts.
  for (const api::Command& command : api::commands())
    for (const std::string& example : command.examples) {
      Words words;
      std::string word;
      bool quoted = false;
      for (const char c : example.substr(0, example.find(" <"))) {
        if (c == '\'') {
          quoted = !quoted;
        } else if (c == ' ' && !quoted) {
          words.push_back(std::exchange(word, ""));
        } else {
          word += c;
        }
      }
      words.push_back(word);
      REQUIRE(words.front() == "benefitctl");
      words.erase(words.begin());
      const auto result = cli::parse_command_line(words);
      INFO(example);
      if (!result) CHECK(result.error().code == ErrorCode::not_found);
    }
}

TEST_CASE("the overview lists every noun and exit status") {
  const std::string text = information({"--help"});
  for (const api::Command& command : api::commands())
    CHECK(text.find("  " + command.noun + " ") != std::string::npos);
  CHECK(text.find("15  disk_full") != std::string::npos);
  CHECK(information({"--version"}).starts_with("benefitctl "));
}

TEST_CASE("a mistyped word comes with the nearest one") {
  CHECK(refused({"fed", "list"}).hint == "did you mean 'feed'?");
  CHECK(refused({"feed", "lits"}).hint == "did you mean 'list'?");
  CHECK(refused({"case", "list", "--sate", "open"}).hint == "did you mean '--state'?");
  CHECK(refused({"case", "list", "--sate=open"}).what == "unknown option '--sate'");
  CHECK(refused({"case", "list", "--state", "opne"}).hint == "did you mean 'open'?");
  CHECK(refused({"status", "-o", "jsn"}).hint == "did you mean 'json'?");
  // The option that is missing is there, only mistyped.
  CHECK(refused({"case", "decide", "1", "--outcom", "entitled", "--reason", "x"}).hint ==
        "did you mean '--outcome'?");
}

TEST_CASE("what is missing is named") {
  CHECK(refused({}).what == "a command is missing");
  CHECK(refused({"feed"}).hint == "known: import, take, list, batches, rejects, describe, template");
  CHECK(refused({"case", "show"}).what.find("CASE") != std::string::npos);
  CHECK(refused({"case", "decide", "1", "--reason", "x"}).what.find("--outcome") != std::string::npos);
}

TEST_CASE("a word too many is refused without repeating it: it may be an ID number") {
  const Error error = refused({"person", "show", "11010519491231002X", "110105194912310038"});
  CHECK(error.what == "too many words");
  CHECK(error.hint.find("1101") == std::string::npos);
}

TEST_CASE("values are checked as far as their type allows") {
  CHECK(refused({"case", "show", "12x"}).where == "CASE");
  CHECK(refused({"verify", "run", "--as-of", "2018-02-30"}).where == "--as-of");
  CHECK(refused({"case", "note", "1", ""}).where == "TEXT");
  const auto missing = cli::parse_command_line({"feed", "import", "roll", "/nowhere/roll.csv"});
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().code == ErrorCode::not_found);
  CHECK(refused({"feed", "import", "roll", BENEFIT_SOURCE_DIR}).what == "it is a folder, not a file");
}

TEST_CASE("output and socket may stand before, between and behind") {
  CHECK(parsed({"-o", "json", "case", "list"}).format == cli::Format::json);
  CHECK(parsed({"case", "-o", "csv", "list"}).format == cli::Format::csv);
  CHECK(parsed({"case", "list", "-o", "json", "--socket", "/s"}).socket == "/s");
  CHECK(parsed({"status"}).format == cli::Format::human);
}

TEST_CASE("a text may look like a command or, behind --, like an option") {
  CHECK(parsed({"case", "note", "1", "feed"}).value("text") == "feed");
  CHECK(parsed({"case", "note", "1", "show"}).value("text") == "show");
  CHECK(parsed({"case", "note", "1", "--", "--odd"}).value("text") == "--odd");
  CHECK(parsed({"person", "show", "-"}).value("id_number") == "-");
  CHECK(parsed({"finding", "list", "--withdrawn"}).flag("withdrawn"));
  CHECK_FALSE(parsed({"finding", "list"}).flag("withdrawn"));
}

TEST_CASE("an option given twice is refused") { refused({"case", "list", "--limit", "1", "--limit", "2"}); }

TEST_CASE("commands with code of their own are in the table") {
  for (const std::string& name : cli::commands_of_their_own()) {
    const std::size_t blank = name.find(' ');
    INFO(name);
    const std::string verb = blank == std::string::npos ? "" : name.substr(blank + 1);
    CHECK(api::find_command(name.substr(0, blank), verb) != nullptr);
  }
}

TEST_CASE("whatever is offline or takes a file has code of its own") {
  const Words own = cli::commands_of_their_own();
  for (const api::Command& command : api::commands()) {
    const bool one_request =
        command.transport == api::Transport::get || command.transport == api::Transport::post;
    INFO(command.name());
    if (!one_request) CHECK(std::find(own.begin(), own.end(), command.name()) != own.end());
  }
}

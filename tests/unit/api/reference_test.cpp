#include "daemon/api/command.hpp"
#include "daemon/api/openapi.hpp"

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

using namespace benefit::api;

TEST_CASE("docs/commands.md is what the table says (build target commands_reference writes it)") {
  std::ifstream file(BENEFIT_SOURCE_DIR "/docs/commands.md", std::ios::binary);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  const bool same = text.str() == commands_reference_markdown();
  CHECK(same);  // without both texts, which are long
}

TEST_CASE("docs/openapi.json is what the table says (build target commands_reference writes it)") {
  std::ifstream file(BENEFIT_SOURCE_DIR "/docs/openapi.json", std::ios::binary);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  const bool same = text.str() == openapi_document();
  CHECK(same);
}

TEST_CASE("every command is named once and says what it does") {
  std::set<std::string> names;
  for (const Command& command : commands()) {
    INFO(command.name());
    CHECK(names.insert(command.name()).second);
    CHECK_FALSE(command.summary.empty());
    CHECK_FALSE(command.examples.empty());
    CHECK(find_command(command.noun, command.verb) == &command);
    CHECK((command.transport == Transport::manifest) == !command.manifest_columns.empty());
    for (const std::string& example : command.examples)
      CHECK(example.starts_with("benefitctl " + command.name()));
  }
  CHECK(find_command("case", "forget") == nullptr);
}

TEST_CASE("every placeholder of a path is a required parameter") {
  for (const Command& command : commands()) {
    INFO(command.name());
    for (std::size_t open = command.path.find('{'); open != std::string::npos;
         open = command.path.find('{', open + 1)) {
      const std::string name = command.path.substr(open + 1, command.path.find('}', open) - open - 1);
      bool found = false;
      for (const Parameter& parameter : command.parameters)
        found = found || (parameter.name == name && parameter.required && !parameter.local);
      CHECK(found);
    }
  }
}

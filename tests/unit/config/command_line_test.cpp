#include "daemon/command_line.hpp"

#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

Expected<CommandLine> parse(std::vector<const char*> words) {
  words.insert(words.begin(), "benefitd");
  return parse_command_line(static_cast<int>(words.size()), words.data());
}

}  // namespace

TEST_CASE("without words everything is left to the configuration") {
  const auto line = parse({});
  REQUIRE(line);
  CHECK_FALSE(line->state_dir);
  CHECK_FALSE(line->config);
  CHECK_FALSE(line->models);
  CHECK_FALSE(line->socket);
  CHECK_FALSE(line->check_config);
  CHECK_FALSE(line->face_worker);
  CHECK_FALSE(line->only_print);
}

TEST_CASE("every option arrives") {
  const auto line =
      parse({"--state-dir", "/s", "--config", "/c", "--models", "/m", "--socket", "/k", "--check-config"});
  REQUIRE(line);
  CHECK(line->state_dir == "/s");
  CHECK(line->config == "/c");
  CHECK(line->models == "/m");
  CHECK(line->socket == "/k");
  CHECK(line->check_config);
}

TEST_CASE("a backup is restored, or a state directory examined, not both") {
  CHECK(parse({"--restore", "/b"})->restore == "/b");
  CHECK_FALSE(parse({"--restore", "/b"})->examine);
  CHECK(parse({"--examine"})->examine);
  CHECK_FALSE(parse({"--restore", "/b", "--examine"}));
}

TEST_CASE("help and version are printed and nothing else is done") {
  const auto help = parse({"--help"});
  REQUIRE(help);
  REQUIRE(help->only_print);
  CHECK(help->only_print->find("--state-dir") != std::string::npos);
  CHECK(help->only_print->find("--face-worker") == std::string::npos);
  const auto version = parse({"--version"});
  REQUIRE(version);
  REQUIRE(version->only_print);
  CHECK(version->only_print->starts_with("benefitd "));
}

TEST_CASE("unknown and incomplete options are refused") {
  for (const auto& words : {std::vector<const char*>{"--stat-dir", "/s"}, {"--state-dir"}, {"surplus"}}) {
    const auto line = parse(words);
    REQUIRE_FALSE(line);
    CHECK(line.error().code == ErrorCode::bad_request);
  }
}

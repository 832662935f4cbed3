#include "daemon/config.hpp"

#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <stdlib.h>
#include <string>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;
using benefit::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

Environment environment(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const char* name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
}

/// The configuration that a file with this text gives.
Expected<Config> load(const std::string& toml) {
  const TemporaryFolder folder;
  CommandLine line;
  line.config = folder.path() / "benefitd.toml";
  std::ofstream(*line.config) << toml;
  return load_config(line, environment({{"HOME", "/home/ann"}}));
}

}  // namespace

TEST_CASE("a service finds its state where systemd says") {
  const auto config =
      load_config({}, environment({{"STATE_DIRECTORY", "/var/lib/benefitd:/other"}, {"HOME", "/root"}}));
  REQUIRE(config);
  CHECK(config->state_dir == "/var/lib/benefitd");
  CHECK(config->socket == "/var/lib/benefitd/benefitd.sock");
  CHECK(config->master_key == "/var/lib/benefitd/master.key");
  CHECK(config->backup_folder == "/var/lib/benefitd/backups");
}

TEST_CASE("a developer's run keeps to the user's own state") {
  CHECK(load_config({}, environment({{"HOME", "/home/ann"}}))->state_dir ==
        "/home/ann/.local/state/benefitd");
  CHECK(load_config({}, environment({{"HOME", "/home/ann"}, {"XDG_STATE_HOME", "/x"}}))->state_dir ==
        "/x/benefitd");
}

TEST_CASE("the command line beats the file, the file beats the environment") {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "benefitd.toml") << "state_dir = '/from/file'\nmodels = '/models/file'\n";
  CommandLine line;
  const Environment system =
      environment({{"STATE_DIRECTORY", "/from/env"}, {"CONFIGURATION_DIRECTORY", folder.path().string()}});
  CHECK(load_config(line, system)->state_dir == "/from/file");
  line.state_dir = "/from/line";
  line.models = "/models/line";
  const auto config = load_config(line, system);
  CHECK(config->state_dir == "/from/line");
  CHECK(config->models == "/models/line");
}

TEST_CASE("a credential is used when systemd hands one over") {
  const TemporaryFolder folder;
  const Environment system =
      environment({{"STATE_DIRECTORY", "/s"}, {"CREDENTIALS_DIRECTORY", folder.path().string()}});
  CHECK(load_config({}, system)->master_key == "/s/master.key");
  std::ofstream(folder.path() / "master.key") << "x";
  CHECK(load_config({}, system)->master_key == folder.path() / "master.key");
}

TEST_CASE("every key is read into its unit") {
  const auto config = load(R"(
state_dir = "/s"
socket = "/run/x.sock"
policy = "/etc/policy.toml"
[faces]
workers = 3
[jobs]
verification_threads = 4
[log]
level = "warning"
[server]
max_connections = 10
request_threads = 5
idle_timeout = "2min"
header_timeout = "250ms"
delivery_limit = "2GiB"
)");
  REQUIRE(config);
  CHECK(config->state_dir == "/s");
  CHECK(config->socket == "/run/x.sock");
  CHECK(config->policy == fs::path("/etc/policy.toml"));
  CHECK(config->face_workers == 3);
  CHECK(config->verification_threads == 4);
  CHECK(config->log_level == "warning");
  CHECK(config->limits.max_connections == 10);
  CHECK(config->limits.request_threads == 5);
  CHECK(config->limits.idle_timeout == 120s);
  CHECK(config->limits.header_timeout == 250ms);
  CHECK(config->limits.delivery_limit == 2ULL << 30);
}

TEST_CASE("an unknown key is refused with the nearest known one and its line") {
  const auto config = load("[server]\nmax_connections = 3\nidle_timout = \"1s\"\n");
  REQUIRE_FALSE(config);
  CHECK(config.error().code == ErrorCode::bad_request);
  CHECK(config.error().what == "'server.idle_timout' is unknown");
  CHECK(config.error().hint == "did you mean 'server.idle_timeout'?");
  CHECK(config.error().where.ends_with("benefitd.toml:3"));
}

TEST_CASE("values of the wrong type or out of range are refused") {
  for (const char* toml :
       {"state_dir = 'relative'", "state_dir = 5", "faces.workers = 0", "faces.workers = 257",
        "faces.workers = '2'", "faces.workers = 1.5", "server.idle_timeout = 30",
        "server.idle_timeout = '0s'", "server.idle_timeout = '2h'", "server.delivery_limit = '10'",
        "log.level = 'loud'", "server = 5", "faces = ['x']"}) {
    INFO(toml);
    const auto config = load(toml);
    REQUIRE_FALSE(config);
    CHECK(config.error().code == ErrorCode::bad_request);
    CHECK(config.error().where.ends_with("benefitd.toml:1"));
  }
}

TEST_CASE("what is no TOML, and what is not there, is refused") {
  const auto broken = load("state_dir = \n[");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().where.find("benefitd.toml:1") != std::string::npos);
  CommandLine line;
  line.config = "/nowhere/benefitd.toml";
  const auto absent = load_config(line, environment({}));
  REQUIRE_FALSE(absent);
  CHECK(absent.error().where == "/nowhere/benefitd.toml");
}

TEST_CASE("what is printed is read back as the same") {
  const auto config = load(
      "state_dir = \"/a \\\"b\\\"\"\npolicy = '/p'\n[faces]\nworkers = 7\n[server]\nidle_timeout = '90s'\n");
  REQUIRE(config);
  const std::string text = to_toml(*config);
  const auto again = load(text);
  REQUIRE(again);
  CHECK(to_toml(*again) == text);
  CHECK(again->state_dir == "/a \"b\"");
  CHECK(again->face_workers == 7);
  CHECK(again->limits.idle_timeout == 90s);
}

#include "daemon/config.hpp"

#include "daemon/manual.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
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
[stations]
address = "::1"
port = 8443
certificate = "/c.pem"
crl = "/crl.pem"
max_connections_each = 2
handshake_timeout = "3s"
body_limit = "2MiB"
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
  CHECK(config->stations.address == "::1");
  CHECK(config->stations.port == 8443);
  CHECK(config->stations.files.certificate == fs::path("/c.pem"));
  CHECK(config->stations.files.crl == fs::path("/crl.pem"));
  CHECK_FALSE(config->stations.files.key);
  CHECK(config->stations.max_connections_each == 2);
  CHECK(config->stations.handshake_timeout == 3s);
  CHECK(config->stations.body_limit == 2ULL << 20);
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
        "log.level = 'loud'", "server = 5", "stations.port = 0", "stations.port = 65536",
        "stations.key = 'relative'", "stations.burst = 0", "faces = ['x']"}) {
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
      "state_dir = \"/a \\\"b\\\"\"\npolicy = '/p'\n[faces]\nworkers = 7\n[server]\nidle_timeout = '90s'\n"
      "[stations]\nport = 8443\nkey = '/k'\n");
  REQUIRE(config);
  const std::string text = to_toml(*config);
  const auto again = load(text);
  REQUIRE(again);
  CHECK(to_toml(*again) == text);
  CHECK(again->state_dir == "/a \"b\"");
  CHECK(again->face_workers == 7);
  CHECK(again->limits.idle_timeout == 90s);
  CHECK(again->stations.port == 8443);
  CHECK(again->stations.files.key == fs::path("/k"));
}

TEST_CASE("a reload takes what can be changed in a running service, and names what waits for a restart") {
  const auto running =
      load("[log]\nlevel = 'info'\n[letters]\nhours = '9-12'\n[server]\nmax_connections = 10\n");
  const auto read = load(
      "policy = '/p'\n[log]\nlevel = 'debug'\n[letters]\nagency = 'A'\n[cases]\nlease_days = 3\n"
      "[server]\nmax_connections = 20\n");
  REQUIRE((running && read));
  const Reload change = reload(*running, *read);
  CHECK(change.applied ==
        std::vector<std::string>{"cases.lease_days", "letters.agency", "letters.hours", "log.level"});
  CHECK(change.restart == std::vector<std::string>{"policy", "server.max_connections"});
  CHECK(change.config.letter_office.hours.empty());
  CHECK(change.config.log_level == "debug");
  CHECK(change.config.limits.max_connections == 10);
  CHECK_FALSE(change.config.policy);
}

TEST_CASE("a reload of the same file changes nothing") {
  const auto config = load("[log]\nlevel = 'warning'\n");
  const Reload change = reload(*config, *config);
  CHECK(change.applied.empty());
  CHECK(change.restart.empty());
}

TEST_CASE("every key either counts at a reload or waits for a restart") {
  Config other;
  other.state_dir = other.socket = other.models = other.master_key = "/other";
  other.policy = other.letter_templates = "/other";
  other.letter_office = {"a", "b", "c", "d", "e"};
  other.log_level = "error";
  other.case_lease_days = 9;
  const Reload change = reload(Config{}, other);
  CHECK(changed_keys(change.config, other) == change.restart);
  for (const std::string& name : change.applied)
    CHECK((name.starts_with("letters.") || name == "log.level" || name == "cases.lease_days"));
  CHECK(change.applied.size() == 8);
}

TEST_CASE("the sample is the configuration as it is without one, and every key of it can be uncommented") {
  const std::string sample = configuration_sample();
  REQUIRE(load(sample));
  CHECK(changed_keys(*load(""), *load(sample)).empty());
  const std::string uncommented =
      std::regex_replace(sample, std::regex("\n#([a-z_]+ = (?!\"\\.\\.\\.\"))"), "\n$1");
  CHECK(uncommented.find("\nlevel = 'info'\n") != std::string::npos);
  const auto all = load(uncommented);
  REQUIRE(all);
  CHECK(changed_keys(*load(""), *all).empty());
}

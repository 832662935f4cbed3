#include "daemon/api/command.hpp"

#include <catch2/catch.hpp>

using namespace benefit::api;

namespace {

const Command& command(const char* noun, const char* verb) { return *find_command(noun, verb); }

bool changes_nothing(const Command& c) {
  // What is asked with POST only so that an ID number stays out of the path, or because it runs as a job.
  return c.transport == Transport::get || c.transport == Transport::offline || c.name() == "person show" ||
         c.noun == "ledger" || c.noun == "report" || c.noun == "audit";
}

}  // namespace

TEST_CASE("a set of roles is written in one order") {
  CHECK(to_string(Roles{Role::auditor, Role::clerk}) == "clerk, auditor");
  CHECK(to_string(Roles{}) == "none");
  CHECK(Roles::all().contains(Role::station));
  CHECK_FALSE(Roles{Role::clerk}.meets({Role::reviewer, Role::administrator}));
}

TEST_CASE("an auditor reads everything and changes nothing") {
  for (const Command& each : commands()) {
    INFO(each.name());
    if (each.transport == Transport::get)
      CHECK(each.may.contains(Role::auditor));
    else if (!changes_nothing(each))
      CHECK_FALSE(each.may.contains(Role::auditor));
  }
}

TEST_CASE("a station hands in collections, and nothing else but the status") {
  for (const Command& each : commands())
    if (each.transport != Transport::offline) {
      INFO(each.name());
      CHECK(each.may.contains(Role::station) ==
            (each.name() == "collection submit" || each.noun == "status"));
    }
}

TEST_CASE("who runs the service neither decides nor reads files") {
  for (const Command& each : commands())
    if (each.noun == "case" || each.noun == "person" || each.noun == "finding") {
      INFO(each.name());
      CHECK_FALSE(each.may.contains(Role::administrator));
    }
  CHECK(command("face", "calibration sign").may == Roles{Role::administrator});
}

TEST_CASE("a command that somebody can ask the service for names who may") {
  for (const Command& each : commands()) {
    INFO(each.name());
    CHECK_FALSE(each.may.empty());
  }
}

// Backups and the doctor over the API: who may, and what is started.
#include "tests/unit/api/house.hpp"

#include <fstream>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;

TEST_CASE("a backup and an examination are jobs, for administrators") {
  House house;
  CHECK(house.ask("POST", "/v1/backups", "{}").status == 202);
  CHECK(house.ask("POST", "/v1/backups", R"({"keep":14})").status == 202);
  REQUIRE(house.queue.backups.size() == 2);
  CHECK_FALSE(house.queue.backups[0].first);
  CHECK(house.queue.backups[1].first == 14);
  CHECK(House::error_of(house.ask("POST", "/v1/backups", R"({"keep":0})")) == "bad_request");
  CHECK(house.ask("POST", "/v1/backup-checks", R"({"backup":"x"})").status == 202);
  CHECK(house.queue.verified_backups == std::vector<std::string>{"x"});
  CHECK(house.ask("POST", "/v1/examinations", "{}").status == 202);
  CHECK(house.queue.examined_by == std::vector<std::string>{"ann"});
  for (const api::Command* command :
       {api::find_command("backup", "create"), api::find_command("backup", "verify"),
        api::find_command("doctor", "")}) {
    CHECK(api::Roles{api::Role::administrator}.meets(command->may));
    CHECK_FALSE(api::Roles{api::Role::supervisor}.meets(command->may));
  }
}

TEST_CASE("backups are listed newest first, one that cannot be read with why") {
  House house;
  CHECK(House::object_of(house.ask("GET", "/v1/backups")).at("backups").as_array().empty());
  SilentProgress progress;
  const Backup made = house.backups->make(progress);
  std::ofstream(house.folder.path() / "backups" / "benefitd-20170101T000000.000Z.backup") << "nothing";
  const boost::json::array rows = House::object_of(house.ask("GET", "/v1/backups")).at("backups").as_array();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].at("backup").as_string() == made.name);
  CHECK(rows[0].at("schema").as_int64() == made.manifest.point.schema);
  CHECK(rows[0].at("error").is_null());
  CHECK(rows[1].at("error").at("code").as_string() == "corrupt");
}

#include "daemon/cli/manifest.hpp"

#include <sstream>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

const std::vector<api::Parameter>& columns() { return api::find_command("photo", "enrol")->manifest_columns; }

Expected<std::vector<cli::ManifestRow>> read(const std::string& text) {
  std::istringstream file(text);
  return cli::read_manifest(file, columns());
}

Error refused(const std::string& text) {
  const auto rows = read(text);
  REQUIRE_FALSE(rows.has_value());
  CHECK(rows.error().code == ErrorCode::bad_input);
  return rows.error();
}

}  // namespace

TEST_CASE("a manifest's rows come with their line, in the order of the table's columns") {
  const auto rows =
      read("photo,taken_on,id_number\r\na.jpg,2017-01-01,1\r\n\"b,\nc.jpg\" , 2017-01-02,2\r\n");
  REQUIRE(rows.has_value());
  REQUIRE(rows->size() == 2);
  CHECK(columns()[0].name == "id_number");
  CHECK((*rows)[0].line == 2);
  CHECK((*rows)[0].values == std::vector<std::string>{"1", "a.jpg", "2017-01-01"});
  CHECK((*rows)[1].line == 3);
  CHECK((*rows)[1].values[1] == "b,\nc.jpg");
  CHECK((*rows)[1].values[2] == "2017-01-02");
}

TEST_CASE("a byte order mark and GB18030 are recognised") {
  CHECK(read("\xef\xbb\xbfid_number,photo,taken_on\n1,a,b\n").has_value());
  std::istringstream file("id_number,name,photo,captured_at,station\n1,\xcd\xf5,a,b,c\n");  // 王
  const auto rows = cli::read_manifest(file, api::find_command("collection", "submit")->manifest_columns);
  REQUIRE(rows.has_value());
  CHECK(rows->front().values[1] == "王");
}

TEST_CASE("a header that is not the manifest's is refused as a whole") {
  CHECK(refused("").what == "the manifest is empty");
  CHECK(refused("id_number,phto,taken_on\n").what == "column 'phto' is unknown");
  CHECK(refused("id_number,phto,taken_on\n").hint == "did you mean 'photo'?");
  CHECK(refused("id_number,photo\n").what == "column 'taken_on' is missing");
  CHECK(refused("id_number,photo,photo,taken_on\n").what == "column 'photo' is there twice");
}

TEST_CASE("a row with a defect is a row all the same") {
  const auto rows = read("id_number,photo,taken_on\n1,a\n1,,2017-01-01\n1,a,2017-01-01,x\n1,a,2017-01-01\n");
  REQUIRE(rows.has_value());
  REQUIRE(rows->size() == 4);
  CHECK((*rows)[0].defect == "the row has 2 cells, the header 3");
  CHECK((*rows)[1].defect == "'photo' is empty");
  CHECK((*rows)[2].defect == "the row has 4 cells, the header 3");
  CHECK_FALSE((*rows)[3].defect);
}

TEST_CASE("an optional column may be missing or empty") {
  std::istringstream file("id_number,photo,captured_at,station,operator\n1,a,b,c,\n");
  const auto rows = cli::read_manifest(file, api::find_command("collection", "submit")->manifest_columns);
  REQUIRE(rows.has_value());
  CHECK_FALSE(rows->front().defect);
}

TEST_CASE("a line beyond all limits ends the reading") {
  refused("id_number,photo,taken_on\n" + std::string(3 << 20, 'x') + "\n");
}

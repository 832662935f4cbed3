#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;

namespace {

const std::string rejects =
    R"({"rejects":[{"line":7,"column":"month","code":"date.form","detail":"","sentence":"no month","kept":false}]})";
const std::string mendable = "id_number,reject_line,reject_reason\r\n=1,7,no month\r\n";

std::filesystem::path scratch_file() {
  return std::filesystem::temp_directory_path() / ("benefit_mend_" + std::to_string(getpid()) + ".csv");
}

}  // namespace

TEST_CASE("for people rejects are a table of reasons, with the way to mend them") {
  FakeSession fake;
  fake.service.answer(200, rejects);
  CHECK(fake.run({"feed", "rejects", "3"}) == 0);
  CHECK(fake.service.requests[0].accept == "application/json");
  CHECK(fake.out.text() ==
        "line  column  reason\n"
        "   7  month   no month\n");
  CHECK(fake.err.text() == "To mend and import them: benefitctl feed rejects 3 --out mend-3.csv\n");
}

TEST_CASE("CSV comes as the service writes it, or mending would change what was delivered") {
  FakeSession fake;
  fake.service.answer(200, mendable, "text/csv");
  CHECK(fake.run({"feed", "rejects", "3", "-o", "csv"}) == 0);
  CHECK(fake.service.requests[0].target == "/v1/batches/3/rejects");
  CHECK(fake.service.requests[0].accept == "text/csv");
  CHECK(fake.out.text() == mendable);
}

TEST_CASE("--out writes a file for its owner's eyes") {
  const auto file = scratch_file();
  std::filesystem::remove(file);
  FakeSession fake;
  fake.service.answer(200, mendable, "text/csv");
  CHECK(fake.run({"feed", "rejects", "3", "--out", file.string()}) == 0);
  CHECK(test::content(file) == mendable);
  struct stat status {};
  REQUIRE(stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  CHECK(fake.out.text().empty());

  FakeSession as_json;
  as_json.service.answer(200, rejects);
  CHECK(as_json.run({"feed", "rejects", "3", "--out", file.string(), "--replace", "-o", "json"}) == 0);
  CHECK(boost::json::parse(test::content(file)) == boost::json::parse(rejects));
  std::filesystem::remove(file);
}

TEST_CASE("a file that cannot be written is an error") {
  FakeSession fake;
  fake.service.answer(200, mendable, "text/csv");
  CHECK(test::error_of([&] {
          fake.run({"feed", "rejects", "3", "--out", "/nowhere/mend.csv"});
        }).code == ErrorCode::io);
}

TEST_CASE("no such batch is an error in either format") {
  const std::string error =
      R"({"error":{"code":"not_found","what":"there is no batch 9","where":"batch","hint":""}})";
  for (const char* format : {"csv", "human"}) {
    FakeSession fake;
    fake.service.answer(404, error);
    CHECK(test::error_of([&] {
            fake.run({"feed", "rejects", "9", "-o", format});
          }).code == ErrorCode::not_found);
    CHECK(fake.out.text().empty());
  }
}

TEST_CASE("a batch without rejects") {
  FakeSession fake;
  fake.service.answer(200, R"({"rejects":[]})");
  CHECK(fake.run({"feed", "rejects", "3"}) == 0);
  CHECK(fake.out.text().empty());
  CHECK(fake.err.text() == "There are none.\n");
}

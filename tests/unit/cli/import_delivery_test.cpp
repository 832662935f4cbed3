#include "daemon/cli/say.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <fstream>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;

namespace {

// Any file will do: the service is asked to take it, and it answers as it was told to.
const std::string file = BENEFIT_SOURCE_DIR "/CMakeLists.txt";

std::string job_with(bool unchanged, int rejected) {
  return boost::json::serialize(boost::json::object{{"job", 9},
                                                    {"kind", "import_delivery"},
                                                    {"state", "done"},
                                                    {"result",
                                                     {{"unchanged", unchanged},
                                                      {"batch",
                                                       {{"batch", 3},
                                                        {"feed", "roll"},
                                                        {"delivery", "2018"},
                                                        {"encoding", "utf-8"},
                                                        {"rows_in", 10},
                                                        {"rows_accepted", 10 - rejected},
                                                        {"rows_rejected", rejected},
                                                        {"rows_damaged", 0}}}}}});
}

}  // namespace

TEST_CASE("a delivery is sent under the file's name and its batch is shown") {
  FakeSession fake;
  fake.service.answer(202, R"({"job":9})");
  fake.service.answer(200, job_with(false, 2));
  CHECK(fake.run({"feed", "import", "roll", file}) == 0);
  REQUIRE(fake.service.uploads.size() == 1);
  CHECK(fake.service.uploads[0].target == "/v1/feeds/roll/deliveries?delivery=CMakeLists.txt");
  CHECK(fake.service.uploads[0].file == file);
  CHECK(fake.out.text().starts_with("Batch 3: roll, delivery 2018\n"));
  CHECK(fake.out.text().find("rejected                  2\n") != std::string::npos);
  CHECK(fake.err.text().find("benefitctl feed rejects 3 --out mend-3.csv") != std::string::npos);
}

TEST_CASE("a delivery may have a name and an encoding of its own") {
  FakeSession fake;
  fake.service.answer(202, R"({"job":9})");
  fake.service.answer(200, job_with(false, 0));
  CHECK(fake.run({"feed", "import", "roll", file, "--delivery", "2018-03", "--encoding", "gb18030"}) == 0);
  CHECK(fake.service.uploads[0].target == "/v1/feeds/roll/deliveries?delivery=2018-03&encoding=gb18030");
  CHECK(fake.err.text().find("rejects") == std::string::npos);
}

TEST_CASE("the sheets of a workbook that were not read are named") {
  FakeSession fake;
  fake.service.answer(
      200, R"({"unchanged":false,"batch":{"batch":3,"rows_rejected":0,"sheet":"明细","hidden_rows":2,
                               "sheets_not_read":["封面","more"]}})");
  CHECK(fake.run({"feed", "import", "roll", file}) == 0);
  CHECK(fake.out.text().find("明细 (hidden rows, read as well: 2)\n") != std::string::npos);
  CHECK(fake.err.text().find("Not read: '封面', 'more'.") != std::string::npos);
}

TEST_CASE("a profile is kept by the service before the file is sent by it") {
  const test::TemporaryFolder folder;
  const std::string profile = (folder.path() / "bank.toml").string();
  std::ofstream(profile) << "feed = \"roll\"\n";
  FakeSession fake;
  fake.service.answer(200, R"({"profile":"abc","feed":"roll"})");
  fake.service.answer(200,
                      R"({"unchanged":false,"batch":{"batch":3,"rows_rejected":0,"profile_sha256":"abc"}})");
  CHECK(fake.run({"feed", "import", "roll", file, "--profile", profile}) == 0);
  REQUIRE(fake.service.uploads.size() == 1);
  CHECK(fake.service.uploads[0].target.find("profile_sha256=abc") != std::string::npos);
  CHECK(fake.out.text().find("profile                   abc\n") != std::string::npos);

  std::ofstream(profile) << "feed = \"rol\"\n";
  FakeSession wrong;
  CHECK(test::error_of([&] {
          wrong.run({"feed", "import", "roll", file, "--profile", profile});
        }).code == ErrorCode::bad_input);
  CHECK(wrong.service.uploads.empty());
}

TEST_CASE("a dry run tells why rows are refused in the language that is spoken") {
  const test::TemporaryFolder folder;
  const std::string roll = (folder.path() / "roll.csv").string();
  std::ofstream(roll) << "id_number,name,scheme,county_code\n11010519491231002X,王小明,医疗,130225\n";
  FakeSession fake;
  CHECK(fake.run({"feed", "import", "roll", roll, "--dry-run"}) == 0);
  CHECK(fake.out.text().find("This is not a scheme that we know.") != std::string::npos);
  cli::speak(api::Language::chinese);
  FakeSession chinese;
  CHECK(chinese.run({"feed", "import", "roll", roll, "--dry-run"}) == 0);
  cli::speak(api::Language::english);
  CHECK(chinese.out.text().find("险种") != std::string::npos);
  CHECK(chinese.out.text().find("This is not a scheme") == std::string::npos);
}

TEST_CASE("a dry run asks no service and says what would become of the rows") {
  const test::TemporaryFolder folder;
  const std::string delivery = (folder.path() / "roll.csv").string();
  std::ofstream(delivery) << "id_number,name,scheme,county_code\n11010519491231002X,王小明,居民养老,130225\n"
                             "110105194912310021,王小明,居民养老,130225\n";
  FakeSession fake;
  CHECK(fake.run({"feed", "import", "roll", delivery, "--dry-run"}) == 0);
  CHECK(fake.service.uploads.empty());
  CHECK(fake.out.text().find("accepted                  1\n") != std::string::npos);
  CHECK(fake.out.text().find("  line 3, id_number: ") != std::string::npos);
  CHECK(test::error_of([&] {
          fake.run({"feed", "import", "roll", file, "--dry-run"});
        }).code == ErrorCode::bad_input);
}

TEST_CASE("the same file again is said to have changed nothing") {
  FakeSession fake;
  fake.service.answer(202, R"({"job":9})");
  fake.service.answer(200, job_with(true, 0));
  CHECK(fake.run({"feed", "import", "roll", file}) == 0);
  CHECK(fake.out.text().find("nothing changed") != std::string::npos);
}

TEST_CASE("a service may answer at once, without a job") {
  FakeSession fake;
  fake.service.answer(200, R"({"unchanged":true,"batch":{"batch":3,"rows_rejected":0}})");
  CHECK(fake.run({"feed", "import", "roll", file, "-o", "json"}) == 0);
  CHECK(boost::json::parse(fake.out.text()).at("unchanged") == true);
}

TEST_CASE("for programs the job's result is printed") {
  FakeSession fake;
  fake.service.answer(202, R"({"job":9})");
  fake.service.answer(200, job_with(false, 0));
  CHECK(fake.run({"feed", "import", "roll", file, "-o", "csv"}) == 0);
  CHECK(fake.out.text().starts_with("field,value\nunchanged,false\nbatch.batch,3\n"));
}

TEST_CASE("a mistyped feed is told before the file is sent") {
  FakeSession fake;
  const Error error = test::error_of([&] { fake.run({"feed", "import", "deaths-helth", file}); });
  CHECK(error.code == ErrorCode::bad_request);
  CHECK(error.hint == "did you mean 'deaths-health'?");
  CHECK(fake.service.uploads.empty());
}

TEST_CASE("a failed import is an error") {
  FakeSession fake;
  fake.service.answer(202, R"({"job":9})");
  fake.service.answer(
      200, R"({"job":9,"state":"failed","error":{"code":"bad_input","what":"w","where":"","hint":""}})");
  CHECK(test::error_of([&] { fake.run({"feed", "import", "roll", file}); }).code == ErrorCode::bad_input);
}

TEST_CASE("Ctrl-C while an import is watched") {
  FakeSession fake;
  fake.pauses_until_interrupt = 0;
  fake.service.answer(202, R"({"job":9})");
  fake.service.answer(200, R"({"job":9,"state":"running","phase":"read","done":1,"total":2})");
  CHECK(fake.run({"feed", "import", "roll", file}) == 130);
  CHECK(fake.out.text().empty());
}

#include "daemon/cli/submit_manifest.hpp"

#include "tests/unit/cli/fake_session.hpp"
#include "verify/types/photo.hpp"

#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;
namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

/// A manifest and its photos, gone afterwards.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("benefit_manifest_" + std::to_string(getpid()))) {
    fs::create_directories(path_ / "photos");
    write("photos/a.jpg", "aaa");
    write("photos/b.jpg", "bbb");
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return (path_ / name).string();
  }
  std::string operator/(const char* name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

const std::string taken =
    R"({"photo":1,"state":"new","assessable":true,"not_assessable":null,"sentence":""})";

}  // namespace

TEST_CASE("each row is one request with its photo in base64") {
  const Folder folder;
  const std::string manifest =
      folder.write("m.csv", "id_number,photo,taken_on\n11,a.jpg,2017-01-01\n22,b.jpg,2017-01-02\n");
  FakeSession fake;
  fake.service.answer(200, taken);
  fake.service.answer(200,
                      R"({"photo":2,"state":"already_there","not_assessable":"no_face","sentence":"s"})");
  CHECK(fake.run({"photo", "enrol", manifest, "--root", folder / "photos"}) == 0);

  REQUIRE(fake.service.requests.size() == 2);
  CHECK(fake.service.requests[0].target == "/v1/enrolled-photos");
  CHECK(fake.service.requests[0].repeatable);
  CHECK(json::parse(fake.service.requests[0].body) ==
        json::parse(R"({"id_number":"11","photo":"YWFh","taken_on":"2017-01-01"})"));
  CHECK(fake.out.text() == "2 rows\n  state: 1 already_there, 1 new\n  not_assessable: 1 no_face\n");
}

TEST_CASE("without --root the photos lie beside the manifest") {
  const Folder folder;
  const std::string manifest =
      folder.write("m.csv", "id_number,photo,taken_on\n11,photos/b.jpg,2017-01-01\n");
  FakeSession fake;
  fake.service.answer(200, taken);
  CHECK(fake.run({"photo", "enrol", manifest}) == 0);
  CHECK(fake.service.requests[0].body.find("YmJi") != std::string::npos);
}

TEST_CASE("a row that fails is reported with its line and reason, and the rest goes on") {
  const Folder folder;
  const std::string manifest = folder.write("m.csv",
                                            "id_number,photo,taken_on\n"
                                            "11,none.jpg,2017-01-01\n"
                                            "11,/etc/passwd,2017-01-01\n"
                                            "11,../m.csv,2017-01-01\n"
                                            "11\n"
                                            "bad,a.jpg,2017-01-01\n"
                                            "22,b.jpg,2017-01-02\n");
  FakeSession fake;
  fake.service.answer(
      400,
      R"({"error":{"code":"bad_request","what":"it is not a citizen ID number","where":"id_number","hint":""}})");
  fake.service.answer(200, taken);
  CHECK(fake.run({"photo", "enrol", manifest, "--root", folder / "photos", "-o", "json"}) == 3);
  CHECK(fake.service.all_asked());
  CHECK(fake.err.text().find("line 2: " + (folder / "photos/none.jpg") + ": there is no such file\n") !=
        std::string::npos);
  CHECK(fake.err.text().find("line 3: /etc/passwd: the photo's path leads out of the folder\n") !=
        std::string::npos);
  CHECK(fake.err.text().find("line 4: ../m.csv: the photo's path leads out of the folder\n") !=
        std::string::npos);
  CHECK(fake.err.text().find("line 5: the row has 1 cells, the header 3\n") != std::string::npos);
  CHECK(fake.err.text().find("line 6: id_number: it is not a citizen ID number\n") != std::string::npos);

  const auto reply = json::parse(fake.out.text());
  const json::array& rows = reply.at("photos").as_array();
  REQUIRE(rows.size() == 6);
  CHECK(rows[0].at("state") == "failed");
  CHECK(rows[0].at("error") == "not_found");
  CHECK(rows[5].at("line") == 7);
  CHECK(rows[5].at("state") == "new");
}

TEST_CASE("a manifest leads to ordinary files below its folder only, links followed") {
  const Folder folder;
  folder.write("photos/a.jpg", "a");
  folder.write("secret.txt", "s");
  fs::create_symlink("a.jpg", folder / "photos/inside.jpg");
  fs::create_symlink("../secret.txt", folder / "photos/outside.jpg");
  REQUIRE(::mkfifo((folder / "photos/fifo.jpg").c_str(), 0600) == 0);
  const std::string manifest = folder.write("m.csv",
                                            "id_number,photo,taken_on\n"
                                            "11,inside.jpg,2017-01-01\n"
                                            "11,outside.jpg,2017-01-01\n"
                                            "11,fifo.jpg,2017-01-01\n");
  FakeSession fake;
  fake.service.answer(200, taken);
  CHECK(fake.run({"photo", "enrol", manifest, "--root", folder / "photos", "-o", "json"}) == 3);
  CHECK(fake.err.text().find("line 4: " + (folder / "photos/fifo.jpg") + ": this is no ordinary file\n") !=
        std::string::npos);
  CHECK(fake.err.text().find("line 3: outside.jpg: the photo's path leads out of the folder\n") !=
        std::string::npos);
}

TEST_CASE("a photo that is too large is not read into a request") {
  const Folder folder;
  const std::string large = folder.write("photos/large.jpg", "x");
  fs::resize_file(large, largest_photo_file + 1);
  const std::string manifest = folder.write("m.csv", "id_number,photo,taken_on\n11,large.jpg,2017-01-01\n");
  FakeSession fake;
  CHECK(fake.run({"photo", "enrol", manifest, "--root", folder / "photos"}) == 3);
  CHECK(fake.err.text().find("line 2: large.jpg: the photo file is too large\n") != std::string::npos);
}

TEST_CASE("when the next row would fare no better the command stops and says how to go on") {
  const Folder folder;
  const std::string manifest =
      folder.write("m.csv", "id_number,photo,taken_on\n11,a.jpg,2017-01-01\n22,b.jpg,2017-01-02\n");
  FakeSession full;
  full.service.answer(200, taken);
  full.service.answer(
      507, R"({"error":{"code":"disk_full","what":"no space left","where":"","hint":"Free space."}})");
  const Error error = test::error_of([&] {
    full.run({"photo", "enrol", manifest, "--root", folder / "photos"});
  });
  CHECK(error.code == ErrorCode::disk_full);
  CHECK(error.where == "manifest, line 3");
  CHECK(error.hint == "Free space. Rows before it were taken; the same command again takes up the rest.");

  FakeSession gone;
  gone.service.break_down({ErrorCode::unavailable, "benefitd is not running", "/s", "Start it."});
  CHECK(test::error_of([&] {
          gone.run({"photo", "enrol", manifest, "--root", folder / "photos"});
        }).where == "manifest, line 2, /s");
}

TEST_CASE("a manifest that is none is refused with its name and line") {
  const Folder folder;
  const std::string manifest = folder.write("m.csv", "id,photo\n");
  FakeSession fake;
  const Error error = test::error_of([&] { fake.run({"photo", "enrol", manifest}); });
  CHECK(error.code == ErrorCode::bad_input);
  CHECK(error.where == manifest + ", line 1");
}

TEST_CASE("collections are summed up by state and outcome") {
  const json::array rows = json::parse(R"([{"state":"new","outcome":"same","not_assessable":null},
    {"state":"new","outcome":"not_assessable","not_assessable":"no_face"},{"state":"failed"}])")
                               .as_array();
  CHECK(
      cli::submission_summary(rows) ==
      "3 rows\n  state: 1 failed, 2 new\n  outcome: 1 not_assessable, 1 same\n  not_assessable: 1 no_face\n");
  CHECK(cli::submission_summary({}) == "0 rows\n");
}

TEST_CASE("a dry run reads every row and photo, and sends nothing") {
  const Folder folder;
  const std::string manifest =
      folder.write("m.csv", "id_number,photo,taken_on\n11,a.jpg,2017-01-01\n22,gone.jpg,2017-01-02\n");
  FakeSession fake;
  CHECK(fake.run({"photo", "enrol", manifest, "--root", folder / "photos", "--dry-run", "-o", "json"}) != 0);
  CHECK(fake.service.requests.empty());
  CHECK(fake.out.text().find(R"({"line":2,"state":"would_be_sent"})") != std::string::npos);
  CHECK(fake.out.text().find(R"("state":"failed")") != std::string::npos);
  CHECK(fake.err.text().find("A dry run: nothing was sent.") != std::string::npos);
}

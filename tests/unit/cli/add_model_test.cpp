#include "daemon/cli/add_model.hpp"

#include "daemon/cli/cells.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"
#include "verify/face/manifest.hpp"
#include "verify/face/models.hpp"

#include <algorithm>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/file.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using Catch::Contains;
namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

const fs::path shipped_models = BENEFIT_SOURCE_DIR "/models/files";
const fs::path faces = BENEFIT_SOURCE_DIR "/fixtures/faces";

/// A models folder with links to the shipped networks, and beside it a file with weights of "another"
/// network: a copy of dlib's.
struct ModelsFolder {
  ModelsFolder() {
    fs::create_directory(models);
    for (const face::ModelFile& file : face::manifest().files)
      fs::create_symlink(shipped_models / file.name, models / file.name);
    fs::copy_file(shipped_models / "dlib_face_recognition_resnet_model_v1.dat", local);
    fs::copy_file(shipped_models / "fr_feature.onnx", onnx);
  }

  int run(std::vector<std::string> arguments) {
    session.out = {};
    arguments.insert(arguments.end(), {"--models", models.string()});
    return session.run(arguments);
  }
  json::object reply(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"-o", "json"});
    CHECK(run(arguments) == 0);
    return json::parse(session.out.text()).as_object();
  }
  Error error(const std::vector<std::string>& arguments) {
    return test::error_of([&] { run(arguments); });
  }
  /// The row of `models list` about a network.
  json::object listed(const std::string& name) {
    const json::object all = reply({"models", "list"});
    for (const json::value& row : all.at("files").as_array())
      if (cli::text_at(row.as_object(), "network") == name) return row.as_object();
    return {};
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(models), {}));
  }

  test::TemporaryFolder folder;
  fs::path models = folder.path() / "models", local = folder.path() / "local.dat",
           onnx = folder.path() / "other.onnx";
  fs::path list = models / face::added_list;
  test::FakeSession session;
};

}  // namespace

TEST_CASE("an added network is found out by reading it, copied and listed") {
  ModelsFolder house;
  const auto reply = house.reply({"models", "add", house.local.string()});
  CHECK(reply.at("network") == "local");
  CHECK(reply.at("role") == "descriptor_resnet");
  CHECK(reply.at("dimensions") == 128);
  CHECK(reply.at("weight").to_number<double>() == 1);
  CHECK(reply.at("changed") == true);
  CHECK(cli::text_at(reply, "sha256") == face::manifest().networks().front().sha256);
  CHECK(reply.at("what_follows").as_array().size() == 3);
  CHECK(test::content(house.models / "local.dat") == test::content(house.local));
  CHECK(fs::status(house.models / "local.dat").permissions() == fs::perms(0644));

  const auto manifest = face::manifest_of(house.models);
  REQUIRE(manifest);
  CHECK(manifest->networks().back().network == "local");
  CHECK_FALSE(manifest->thresholds);
  CHECK(cli::text_at(reply, "model_set") == face::model_set_of(*manifest));

  const auto row = house.listed("local");
  CHECK(row.at("origin") == "added");
  CHECK(row.at("state") == "right");
  CHECK(house.listed("dlib").at("origin") == "shipped");
}

TEST_CASE("the same command given twice changes nothing") {
  ModelsFolder house;
  CHECK(house.run({"models", "add", house.local.string()}) == 0);
  CHECK_THAT(house.session.out.text(), Contains("stands beside the shipped ones") &&
                                           Contains("systemctl restart benefitd") &&
                                           Contains("face calibrate") && Contains("unsure"));
  const std::string list = test::content(house.list);
  const auto written = fs::last_write_time(house.models / "local.dat");
  CHECK(house.run({"models", "add", house.local.string()}) == 0);
  CHECK_THAT(house.session.out.text(), Contains("already there; nothing was changed"));
  CHECK(test::content(house.list) == list);
  CHECK(fs::last_write_time(house.models / "local.dat") == written);
  SECTION("but a copy that was damaged since is put right") {
    std::ofstream(house.models / "local.dat") << "damaged";
    CHECK(house.listed("local").at("state") == "changed");
    CHECK(house.reply({"models", "add", house.local.string()}).at("changed") == true);
    CHECK(house.listed("local").at("state") == "right");
  }
}

TEST_CASE("an ONNX network and one of dlib's stand beside the shipped ones together") {
  ModelsFolder house;
  house.reply({"models", "add", house.local.string(), "--weight", "0.1"});
  const auto reply =
      house.reply({"models", "add", house.onnx.string(), "--network", "arcface-2", "--weight", "2"});
  CHECK(reply.at("role") == "feature_onnx");
  CHECK(reply.at("dimensions") == 512);
  CHECK_THAT(std::string(reply.at("file").as_string()), Catch::EndsWith("/arcface-2.onnx"));
  CHECK(face::manifest_of(house.models)->scoring().weights == std::vector<double>{1.5, 1, 0.1, 2});
}

TEST_CASE("a name that is taken is refused, and nothing is changed") {
  ModelsFolder house;
  house.reply({"models", "add", house.local.string()});
  const std::string list = test::content(house.list);
  const std::size_t files = house.files();
  const auto conflict = [&](const std::vector<std::string>& arguments) {
    const Error error = house.error(arguments);
    CHECK(error.code == ErrorCode::conflict);
    return error.what;
  };
  CHECK(conflict({"models", "add", house.local.string(), "--network", "dlib"}) ==
        "'dlib' is one of the shipped networks");
  // It would be written over the shipped file.
  CHECK(conflict({"models", "add", house.onnx.string(), "--network", "fr_feature"}) ==
        "'fr_feature' is one of the shipped networks");
  CHECK(conflict({"models", "add", house.onnx.string(), "--network", "local"}) ==
        "another network 'local' is already there");
  CHECK(conflict({"models", "add", house.local.string(), "--weight", "2"}) ==
        "network 'local' is already there with weight 1");
  std::ofstream(house.models / "mine.dat") << "somebody's";
  CHECK_THAT(conflict({"models", "add", house.local.string(), "--network", "mine"}),
             Contains("which no list names"));
  CHECK(test::content(house.models / "mine.dat") == "somebody's");
  CHECK(test::content(house.list) == list);
  CHECK(house.files() == files + 1);
}

TEST_CASE("a file that a killed command left behind is taken up") {
  ModelsFolder house;
  fs::copy_file(house.local, house.models / "local.dat");
  house.reply({"models", "add", house.local.string()});
  CHECK(house.listed("local").at("state") == "right");
}

TEST_CASE("a file that is no network is refused by name, and leaves the folder as it was") {
  ModelsFolder house;
  const std::size_t files = house.files();
  const fs::path bad = house.folder.path() / "bad.dat";
  std::ofstream(bad) << "no network";
  Error error = house.error({"models", "add", bad.string()});
  CHECK(error.code == ErrorCode::bad_input);
  CHECK(error.where == bad.string());
  CHECK(error.what == "this is neither a network of dlib's nor an ONNX file");

  fs::copy_file(house.local, bad, fs::copy_options::overwrite_existing);
  fs::resize_file(bad, 1'000'000);
  error = house.error({"models", "add", bad.string()});
  CHECK(error.code == ErrorCode::bad_input);
  CHECK_THAT(error.what, Contains("this is not dlib's face ResNet, or not all of it"));

  CHECK(house.error({"models", "add", (house.models / "fr_liveness.onnx").string(), "--network", "live"})
            .code == ErrorCode::bad_input);
  CHECK(house.files() == files);
  CHECK_FALSE(fs::exists(house.list));
}

TEST_CASE("a name or weight that cannot be is refused before anything is written") {
  ModelsFolder house;
  const std::size_t files = house.files();
  for (const char* name :
       {"", "../up", "a/b", ".hidden", "two words", "\xE5\xBC\xA0", "fused", "normalised"}) {
    const Error error = house.error({"models", "add", house.local.string(), "--network", name});
    INFO(name);
    CHECK(error.code == ErrorCode::bad_request);
  }
  for (const char* weight : {"0", "-1", "nan", "inf", "1e9", "1kg", ""}) {
    const Error error = house.error({"models", "add", house.local.string(), "--weight", weight});
    INFO(weight);
    CHECK(error.code == ErrorCode::bad_request);
  }
  CHECK(house.files() == files);
}

TEST_CASE("when the list cannot be written, the file is not left either") {
  ModelsFolder house;
  // A folder stands where the list's temporary file would be made.
  fs::create_directory(house.list.string() + ".part" + std::to_string(getpid()));
  const std::size_t files = house.files();
  CHECK(house.error({"models", "add", house.local.string()}).code == ErrorCode::io);
  CHECK(house.files() == files);
}

TEST_CASE("while another command changes the networks, this one is refused") {
  ModelsFolder house;
  const int other = ::open(house.models.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  REQUIRE(::flock(other, LOCK_EX) == 0);
  CHECK(house.error({"models", "add", house.local.string()}).code == ErrorCode::busy);
  CHECK(house.error({"models", "remove", "dlib"}).code == ErrorCode::busy);
  ::close(other);
  CHECK(house.run({"models", "add", house.local.string()}) == 0);
}

TEST_CASE("faces are compared and evaluated with an added network") {
  ModelsFolder house;
  house.reply({"models", "add", house.local.string()});
  const auto compared =
      house.reply({"face", "compare", (faces / "p000_0.jpg").string(), (faces / "p000_1.jpg").string()});
  const json::object& scores = compared.at("scores").as_object();
  CHECK(scores.size() == 4);
  CHECK(scores.at("local") == scores.at("dlib"));  // the same weights
  CHECK(compared.at("outcome") == "unsure");
  CHECK(compared.at("thresholds").is_null());

  const fs::path pairs = house.folder.path() / "pairs.tsv";
  std::ofstream(pairs) << "p000_0.jpg\tp000_1.jpg\t1\np000_0.jpg\tp001_0.jpg\t0\n";
  const std::vector<std::string> evaluate{"face",   "evaluate",     "--pairs",   pairs.string(),
                                          "--root", faces.string(), "--threads", "1"};
  CHECK(house.reply(evaluate).at("networks").as_object().size() == 3);
  CHECK(house.run(evaluate) == 0);
  CHECK_THAT(house.session.out.text(), Contains("local alone"));
}

TEST_CASE("an added network is taken away again, a shipped one is not") {
  ModelsFolder house;
  const std::size_t files = house.files();
  house.reply({"models", "add", house.local.string()});
  house.reply({"models", "add", house.onnx.string()});
  CHECK(house.reply({"models", "remove", "local"}).at("what_follows").as_array().size() == 3);
  CHECK(face::manifest_of(house.models)->networks().back().network == "other");
  CHECK_FALSE(fs::exists(house.models / "local.dat"));
  CHECK(house.reply({"models", "remove", "other"}).at("what_follows").as_array().size() == 2);
  CHECK(face::manifest_of(house.models)->thresholds);
  CHECK(house.files() == files);

  CHECK(house.error({"models", "remove", "dlib"}).code == ErrorCode::conflict);
  CHECK(house.error({"models", "remove", "local"}).code == ErrorCode::not_found);
  CHECK(house.files() == files);
}

TEST_CASE("a network whose file was lost can be taken off the list") {
  ModelsFolder house;
  house.reply({"models", "add", house.local.string()});
  fs::remove(house.models / "local.dat");
  CHECK(house.listed("local").at("state") == "missing");
  house.reply({"models", "remove", "local"});
  CHECK_FALSE(fs::exists(house.list));
}

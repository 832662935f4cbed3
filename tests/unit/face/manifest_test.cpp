#include "verify/face/manifest.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/face/test_photos.hpp"
#include "verify/face/models.hpp"

#include <fstream>
#include <string>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

std::string file_entry(const std::string& role, const std::string& checksum = std::string(64, 'a'),
                       const std::string& stem = {}) {
  return "[[file]]\nname = \"" + (stem.empty() ? role : stem) + ".dat\"\nrole = \"" + role +
         "\"\nbytes = 7\nsha256 = \"" + checksum + "\"\n";
}

std::string network_entry(const std::string& role, const std::string& network,
                          const std::string& weight = "1") {
  return file_entry(role, std::string(64, 'a'), network) + "network = \"" + network +
         "\"\ndimensions = 128\nweight = " + weight + "\n";
}

const std::string landmarks = file_entry("landmarks_68");
const std::string files = landmarks + network_entry("descriptor_resnet", "dlib") +
                          network_entry("feature_onnx", "arcface", "2.5") + file_entry("liveness_onnx");
const std::string thresholds = "[thresholds]\nsame = 0.5\ndifferent = 1\n";
const std::string attack =
    "[presentation_attack]\nintercept = -3\nnetwork = 0.5\nmoire = 2\nmoire_from = 1.5\nedges = 1\nchroma = "
    "0\nsuspect_from = 0.9\n";

std::string complaint(const std::string& toml) {
  const auto parsed = face::parse_manifest(toml);
  REQUIRE_FALSE(parsed);
  CHECK(parsed.error().code == ErrorCode::bad_input);
  return parsed.error().what;
}

}  // namespace

TEST_CASE("the built-in manifest is the one of the source tree") {
  const Bytes file = test::read_bytes(test::source_dir / "models/manifest.toml");
  const auto parsed = face::parse_manifest({reinterpret_cast<const char*>(file.data()), file.size()});
  REQUIRE(parsed);
  REQUIRE(parsed->files.size() == face::manifest().files.size());
  for (std::size_t i = 0; i < parsed->files.size(); ++i)
    CHECK(parsed->files[i].sha256 == face::manifest().files[i].sha256);
  CHECK(parsed->thresholds->same == face::manifest().thresholds->same);
}

TEST_CASE("a manifest names the landmarks and any number of feature networks") {
  const auto parsed =
      face::parse_manifest(files + network_entry("descriptor_resnet", "local") + thresholds + attack);
  REQUIRE(parsed);
  CHECK(parsed->landmarks().bytes == 7);
  REQUIRE(parsed->networks().size() == 3);
  CHECK(parsed->networks()[1].name == "arcface.dat");
  CHECK(parsed->networks()[2].network == "local");
  CHECK(parsed->scoring().weights == std::vector<double>{1, 2.5, 1});
  CHECK(parsed->thresholds->different == 1.0);
}

TEST_CASE("the agency's own networks stand beside the shipped ones") {
  const test::TemporaryFolder folder;
  const auto write = [&folder](const std::string& text) {
    std::ofstream(folder.path() / face::added_list, std::ios::binary) << text;
  };
  CHECK(face::manifest_of(folder.path())->files == face::manifest().files);

  write(network_entry("descriptor_resnet", "local", "0.5"));
  const auto more = face::manifest_of(folder.path());
  REQUIRE(more);
  CHECK(more->networks().size() == face::manifest().networks().size() + 1);
  CHECK(more->networks().back().weight == 0.5);
  CHECK_FALSE(more->thresholds);  // nothing was measured with them
  CHECK(face::model_set_of(*more) != face::model_set_of(face::manifest()));

  write(network_entry("descriptor_resnet", "dlib"));
  const auto twice = face::manifest_of(folder.path());
  REQUIRE_FALSE(twice);
  CHECK(twice.error().what == "two networks are called 'dlib'");
  CHECK(twice.error().where == (folder.path() / face::added_list).string());
  write("[[file]");
  CHECK_FALSE(face::manifest_of(folder.path()));
  std::filesystem::remove(folder.path() / face::added_list);
  std::filesystem::create_directory(folder.path() / face::added_list);  // nothing that can be read
  CHECK(face::manifest_of(folder.path()).error().code == ErrorCode::io);
}

TEST_CASE("the list of added networks is read as it was written") {
  const test::TemporaryFolder folder;
  CHECK(face::added_networks(folder.path())->empty());
  const std::vector<face::ModelFile> files = {
      {"local.dat", face::ModelRole::descriptor_resnet, 7, std::string(64, 'a'), "local", 128, 0.1},
      {"a \"b\".onnx", face::ModelRole::feature_onnx, 1ULL << 40U, std::string(64, '0'), "a \"b\"", 512, 1}};
  std::ofstream(folder.path() / face::added_list, std::ios::binary) << face::write_added(files);
  const auto read = face::added_networks(folder.path());
  REQUIRE(read);
  CHECK(*read == files);
  CHECK(face::manifest_of(folder.path())->files == face::manifest_with(files)->files);
  CHECK(face::manifest_with({})->thresholds);
  CHECK_FALSE(face::manifest_with(files)->thresholds);
}

TEST_CASE("a manifest's quality bounds are kept in their order") {
  const auto parsed = face::parse_manifest(
      files + thresholds + attack +
      "[[quality_bound]]\ncomponent = \"yaw\"\nreason = \"turned_away\"\nrefuse_above = 60\n"
      "[[quality_bound]]\ncomponent = \"sharpness\"\nreason = \"too_blurred\"\nrefuse_below = 0.1\n");
  REQUIRE(parsed);
  REQUIRE(parsed->quality.size() == 2);
  CHECK(parsed->quality[0].component == QualityComponent::yaw);
  CHECK(parsed->quality[0].reason == NotAssessable::turned_away);
  CHECK(parsed->quality[0].refuse_above);
  CHECK(parsed->quality[0].native == 60);
  CHECK_FALSE(parsed->quality[1].refuse_above);
}

TEST_CASE("what is wrong with a manifest is said") {
  CHECK_THAT(complaint("a = = b"), Catch::Contains("line 1"));
  CHECK(complaint(thresholds) == "no file is named");
  CHECK(complaint(landmarks + file_entry("liveness_onnx") + thresholds) == "there is no feature network");
  CHECK(complaint(files + landmarks + thresholds) == "role 'landmarks_68' needs exactly one file");
  CHECK(complaint(files + network_entry("feature_onnx", "dlib") + thresholds) ==
        "two networks are called 'dlib'");
  CHECK(complaint(files + network_entry("feature_onnx", "other") + network_entry("feature_onnx", "arcface") +
                  thresholds) == "two networks are called 'arcface'");
  CHECK(complaint(files + file_entry("feature_onnx", std::string(64, 'a'), "dlib") +
                  "network = \"other\"\ndimensions = 128\nweight = 1\n" + thresholds) ==
        "two files are called 'dlib.dat'");
  for (const std::string name : {"../other", "folder/other", ".", ""})
    CHECK_THAT(complaint(landmarks + "[[file]]\nname = \"" + name + "\"\n" + thresholds),
               Catch::Contains("no file of the models folder itself"));
  CHECK(complaint(landmarks + file_entry("feature_onnx") + thresholds) ==
        "the network of file 'feature_onnx.dat' has no name");
  CHECK(complaint(landmarks + network_entry("feature_onnx", "arcface", "0") + thresholds) ==
        "network 'arcface' has no weight above 0");
  CHECK(complaint(file_entry("liveness") + thresholds) == "file 'liveness.dat' has no known role");
  CHECK(complaint(file_entry("landmarks_68", "ABC") + thresholds) ==
        "file 'landmarks_68.dat' has no SHA-256");
  CHECK(complaint(files) == "the thresholds 'same' and 'different' are needed");
  CHECK(complaint(files + "[thresholds]\nsame = 1.0\ndifferent = 1.0\n") ==
        "threshold 'same' must lie below 'different'");
  CHECK(complaint(files + thresholds) == "presentation_attack has no number 'intercept'");
  const std::string bound = files + thresholds + "[[quality_bound]]\ncomponent = ";
  CHECK(complaint(bound + "\"beauty\"\n") == "a quality bound names no known component");
  CHECK(complaint(bound + "\"yaw\"\nreason = \"ugly\"\n") == "the bound of 'yaw' has no known reason");
  CHECK(complaint(bound + "\"yaw\"\nreason = \"turned_away\"\n") ==
        "the bound of 'yaw' needs refuse_above or refuse_below");
}

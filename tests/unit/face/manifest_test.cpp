#include "verify/face/manifest.hpp"

#include "tests/unit/face/test_photos.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

std::string file_entry(const std::string& role, const std::string& checksum = std::string(64, 'a')) {
  return "[[file]]\nname = \"" + role + ".dat\"\nrole = \"" + role + "\"\nbytes = 7\nsha256 = \"" + checksum +
         "\"\n";
}

const std::string files = file_entry("landmarks_68") + file_entry("descriptor_resnet") +
                          file_entry("feature_onnx") + file_entry("liveness_onnx");
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
  CHECK(parsed->thresholds.same == face::manifest().thresholds.same);
}

TEST_CASE("a manifest names one file for each role") {
  const auto parsed = face::parse_manifest(files + thresholds + attack);
  REQUIRE(parsed);
  CHECK(parsed->file(face::ModelRole::feature_onnx).name == "feature_onnx.dat");
  CHECK(parsed->file(face::ModelRole::landmarks_68).bytes == 7);
  CHECK(parsed->thresholds.different == 1.0);
  CHECK(parsed->attack.intercept == -3);
  CHECK(parsed->attack.suspect_from == 0.9);
  CHECK(parsed->quality.empty());
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
  CHECK(complaint(file_entry("landmarks_68") + thresholds) ==
        "role 'descriptor_resnet' needs exactly one file");
  CHECK(complaint(files + file_entry("feature_onnx") + thresholds) ==
        "role 'feature_onnx' needs exactly one file");
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

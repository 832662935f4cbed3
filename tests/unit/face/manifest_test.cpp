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

const std::string three_files =
    file_entry("landmarks_68") + file_entry("descriptor_resnet") + file_entry("feature_onnx");
const std::string thresholds = "[thresholds]\nsame = 0.5\ndifferent = 1\n";

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
  const auto parsed = face::parse_manifest(three_files + thresholds);
  REQUIRE(parsed);
  CHECK(parsed->file(face::ModelRole::feature_onnx).name == "feature_onnx.dat");
  CHECK(parsed->file(face::ModelRole::landmarks_68).bytes == 7);
  CHECK(parsed->thresholds.different == 1.0);
}

TEST_CASE("what is wrong with a manifest is said") {
  CHECK_THAT(complaint("a = = b"), Catch::Contains("line 1"));
  CHECK(complaint(thresholds) == "no file is named");
  CHECK(complaint(file_entry("landmarks_68") + thresholds) ==
        "role 'descriptor_resnet' needs exactly one file");
  CHECK(complaint(three_files + file_entry("feature_onnx") + thresholds) ==
        "role 'feature_onnx' needs exactly one file");
  CHECK(complaint(file_entry("liveness") + thresholds) == "file 'liveness.dat' has no known role");
  CHECK(complaint(file_entry("landmarks_68", "ABC") + thresholds) ==
        "file 'landmarks_68.dat' has no SHA-256");
  CHECK(complaint(three_files) == "the thresholds 'same' and 'different' are needed");
  CHECK(complaint(three_files + "[thresholds]\nsame = 1.0\ndifferent = 1.0\n") ==
        "threshold 'same' must lie below 'different'");
}

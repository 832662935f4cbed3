#include "verify/face/models.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/face/test_photos.hpp"
#include "verify/face/compare.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

using namespace benefit;
namespace fs = std::filesystem;

namespace {

const std::string feature_file = face::manifest().networks().back().name;

/// A models folder whose files are links to the real ones.
void link_models(const fs::path& folder) {
  for (const face::ModelFile& file : face::manifest().files)
    fs::create_symlink(test::models_dir / file.name, folder / file.name);
}

void write(const fs::path& path, const Bytes& bytes) {
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

/// Other weights for dlib's network, as far as the program can tell: a copy of the shipped ones.
face::ModelFile add_copy(const fs::path& folder) {
  const auto shipped = face::manifest().networks();
  face::ModelFile copy = *std::ranges::find(shipped, "dlib", &face::ModelFile::network);
  write(folder / "copy.dat", test::read_bytes(test::models_dir / copy.name));
  copy.name = "copy.dat";
  copy.network = "copy";
  copy.weight = 1;
  std::ofstream(folder / face::added_list, std::ios::binary) << face::write_added({copy});
  return copy;
}

Error error_of(const fs::path& folder) {
  try {
    face::Models::load(folder);
  } catch (const Failure& failure) {
    return failure.error();
  }
  FAIL("the models were loaded");
  return {};
}

}  // namespace

TEST_CASE("a missing model file is named, with what to do") {
  const test::TemporaryFolder folder;
  const Error error = error_of(folder.path());
  CHECK(error.code == ErrorCode::unavailable);
  CHECK_THAT(error.where, Catch::EndsWith("shape_predictor_68_face_landmarks.dat"));
  CHECK_THAT(error.hint, Catch::Contains("models/fetch.sh"));
}

TEST_CASE("weights that were changed, cut or lengthened are refused") {
  const test::TemporaryFolder folder;
  link_models(folder.path());
  const Bytes original = test::read_bytes(test::models_dir / feature_file);
  Bytes changed = original;
  changed[changed.size() / 2] ^= 1;
  Bytes cut(original.begin(), original.end() - 1);
  Bytes longer = original;
  longer.push_back(0);
  for (const Bytes& weights : {changed, cut, longer}) {
    fs::remove(folder.path() / feature_file);
    write(folder.path() / feature_file, weights);
    const Error error = error_of(folder.path());
    CHECK(error.code == ErrorCode::corrupt);
    CHECK_THAT(error.where, Catch::EndsWith(feature_file));
  }
}

TEST_CASE("the set's name changes with any weight") {
  face::Manifest other = face::manifest();
  CHECK(face::model_set_of(other) == face::model_set_of(face::manifest()));
  CHECK(test::models()->model_set() == face::model_set_of(face::manifest()));
  other.files[2].sha256[0] = other.files[2].sha256[0] == 'a' ? 'b' : 'a';
  CHECK(face::model_set_of(other) != face::model_set_of(face::manifest()));
}

TEST_CASE("an added network measures faces beside the shipped ones, and is fused with them") {
  const test::TemporaryFolder folder;
  link_models(folder.path());
  add_copy(folder.path());
  const auto models = face::Models::load(folder.path());
  CHECK(models->model_set() != test::models()->model_set());
  face::Engine engine(models);
  const FaceMeasurement first = engine.measure(test::person("p000_0"));
  const FaceMeasurement second = engine.measure(test::person("p000_1"));
  REQUIRE(first.face);
  REQUIRE(first.face->features.size() == 3);
  CHECK(first.face->features[2] == first.face->features[0]);  // the same weights
  CHECK(models->manifest().fits(*first.face));

  const FaceComparison three = face::compare(first, second, models->manifest().scoring());
  REQUIRE(three.distances.size() == 3);
  CHECK(three.distances[2] == three.distances[0]);
  CHECK(three.fused ==
        Approx((1.5 * three.distances[0] + 1 * three.distances[1] + 1 * three.distances[2]) / 3.5));
  CHECK(three.outcome == FaceOutcome::unsure);  // no threshold was measured with this set
  CHECK_FALSE(three.certifies);
}

TEST_CASE("an added network is held to its checksum as the shipped ones are") {
  const test::TemporaryFolder folder;
  link_models(folder.path());
  const face::ModelFile copy = add_copy(folder.path());
  Bytes weights = test::read_bytes(folder.path() / copy.name);
  weights[weights.size() / 2] ^= 1;
  write(folder.path() / copy.name, weights);
  CHECK(error_of(folder.path()).code == ErrorCode::corrupt);
  CHECK_THAT(error_of(folder.path()).where, Catch::EndsWith("copy.dat"));
  fs::remove(folder.path() / copy.name);
  CHECK(error_of(folder.path()).code == ErrorCode::unavailable);
}

#include "verify/face/models.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/face/test_photos.hpp"

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
    std::ofstream(folder.path() / feature_file, std::ios::binary)
        .write(reinterpret_cast<const char*>(weights.data()), static_cast<std::streamsize>(weights.size()));
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

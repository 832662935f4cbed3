#include "verify/face/feature_network.hpp"

#include "tests/unit/face/test_photos.hpp"

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

Bytes shipped(const std::string& name) { return test::read_bytes(test::models_dir / name); }

const std::string resnet = "dlib_face_recognition_resnet_model_v1.dat";

std::string complaint(const Bytes& file) {
  const auto recognised = face::recognise_network(file);
  REQUIRE_FALSE(recognised);
  CHECK(recognised.error().code == ErrorCode::bad_input);
  return recognised.error().what;
}

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

}  // namespace

TEST_CASE("a network's shape and dimensions are found by reading its file") {
  for (const face::ModelFile& network : face::manifest().networks()) {
    INFO(network.name);
    const auto recognised = face::recognise_network(shipped(network.name));
    REQUIRE(recognised);
    CHECK(recognised->role == network.role);
    CHECK(recognised->dimensions == network.dimensions);
  }
}

TEST_CASE("what is neither of the two kinds of files is said to be neither") {
  for (const std::string_view text : {"", "hello", "PK\x03\x04", "\x89PNG\r\n"})
    CHECK(complaint(bytes_of(text)) == "this is neither a network of dlib's nor an ONNX file");
}

TEST_CASE("a file that only begins as a network is refused") {
  CHECK_THAT(complaint(bytes_of("\x01\x01 and more")), Catch::StartsWith("this is not dlib's face ResNet"));
  CHECK_THAT(complaint(bytes_of("\x08\x07 and more")), Catch::StartsWith("this is not an ONNX network"));
}

TEST_CASE("a network that is cut off is refused") {
  for (const std::string& name : {resnet, std::string("fr_feature.onnx")}) {
    const Bytes whole = shipped(name);
    for (const std::size_t part : {std::size_t{20}, whole.size() / 2, whole.size() - 5}) {
      INFO(name << " cut to " << part);
      CHECK_THAT(complaint({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(part)}),
                 Catch::Contains("or not all of it"));
    }
  }
}

TEST_CASE("a network that makes something else of a face is refused") {
  complaint(shipped("shape_predictor_68_face_landmarks.dat"));
  complaint(shipped("fr_liveness.onnx"));
}

TEST_CASE("a network whose weights are no numbers is refused") {
  Bytes file = shipped("fr_feature.onnx");
  std::fill_n(file.begin() + static_cast<std::ptrdiff_t>(file.size() / 2), 4096, std::uint8_t{0xFF});  // NaN
  CHECK_THAT(complaint(file), Catch::Contains("damaged"));
}

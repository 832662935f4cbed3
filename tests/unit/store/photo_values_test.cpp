#include "verify/store/sqlite/photo_values.hpp"

#include "tests/unit/store/scratch.hpp"

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

FaceTemplate face() {
  FaceTemplate face{.model_set = "dlib19+fr",
                    .features = {std::vector<float>(128), {0.25F, -1.5F, 3.0F}, {}}};
  for (std::size_t i = 0; i < 128; ++i) face.features[0][i] = static_cast<float>(i) / 128;
  return face;
}

TEST_CASE("a template comes back bit for bit", "[photo_values]") {
  CHECK(face_template_from(to_bytes(face())) == face());
  const FaceTemplate empty;
  CHECK(face_template_from(to_bytes(empty)) == empty);
}

TEST_CASE("bytes that are too few or too many are no template", "[photo_values]") {
  Bytes bytes = to_bytes(face());
  for (std::size_t length = 0; length < bytes.size(); ++length)
    CHECK_FALSE(face_template_from(std::span{bytes}.first(length)));
  bytes.push_back(0);
  CHECK_FALSE(face_template_from(bytes));
}

TEST_CASE("a length that lies is not believed", "[photo_values]") {
  Bytes bytes = to_bytes(face());
  bytes[0] = bytes[1] = bytes[2] = bytes[3] = 0xff;
  CHECK_FALSE(face_template_from(bytes));
}

}  // namespace
}  // namespace benefit::store

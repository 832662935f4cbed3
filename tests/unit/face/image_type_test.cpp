#include "verify/face/image_type.hpp"

#include "tests/unit/face/test_photos.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace benefit;
using face::ImageType;

namespace {

ImageType type_of(std::string_view bytes) {
  return face::recognise({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

}  // namespace

TEST_CASE("a file is what its first bytes say, whatever its name") {
  struct Example {
    const char* file;
    ImageType type;
  };
  const Example examples[] = {
      {"photo.jpg", ImageType::jpeg},        {"cmyk.jpg", ImageType::jpeg},
      {"small.png", ImageType::png},         {"animated.png", ImageType::png},
      {"gif_named.jpg", ImageType::gif},     {"photo.webp", ImageType::webp},
      {"photo.tif", ImageType::tiff},        {"photo.bmp", ImageType::bmp},
      {"drawing.svg", ImageType::svg},       {"photo.heic", ImageType::heif},
      {"text.jpg", ImageType::text},         {"empty.jpg", ImageType::empty},
      {"unknown_bytes", ImageType::unknown},
  };
  for (const Example& example : examples) {
    CAPTURE(example.file);
    CHECK(face::recognise(test::awkward(example.file)) == example.type);
  }
}

TEST_CASE("a text that begins like an image stays a text") {
  CHECK(type_of("BMW is a car") == ImageType::text);
  CHECK(type_of("II was a Latin number") == ImageType::text);
}

TEST_CASE("the beginning of a signature is not the image") {
  CHECK(type_of("\x89PNG") == ImageType::text);
  CHECK(type_of("RIFF") == ImageType::text);
  CHECK(type_of("\xFF\xD8") == ImageType::text);
}

TEST_CASE("every kind of picture has a name, and texts are none") {
  CHECK(face::describe(ImageType::gif) == "a GIF image");
  CHECK(face::is_image(ImageType::svg));
  for (const ImageType type : {ImageType::text, ImageType::empty, ImageType::unknown}) {
    CHECK_FALSE(face::is_image(type));
    CHECK_FALSE(face::describe(type).empty());
  }
}

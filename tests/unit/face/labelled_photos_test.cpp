#include "verify/face/presentation_attack/labelled_photos.hpp"

#include <sstream>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

Expected<std::vector<face::LabelledPhoto>> read(const std::string& text) {
  std::istringstream file(text);
  return face::read_labelled_photos(file);
}

}  // namespace

TEST_CASE("labelled photos are read, with or without a heading") {
  const std::vector<face::LabelledPhoto> expected = {{"a.jpg", "live", 2}, {"b c.jpg", "print", 4}};
  CHECK(read("photo\tkind\na.jpg\tlive\n\nb c.jpg\tprint\n") == expected);
  CHECK(read("\xEF\xBB\xBF"
             "a.jpg\tlive\r\n")
            ->front() == face::LabelledPhoto{"a.jpg", "live", 1});
}

TEST_CASE("a list that cannot be read says where") {
  for (const char* text : {"a.jpg\tlive\nb.jpg\n", "a.jpg\tlive\n\tprint\n", "a.jpg\tlive\nb.jpg\t\n",
                           "a.jpg\tlive\nb.jpg\tprint\tx\n"}) {
    CAPTURE(text);
    const auto photos = read(text);
    REQUIRE_FALSE(photos);
    CHECK(photos.error().code == ErrorCode::bad_input);
    CHECK(photos.error().where == "line 2");
  }
  CHECK(read("").error().what == "the file names no photos");
}

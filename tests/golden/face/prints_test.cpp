// The prints of some photos of fixtures/faces: what recognises a copy today must recognise it after the next
// change.
#include "tests/support/golden_file.hpp"
#include "tests/unit/face/test_photos.hpp"
#include "verify/face/same_picture.hpp"

#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace benefit;

namespace {

/// A box may come from the neighbouring cell of the detector when another CPU adds in another order, and
/// landmarks and frequencies follow it: copies are looked for within 64 bits.
constexpr int code_tolerance = 24;

const std::vector<std::string> photos = {"p000_0", "p000_1", "p003_0", "p009_2",
                                         "p014_0", "p017_0", "p020_3", "p030_0"};

std::string line_of(const std::string& name, const PhotoPrint& print) {
  return fmt::format("{}\t{}\t{:016x}\t{:016x}\t{:016x}\t{:016x}\n", name,
                     print.frame == PrintFrame::face ? "face" : "whole", print.code[0], print.code[1],
                     print.code[2], print.code[3]);
}

}  // namespace

TEST_CASE("prints are as they were") {
  std::string made;
  for (const std::string& name : photos)
    made += line_of(name, test::engine().measure(test::person(name)).print.value());
  std::istringstream made_lines(made);
  std::istringstream expected_lines(test::golden("tests/golden/face/prints.tsv", made));
  std::string name, frame, expected_name, expected_frame;
  PrintCode code{}, expected{};
  std::size_t lines = 0;
  while (expected_lines >> expected_name >> expected_frame >> std::hex >> expected[0] >> expected[1] >>
         expected[2] >> expected[3]) {
    REQUIRE(made_lines >> name >> frame >> std::hex >> code[0] >> code[1] >> code[2] >> code[3]);
    CAPTURE(name);
    CHECK(name == expected_name);
    CHECK(frame == expected_frame);
    CHECK(code_distance(code, expected) <= code_tolerance);
    ++lines;
  }
  CHECK(lines == photos.size());
}

#include "tests/unit/face/test_photos.hpp"
#include "verify/face/edits.hpp"
#include "verify/face/print_code.hpp"
#include "verify/face/print_index.hpp"
#include "verify/face/same_picture.hpp"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace benefit;
using namespace benefit::face;

namespace {

std::vector<PrintCandidate> search_in(const PrintIndex& index, PrintFrame frame, const PrintCode& code,
                                      const PrintCode& mirrored) {
  return index.search(frame, {&code, 1}, {&mirrored, 1});
}

const std::vector<PhotoPrint>& prints() {
  static const std::vector<PhotoPrint> all = [] {
    std::vector<PhotoPrint> made;
    for (const char* name : {"p000_0", "p000_1", "p003_0", "p014_0", "p030_0"})
      made.push_back(test::engine().measure(test::person(name)).print.value());
    return made;
  }();
  return all;
}

PhotoPrint any_print() { return prints()[*rc::gen::inRange<std::size_t>(0, prints().size())]; }

PrintCode any_code() {
  return {*rc::gen::arbitrary<std::uint64_t>(), *rc::gen::arbitrary<std::uint64_t>(),
          *rc::gen::arbitrary<std::uint64_t>(), *rc::gen::arbitrary<std::uint64_t>()};
}

}  // namespace

TEST_CASE("comparing pictures is symmetric, and a picture is its own copy") {
  REQUIRE(rc::check([] {
    const PhotoPrint first = any_print();
    PhotoPrint second = any_print();
    const int shift = *rc::gen::inRange(-3, 4);
    for (std::uint8_t& pixel : second.picture)
      pixel = static_cast<std::uint8_t>(std::clamp(pixel + shift, 1, 255));
    const PictureMatch one = match_pictures(PreparedPicture(first), PreparedPicture(second));
    const PictureMatch other = match_pictures(PreparedPicture(second), PreparedPicture(first));
    RC_ASSERT(one.misfit == other.misfit);
    RC_ASSERT(one.same_picture == other.same_picture);
    RC_ASSERT(match_pictures(PreparedPicture(first), PreparedPicture(first)).same_picture);
  }));
}

TEST_CASE("mirrored twice is as before") {
  for (const PhotoPrint& print : prints()) CHECK(mirrored(mirrored(print)) == print);
}

TEST_CASE("a code is found however it was added, and in whatever order") {
  REQUIRE(rc::check([] {
    std::vector<PrintEntry> entries;
    const auto count = *rc::gen::inRange<PhotoId>(1, 60);
    const PrintCode centre = any_code();
    for (PhotoId photo = 1; photo <= count; ++photo) {
      PrintCode near = centre;
      for (int flips = *rc::gen::inRange(0, 30); flips > 0; --flips)
        near[*rc::gen::inRange<std::size_t>(0, 4)] ^= std::uint64_t{1} << *rc::gen::inRange(0, 64);
      entries.push_back({photo, PrintFrame::face, *rc::gen::arbitrary<bool>() ? near : any_code()});
    }
    PrintIndex together;
    together.add(entries);
    std::shuffle(entries.begin(), entries.end(), std::mt19937_64(*rc::gen::arbitrary<std::uint64_t>()));
    PrintIndex one_by_one;
    for (const PrintEntry& entry : entries) one_by_one.add(entry);
    const PrintCode mirrored = any_code();
    RC_ASSERT(search_in(together, PrintFrame::face, centre, mirrored) ==
              search_in(one_by_one, PrintFrame::face, centre, mirrored));
    const auto found = search_in(together, PrintFrame::face, entries.front().code, mirrored);
    RC_ASSERT(std::any_of(found.begin(), found.end(),
                          [](const auto& candidate) { return candidate.distance == 0; }));
  }));
}

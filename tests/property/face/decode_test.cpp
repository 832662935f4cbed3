#include "verify/face/decode.hpp"

#include "tests/unit/face/test_photos.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace benefit;

TEST_CASE("a damaged photo is opened or refused, with a reason and within the limits") {
  const Bytes photos[] = {test::awkward("small.png"), test::awkward("progressive.jpg"),
                          test::awkward("turned.jpg"), test::awkward("palette.png")};
  REQUIRE(rc::check([&photos] {
    Bytes photo = photos[*rc::gen::inRange<std::size_t>(0, std::size(photos))];
    for (int damages = *rc::gen::inRange(1, 6); damages > 0; --damages)
      photo[*rc::gen::inRange<std::size_t>(0, photo.size())] = *rc::gen::arbitrary<std::uint8_t>();
    const auto opened = face::decode(photo);
    if (opened) {
      RC_ASSERT(opened->width > 0 && opened->height > 0);
      RC_ASSERT(opened->bgr.cols <= face::working_side && opened->bgr.rows <= face::working_side);
    } else {
      RC_ASSERT(!opened.error().detail.empty());
    }
  }));
}

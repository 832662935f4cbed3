#include "verify/face/evaluate_copies.hpp"

#include "tests/support/silent_progress.hpp"
#include "tests/unit/face/test_photos.hpp"

#include <sstream>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::face;

namespace {

Expected<std::vector<PhotoOfPerson>> read(const std::string& text) {
  std::istringstream file(text);
  return read_photo_list(file);
}

}  // namespace

TEST_CASE("a list of photos is read, with and without a heading") {
  CHECK(read("path\tperson\tage\na.jpg\tann\t60\n\nb.jpg\tbob\r\n") ==
        std::vector<PhotoOfPerson>{{"a.jpg", "ann"}, {"b.jpg", "bob"}});
  CHECK(read("a.jpg\tann\n")->size() == 1);
  CHECK(read("a.jpg\tann\nb.jpg\n").error().where == "line 2");
}

TEST_CASE("copies are found and other photos are not, the same whatever the number of workers") {
  const std::vector<PhotoOfPerson> photos = {
      {"p000_0.jpg", "p000"}, {"p000_1.jpg", "p000"}, {"p003_0.jpg", "p003"}};
  test::SilentProgress progress;
  CopyEvaluationOptions options;
  options.pairs_of_edits = 1;
  options.retakes = 2;
  const auto one =
      evaluate_copies(photos, test::source_dir / "fixtures/faces", test::models(), options, progress);
  REQUIRE(one);
  CHECK(one->photos == 3);
  CHECK(one->not_opened == 0);
  CHECK(one->copies.at("crop").made == 3);
  CHECK(one->copies.at("crop").found == 3);
  CHECK(one->same_person.comparisons == 1);
  CHECK(one->same_person.hits == 0);
  CHECK(one->same_chair.comparisons == 9);
  CHECK(one->same_chair.hits == 0);
  options.workers = 3;
  const auto three =
      evaluate_copies(photos, test::source_dir / "fixtures/faces", test::models(), options, progress);
  REQUIRE(three);
  CHECK(three->same_chair.least_misfit == one->same_chair.least_misfit);
}

TEST_CASE("a photo that is not there stops the evaluation") {
  test::SilentProgress progress;
  const auto failed =
      evaluate_copies({{"nowhere.jpg", "ann"}}, test::source_dir, test::models(), {}, progress);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == ErrorCode::bad_input);
}

#include "verify/face_gallery.hpp"

#include "tests/support/facts_builder.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/made_up_faces.hpp"
#include "tests/support/silent_progress.hpp"
#include "tests/support/stop_at.hpp"
#include "tests/support/temporary_folder.hpp"
#include "verify/face/gallery/identification.hpp"
#include "verify/store/sqlite/store.hpp"

#include <memory>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::pipeline {
namespace {

/// Networks of the name that made-up templates bear; they measure nothing.
class NoFaces final : public FaceMeasurer {
 public:
  FaceMeasurement measure(std::span<const std::uint8_t>) override { return {}; }
  std::string model_set() const override { return "made up"; }
};

struct House {
  PhotoId enrol(int person, FaceTemplate face) {
    FaceMeasurement measured;
    measured.face = std::move(face);
    const Bytes photo{static_cast<std::uint8_t>(++photos & 255), static_cast<std::uint8_t>(photos >> 8)};
    return store->photos()
        .enrol(test::citizen(person), Day{std::chrono::year{2018} / 1 / 1}, photo, measured, clock.now())
        .photo;
  }
  void enrol_people(int first, int count) {
    for (int i = 0; i < count; ++i) enrol(first + i, faces.face());
  }
  LikeFacesFound find(double fpir = 0.01) {
    test::SilentProgress progress;
    return gallery.find_like_faces(fpir, 1, clock, progress).value();
  }

  test::TemporaryFolder folder;
  std::unique_ptr<store::SqliteStore> store =
      store::SqliteStore::open(folder.path() / "state", store::SealKey::random());
  test::FixedClock clock;
  NoFaces networks;
  test::MadeUpFaces faces{1};
  int photos = 0;
  FaceGallery gallery{store->photos(), store->like_faces(), test::made_up_scoring, networks};
};

TEST_CASE("a face is found among the enrolled ones, and among those that came since") {
  House house;
  const FaceTemplate face = house.faces.face();
  CHECK(house.gallery.search(face, 5).empty());
  house.enrol_people(0, 3);
  const PhotoId photo = house.enrol(7, house.faces.photo_of(face, 0.1F));
  const auto found = house.gallery.search(face, 2);
  REQUIRE(found.size() == 2);
  CHECK(found[0].person == test::citizen(7));
  CHECK(found[0].photo == photo);
  CHECK_FALSE(found[0].within_threshold);  // none was ever taken
  const PhotoId nearer = house.enrol(8, face);
  CHECK(house.gallery.search(face, 1).at(0).photo == nearer);
}

TEST_CASE("photos that other networks measured are left out, and counted") {
  House house;
  house.enrol_people(0, 2);
  FaceTemplate other = house.faces.face();
  other.model_set = "other";
  house.enrol(5, other);
  CHECK(house.gallery.search(house.faces.face(), 10).size() == 2);
  const GallerySearch search = house.find().search;
  CHECK(search.faces == 2);
  CHECK(search.left_out == 1);
}

TEST_CASE("of a handful of people nobody is named, however alike") {
  House house;
  const FaceTemplate face = house.faces.face();
  house.enrol(1, face);
  house.enrol(2, face);
  const GallerySearch search = house.find().search;
  CHECK(search.basis == ThresholdBasis::none);
  CHECK_FALSE(search.threshold);
  CHECK(search.pairs == 0);
  CHECK(search.people_needed == 3000);
}

TEST_CASE("of a few dozen people only one face under two names is named, by the larger number") {
  House house;
  house.enrol_people(0, 40);
  CHECK(house.find().search.pairs == 0);

  const FaceTemplate face = house.faces.face();
  const PhotoId first = house.enrol(101, face);
  house.enrol(102, house.faces.photo_of(face, 0.1F));
  const PhotoId nearest = house.enrol(102, house.faces.photo_of(face, 0.02F));
  const GallerySearch search = house.find().search;
  CHECK(search.basis == ThresholdBasis::extrapolated);
  CHECK(search.people == 42);
  CHECK(search.faces == 43);
  CHECK(search.trials == 42);
  CHECK(search.hits == 2);
  CHECK(search.pairs == 1);
  CHECK(search.fpir_low < 2.0 / 42);
  CHECK(search.fpir_high > 2.0 / 42);
  CHECK(house.store->like_faces().newest_search() == search);

  // By the nearest of the photos, and searches for anybody are told of the threshold.
  const auto found = house.gallery.search(face, 42);
  CHECK(found.at(0).within_threshold == true);
  CHECK(found.at(1).photo == nearest);
  CHECK(found.at(1).within_threshold == true);
  CHECK(found.at(2).within_threshold == false);
  CHECK(house.gallery.search(face, 1).at(0).photo == first);
}

TEST_CASE("with enough people the threshold is counted") {
  House house;
  house.enrol_people(0, 400);
  const GallerySearch search = house.find(0.1).search;
  CHECK(search.basis == ThresholdBasis::counted);
  CHECK(search.people_needed == 300);
  CHECK(search.hits <= 40);
  CHECK(search.pairs > 0);
  CHECK(search.pairs <= search.hits);
}

TEST_CASE("a search that is stopped, at whatever point, changes nothing") {
  House house;
  const FaceTemplate face = house.faces.face();
  house.enrol_people(0, 40);
  house.enrol(101, face);
  house.enrol(102, face);
  const GallerySearch before = house.find().search;
  REQUIRE(before.pairs == 1);
  house.enrol(103, face);
  for (const std::string_view phase : {"load", "identification"}) {
    test::StopAt progress{std::string(phase)};
    const auto stopped = house.gallery.find_like_faces(0.01, 1, house.clock, progress);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == ErrorCode::cancelled);
    CHECK(house.store->like_faces().newest_search() == before);
  }
  CHECK(house.gallery.search(face, 3).size() == 3);
  CHECK(house.find().search.pairs == 3);
}

}  // namespace
}  // namespace benefit::pipeline

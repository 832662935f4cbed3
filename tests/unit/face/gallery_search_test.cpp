#include "tests/support/made_up_faces.hpp"
#include "verify/face/gallery/search.hpp"
#include "verify/types/error.hpp"

#include <cmath>
#include <cstdint>

#include <catch2/catch.hpp>

namespace benefit::face {
namespace {

using test::enrolled;
using test::made_up_person;
using test::made_up_scoring;
using test::MadeUpFaces;

double compared(const FaceTemplate& first, const FaceTemplate& second) {
  return compare(first, second, made_up_scoring).fused;
}

std::vector<FoundPerson> search_one(const Gallery& gallery, const Probe& probe,
                                    const SearchOptions& options = {}) {
  return search(gallery.view(), std::vector{probe}, options).at(0);
}

}  // namespace

TEST_CASE("a gallery's scores are compare()'s own") {
  MadeUpFaces faces(1, {128, 512});
  const FaceTemplate a = faces.face(), b = faces.face();
  Gallery gallery(made_up_scoring);
  gallery.add(enrolled(1, 1, a));
  gallery.add(enrolled(2, 2, b));
  const GalleryView view = gallery.view();
  CHECK(view.score(0, 1) == compared(a, b));
  CHECK(view.score(1, 0) == compared(a, b));
  CHECK(view.score(0, 0) == 0);
  CHECK(view.size() == 2);
  CHECK(view.layout().dimensions == 640);
  CHECK(view.face(1) == FacePhoto{made_up_person(2), 2});
  CHECK(reinterpret_cast<std::uintptr_t>(view.features(1)) % 64 == 0);
}

TEST_CASE("a search finds the people most alike, with compare()'s scores") {
  MadeUpFaces faces(2);
  Gallery gallery(made_up_scoring, 4);
  const FaceTemplate sought = faces.face();
  std::vector<FaceTemplate> templates;
  for (int i = 0; i < 11; ++i) {
    templates.push_back(i == 7 ? faces.photo_of(sought, 0.3F) : faces.face());
    gallery.add(enrolled(static_cast<std::uint64_t>(i), 100 + i, templates.back()));
  }
  const auto found = search_one(gallery, {.face = sought}, {.most_people = 3});
  REQUIRE(found.size() == 3);
  CHECK(found[0].face == FacePhoto{made_up_person(7), 107});
  for (const FoundPerson& person : found)
    CHECK(person.score == compared(sought, templates[static_cast<std::size_t>(person.face.photo - 100)]));
  CHECK(found[0].score <= found[1].score);
  CHECK(found[1].score <= found[2].score);
}

TEST_CASE("a person's own photos are not found, and others' once") {
  MadeUpFaces faces(3);
  const FaceTemplate face = faces.face();
  const FaceTemplate near = faces.photo_of(face, 0.1F), far = faces.photo_of(face, 0.8F);
  Gallery gallery(made_up_scoring, 2);
  gallery.add(enrolled(1, 1, face));
  gallery.add(enrolled(1, 2, faces.photo_of(face, 0.2F)));
  gallery.add(enrolled(2, 3, far));
  gallery.add(enrolled(2, 4, near));
  gallery.add(enrolled(2, 5, far));
  const auto found = search_one(gallery, {.face = face, .without = made_up_person(1)});
  REQUIRE(found.size() == 1);
  CHECK(found[0] == FoundPerson{compared(face, near), {made_up_person(2), 4}});

  CHECK(search_one(gallery, {.face = face}).size() == 2);

  const std::vector<GalleryRow> rows{0, 3};
  const auto strangers = search_strangers(gallery.view(), rows, {});
  REQUIRE(strangers.size() == 2);
  CHECK(strangers[0] == found);
  CHECK(strangers[1].at(0).face.photo == 1);
}

TEST_CASE("of equally alike photos the one with the lower id is found first") {
  MadeUpFaces faces(4);
  const FaceTemplate face = faces.face();
  Gallery gallery(made_up_scoring, 3);
  for (const PhotoId photo : {9, 4, 7, 2, 8})
    gallery.add(enrolled(static_cast<std::uint64_t>(photo), photo, face));
  gallery.add(enrolled(8, 1, face));
  const auto found = search_one(gallery, {.face = face}, {.most_people = 4});
  std::vector<PhotoId> photos;
  for (const FoundPerson& person : found) photos.push_back(person.face.photo);
  CHECK(photos == std::vector<PhotoId>{1, 2, 4, 7});
}

TEST_CASE("a search in an empty gallery, or for nobody, finds nobody") {
  MadeUpFaces faces(5);
  Gallery gallery(made_up_scoring);
  CHECK(search_one(gallery, {.face = faces.face()}).empty());
  CHECK(search(gallery.view(), {}, {}).empty());
  gallery.add(enrolled(1, 1, faces.face()));
  CHECK(search(gallery.view(), {}, {}).empty());
  CHECK(search_one(gallery, {.face = faces.face()}, {.most_people = 0}).empty());
  CHECK(search_strangers(gallery.view(), std::vector<GalleryRow>{0}, {}).at(0).empty());
}

TEST_CASE("more people than there are cannot be found") {
  MadeUpFaces faces(6);
  Gallery gallery(made_up_scoring, 2);
  for (int i = 0; i < 5; ++i) gallery.add(enrolled(static_cast<std::uint64_t>(i), i, faces.face()));
  CHECK(search_one(gallery, {.face = faces.face()}, {.most_people = 1000, .threads = 3}).size() == 5);
}

TEST_CASE("nobody beyond the threshold is found, and who lies at it is") {
  MadeUpFaces faces(7);
  const FaceTemplate face = faces.face(), other = faces.photo_of(face, 0.7F);
  Gallery gallery(made_up_scoring);
  gallery.add(enrolled(1, 1, other));
  const double score = compared(face, other);
  const auto within = [&](double threshold) {
    return search_one(gallery, {.face = face}, {.threshold = IdentificationThreshold{threshold}}).size();
  };
  CHECK(within(score) == 1);
  CHECK(within(std::nextafter(score, 0.0)) == 0);
}

TEST_CASE("a view stays as it was when faces are added") {
  MadeUpFaces faces(8);
  const FaceTemplate face = faces.face();
  Gallery gallery(made_up_scoring, 4);
  gallery.add(enrolled(1, 1, faces.face()));
  const GalleryView before = gallery.view();
  gallery.add(std::vector{enrolled(2, 2, face), enrolled(3, 3, faces.face())});
  CHECK(search(before, std::vector{Probe{.face = face}}, {}).at(0).size() == 1);
  CHECK(search_one(gallery, {.face = face}).size() == 3);
}

TEST_CASE("features that are not quite of length 1 are found all the same") {
  MadeUpFaces faces(9);
  FaceTemplate face = faces.face();
  FaceTemplate longer = face;
  for (auto& feature : longer.features)
    for (float& value : feature) value *= 1.1F;
  Gallery gallery(made_up_scoring);
  gallery.add(enrolled(1, 1, face));
  gallery.add(enrolled(2, 2, longer));
  // The product with the longer one is the larger, and yet its score is not the lower.
  const auto found = search_one(gallery, {.face = face}, {.most_people = 1});
  CHECK(found.at(0) == FoundPerson{0, {made_up_person(1), 1}});
}

TEST_CASE("templates of another model set are refused") {
  MadeUpFaces faces(10);
  Gallery gallery(made_up_scoring);
  gallery.add(enrolled(1, 1, faces.face()));
  FaceTemplate other = faces.face();
  other.model_set = "another";
  CHECK_THROWS_AS(gallery.add(enrolled(2, 2, other)), Failure);
  CHECK_THROWS_AS(search_one(gallery, {.face = other}), Failure);
  FaceTemplate shorter = faces.face();
  shorter.features.pop_back();
  CHECK_THROWS_AS(gallery.add(enrolled(2, 2, shorter)), Failure);
  CHECK_THROWS_AS(Gallery(made_up_scoring).add(enrolled(2, 2, shorter)), Failure);
  CHECK(gallery.view().size() == 1);
}

}  // namespace benefit::face

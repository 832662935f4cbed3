#include "verify/face/gallery/duplicates.hpp"

#include "tests/support/made_up_faces.hpp"
#include "tests/support/silent_progress.hpp"
#include "tests/support/stop_at.hpp"

#include <catch2/catch.hpp>

namespace benefit::face {
namespace {

using test::enrolled;
using test::made_up_person;
using test::made_up_scoring;
using test::MadeUpFaces;

Duplicates find(const Gallery& gallery, double threshold, const DuplicateOptions& options = {}) {
  test::SilentProgress progress;
  return find_duplicates(gallery.view(), {threshold}, options, progress).value();
}

/// `people` names with one and the same face, photo 1 of person 1 and so on.
Gallery& with_one_face(Gallery& gallery, int people) {
  const FaceTemplate face = MadeUpFaces(1).face();
  for (int i = 1; i <= people; ++i) gallery.add(enrolled(static_cast<std::uint64_t>(i), i, face));
  return gallery;
}

}  // namespace

TEST_CASE("one face under two names is found, one person's two photos are not") {
  MadeUpFaces faces(2);
  const FaceTemplate face = faces.face(), again = faces.photo_of(face, 0.2F);
  Gallery gallery(made_up_scoring, 2);
  gallery.add(enrolled(1, 20, face));
  gallery.add(enrolled(2, 30, faces.face()));
  gallery.add(enrolled(1, 40, face));
  gallery.add(enrolled(3, 10, again));
  const double score = compare(face, again, made_up_scoring).fused;

  const Duplicates all = find(gallery, score);
  const FacePhoto other{made_up_person(3), 10};
  CHECK(all.pairs == std::vector<DuplicatePair>{{score, other, {made_up_person(1), 20}},
                                                {score, other, {made_up_person(1), 40}}});
  CHECK(all.found == 2);
  CHECK(all.overfull_faces == 0);
  CHECK(find(gallery, std::nextafter(score, 0.0)).pairs.empty());
}

TEST_CASE("a face with too many lookalikes keeps the nearest, and it is said") {
  Gallery gallery(made_up_scoring, 3);
  const Duplicates all = find(with_one_face(gallery, 7), 0, {.most_per_face = 2});
  CHECK(all.found == 21);
  CHECK(all.overfull_faces == 7);
  // Each face keeps its two lowest photo ids.
  std::vector<std::pair<PhotoId, PhotoId>> kept;
  for (const DuplicatePair& pair : all.pairs) kept.emplace_back(pair.first.photo, pair.second.photo);
  CHECK(kept == std::vector<std::pair<PhotoId, PhotoId>>{
                    {1, 2}, {1, 3}, {1, 4}, {1, 5}, {1, 6}, {1, 7}, {2, 3}, {2, 4}, {2, 5}, {2, 6}, {2, 7}});
}

TEST_CASE("with none to be kept the pairs are counted") {
  Gallery gallery(made_up_scoring, 3);
  const Duplicates all = find(with_one_face(gallery, 4), 0, {.most_per_face = 0});
  CHECK(all.pairs.empty());
  CHECK(all.found == 6);
  CHECK(all.overfull_faces == 4);
}

TEST_CASE("an empty gallery has no duplicates") {
  CHECK(find(Gallery(made_up_scoring), 2).pairs.empty());
  Gallery gallery(made_up_scoring);
  CHECK(find(with_one_face(gallery, 1), 2).pairs.empty());
}

TEST_CASE("a search for duplicates stops when it is asked to") {
  Gallery gallery(made_up_scoring, 1);
  with_one_face(gallery, 5);
  test::StopAt progress{std::string(duplicates_phase)};
  const auto all = find_duplicates(gallery.view(), {0}, {}, progress);
  REQUIRE_FALSE(all);
  CHECK(all.error().code == ErrorCode::cancelled);
}

}  // namespace benefit::face

#include "verify/face/gallery/gallery.hpp"

#include "tests/support/made_up_faces.hpp"
#include "tests/support/silent_progress.hpp"
#include "verify/face/gallery/duplicates.hpp"
#include "verify/face/gallery/search.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::face {
namespace {

using test::made_up_scoring;

/// Few directions for many photos, so that some are nearly or quite the same.
std::vector<EnrolledFace> any_gallery() {
  test::MadeUpFaces faces(*rc::gen::arbitrary<std::uint64_t>(), {7, 12});
  const auto count = *rc::gen::inRange(1, 60);
  std::vector<EnrolledFace> gallery;
  for (int i = 0; i < count; ++i) {
    const bool is_new = gallery.empty() || *rc::gen::inRange(0, 3) == 0;
    const FaceTemplate old =
        is_new ? faces.face() : gallery[*rc::gen::inRange<std::size_t>(0, gallery.size())].face;
    const float noise = *rc::gen::element(0.0F, 1e-4F, 0.2F);
    gallery.push_back(test::enrolled(*rc::gen::inRange<std::uint64_t>(0, 20), 1000 - i,
                                     noise == 0 ? old : faces.photo_of(old, noise)));
  }
  return gallery;
}

/// In any order.
void fill(Gallery& gallery, std::vector<EnrolledFace> faces) {
  for (std::size_t i = faces.size(); i > 1; --i)
    std::swap(faces[i - 1], faces[*rc::gen::inRange<std::size_t>(0, i)]);
  gallery.add(faces);
}

double any_threshold() { return *rc::gen::element(0.0, 1e-3, 0.05, 0.5, 2.1); }

std::vector<FoundPerson> plain_search(const std::vector<EnrolledFace>& gallery, const Probe& probe,
                                      const SearchOptions& options) {
  std::vector<FoundPerson> all;
  for (const EnrolledFace& face : gallery) {
    const double score = compare(probe.face, face.face, made_up_scoring).fused;
    if (face.photo.person == probe.without || score > options.threshold->at_or_below) continue;
    all.push_back({score, {face.photo.person, face.photo.photo}});
  }
  std::ranges::sort(all, {},
                    [](const FoundPerson& found) { return std::pair(found.score, found.face.photo); });
  std::vector<FoundPerson> people;
  for (const FoundPerson& found : all) {
    const auto same = [&](const FoundPerson& other) { return other.face.person == found.face.person; };
    if (people.size() < options.most_people && std::ranges::none_of(people, same)) people.push_back(found);
  }
  return people;
}

Duplicates plain_duplicates(const std::vector<EnrolledFace>& gallery, double threshold, std::size_t most) {
  struct Seen {
    DuplicatePair pair;
    bool kept = false;
  };
  std::vector<Seen> all;
  for (const EnrolledFace& a : gallery)
    for (const EnrolledFace& b : gallery) {
      if (a.photo.photo >= b.photo.photo || a.photo.person == b.photo.person) continue;
      const double score = compare(a.face, b.face, made_up_scoring).fused;
      if (score <= threshold)
        all.push_back({{score, {a.photo.person, a.photo.photo}, {b.photo.person, b.photo.photo}}});
    }
  Duplicates made;
  made.found = all.size();
  for (const EnrolledFace& face : gallery) {
    const PhotoId photo = face.photo.photo;
    std::vector<std::tuple<double, PhotoId, Seen*>> own;
    for (Seen& seen : all) {
      if (seen.pair.first.photo == photo) own.emplace_back(seen.pair.score, seen.pair.second.photo, &seen);
      if (seen.pair.second.photo == photo) own.emplace_back(seen.pair.score, seen.pair.first.photo, &seen);
    }
    std::ranges::sort(own);
    if (own.size() > most) ++made.overfull_faces;
    for (std::size_t i = 0; i < std::min(most, own.size()); ++i) std::get<2>(own[i])->kept = true;
  }
  for (const Seen& seen : all)
    if (seen.kept) made.pairs.push_back(seen.pair);
  std::ranges::sort(made.pairs, {}, [](const DuplicatePair& pair) {
    return std::tuple(pair.score, pair.first.photo, pair.second.photo);
  });
  return made;
}

}  // namespace

TEST_CASE("a search finds what compare() for each photo finds, in any order, blocks and threads") {
  REQUIRE(rc::check([] {
    const std::vector<EnrolledFace> faces = any_gallery();
    Gallery gallery(made_up_scoring, *rc::gen::inRange<std::size_t>(1, 20));
    fill(gallery, faces);
    std::vector<Probe> probes;
    for (int i = 0; i < 5; ++i) {
      const EnrolledFace& face = faces[*rc::gen::inRange<std::size_t>(0, faces.size())];
      probes.push_back({.face = face.face});
      if (*rc::gen::arbitrary<bool>()) probes.back().without = face.photo.person;
    }
    const SearchOptions options{.most_people = *rc::gen::inRange<std::size_t>(0, 25),
                                .threshold = IdentificationThreshold{any_threshold()},
                                .threads = *rc::gen::inRange(0U, 4U)};
    const auto found = search(gallery.view(), probes, options);
    RC_ASSERT(found.size() == probes.size());
    for (std::size_t i = 0; i < probes.size(); ++i)
      RC_ASSERT(found[i] == plain_search(faces, probes[i], options));
  }));
}

TEST_CASE("duplicates are what compare() for each pair finds, in any order, blocks and threads") {
  REQUIRE(rc::check([] {
    const std::vector<EnrolledFace> faces = any_gallery();
    Gallery gallery(made_up_scoring, *rc::gen::inRange<std::size_t>(1, 20));
    fill(gallery, faces);
    const double threshold = any_threshold();
    const DuplicateOptions options{.most_per_face = *rc::gen::inRange<std::size_t>(0, 6),
                                   .threads = *rc::gen::inRange(0U, 4U)};
    test::SilentProgress progress;
    const Duplicates made = find_duplicates(gallery.view(), {threshold}, options, progress).value();
    const Duplicates plain = plain_duplicates(faces, threshold, options.most_per_face);
    RC_ASSERT(made.pairs == plain.pairs);
    RC_ASSERT(made.found == plain.found);
    RC_ASSERT(made.overfull_faces == plain.overfull_faces);
  }));
}

TEST_CASE("a product is off by no more than the gallery says") {
  REQUIRE(rc::check([] {
    test::MadeUpFaces faces(*rc::gen::arbitrary<std::uint64_t>(), {128, 512});
    Gallery gallery(made_up_scoring);
    const FaceTemplate face = faces.face();
    gallery.add(test::enrolled(1, 1, face));
    gallery.add(test::enrolled(2, 2, faces.photo_of(face, *rc::gen::element(0.0F, 0.1F, 3.0F))));
    const GalleryView view = gallery.view();
    std::vector<float> weighted(view.layout().stride);
    view.weigh(view.features(0), weighted.data());
    float product = 0;
    for (std::size_t i = 0; i < view.layout().dimensions; ++i) product += weighted[i] * view.features(1)[i];
    const double off = std::abs(1 - static_cast<double>(product) - view.score(0, 1));
    RC_ASSERT(off <= view.product_error(view.features(0)));
    RC_ASSERT(view.product_error(view.features(0)) <= view.product_error());
    RC_ASSERT(view.product_error() < 1e-4);
  }));
}

}  // namespace benefit::face

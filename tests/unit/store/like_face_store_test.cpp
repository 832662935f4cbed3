#include "tests/unit/store/scratch.hpp"
#include "verify/types/like_faces.hpp"

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::at;
using test::citizen;
using test::day;
using test::Scratch;

constexpr SubjectRange everyone{0, ~std::uint64_t{0}};

GallerySearch search() {
  return {.made_at = at(900),
          .model_set = "test-1",
          .faces = 40,
          .people = 32,
          .left_out = 3,
          .fpir = 0.01,
          .people_needed = 3000,
          .basis = ThresholdBasis::extrapolated,
          .threshold = 0.125,
          .trials = 32,
          .hits = 2,
          .fpir_low = 0.0077,
          .fpir_high = 0.208,
          .own_trials = 8,
          .own_missed = 1,
          .pairs = 1};
}

PhotoId enrol(Scratch& store, int person, std::int64_t received_at) {
  const Bytes photo{static_cast<std::uint8_t>(person)};
  return store->photos()
      .enrol(citizen(person), day(2018, 3, 1), photo, test::measured_face(), at(received_at))
      .photo;
}

void put_on_roll(Scratch& store, std::initializer_list<int> people) {
  const auto writer = store->facts().begin_batch(test::header(Feed::roll));
  std::int64_t line = 1;
  for (const int person : people) writer->add(test::enrolment(citizen(person), {writer->id(), ++line}));
  writer->commit(Encoding::utf8, {}, line - 1);
}

std::vector<LikeFace> like(const Scratch& store, int person, std::optional<Instant> known_at = {}) {
  const auto facts = store->facts().subject(citizen(person), known_at);
  return facts ? facts->like_faces : std::vector<LikeFace>{};
}

}  // namespace

TEST_CASE("a search of the gallery comes back as it was kept, the newest one", "[like_faces]") {
  Scratch store;
  CHECK_FALSE(store->like_faces().newest_search());
  store->like_faces().keep(search(), {});
  store.reopen();
  CHECK(store->like_faces().newest_search() == search());
  GallerySearch second = search();
  second.basis = ThresholdBasis::none;
  second.threshold.reset();
  store->like_faces().keep(second, {});
  CHECK(store->like_faces().newest_search() == second);
}

TEST_CASE("who looks like whom stands with the larger number, beside the other's entries", "[like_faces]") {
  Scratch store;
  put_on_roll(store, {1, 2});
  const PhotoId first = enrol(store, 1, 100), second = enrol(store, 2, 200);
  store->like_faces().keep(search(), std::vector<LikeFacePair>{{citizen(2), citizen(1), second, first, 0.1}});

  CHECK(like(store, 1).empty());
  const std::vector<LikeFace> found = like(store, 2);
  REQUIRE(found.size() == 1);
  CHECK(found[0].other == citizen(1));
  CHECK(found[0].own == second);
  CHECK(found[0].theirs == first);
  CHECK(found[0].score == 0.1);
  CHECK(found[0].enrolments.at(0).id == citizen(1));
  CHECK(found[0].people == 32);
  CHECK(found[0].fpir_high == 0.208);

  int subjects = 0, with = 0;
  store->facts().for_each_subject(everyone, std::nullopt, [&](const SubjectFacts& facts) {
    ++subjects;
    if (!facts.like_faces.empty()) ++with;
  });
  CHECK(subjects == 2);
  CHECK(with == 1);
}

TEST_CASE("a likeness is known once both photos have come", "[like_faces]") {
  Scratch store;
  put_on_roll(store, {1, 2});  // received at 1000
  const PhotoId first = enrol(store, 1, 2000), second = enrol(store, 2, 3000);
  store->like_faces().keep(search(), std::vector<LikeFacePair>{{citizen(2), citizen(1), second, first, 0.1}});
  CHECK(like(store, 2, at(2999)).empty());
  CHECK(like(store, 2, at(3000)).size() == 1);
}

TEST_CASE("a new search replaces all that was found before, or nothing", "[like_faces]") {
  Scratch store;
  put_on_roll(store, {1, 2, 3});
  const PhotoId first = enrol(store, 1, 100), second = enrol(store, 2, 200), third = enrol(store, 3, 300);
  store->like_faces().keep(search(), std::vector<LikeFacePair>{{citizen(2), citizen(1), second, first, 0.1}});
  // The second pair is the same again: refused, and with it the whole search.
  const LikeFacePair pair{citizen(3), citizen(1), third, first, 0.2};
  GallerySearch refused = search();
  refused.people = 99;
  CHECK_THROWS_AS(store->like_faces().keep(refused, std::vector{pair, pair}), Failure);
  CHECK(like(store, 2).size() == 1);
  CHECK(store->like_faces().newest_search()->people == 32);

  store->like_faces().keep(search(), std::vector{pair});
  CHECK(like(store, 2).empty());
  CHECK(like(store, 3).size() == 1);
}

}  // namespace benefit::store

#include "verify/face/calibration/groups.hpp"

#include "verify/face/calibration/pair_dependence.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;

namespace {

CitizenId woman_born(unsigned date, unsigned number = 2) {
  return CitizenId::from_body(130'203'00000000'000ULL + date * 1000ULL + number);
}

/// A direction in five dimensions, drawn by the number.
std::vector<float> direction(std::uint64_t number) {
  std::mt19937_64 dice(number);
  std::vector<float> vector(5);
  double length = 0;
  for (float& value : vector) {
    value = static_cast<float>(dice() % 2001) / 1000 - 1;
    length += value * value;
  }
  for (float& value : vector) value /= static_cast<float>(std::sqrt(length));
  return vector;
}

face::GallerySample gallery(unsigned people, std::size_t faces_per_group) {
  face::GallerySample sample(faces_per_group, 7);
  for (unsigned i = 0; i < people; ++i) {
    const CitizenId person = woman_born(19500101 + i / 400, 2 * (i % 400));
    sample.add({person, {Sex::female, AgeBand::from_60}, direction(i)});
  }
  return sample;
}

std::set<std::pair<std::uint32_t, std::uint32_t>> as_set(const face::PairSample& sample) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const auto& pair : sample.pairs)
    pairs.emplace(std::min(pair.first, pair.second), std::max(pair.first, pair.second));
  return pairs;
}

constexpr face::FaceGroup women{Sex::female, AgeBand::from_60};

}  // namespace

TEST_CASE("a group is sex and the age on the day of the photo") {
  const CitizenId person = woman_born(19500615);
  CHECK(face::group_of(person, 2010y / 6 / 14).age == AgeBand::from_50);
  CHECK(face::group_of(person, 2010y / 6 / 15).age == AgeBand::from_60);
  CHECK(face::group_of(person, 2030y / 6 / 15).age == AgeBand::from_80);
  CHECK(face::to_string(face::group_of(person, 1999y / 1 / 1)) == "female_under_50");
  for (const Sex sex : {Sex::male, Sex::female})
    for (const auto age : age_bands) {
      const face::FaceGroup group{sex, age};
      CHECK(face::parse_face_group(face::to_string(group)) == group);
    }
  CHECK_FALSE(face::parse_face_group("female"));
}

TEST_CASE("few faces: every pair of them once, nearest first") {
  for (const unsigned people : {2U, 3U, 40U, 41U, 600U}) {
    const auto sample = gallery(people, 1000);
    const face::PairSample pairs = sample.pairs(1'000'000).within.at(women);
    CHECK(pairs.all);
    CHECK(pairs.pairs.size() == std::size_t{people} * (people - 1) / 2);
    CHECK(as_set(pairs).size() == pairs.pairs.size());
    CHECK(std::ranges::is_sorted(pairs.pairs, {}, &face::ImpostorPair::distance));
    const auto& [distance, first, second] = pairs.pairs.front();
    double product = 0;
    for (std::size_t i = 0; i < 5; ++i)
      product += sample.faces()[first].vector[i] * sample.faces()[second].vector[i];
    CHECK(distance == Approx(1 - product).margin(1e-6));
  }
}

TEST_CASE("many faces: about the number of pairs asked for, and every face in equally many") {
  const face::PairSample pairs = gallery(1000, 1000).pairs(20'000).within.at(women);
  CHECK_FALSE(pairs.all);
  CHECK(pairs.pairs.size() == 20'000);
  CHECK(as_set(pairs).size() == 20'000);
  std::vector<int> uses(1000);
  for (const auto& pair : pairs.pairs) {
    ++uses[pair.first];
    ++uses[pair.second];
  }
  CHECK(std::ranges::count(uses, 40) == 1000);
}

TEST_CASE("of a larger gallery an even sample is kept, the same one for the same seed") {
  const auto sample = gallery(3000, 200);
  CHECK(sample.faces().size() == 200);
  CHECK(sample.seen(women) == 3000);
  CHECK(sample.seen({Sex::male, AgeBand::from_60}) == 0);
  const auto again = gallery(3000, 200).pairs(500).within.at(women);
  const auto once = sample.pairs(500).within.at(women);
  CHECK(face::distances_of(again) == face::distances_of(once));
}

TEST_CASE("relatives are paired apart, one's own photos not at all") {
  const auto relatives = gallery(30, 100).pairs(1000, std::vector<face::KinHint>(30, {1, 2}));
  CHECK(relatives.within.at(women).pairs.empty());
  CHECK(relatives.relatives.pairs.size() == 30 * 29 / 2);
  const std::vector<face::KinHint> neighbours(30, {1, std::nullopt});
  CHECK(gallery(30, 100).pairs(1000, neighbours).relatives.pairs.empty());

  face::GallerySample own(100, 1);
  for (unsigned i = 0; i < 5; ++i) own.add({woman_born(19500101), women, direction(i)});
  own.add({woman_born(19300101), {Sex::female, AgeBand::from_80}, direction(9)});
  const auto pairs = own.pairs(1000);
  CHECK(pairs.within.at(women).pairs.empty());
  CHECK(pairs.across.pairs.size() == 5);
}

TEST_CASE("pairs whose matches gather on a few faces count for fewer") {
  CHECK(face::worth_of_pair({}, 0) == 1);
  face::PairSample apart;
  face::PairSample gathered;
  // The nearest 200 of 100,000 pairs: of two faces each that have no other, or all of one face.
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    const auto distance = static_cast<float>(i);
    apart.pairs.push_back({distance, 2 * i, 2 * i + 1});
    gathered.pairs.push_back({distance, i < 200 ? 0 : 2 * i, 2 * i + 1});
  }
  CHECK(face::worth_of_pair(apart, 200) == Approx(1));
  CHECK(face::worth_of_pair(gathered, 200) < 0.01);
}

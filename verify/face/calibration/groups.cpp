#include "verify/face/calibration/groups.hpp"

#include <algorithm>
#include <utility>

#include <opencv2/core.hpp>

namespace benefit::face {
namespace {

/// Rows of a block of products.
constexpr std::size_t block_rows = 256;

bool are_likely_kin(const KinHint& one, const KinHint& other) {
  return one.place && one.surname && one.place == other.place && one.surname == other.surname;
}

/// The same on every platform, unlike std::shuffle.
void shuffle(std::vector<std::uint32_t>& places, std::mt19937_64& dice) {
  for (std::size_t i = places.size(); i > 1; --i) std::swap(places[i - 1], places[dice() % i]);
}

cv::Mat vectors_of(const std::vector<SampledFace>& faces, const std::vector<std::uint32_t>& places) {
  cv::Mat matrix(static_cast<int>(places.size()), static_cast<int>(faces[places.front()].vector.size()),
                 CV_32F);
  for (std::size_t i = 0; i < places.size(); ++i)
    std::ranges::copy(faces[places[i]].vector, matrix.ptr<float>(static_cast<int>(i)));
  return matrix;
}

/// The faces stand in a ring, in shuffled order; each is paired with the next ones around it, so that every
/// face is in equally many pairs. Half way around, these are all pairs.
template <class Wanted>
PairSample pairs_around(const std::vector<SampledFace>& faces, std::vector<std::uint32_t> ring,
                        std::size_t most, std::mt19937_64& dice, Wanted wanted) {
  PairSample sample;
  if (ring.size() < 2) {
    sample.faces = ring.size();
    sample.all = true;
    return sample;
  }
  shuffle(ring, dice);
  if (ring.size() > std::max<std::size_t>(most, 2)) ring.resize(std::max<std::size_t>(most, 2));
  const std::size_t count = ring.size();
  sample.faces = count;
  sample.all = count * (count - 1) / 2 <= most;
  const std::size_t reach =
      sample.all ? count / 2 : std::max<std::size_t>(1, std::min(most / count, (count - 1) / 2));

  for (std::size_t begin = 0; begin < count; begin += block_rows) {
    const std::size_t end = std::min(count, begin + block_rows);
    std::vector<std::uint32_t> opposite;
    for (std::size_t i = begin + 1; i < end + reach; ++i) opposite.push_back(ring[i % count]);
    cv::Mat products;
    cv::gemm(vectors_of(faces, {ring.begin() + static_cast<std::ptrdiff_t>(begin),
                                ring.begin() + static_cast<std::ptrdiff_t>(end)}),
             vectors_of(faces, opposite), 1, cv::Mat(), 0, products, cv::GEMM_2_T);
    for (std::size_t i = begin; i < end; ++i)
      for (std::size_t step = 1; step <= reach; ++step) {
        if (2 * step == count && i >= step) continue;  // the pair just opposite, seen from its other end
        const std::uint32_t first = ring[i];
        const std::uint32_t second = ring[(i + step) % count];
        if (faces[first].person == faces[second].person || !wanted(first, second)) continue;
        const double product =
            products.at<float>(static_cast<int>(i - begin), static_cast<int>(i - begin + step - 1));
        const double score = 1 - product - faces[first].offset - faces[second].offset;
        sample.pairs.push_back({static_cast<float>(score), first, second});
      }
  }
  return sample;
}

void sort(PairSample& sample) { std::ranges::sort(sample.pairs, {}, &ImpostorPair::distance); }

/// One place and surname after the other, in shuffled order, until there are enough.
PairSample pairs_of_kin(const std::vector<SampledFace>& faces, const std::vector<KinHint>& kin,
                        std::size_t most, std::mt19937_64& dice) {
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::vector<std::uint32_t>> families;
  for (std::uint32_t i = 0; i < kin.size(); ++i)
    if (kin[i].place && kin[i].surname) families[{*kin[i].place, *kin[i].surname}].push_back(i);
  std::vector<const std::vector<std::uint32_t>*> several;
  for (const auto& [key, members] : families)
    if (members.size() > 1) several.push_back(&members);
  for (std::size_t i = several.size(); i > 1; --i) std::swap(several[i - 1], several[dice() % i]);

  PairSample sample;
  sample.all = true;
  for (const auto* members : several) {
    if (sample.pairs.size() >= most) {
      sample.all = false;
      break;
    }
    PairSample family = pairs_around(faces, *members, most - sample.pairs.size(), dice,
                                     [](std::uint32_t, std::uint32_t) { return true; });
    sample.faces += family.faces;
    sample.all = sample.all && family.all;
    sample.pairs.insert(sample.pairs.end(), family.pairs.begin(), family.pairs.end());
  }
  return sample;
}

}  // namespace

FaceGroup group_of(CitizenId person, Day taken_on) {
  return {person.sex(), age_band(person.birth_date(), taken_on)};
}

std::string to_string(FaceGroup group) {
  std::string text = group.sex == Sex::male ? "male_" : "female_";
  return text.append(benefit::to_string(group.age));
}

std::optional<FaceGroup> parse_face_group(std::string_view text) {
  for (const Sex sex : {Sex::male, Sex::female})
    for (const AgeBand age : age_bands)
      if (to_string(FaceGroup{sex, age}) == text) return FaceGroup{sex, age};
  return std::nullopt;
}

std::vector<float> distances_of(const PairSample& sample) {
  std::vector<float> distances;
  distances.reserve(sample.pairs.size());
  for (const ImpostorPair& pair : sample.pairs) distances.push_back(pair.distance);
  return distances;
}

GallerySample::GallerySample(std::size_t faces_per_group, std::uint64_t seed)
    : faces_per_group_(faces_per_group), seed_(seed), dice_(seed) {}

void GallerySample::add(SampledFace face) {
  Reservoir& group = groups_[face.group];
  ++group.seen;
  if (group.places.size() < faces_per_group_) {
    group.places.push_back(faces_.size());
    faces_.push_back(std::move(face));
    return;
  }
  const std::size_t place = dice_() % group.seen;
  if (place < group.places.size()) faces_[group.places[place]] = std::move(face);
}

std::size_t GallerySample::seen(FaceGroup group) const {
  const auto found = groups_.find(group);
  return found == groups_.end() ? 0 : found->second.seen;
}

void GallerySample::set_offsets(std::span<const double> offsets) {
  for (std::size_t i = 0; i < faces_.size(); ++i) faces_[i].offset = offsets[i];
}

ImpostorPairs GallerySample::pairs(std::size_t pairs_per_group, const std::vector<KinHint>& kin) const {
  std::mt19937_64 dice(seed_);
  const auto strangers = [&kin](std::uint32_t one, std::uint32_t other) {
    return kin.empty() || !are_likely_kin(kin[one], kin[other]);
  };
  ImpostorPairs pairs;
  for (const auto& [group, reservoir] : groups_) {
    const std::vector<std::uint32_t> places(reservoir.places.begin(), reservoir.places.end());
    pairs.within[group] = pairs_around(faces_, places, pairs_per_group, dice, strangers);
    sort(pairs.within[group]);
  }
  std::vector<std::uint32_t> everybody(faces_.size());
  for (std::uint32_t i = 0; i < everybody.size(); ++i) everybody[i] = i;
  pairs.across =
      pairs_around(faces_, everybody, pairs_per_group, dice, [&](std::uint32_t one, std::uint32_t other) {
        return faces_[one].group != faces_[other].group && strangers(one, other);
      });
  sort(pairs.across);
  pairs.relatives = pairs_of_kin(faces_, kin, pairs_per_group, dice);
  sort(pairs.relatives);
  return pairs;
}

}  // namespace benefit::face

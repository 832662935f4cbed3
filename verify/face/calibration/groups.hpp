// Whose faces are compared with whose: groups by sex and age band, as strangers of one group look more alike
// than strangers of two, and a threshold that is right for all on the average is wrong for some (ISO/IEC
// 19795-10). Used by the calibration of faces (Q1).
#pragma once

#include "verify/face/compare.hpp"
#include "verify/types/age_band.hpp"
#include "verify/types/photo.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::face {

/// Ages are those on the day on which the photo was taken.
struct FaceGroup {
  Sex sex = Sex::male;
  AgeBand age = AgeBand::under_50;
  friend auto operator<=>(const FaceGroup&, const FaceGroup&) = default;
};

/// Of a person's photo, by what the citizen number says.
FaceGroup group_of(CitizenId person, Day taken_on);
/// "female_from_70"
std::string to_string(FaceGroup group);
std::optional<FaceGroup> parse_face_group(std::string_view text);

/// What makes two people likely relatives when both agree; any numbers that stand for them. nullopt: unknown.
struct KinHint {
  std::optional<std::uint64_t> place;    ///< household or village
  std::optional<std::uint64_t> surname;  ///< twins and siblings share it
};

struct SampledFace {
  CitizenId person;
  FaceGroup group;
  std::vector<float> vector;  ///< fused_vector
  double offset = 0;          ///< FixedCohort::offset; 0 without a cohort
};

/// Two faces of one gallery sample, by their places in it, and the score that they are compared by: 1 - their
/// vectors' product - their offsets.
struct ImpostorPair {
  float distance = 0;
  std::uint32_t first = 0, second = 0;
};

/// Pairs of different people. They share faces, so they are not independent: see pair_dependence.hpp.
struct PairSample {
  std::vector<ImpostorPair> pairs;  ///< ascending by distance
  std::size_t faces = 0;            ///< that were paired
  bool all = false;                 ///< all pairs of these faces, not a sample of them
};
/// The distances alone, in their order.
std::vector<float> distances_of(const PairSample& sample);

struct ImpostorPairs {
  std::map<FaceGroup, PairSample> within;  ///< of each group that has a face; without relatives
  PairSample across;                       ///< two groups; without relatives
  PairSample relatives;                    ///< likely ones, of any groups
};

/// An even sample of a gallery of any size, read once: of each group at most `faces_per_group` faces, each of
/// the group's equally likely (reservoir sampling: Vitter 1985). The same faces in the same order with the
/// same seed give the same sample. One thread.
class GallerySample {
 public:
  explicit GallerySample(std::size_t faces_per_group, std::uint64_t seed);

  /// All vectors of one length.
  void add(SampledFace face);

  const std::vector<SampledFace>& faces() const { return faces_; }
  std::size_t seen(FaceGroup group) const;  ///< faces added, kept or not
  /// What is worth finding out only of those that were kept: the offset of each of faces(), in their order.
  void set_offsets(std::span<const double> offsets);

  /// At most about `pairs_per_group` pairs of each group, and as many across and of relatives: all when there
  /// are no more, else such that every face is in equally many. A few fewer, as pairs of one person and
  /// (within and across) of relatives are left out. `kin`: of each of faces(), in their order; empty: nothing
  /// is known of anybody.
  ImpostorPairs pairs(std::size_t pairs_per_group, const std::vector<KinHint>& kin = {}) const;

 private:
  struct Reservoir {
    std::size_t seen = 0;
    std::vector<std::size_t> places;  ///< in faces_
  };
  std::size_t faces_per_group_;
  std::uint64_t seed_;
  std::mt19937_64 dice_;
  std::vector<SampledFace> faces_;
  std::map<FaceGroup, Reservoir> groups_;
};

}  // namespace benefit::face

// One face, many names (F4): pairs of enrolled people whose photos look like one person's, and the search
// that found them. The port that keeps them.
#pragma once

#include "verify/types/photo.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace benefit {

/// What the threshold of a search among all faces rests on. Stored by number: never renumber.
enum class ThresholdBasis : std::uint8_t {
  none = 1,          ///< too few people for any: nobody is found
  extrapolated = 2,  ///< too few for the rate asked for: carried on beyond what was seen, and strict
  counted = 3        ///< enough searches were tried
};
std::string_view to_string(ThresholdBasis basis);

/// A search of the whole gallery for people who look like others. Scores are fused distances, 0 .. 2.
struct GallerySearch {
  Instant made_at;
  std::string model_set;
  std::int64_t faces = 0;          ///< photos with a template of this model set
  std::int64_t people = 0;         ///< whose photos these are
  std::int64_t left_out = 0;       ///< photos with a template of another model set only: not searched
  double fpir = 0;                 ///< false positive identification rate that was asked for, 0 .. 1
  std::int64_t people_needed = 0;  ///< from which that rate can be counted
  ThresholdBasis basis = ThresholdBasis::none;
  std::optional<double> threshold;  ///< a pair at or below it was found
  /// Searches that were tried, each as if its person were not enrolled, and how many of them found somebody
  /// at or below the threshold: real doubles among these.
  std::int64_t trials = 0, hits = 0;
  double fpir_low = 0, fpir_high = 1;  ///< 95 % interval of the rate measured so
  /// Of people with several photos: searches that were tried, and those that did not find the person first.
  std::int64_t own_trials = 0, own_missed = 0;
  std::int64_t pairs = 0;  ///< of people, kept

  friend bool operator==(const GallerySearch&, const GallerySearch&) = default;
};

/// Two people, by their two photos most like one another. Evidence for a person's look, no finding.
struct LikeFacePair {
  CitizenId person;  ///< the larger of the two numbers
  CitizenId other;
  PhotoId photo = 0, other_photo = 0;
  double score = 0;

  friend bool operator==(const LikeFacePair&, const LikeFacePair&) = default;
};

/// All methods are thread-safe and throw Failure when the store itself is broken.
class LikeFaceStore {
 public:
  virtual ~LikeFaceStore() = default;
  /// Keeps the search and, instead of all pairs kept before, its own: both or nothing.
  virtual void keep(const GallerySearch& search, std::span<const LikeFacePair> pairs) = 0;
  /// nullopt: none was made yet.
  virtual std::optional<GallerySearch> newest_search() const = 0;
};

}  // namespace benefit

// Photos that are said to show somebody of whom several photos are known: what these gain over one.
#pragma once

#include "verify/face/accuracy.hpp"

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace benefit::face {

/// A claim is a photo and the person whom it is said to show; it is as good as the nearest of that person's
/// photos. Made of scored pairs of photos, each of which speaks for two claims.
class Claims {
 public:
  struct Photo {
    std::size_t photo;   ///< any number that stands for it
    std::size_t person;  ///< likewise
  };
  void add_pair(const Photo& first, const Photo& second, double score);

  /// One score for each claim against a person with at least `photos` scored ones, of which the first ones
  /// that were added count: the lowest. With 1 photo it is the same claims by one of these photos each, so
  /// give `least` to compare like with like: claims with fewer photos than that are left out.
  LabelledScores nearest_of(std::size_t photos, std::size_t least) const;

 private:
  struct Claim {
    bool genuine = false;
    std::vector<double> scores;
  };
  void add(const Photo& photo, const Photo& other, double score);

  std::map<std::pair<std::size_t, std::size_t>, Claim> claims_;  ///< by photo and person
};

}  // namespace benefit::face

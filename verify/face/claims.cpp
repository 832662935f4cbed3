#include "verify/face/claims.hpp"

#include <algorithm>

namespace benefit::face {

void Claims::add(const Photo& photo, const Photo& other, double score) {
  Claim& claim = claims_[{photo.photo, other.person}];
  claim.genuine = photo.person == other.person;
  claim.scores.push_back(score);
}

void Claims::add_pair(const Photo& first, const Photo& second, double score) {
  add(first, second, score);
  add(second, first, score);
}

LabelledScores Claims::nearest_of(std::size_t photos, std::size_t least) const {
  LabelledScores nearest;
  for (const auto& [key, claim] : claims_) {
    if (claim.scores.size() < std::max(photos, least)) continue;
    const auto end = claim.scores.begin() + static_cast<std::ptrdiff_t>(photos);
    (claim.genuine ? nearest.genuine : nearest.impostor)
        .push_back(*std::min_element(claim.scores.begin(), end));
  }
  return nearest;
}

}  // namespace benefit::face

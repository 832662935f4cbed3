// How probable it is that a stranger's name agrees as it does: term frequency, in the village where the two
// live in one.
#pragma once

#include "verify/match/comparison.hpp"
#include "verify/match/model.hpp"

#include <cstdint>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

namespace benefit::match {

/// Counted over the first list. Thread-safe once made.
class NameFrequencies {
 public:
  explicit NameFrequencies(const PersonList& people);

  /// ln P(name level with this very name | strangers); 0 for a missing name.
  double log_probability(const Model& model, const Comparison& comparison, const Person& left,
                         const Person& right) const;

 private:
  double surname_share(const NameForm& name, PlaceIndex village, bool near) const;
  double share_of(std::uint64_t sound) const;

  const Vocabulary& vocabulary_;
  double named_ = 1;
  std::vector<std::uint32_t> names_;      ///< rows by NameIndex
  std::vector<std::uint32_t> residents_;  ///< named rows by PlaceIndex
  boost::unordered_flat_map<std::uint64_t, std::uint32_t>
      sounds_;  ///< of whole names, surnames and given names
  boost::unordered_flat_map<std::uint64_t, std::uint32_t> by_village_;  ///< surnames in each village
};

}  // namespace benefit::match

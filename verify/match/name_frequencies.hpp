// How probable it is that a stranger's name agrees as it does: term frequency, in the village where the two
// live in one.
#pragma once

#include "verify/match/comparison.hpp"
#include "verify/match/model.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

namespace benefit::match {

/// What is counted of a list: rows with this very name, with a name of this sound, ...
enum class NameCount : std::uint8_t {
  spelled,
  whole_sound,
  surname,
  given_name,
  residents,
  surname_in_village
};
inline constexpr std::size_t name_counts = 6;

/// Of one row the hash of each, the same in every vocabulary; 0 where a row is not counted.
using NameCountHashes = std::array<std::uint64_t, name_counts>;
NameCountHashes name_count_hashes(const Vocabulary& vocabulary, const Person& person);

/// Counted over the first list. Thread-safe once made.
class NameFrequencies {
 public:
  explicit NameFrequencies(const PersonList& people);
  /// From counts that are kept elsewhere: `named` rows have a name; `count` says how many of them have the
  /// hash. Good for comparing the rows of `people` with each other and with rows of its vocabulary's names.
  NameFrequencies(const PersonList& people, std::uint64_t named,
                  const std::function<std::uint32_t(NameCount, std::uint64_t hash)>& count);

  /// ln P(name level with this very name | strangers); 0 for a missing name.
  double log_probability(const Model& model, const Comparison& comparison, const Person& left,
                         const Person& right) const;

 private:
  double surname_share(const NameForm& name, PlaceIndex village, bool near) const;
  double share_of(std::uint64_t sound) const;

  const Vocabulary* vocabulary_;          ///< of the people
  double named_ = 1;                      ///< rows with a name, and one, so that nothing is divided by none
  std::vector<std::uint32_t> names_;      ///< rows by NameIndex
  std::vector<std::uint32_t> residents_;  ///< named rows by PlaceIndex
  boost::unordered_flat_map<std::uint64_t, std::uint32_t>
      sounds_;  ///< of whole names, surnames and given names
  boost::unordered_flat_map<std::uint64_t, std::uint32_t> by_village_;  ///< surnames in each village
};

}  // namespace benefit::match

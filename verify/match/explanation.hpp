// Why two rows are, or are not, of one person: the very terms that scored, one by one.
#pragma once

#include "verify/match/model.hpp"
#include "verify/match/name_frequencies.hpp"
#include "verify/types/link.hpp"

#include <string_view>
#include <vector>

namespace benefit::match {

/// One term of the weight, in bits: log2 of how much more often this is seen between rows of one person than
/// between strangers. 0 for a comparison that says nothing.
struct WeightTerm {
  std::string_view field;  ///< "prior", "id_number", "birth_date", "sex", "name", "place", "relatives"
  std::string_view level;  ///< of the comparison; empty for prior and relatives
  double weight = 0;
};

/// The terms add up to the pair's weight: first what is to be expected before anything is compared, then each
/// comparison, last what is taken off because relatives or twins agree like this too. `rows` are those of the
/// first list.
std::vector<WeightTerm> explain(const Model& model, const NameFrequencies& frequencies,
                                const Vocabulary& vocabulary, const Person& left, const Person& right,
                                double rows);

/// The same as they are kept, in the order in which they explain.
std::vector<FieldComparison> comparisons_of(const std::vector<WeightTerm>& terms);

}  // namespace benefit::match

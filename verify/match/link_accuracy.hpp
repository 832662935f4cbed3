// How good links are, held against the truth about two lists.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace benefit::match {

/// A pair of rows that are of one person, and what was done to the second one ("id_missing"; empty: nothing).
struct TruePair {
  std::string left_id;
  std::string right_id;
  std::vector<std::string> errors;
};
/// A pair with this error is one that nobody could find: it is left out of what is to be found.
inline constexpr const char* unfindable = "unfindable";

struct JudgedLink {
  std::string left_id;
  std::string right_id;
  double probability = 0;
};

struct Share {
  std::int64_t of = 0;
  std::int64_t found = 0;
  double value() const { return of == 0 ? 0.0 : static_cast<double>(found) / static_cast<double>(of); }
};

/// Links at and above a probability.
struct LinkFigures {
  double probability = 0;
  double precision = 0;
  double recall = 0;  ///< of the findable pairs
  double f1() const { return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall); }
};

struct CalibrationBin {
  std::int64_t links = 0;
  double mean_probability = 0;
  double share_true = 0;
};

struct LinkAccuracy {
  std::int64_t findable = 0;
  std::int64_t unfindable = 0;
  std::int64_t links = 0;
  LinkFigures best;          ///< where F1 is highest
  LinkFigures at_precision;  ///< the most recall with at least the asked precision; probability 1 when never
  std::vector<LinkFigures> at_probability;  ///< at 0.5, 0.9, 0.95 and 0.99
  /// Found at `at_precision`; "none" for clean pairs, "unfindable" alone for those that are.
  std::map<std::string, Share> by_error;
  std::vector<CalibrationBin> calibration;  ///< twenty, from 0 to 1; empty ones too
  double expected_calibration_error =
      0;  ///< mean of |mean probability - share true| over links (Naeini et al. 2015)
};

/// Links come in any order; of several with one probability all or none count. A true pair between the rows
/// of an unfindable one counts neither for nor against.
LinkAccuracy measure_accuracy(const std::vector<TruePair>& truth, std::vector<JudgedLink> links,
                              double precision);

}  // namespace benefit::match

// What a run learns about its own lists before it scores: how often levels agree among strangers, from random
// pairs, and among rows of one person, from the candidates by expectation and maximisation (Dempster, Laird
// and Rubin 1977; for linkage, Winkler 1988).
#pragma once

#include "verify/match/model.hpp"
#include "verify/match/name_frequencies.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace benefit::match {

/// At most so many rows, chosen by a hash of what they hold.
std::vector<RowIndex> sample_rows(const PersonList& people, std::size_t wanted);

/// Sets the strangers' tables from pairs of about a thousand rows of each list, chosen by a hash of what they
/// hold, so that neither order nor number of threads matters; levels too rare to be seen keep the model's
/// figures. Both lists may be one.
void estimate_strangers(Model& model, const NameFrequencies& frequencies, const PersonList& left,
                        const PersonList& right);

/// The same from a model that was learnt from pairs inside the left list, of so many rows: strangers are its
/// people, whatever list names them.
void take_strangers(Model& model, const Model& of_left_list, RowIndex left_rows);

/// Candidate pairs that look alike to the model: one pattern, and a stranger's name probability rounded to
/// half a nat.
struct PatternCount {
  Pattern pattern = 0;
  std::int8_t log_name = 0;  ///< in half nats
  std::uint64_t pairs = 0;
};
constexpr double nats(std::int8_t half_nats) { return half_nats / 2.0; }
std::int8_t half_nats(double log_name);

struct Estimation {
  int rounds = 0;          ///< 0 where nothing was estimated
  double same_person = 0;  ///< expected candidate pairs of one person
};
/// Adds up pairs that look alike. Not thread-safe.
class PatternCounter {
 public:
  void add(Pattern pattern, double log_name, std::uint64_t pairs = 1);
  void add(const PatternCounter& other);
  /// In order of pattern and name, whatever the order in which they came.
  std::vector<PatternCount> counts() const;

 private:
  std::unordered_map<std::uint64_t, std::uint64_t> pairs_;  ///< by pattern and half nats
};

/// Re-estimates the tables of same_person and what is per_row, with the model as it comes in as prior
/// knowledge worth some hundred pairs. `counts` is in order of pattern and name. Rows are those of the lists.
Estimation estimate_same_person(Model& model, const std::vector<PatternCount>& counts, RowIndex left_rows,
                                RowIndex right_rows);
/// How many candidate pairs are of one person, by the model as it is.
double expected_same_person(const Model& model, const std::vector<PatternCount>& counts, RowIndex left_rows);

}  // namespace benefit::match

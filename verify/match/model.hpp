// The linkage model: how often each level of each comparison is seen, for pairs of rows of one person and for
// the kinds of pairs of two people. Fellegi and Sunter (1969), with two kinds of two people that a village
// list is full of set beside the random pair: relatives of one household, and twins.
#pragma once

#include "verify/match/comparison.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace benefit::match {

enum class PairKind : std::uint8_t { same_person, strangers, household, twins };
inline constexpr std::size_t pair_kinds = 4;
std::string_view to_string(PairKind kind);

/// Probabilities of the levels, each table adding up to 1 over the levels that say something: `missing` has
/// no part in it, and a comparison at that level weighs nothing.
struct LevelTables {
  std::array<double, id_levels> id{};
  std::array<std::array<double, birth_levels>, id_contexts> birth{};
  std::array<std::array<double, sex_levels>, id_contexts> sex{};
  std::array<double, name_levels> name{};
  std::array<double, place_levels> place{};
};

/// What strangers' names have in common depends on how frequent those names are (term frequency), so only
/// what remains beside it is a table: the levels of two people with one surname.
using SurnameSharers = std::array<double, name_levels>;
/// The levels that such a table has.
constexpr bool shares_surname(NameLevel level) {
  return level == NameLevel::look_alike || level == NameLevel::character_missing ||
         level == NameLevel::one_given_differs || level == NameLevel::surname_agrees;
}

struct Model {
  std::array<LevelTables, pair_kinds> tables;
  /// Of two strangers of one village: a police station's numbers have one region and few sequences.
  std::array<double, id_levels> ids_near{};
  SurnameSharers sharers_near{};  ///< in one village, where brothers share a character
  SurnameSharers sharers_far{};
  /// Two of one village have the same name this many times as often as surname and given name by themselves
  /// would have it: a village follows its fashions.
  double namesakes_near = 1;
  /// Of the rows of the second list: how many bear the number of somebody else of the first one (a clerk's
  /// eye slipped by a line). So a number that agrees is worth no more than that, in whatever list.
  double borrowed_numbers = 0.002;
  /// Of a row of the second list: how many rows of the first one (inside one list: how many others) are of
  /// the same person, of the household, a twin. The rest are strangers.
  std::array<double, pair_kinds> per_row{};

  const LevelTables& of(PairKind kind) const { return tables[static_cast<std::size_t>(kind)]; }
  LevelTables& of(PairKind kind) { return tables[static_cast<std::size_t>(kind)]; }
};

/// What is known before any list is seen.
const Model& default_model();
/// The same of pairs inside one list, where hardly anybody has a second row.
const Model& default_model_of_one_list();

/// Natural logarithms, made once for a run.
/// ln of how often something beside the comparisons is seen (two rows with one bank account), by kind of
/// pair.
using FurtherEvidence = std::array<double, pair_kinds>;

class PatternScores {
 public:
  explicit PatternScores(const Model& model);

  /// ln P(comparison | kind) without the name's part for strangers, which is `log_name` (NameFrequencies).
  double log_likelihood(PairKind kind, const Comparison& comparison, double log_name) const;
  /// ln of the odds that the two rows are of one person, in a list of `rows` rows. `two_numbers`: both
  /// numbers pass their check, and they differ (see have_two_numbers()).
  double log_odds(const Comparison& comparison, double log_name, double rows, bool two_numbers = false,
                  const FurtherEvidence& further = {}) const;

 private:
  Model logs_;
};

}  // namespace benefit::match

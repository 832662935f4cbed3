// What the linkage (verify/match) made of records and people: which of them are of one person, how probable
// that is, and why. What the checks know about deaths, they know from here.
#pragma once

#include "verify/types/facts.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

/// One field of two records compared: what compares is what explains.
struct FieldComparison {
  std::string field;  ///< "id_number", "name"
  /// How far the two values agree, in the words of verify/identity and verify/match ("exact", "variant",
  /// ...). "missing" is evidence of nothing.
  std::string level;
  double weight = 0;  ///< bits; positive speaks for one person. 0 where nothing was weighed (exact identity)

  friend bool operator==(const FieldComparison&, const FieldComparison&) = default;
};

/// JSON text, used by the store: [["name","homophone",4.2], ...].
std::string to_json(const std::vector<FieldComparison>& compared);
/// Throws Failure(corrupt) when the text was not written by to_json.
std::vector<FieldComparison> comparisons_from_json(std::string_view text);

/// What becomes of two records: between a link and no link there is a band in which a person must look.
enum class Verdict : std::uint8_t { no_link, look, link };
std::string_view to_string(Verdict verdict);
inline constexpr double link_probability = 0.95;
inline constexpr double look_probability = 0.2;
Verdict verdict_of(double probability);

/// How probable it is that two records are of one person, and why.
struct MatchEvidence {
  double probability = 0;  ///< 0-1, when every other row that the record may be of has been weighed too
  double weight = 0;       ///< log2 of the odds by itself
  std::vector<FieldComparison> compared;

  friend bool operator==(const MatchEvidence&, const MatchEvidence&) = default;
};

/// 2 to the power of a weight, but never so much that sums of it overflow.
double odds_of(double weight);
/// Of a pair that has no rivals.
double probability_of(double weight);

/// A row that does not bear the subject's number, or that bears it beside another's name, and may be of the
/// subject all the same.
template <class Row>
struct Linked {
  Row row;
  MatchEvidence match;
};

/// Whether a death record may be used as evidence about the subject, and if not, why not.
enum class LinkUse : std::uint8_t {
  usable,
  set_aside,     ///< a person decided that it must not be used against this subject
  other_person,  ///< the names speak of two people
  before_birth,  ///< contradicts the subject's birth date
  after_run,     ///< dated after the day of the run
  withdrawn,     ///< taken back by its source, by the day of the run
};
std::string_view to_string(LinkUse use);

/// One death record beside the subject.
struct DeathLink {
  DeathRecord record;
  std::string fingerprint;  ///< benefit::fingerprint(record)
  MatchEvidence match;      ///< probability 1 for exact identity
  LinkUse use = LinkUse::usable;
};

/// All that was linked to one subject, in order of death date, then of source.
struct Links {
  std::vector<DeathLink> deaths;           ///< that bear the subject's number
  std::vector<DeathLink> probable_deaths;  ///< found by likeness
};

/// The level at which the field agreed; "missing" when it was not compared.
std::string_view level_of(const MatchEvidence& match, std::string_view field);

}  // namespace benefit

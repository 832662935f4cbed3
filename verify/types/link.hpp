// What the linkage (verify/match) made of the records that lie beside a subject: which of them speak of this
// very person, which do not, and why. What the checks know about deaths, they know from here.
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
  /// How far the two values agree, in the words of verify/identity ("exact", "variant", ...). "missing" is
  /// evidence of nothing.
  std::string level;

  friend bool operator==(const FieldComparison&, const FieldComparison&) = default;
};

/// Whether a death record may be used as evidence about the subject, and if not, why not.
enum class LinkUse : std::uint8_t {
  usable,
  set_aside,     ///< a person decided that it must not be used against this subject
  other_person,  ///< the names speak of two people
  before_birth,  ///< contradicts the subject's birth date
  after_run,     ///< dated after the day of the run
};
std::string_view to_string(LinkUse use);

/// One death record beside the subject.
struct DeathLink {
  DeathRecord record;
  std::string fingerprint;  ///< benefit::fingerprint(record)
  std::vector<FieldComparison> compared;
  LinkUse use = LinkUse::usable;
};

/// All that was linked to one subject, in order of death date, then of source.
struct Links {
  std::vector<DeathLink> deaths;
};

/// The level at which the field agreed; "missing" when it was not compared.
std::string_view level_of(const DeathLink& link, std::string_view field);

}  // namespace benefit

// One subject as the checks see it: the facts in a fixed order, and what several checks ask worked out once.
#pragma once

#include "verify/types/as_of.hpp"
#include "verify/types/link.hpp"
#include "verify/types/subject.hpp"

#include <optional>
#include <span>
#include <vector>

namespace benefit::rules {

using Payments = std::span<const Payment* const>;

/// A row or a number that record matching has found for the subject is worth a look at least, and no person
/// has told the two apart. `other` is what fingerprint() takes.
template <class Other>
bool may_be_of(const SubjectFacts& facts, const MatchEvidence& match, const Other& other) {
  return verdict_of(match.probability) != Verdict::no_link && !is_set_aside(facts, fingerprint(other));
}

/// A view: facts and links outlive it.
class Subject {
 public:
  /// `as_of` is the day of the run; traces of life dated after it prove nothing yet.
  Subject(const SubjectFacts& facts, const Links& links, const AsOf& as_of);
  Subject(const Subject&) = delete;
  Subject& operator=(const Subject&) = delete;

  const SubjectFacts& facts() const { return facts_; }
  CitizenId id() const { return facts_.id; }

  /// Usable death records in order of date.
  std::span<const DeathLink* const> deaths() const { return deaths_; }
  /// Death records that do not bear the subject's number and may be his all the same, usable, in order of
  /// date. Empty when records that do bear it are usable: these are judged alone.
  std::span<const DeathLink* const> probable_deaths() const { return probable_deaths_; }

  /// Smaller numbers that may be the same human's, on the roll and not told apart by a person, in order of
  /// number.
  std::span<const OtherNumber* const> other_numbers() const { return other_numbers_; }

  /// The latest date among the usable records, which is the kindest to the person.
  std::optional<Day> death_date() const;
  /// There is a usable death record and no strong trace of life after its date.
  bool death_stands() const { return !deaths_.empty() && !seen_after_death(); }
  /// Of a death that stands.
  std::optional<Month> month_of_death() const {
    return death_stands() ? std::optional(month_of(*death_date())) : std::nullopt;
  }
  /// There is a usable death record, and a strong trace of life after its date overrules it.
  bool seen_after_death() const;

  /// In order of scheme, month, day paid, source.
  Payments payments() const { return payments_; }
  Payments payments(Scheme scheme) const;

  /// Strong traces up to the day of the run, in order of day, then source. An admission to a hospital by the
  /// feed `hospital-settlements` is one; the day of its bill is none, which the family may settle.
  std::span<const TraceOfLife* const> strong_traces() const { return strong_traces_; }
  /// The same of traces that bear the number beside somebody else's name: whose they are has to be found out.
  std::span<const TraceOfLife* const> traces_of_others() const { return traces_of_others_; }

  /// The roll entry in this scheme that was made last; nullptr when there is none.
  const Enrolment* enrolment(Scheme scheme) const;

 private:
  const SubjectFacts& facts_;
  std::vector<const DeathLink*> deaths_;
  std::vector<const DeathLink*> probable_deaths_;
  std::vector<const OtherNumber*> other_numbers_;
  std::vector<const Payment*> payments_;
  std::vector<TraceOfLife> admissions_;
  std::vector<const TraceOfLife*> strong_traces_;
  std::vector<const TraceOfLife*> traces_of_others_;
};

/// What operators did to the benefit up to the day of the run, in order of day, then source. Not what a row
/// that names somebody else tells.
std::vector<const BenefitEvent*> benefit_events_of(const SubjectFacts& facts, const AsOf& as_of);

inline constexpr Scheme schemes[] = {Scheme::resident_pension, Scheme::employee_pension};

}  // namespace benefit::rules

// Death is a probability, not a bit: what the sources say, weighed by how often they have been wrong, by who
// is silent that should have spoken, and by later signs of life.
//
// The odds that the person is dead are, by Bayes' rule with independent evidence,
//
//     (1 - e) / e  of the source that is wrong least often among those that record the death; e, the share of
//                  its records that are wrong, is that of its withdrawals (a beta distribution with the
//                  weight of 50 records and a mean of 1 % before anything is counted). That share already
//                  holds how probable a death is beforehand
//   x the square root of (1 - e) / e  of every other source: offices copy from one another
//   x (1 - c)      of every source that is silent though its time to record is over; c, how complete it is,
//   is
//                  the share of the deaths known to others that it knows, too (Lincoln 1930, Petersen 1896),
//                  counted when at least 30 are known to others
//   x 1/1000, 1/5, 2/3  for each kind of later trace that is strong, medium (the card can be lent) or weak;
//                  assumed, not measured. Ten uses of one card count once.
//
// D4 goes before all of this: a strong trace overrules the record.
#pragma once

#include "verify/rules/subject.hpp"
#include "verify/types/death_source_history.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

namespace benefit::rules {

/// What the histories come to, each to two digits, so that a day's deliveries seldom change it. Immutable.
class DeathSources {
 public:
  DeathSources() : DeathSources(std::span<const DeathSourceHistory>()) {}  ///< nothing was counted
  explicit DeathSources(std::span<const DeathSourceHistory> histories);

  double error_rate(DeathSource source) const { return of(source).error_rate; }  ///< 0 .. 1, neither
  double completeness(DeathSource source) const {
    return of(source).completeness;
  }  ///< 0 .. 0.99; 0: unknown
  std::chrono::days time_to_record(DeathSource source) const { return of(source).time_to_record; }
  /// Of all of them: other figures, another number.
  std::uint64_t hash() const;

 private:
  struct Figures {
    double error_rate = 0.01, completeness = 0;
    std::chrono::days time_to_record{90};
  };
  const Figures& of(DeathSource source) const { return figures_.at(index_of(source)); }

  std::array<Figures, death_sources.size()> figures_;
};

/// Traces later than the latest usable record and not later than the run that are not strong: the last of
/// each kind, in order of kind.
std::vector<const TraceOfLife*> later_signs_of_life(const Subject& subject, const AsOf& as_of);

/// That the subject, of whom there are usable records (Subject::deaths), is dead: 0 .. 1. Pure.
double probability_of_death(const Subject& subject, const DeathSources& sources, const AsOf& as_of);

}  // namespace benefit::rules

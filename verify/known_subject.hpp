// One person as the rules read him: what counts of his facts, with his death records linked.
#pragma once

#include "verify/match/link_deaths.hpp"
#include "verify/rules/counted_facts.hpp"
#include "verify/rules/subject.hpp"

namespace benefit::pipeline {

/// Stays where it is made, for its parts refer to each other. The arguments outlive it.
class KnownSubject {
 public:
  KnownSubject(const SubjectFacts& facts, const AsOf& as_of, const RegionHistory& regions)
      : counted_(facts, as_of, regions),
        links_(match::link_deaths(counted_.facts(), as_of)),
        subject_(counted_.facts(), links_, as_of) {}
  KnownSubject(const KnownSubject&) = delete;
  KnownSubject& operator=(const KnownSubject&) = delete;

  /// Only what counts on the day (rules::CountedFacts).
  const SubjectFacts& facts() const { return counted_.facts(); }
  const rules::Subject& subject() const { return subject_; }

 private:
  rules::CountedFacts counted_;
  Links links_;
  rules::Subject subject_;
};

}  // namespace benefit::pipeline

// Which of a subject's facts a run counts.
#pragma once

#include "verify/types/as_of.hpp"
#include "verify/types/region_history.hpp"
#include "verify/types/subject.hpp"

#include <optional>

namespace benefit::rules {

/// The subject's facts as the checks are to read them on the day of the run. Left out are
///   - payments and contributions made, and photos taken, after that day: as of it, they have not happened;
///   - payments and contributions of nothing, which ledgers hold as placeholders;
///   - payments and contributions that another delivery brought before, equal in every column (the county
///     under its former code or under its new one), for a cumulative file or one sent twice is not money paid
///     twice; rows equal within one delivery all count.
/// A view where everything counts, which is the rule; otherwise a copy. `facts` outlive it.
class CountedFacts {
 public:
  CountedFacts(const SubjectFacts& facts, const AsOf& as_of, const RegionHistory& regions);

  const SubjectFacts& facts() const { return own_ ? *own_ : all_; }

 private:
  const SubjectFacts& all_;
  std::optional<SubjectFacts> own_;
};

}  // namespace benefit::rules

// Which death records speak of a subject: by exact identity (the same citizen ID number, confirmed by the
// name), or by likeness, as match/link_records has found it. A record that is kept out stays in the result
// with its reason, so that an officer can see it.
#pragma once

#include "verify/types/as_of.hpp"
#include "verify/types/link.hpp"
#include "verify/types/subject.hpp"

namespace benefit::match {

/// Judges each of the subject's death records as of the day of the run. The subject's name is
/// benefit::name_of; a missing name on either side speaks neither for nor against. A record that several
/// things speak against names the first of: set aside, withdrawn, other person, before birth, after the run.
/// The birth date is the number's own, because that of the roll may be a lunar date. Pure; the order of rows
/// makes no difference.
Links link_deaths(const SubjectFacts& facts, const AsOf& as_of);

}  // namespace benefit::match

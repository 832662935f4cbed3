// Rows that bear a person's number beside somebody else's name.
#pragma once

#include "verify/types/subject.hpp"

namespace benefit::identity {

/// The row bears the subject's number beside a name that is not the subject's: it speaks of somebody else
/// (S3, C1) and makes nobody poor. Names are compared with those on the roll and on payments, as in S3; false
/// when nothing is named there.
bool bears_other_name(const SubjectFacts& facts, const RegistryPeriod& stay);

}  // namespace benefit::identity

// Rows that bear a person's number beside somebody else's name.
#pragma once

#include "verify/identity/name.hpp"
#include "verify/types/subject.hpp"

#include <string_view>

namespace benefit::identity {

/// A row that bears the subject's number beside this name speaks of somebody else (S3, C1): it makes nobody
/// poor and is nobody's fault. Names are compared with those on the roll and on payments, as in S3; false
/// when nothing is named there, or the row names nobody.
bool bears_other_name(const SubjectFacts& facts, std::string_view name);

/// How far the name agrees with the one on the roll that it agrees with best; of somebody who is not on it,
/// with whatever names the subject (name_of).
NameAgreement best_agreement(const SubjectFacts& facts, std::string_view name);

}  // namespace benefit::identity

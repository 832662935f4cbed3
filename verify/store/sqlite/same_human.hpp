// Which roll entries may be one human under two numbers (S3): same name, birth date, sex and bank account.
#pragma once

#include "verify/types/facts.hpp"

#include <cstdint>
#include <optional>

namespace benefit::store {

/// A hash of the four, by which such entries are found; stored, so stable over versions and machines. nullopt
/// without an account: too many people share the rest.
std::optional<std::int64_t> same_human_hash(const Enrolment& entry);

/// The four themselves, compared.
bool same_human(const Enrolment& a, const Enrolment& b);

}  // namespace benefit::store

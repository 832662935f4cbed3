#include "verify/identity/other_name.hpp"

#include "verify/identity/name.hpp"

#include <algorithm>

namespace benefit::identity {

bool bears_other_name(const SubjectFacts& facts, const RegistryPeriod& stay) {
  bool named = false;
  const auto is_own = [&](const auto& row) {
    if (row.name.empty()) return false;
    named = true;
    return row.name == stay.name || could_be_same_person(row.name, stay.name);
  };
  return !std::ranges::any_of(facts.enrolments, is_own) && !std::ranges::any_of(facts.payments, is_own) &&
         named && !stay.name.empty();
}

}  // namespace benefit::identity

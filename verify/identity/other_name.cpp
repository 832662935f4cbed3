#include "verify/identity/other_name.hpp"

#include "verify/identity/name.hpp"

#include <algorithm>

namespace benefit::identity {

bool bears_other_name(const SubjectFacts& facts, std::string_view name) {
  if (name.empty()) return false;
  bool named = false;
  const auto is_own = [&](const auto& row) {
    if (row.name.empty()) return false;
    named = true;
    return row.name == name || could_be_same_person(row.name, name);
  };
  return !std::ranges::any_of(facts.enrolments, is_own) && !std::ranges::any_of(facts.payments, is_own) &&
         named;
}

}  // namespace benefit::identity

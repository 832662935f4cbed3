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

NameAgreement best_agreement(const SubjectFacts& facts, std::string_view name) {
  NameAgreement best = compare_names(name_of(facts), name).agreement;
  const auto compare = [&](const auto& row) {
    if (best == NameAgreement::exact || row.name.empty()) return;
    const NameAgreement agreement = compare_names(row.name, name).agreement;
    if (agreement != NameAgreement::missing && (best == NameAgreement::missing || agreement < best))
      best = agreement;
  };
  std::ranges::for_each(facts.enrolments, compare);
  return best;
}

}  // namespace benefit::identity

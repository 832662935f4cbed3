#include "verify/rules/registry.hpp"

#include "verify/rules/checks.hpp"
#include "verify/rules/counted_facts.hpp"
#include "verify/rules/subject.hpp"

#include <algorithm>
#include <array>

namespace benefit::rules {
namespace {

constexpr std::array<const Check*, 16> all_checks = {&d1_paid_after_death,
                                                     &d2_death_matched,
                                                     &d3_overpaid_after_death,
                                                     &d4_alive_after_death,
                                                     &d5_death_records_contradict,
                                                     &s1_same_scheme_twice,
                                                     &s3_number_and_person,
                                                     &c1_registered_under_other_number,
                                                     &p4_never_joined,
                                                     &p5_contribution_twice,
                                                     &f1_other_face,
                                                     &f2_photo_reused,
                                                     &f3_presentation_attack,
                                                     &f4_one_face_many_names,
                                                     &f5_photo_not_assessable,
                                                     &l1_certification_overdue};

}  // namespace

std::span<const Check* const> checks() { return all_checks; }

const Check* find_check(std::string_view code) {
  for (const Check* check : all_checks)
    if (check->code == code) return check;
  return nullptr;
}

std::vector<Finding> run_checks(const SubjectFacts& facts, const Links& links, const CheckContext& context) {
  const CountedFacts counted{facts, context.as_of};
  const Subject subject{counted.facts(), links, context.as_of};
  std::vector<Finding> findings;
  for (const Check* check : all_checks) check->find(subject, context, findings);
  std::sort(findings.begin(), findings.end(),
            [](const Finding& a, const Finding& b) { return a.key < b.key; });
  return findings;
}

}  // namespace benefit::rules

#include "verify/rules/joined_old_and_poor.hpp"

#include "verify/rules/calendar.hpp"
#include "verify/rules/poverty.hpp"

#include <algorithm>
#include <chrono>

namespace benefit::rules {
namespace {

/// By any of the entries: somebody who has moved is on the roll twice.
bool joined_before(const SubjectFacts& facts, int age) {
  return std::any_of(facts.enrolments.begin(), facts.enrolments.end(), [age](const Enrolment& entry) {
    return entry.scheme == Scheme::resident_pension && entry.enrolled_on &&
           age_on(*entry.enrolled_on, entry.birth_date) < age;
  });
}

}  // namespace

const RegistryPeriod* joined_old_and_poor(const Subject& subject, const CheckContext& context,
                                          const Enrolment& entry, Day day) {
  const auto* const from_age =
      policy::in_force(context.policy.pension_age_resident, day, entry.region.county);
  const Stays stays = registered_poor_within(subject.facts(), {day, day}, context.as_of);
  if (from_age == nullptr || stays.empty() || age_on(day, entry.birth_date) < from_age->value ||
      joined_before(subject.facts(), from_age->value))
    return nullptr;
  return stays.front();
}

std::optional<FirstMonthDue> first_month_due(const Subject& subject, const CheckContext& context) {
  const Enrolment* const entry = subject.enrolment(Scheme::resident_pension);
  if (entry == nullptr || !entry->formalities_on || !entry->benefit_from) return std::nullopt;
  const Day day = *entry->formalities_on;
  const RegistryPeriod* const stay = joined_old_and_poor(subject, context, *entry, day);
  if (stay == nullptr ||
      policy::provision_in_force(context.policy, "P4", day, entry->region.county) == nullptr)
    return std::nullopt;
  return FirstMonthDue{month_of(day) + std::chrono::months{1}, stay};
}

}  // namespace benefit::rules

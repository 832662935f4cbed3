#include "verify/rules/poverty.hpp"

#include "verify/identity/other_name.hpp"
#include "verify/rules/subject.hpp"
#include "verify/types/link.hpp"

#include <algorithm>
#include <tuple>

namespace benefit::rules {
namespace {

/// The days on which a stay makes its person poor. Who left the registry of the poor by the procedure stays a
/// poor person; who was struck off it does not. `unsaid`: what is taken for the case where the list does not
/// say which of the two it was.
DayInterval poor_by(const RegistryPeriod& stay, bool unsaid = false) {
  if (stay.registry == Registry::registered_poor && stay.exit_procedure.value_or(unsaid))
    return {stay.period.from, std::nullopt};
  return stay.period;
}

bool perhaps_poor_by(const RegistryPeriod& stay, const DayInterval& period, const AsOf& as_of) {
  return stay.period.from <= as_of && poor_by(stay, true).overlaps(period);
}

/// Those that are wanted, in order of their first day.
template <class Wanted>
Stays in_order(const SubjectFacts& facts, Wanted wanted) {
  Stays stays;
  for (const RegistryPeriod& stay : facts.registry_periods)
    if (wanted(stay) && !identity::bears_other_name(facts, stay.name)) stays.push_back(&stay);
  std::sort(stays.begin(), stays.end(), [](const auto* a, const auto* b) {
    return std::tie(a->period.from, a->source) < std::tie(b->period.from, b->source);
  });
  return stays;
}

}  // namespace

DayInterval calendar_year(int year) {
  const std::chrono::year number{year};
  return {Day{number / 1 / 1}, Day{number / 12 / 31}};
}

Stays poor_within(const SubjectFacts& facts, const DayInterval& period, const AsOf& as_of) {
  return in_order(facts, [&](const RegistryPeriod& stay) {
    return stay.period.from <= as_of && poor_by(stay).overlaps(period);
  });
}

Stays registered_poor_within(const SubjectFacts& facts, const DayInterval& period, const AsOf& as_of) {
  return in_order(facts, [&](const RegistryPeriod& stay) {
    return stay.registry == Registry::registered_poor && stay.period.from <= as_of &&
           poor_by(stay).overlaps(period);
  });
}

Stays registered_poor_on(const SubjectFacts& facts, const AsOf& as_of) {
  return in_order(facts, [&](const RegistryPeriod& stay) {
    return stay.registry == Registry::registered_poor && as_of.lies_in(poor_by(stay));
  });
}

Stays perhaps_own_stays(const SubjectFacts& facts) {
  Stays stays;
  for (const Linked<RegistryPeriod>& linked : facts.linked_registry_periods)
    if (may_be_of(facts, linked.match, linked.row)) stays.push_back(&linked.row);
  return stays;
}

bool perhaps_poor_within(const SubjectFacts& facts, const DayInterval& period, const AsOf& as_of) {
  const Stays linked = perhaps_own_stays(facts);
  return std::any_of(facts.registry_periods.begin(), facts.registry_periods.end(),
                     [&](const RegistryPeriod& stay) {
                       return perhaps_poor_by(stay, period, as_of) &&
                              !identity::bears_other_name(facts, stay.name);
                     }) ||
         std::any_of(linked.begin(), linked.end(),
                     [&](const RegistryPeriod* stay) { return perhaps_poor_by(*stay, period, as_of); });
}

}  // namespace benefit::rules

#include "verify/rules/dues.hpp"

#include "verify/rules/medical_subsidy.hpp"
#include "verify/rules/pension_subsidy.hpp"

namespace benefit::rules {

std::vector<SubsidyDue> subsidies_due(const Subject& subject, int year, const policy::Policy& policy,
                                      const AsOf& as_of) {
  std::vector<SubsidyDue> dues;
  if (subject.facts().registry_periods.empty()) return dues;
  if (const auto pension = pension_subsidy_due(subject, year, policy, as_of)) {
    SubsidyDue due{.scheme = Scheme::resident_pension,
                   .basis = SubsidyBasis::poverty,
                   .year = year,
                   .amount = pension->tier->value,
                   .county = pension->entry->region.county,
                   .rests_on = {pension->entry->source}};
    for (const RegistryPeriod* stay : pension->stays) due.rests_on.push_back(stay->source);
    dues.push_back(std::move(due));
  }
  const auto years = medically_insured_years(subject.facts());
  const auto paid = years.find(year);
  const Enrolment* const entry = paid == years.end() ? medically_enrolled_in(subject, year) : nullptr;
  if (paid == years.end() && entry == nullptr) return dues;
  const RegionCode county = entry == nullptr ? paid->second : entry->region.county;
  if (const auto medical = medical_subsidy_due(subject.facts(), year, county, policy, as_of)) {
    dues.push_back({.scheme = Scheme::resident_medical,
                    .basis = SubsidyBasis::poverty,
                    .year = year,
                    .amount = medical->due,
                    .county = county,
                    .rests_on = {medical->stay->source}});
    if (entry != nullptr) dues.back().rests_on.push_back(entry->source);
  }
  return dues;
}

}  // namespace benefit::rules

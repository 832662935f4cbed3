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
  const auto insured = years.find(year);
  if (insured == years.end()) return dues;
  if (const auto medical = medical_subsidy_due(subject.facts(), year, insured->second, policy, as_of))
    dues.push_back({.scheme = Scheme::resident_medical,
                    .basis = SubsidyBasis::poverty,
                    .year = year,
                    .amount = medical->due,
                    .county = insured->second,
                    .rests_on = {medical->stay->source}});
  return dues;
}

}  // namespace benefit::rules

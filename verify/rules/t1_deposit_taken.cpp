// T1: a hospital in the county took a deposit from a registered poor person before treatment. Reads stays in
// hospital, the registry of the poor and the roll. Money: owed is what was not given back.
#include "verify/identity/date.hpp"
#include "verify/identity/other_name.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/poverty.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace benefit::rules {
namespace {

constexpr std::string_view deposit_taken = "t1.deposit_taken";
constexpr std::string_view registered_poor = "t1.registered_poor";
constexpr std::string_view some_returned = "t1.some_returned";
constexpr std::string_view refund_due = "t1.refund_due";
constexpr std::string_view names_somebody_else = "t1.names_somebody_else";
constexpr std::array reason_codes = {deposit_taken, registered_poor, some_returned, refund_due,
                                     names_somebody_else};
constexpr std::array needed = {Feed::hospital_settlements};
constexpr std::array one_needed = {Feed::registry_registered_poor};

/// One admission: the rows of one day and hospital.
struct Admission {
  std::vector<const HospitalSettlement*> rows;
  Fen deposit, returned;
};

/// A stay comes again with each delivery, with its settlement when there is one: the newest delivery counts.
/// Two deposits in it are two deposits.
Admission newest_of(const std::vector<const HospitalSettlement*>& rows) {
  const BatchId newest = (*std::max_element(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
                           return a->source < b->source;
                         }))->source.batch;
  Admission admission;
  for (const HospitalSettlement* row : rows) {
    if (row->source.batch != newest) continue;
    admission.rows.push_back(row);
    admission.deposit += row->deposit;
    admission.returned += row->returned.value_or(Fen{});
  }
  std::sort(admission.rows.begin(), admission.rows.end(),
            [](const auto* a, const auto* b) { return a->source < b->source; });
  return admission;
}

/// The hospital is in the county in which the person is registered as poor, or is insured.
bool at_home(const Subject& subject, const CheckContext& context, const Stays& stays, Day day,
             RegionCode hospital) {
  const auto is_there = [&](const RegionPath& region) {
    return context.county_on(region.county, day) == context.county_on(hospital, day);
  };
  const Enrolment* const entry = newest_enrolment(subject.facts());
  return (entry != nullptr && is_there(entry->region)) ||
         std::any_of(stays.begin(), stays.end(),
                     [&](const RegistryPeriod* stay) { return is_there(stay->region); });
}

/// By county and name.
using Hospitals = std::map<std::pair<RegionCode, std::string_view>, std::vector<const HospitalSettlement*>>;

void find_on(const Subject& subject, const CheckContext& context, Day day, const Hospitals& hospitals,
             std::vector<Finding>& findings) {
  const Stays stays = registered_poor_within(subject.facts(), {day, day}, context.as_of);
  if (stays.empty()) return;
  Finding finding = new_finding(subject, "T1", identity::format_day(day));
  for (const auto& [hospital, rows] : hospitals) {
    const auto& [county, name] = hospital;
    const Admission admission = newest_of(rows);
    if (admission.deposit <= admission.returned || !at_home(subject, context, stays, day, county) ||
        policy::provision_in_force(context.policy, "T1", day, county) == nullptr)
      continue;
    cite(finding, admission.rows);
    add_reason(finding, deposit_taken,
               {{"hospital", std::string(name.empty() ? "-" : name)},
                {"admitted_on", day},
                {"amount", admission.deposit}});
    const std::string& named = admission.rows.front()->name;
    if (identity::bears_other_name(subject.facts(), named)) {
      add_reason(finding, names_somebody_else, {{"other_name", named}});
      continue;
    }
    if (admission.returned > Fen{}) add_reason(finding, some_returned, {{"amount", admission.returned}});
    finding.sums.owed += admission.deposit - admission.returned;
  }
  if (finding.reasons.empty()) return;
  add_reason(finding, registered_poor, {{"valid_from", stays.front()->period.from}});
  if (finding.sums.owed > Fen{}) add_reason(finding, refund_due, {{"owed", finding.sums.owed}});
  cite(finding, stays);
  findings.push_back(std::move(finding));
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  std::map<Day, Hospitals> admissions;
  for (const HospitalSettlement& row : subject.facts().hospital_settlements)
    if (row.admitted_on <= context.as_of)
      admissions[row.admitted_on]
                [{context.county_on(row.county, row.admitted_on), std::string_view(row.hospital)}]
                    .push_back(&row);
  for (const auto& [day, hospitals] : admissions) find_on(subject, context, day, hospitals, findings);
}

}  // namespace

constinit const Check t1_deposit_taken{
    .code = "T1",
    .provision = t1,
    .finds =
        "A deposit taken before treatment, by a hospital of the own county, from a registered poor person.",
    .reads =
        "Stays in hospital with their deposits, the registry of the poor on the day of admission (who left "
        "it by the procedure is in it still); the county of the registry and of the roll. Of a stay that "
        "several deliveries bring the newest counts.",
    .needs = {.all = needed, .any = one_needed},
    .money = "Owed: the deposit, less what was given back.",
    .period = "the day of admission (2018-03-02)",
    .cannot_see =
        "A deposit that was set off against the bill: the list does not say so. It was taken all the same. A "
        "hospital that two deliveries write differently.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules

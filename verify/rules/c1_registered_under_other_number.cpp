// C1 (provision C1): insured persons compared with poor persons. Somebody on the roll stands in a poverty
// registry under another number, so that what the poor are owed (P1, P6) does not reach them. No money: it is
// owed once the numbers are brought together.
#include "verify/identity/other_name.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/poverty.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace benefit::rules {
namespace {

constexpr std::string_view registered = "c1.registered_under_other_number";
constexpr std::string_view how_sure = "c1.how_sure";
constexpr std::string_view bring_together = "c1.bring_together";
constexpr std::array reason_codes = {registered, how_sure, bring_together};
constexpr std::array needed = {Feed::roll};

/// More likely than not: villages are full of namesakes, and here nobody loses anything by a later delivery
/// that says more.
constexpr double worth_asking = 0.5;

/// The registry holds the person under the right number too, for the same days.
bool known_already(const Subject& subject, const RegistryPeriod& period) {
  const auto& own = subject.facts().registry_periods;
  return std::any_of(own.begin(), own.end(), [&](const RegistryPeriod& known) {
    return known.registry == period.registry && known.period.overlaps(period.period) &&
           !identity::bears_other_name(subject.facts(), known.name);
  });
}

void find(const Subject& subject, const CheckContext&, std::vector<Finding>& findings) {
  const Enrolment* const entry = newest_enrolment(subject.facts());
  if (entry == nullptr || subject.death_stands()) return;
  std::map<std::string, std::vector<const Linked<RegistryPeriod>*>> by_person;
  for (const Linked<RegistryPeriod>& linked : subject.facts().linked_registry_periods)
    if (linked.match.probability >= worth_asking && !known_already(subject, linked.row) &&
        !is_set_aside(subject.facts(), fingerprint(linked.row)))
      by_person[fingerprint(linked.row)].push_back(&linked);

  for (auto& [person, stays] : by_person) {
    std::sort(stays.begin(), stays.end(),
              [](const auto* a, const auto* b) { return a->row.source < b->row.source; });
    const Linked<RegistryPeriod>& first = *stays.front();
    Finding finding = new_finding(subject, "C1", "registry:" + person);
    add_reason(finding, registered,
               {{"registry", std::string(to_string(first.row.registry))},
                {"valid_from", first.row.period.from},
                {"fingerprint", person}});
    add_comparisons(finding, first.match, particulars(*entry), particulars(first.row));
    add_reason(finding, how_sure, {{"percent", percent(first.match)}});
    add_reason(finding, bring_together);
    cite(finding, entry->source);
    for (const Linked<RegistryPeriod>* stay : stays) cite(finding, stay->row.source);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check c1_registered_under_other_number{
    .code = "C1",
    .provision = c1,
    .finds =
        "Somebody on the roll who stands in a poverty registry under another ID number, so that what poor "
        "persons are owed does not reach them.",
    .reads =
        "Registry rows whose number is not on the roll, or is there beside another's name, and which record "
        "matching has found to be the person's more likely than not (docs/matching.md); not where the "
        "registry holds the person under the right number for the same days.",
    .needs = {.all = needed, .any = registry_feeds},
    .money = "None: what is owed follows once the numbers are brought together.",
    .period = "registry: and a hash of the registry's row",
    .cannot_see = "A row without a readable number is refused when the registry is delivered.",
    .reason_codes = reason_codes,
    .shows_match = true,
    .find = find,
};

}  // namespace benefit::rules

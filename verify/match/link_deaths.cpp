#include "verify/match/link_deaths.hpp"

#include "verify/identity/name.hpp"

#include <algorithm>
#include <tuple>

namespace benefit::match {
namespace {

LinkUse use_of(const DeathRecord& record, bool set_aside, identity::NameAgreement names, CitizenId subject,
               Day as_of) {
  if (set_aside) return LinkUse::set_aside;
  if (!identity::could_be_same_person(names)) return LinkUse::other_person;
  if (record.death_date < subject.birth_date()) return LinkUse::before_birth;
  if (record.death_date > as_of) return LinkUse::after_run;
  return LinkUse::usable;
}

DeathLink link(const DeathRecord& record, const SubjectFacts& facts, Day as_of) {
  DeathLink result{record, fingerprint(record), {}, LinkUse::usable};
  const identity::NameAgreement names = identity::compare_names(name_of(facts), record.name).agreement;
  const bool set_aside = std::find(facts.set_aside_records.begin(), facts.set_aside_records.end(),
                                   result.fingerprint) != facts.set_aside_records.end();
  result.compared = {{"id_number", "exact"}, {"name", std::string(identity::to_string(names))}};
  result.use = use_of(record, set_aside, names, facts.id, as_of);
  return result;
}

}  // namespace

Links link_deaths(const SubjectFacts& facts, Day as_of) {
  Links links;
  for (const DeathRecord& record : facts.deaths)
    if (record.id == facts.id) links.deaths.push_back(link(record, facts, as_of));
  std::sort(links.deaths.begin(), links.deaths.end(), [](const DeathLink& a, const DeathLink& b) {
    return std::tie(a.record.death_date, a.record.source) < std::tie(b.record.death_date, b.record.source);
  });
  return links;
}

}  // namespace benefit::match

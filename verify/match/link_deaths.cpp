#include "verify/match/link_deaths.hpp"

#include "verify/identity/name.hpp"
#include "verify/identity/other_name.hpp"

#include <algorithm>
#include <tuple>

namespace benefit::match {
namespace {

LinkUse use_of(const DeathRecord& record, const SubjectFacts& facts, bool set_aside,
               identity::NameAgreement names, const AsOf& as_of) {
  if (set_aside) return LinkUse::set_aside;
  if (is_withdrawn(facts, record, as_of)) return LinkUse::withdrawn;
  if (!identity::could_be_same_person(names)) return LinkUse::other_person;
  if (record.death_date < facts.id.birth_date()) return LinkUse::before_birth;
  if (record.death_date > as_of) return LinkUse::after_run;
  return LinkUse::usable;
}

DeathLink link(const DeathRecord& record, const SubjectFacts& facts, const AsOf& as_of) {
  DeathLink result{record, fingerprint(record), {.probability = 1, .weight = 0, .compared = {}}, {}};
  const identity::NameAgreement names = identity::best_agreement(facts, record.name);
  result.match.compared = {{"id_number", "exact"}, {"name", std::string(identity::to_string(names))}};
  result.use = use_of(record, facts, is_set_aside(facts, record), names, as_of);
  return result;
}

/// Names and numbers have been weighed already.
DeathLink link(const Linked<DeathRecord>& linked, const SubjectFacts& facts, const AsOf& as_of) {
  DeathLink result{linked.row, fingerprint(linked.row), linked.match, {}};
  result.use = verdict_of(linked.match.probability) == Verdict::no_link
                   ? LinkUse::other_person
                   : use_of(linked.row, facts, is_set_aside(facts, result.fingerprint),
                            identity::NameAgreement::missing, as_of);
  return result;
}

/// A list that comes anew, whole, says the same again: of equal records with one use the newest copy stays.
void keep_newest_copies(std::vector<DeathLink>& links) {
  std::sort(links.begin(), links.end(), [](const DeathLink& a, const DeathLink& b) {
    return std::tuple(std::tie(a.fingerprint, a.use), b.record.source) <
           std::tuple(std::tie(b.fingerprint, b.use), a.record.source);
  });
  const auto end = std::unique(links.begin(), links.end(), [](const DeathLink& a, const DeathLink& b) {
    return a.fingerprint == b.fingerprint && a.use == b.use;
  });
  links.erase(end, links.end());
}

void put_in_order(std::vector<DeathLink>& links) {
  keep_newest_copies(links);
  std::sort(links.begin(), links.end(), [](const DeathLink& a, const DeathLink& b) {
    return std::tie(a.record.death_date, a.record.source) < std::tie(b.record.death_date, b.record.source);
  });
}

}  // namespace

Links link_deaths(const SubjectFacts& facts, const AsOf& as_of) {
  Links links;
  for (const DeathRecord& record : facts.deaths)
    if (record.id == facts.id) links.deaths.push_back(link(record, facts, as_of));
  for (const Linked<DeathRecord>& linked : facts.linked_deaths) {
    DeathLink probable = link(linked, facts, as_of);
    // Under the subject's own number and a name that can be his, it is in the first list already.
    const bool exact =
        std::any_of(links.deaths.begin(), links.deaths.end(), [&probable](const DeathLink& known) {
          return known.record.source == probable.record.source && known.use != LinkUse::other_person;
        });
    if (!exact) links.probable_deaths.push_back(std::move(probable));
  }
  put_in_order(links.deaths);
  put_in_order(links.probable_deaths);
  return links;
}

}  // namespace benefit::match

#include "verify/rules/evidence.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

const GovernmentContribution* newest_contribution(const SubjectFacts& facts) {
  const auto newest = std::max_element(facts.contributions.begin(), facts.contributions.end(),
                                       [](const auto& a, const auto& b) {
                                         return std::tie(a.paid_on, a.source) < std::tie(b.paid_on, b.source);
                                       });
  return newest == facts.contributions.end() ? nullptr : &*newest;
}

/// For somebody who is not on the roll.
void name_and_place_by_other_records(Finding& finding, const Subject& subject) {
  const SubjectFacts& facts = subject.facts();
  if (const Payment* payment = newest_payment(facts)) {
    finding.name = name_of(facts);
    finding.region.county = payment->county;
  } else if (const GovernmentContribution* contribution = newest_contribution(facts)) {
    finding.name = contribution->name;
    finding.region.county = contribution->county;
  } else if (!facts.collections.empty()) {
    const Collection& collection = collections_in_order(subject).back()->collection;
    finding.name = collection.name;
    finding.region.county = collection.county;
  }
}

}  // namespace

Finding new_finding(const Subject& subject, std::string_view check, std::string period) {
  Finding finding{{std::string(check), subject.id(), std::move(period)}, {}, {}, {}, {}, {}};
  if (const Enrolment* enrolment = newest_enrolment(subject.facts())) {
    finding.name = enrolment->name;
    finding.region = enrolment->region;
  } else {
    name_and_place_by_other_records(finding, subject);
  }
  return finding;
}

void add_reason(Finding& finding, std::string_view code,
                std::vector<std::pair<std::string, ReasonValue>> values) {
  finding.reasons.push_back({std::string(code), std::move(values)});
}

void cite(Finding& finding, Source row) { finding.citations.push_back({row, std::nullopt}); }

void cite(Finding& finding, PhotoId photo) { finding.citations.push_back({std::nullopt, photo}); }

void cite(Finding& finding, Payments payments) {
  for (const Payment* payment : payments) cite(finding, payment->source);
}

void add_deaths(Finding& finding, const Subject& subject, std::string_view code) {
  for (const DeathLink* death : subject.deaths()) {
    add_reason(finding, code,
               {{"source", std::string(to_string(death->record.reported_by))},
                {"death_date", death->record.death_date},
                {"agreement", std::string(level_of(*death, "name"))},
                {"fingerprint", death->fingerprint}});
    cite(finding, death->record.source);
  }
}

std::vector<const AssessedCollection*> collections_in_order(const Subject& subject) {
  std::vector<const AssessedCollection*> result;
  for (const AssessedCollection& collection : subject.facts().collections) result.push_back(&collection);
  std::sort(result.begin(), result.end(), [](const AssessedCollection* a, const AssessedCollection* b) {
    return std::tie(a->collection.captured_at, a->collection.id) <
           std::tie(b->collection.captured_at, b->collection.id);
  });
  return result;
}

bool looks_different(const AssessedCollection& collected) {
  return collected.comparison && collected.comparison->outcome == FaceOutcome::different;
}

bool has_bystander(const AssessedCollection& collected) { return collected.faces > 1; }

std::string period_of(const Collection& collection) { return fmt::format("collection:{}", collection.id); }

}  // namespace benefit::rules

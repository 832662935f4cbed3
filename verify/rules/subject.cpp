#include "verify/rules/subject.hpp"

#include "verify/identity/other_name.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace benefit::rules {
namespace {

bool before(const Payment* a, const Payment* b) {
  return std::tie(a->scheme, a->month, a->paid_on, a->source) <
         std::tie(b->scheme, b->month, b->paid_on, b->source);
}

/// In order of date.
std::vector<const DeathLink*> usable(const std::vector<DeathLink>& links) {
  std::vector<const DeathLink*> deaths;
  for (const DeathLink& link : links)
    if (link.use == LinkUse::usable) deaths.push_back(&link);
  std::sort(deaths.begin(), deaths.end(), [](const DeathLink* a, const DeathLink* b) {
    return std::tie(a->record.death_date, a->record.source) <
           std::tie(b->record.death_date, b->record.source);
  });
  return deaths;
}

}  // namespace

Subject::Subject(const SubjectFacts& facts, const Links& links, const AsOf& as_of)
    : facts_(facts), deaths_(usable(links.deaths)) {
  if (deaths_.empty()) probable_deaths_ = usable(links.probable_deaths);

  for (const OtherNumber& other : facts.other_numbers)
    if (other.id < facts.id && !other.enrolments.empty() && may_be_of(facts, other.match, other.id))
      other_numbers_.push_back(&other);
  std::sort(other_numbers_.begin(), other_numbers_.end(),
            [](const OtherNumber* a, const OtherNumber* b) { return a->id < b->id; });

  payments_.reserve(facts.payments.size());
  for (const Payment& payment : facts.payments) payments_.push_back(&payment);
  // The store hands them over by month, so that a subject with one scheme needs no sorting.
  if (!std::is_sorted(payments_.begin(), payments_.end(), before))
    std::sort(payments_.begin(), payments_.end(), before);

  for (const HospitalSettlement& stay : facts.hospital_settlements)
    admissions_.push_back({.id = stay.id,
                           .name = stay.name,
                           .kind = TraceKind::hospital_stay,
                           .seen_on = stay.admitted_on,
                           .county = stay.county,
                           .source = stay.source});
  for (const std::vector<TraceOfLife>* list : {&facts.traces, &std::as_const(admissions_)})
    for (const TraceOfLife& trace : *list)
      if (strength_of(trace.kind) == TraceStrength::strong && trace.seen_on <= as_of)
        (identity::bears_other_name(facts, trace.name) ? traces_of_others_ : strong_traces_)
            .push_back(&trace);
  for (auto* traces : {&strong_traces_, &traces_of_others_})
    std::sort(traces->begin(), traces->end(), [](const TraceOfLife* a, const TraceOfLife* b) {
      return std::tie(a->seen_on, a->source) < std::tie(b->seen_on, b->source);
    });
}

std::optional<Day> Subject::death_date() const {
  if (deaths_.empty()) return std::nullopt;
  return deaths_.back()->record.death_date;
}

bool Subject::seen_after_death() const {
  return !deaths_.empty() && !strong_traces_.empty() && strong_traces_.back()->seen_on > *death_date();
}

Payments Subject::payments(Scheme scheme) const {
  const auto first = std::partition_point(payments_.begin(), payments_.end(),
                                          [scheme](const Payment* p) { return p->scheme < scheme; });
  const auto end = std::partition_point(first, payments_.end(),
                                        [scheme](const Payment* p) { return p->scheme == scheme; });
  return {first, end};
}

const Enrolment* Subject::enrolment(Scheme scheme) const {
  const Enrolment* newest = nullptr;
  for (const Enrolment& entry : facts_.enrolments) {
    if (entry.scheme != scheme) continue;
    if (newest == nullptr ||
        std::tie(newest->enrolled_on, newest->source) < std::tie(entry.enrolled_on, entry.source))
      newest = &entry;
  }
  return newest;
}

std::vector<const BenefitEvent*> benefit_events_of(const SubjectFacts& facts, const AsOf& as_of) {
  std::vector<const BenefitEvent*> events;
  for (const BenefitEvent& event : facts.benefit_events)
    if (event.on <= as_of && !identity::bears_other_name(facts, event.name)) events.push_back(&event);
  std::sort(events.begin(), events.end(), [](const auto* a, const auto* b) {
    return std::tie(a->on, a->source) < std::tie(b->on, b->source);
  });
  return events;
}

}  // namespace benefit::rules

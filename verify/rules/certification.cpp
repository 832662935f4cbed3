#include "verify/rules/certification.hpp"

#include "verify/rules/calendar.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/payments.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace benefit::rules {
namespace {

/// The day from which the months of validity run, and why it is that day.
struct Start {
  Day day;
  Reason reason;
  Citation citation;
};

/// Keeps the later of two starts, the earlier argument when they fall on one day.
void take_later(std::optional<Start>& start, Start other) {
  if (!start || other.day > start->day) start = std::move(other);
}

void take_newest_trace(std::optional<Start>& start, const Subject& subject) {
  if (subject.strong_traces().empty()) return;
  const TraceOfLife& trace = *subject.strong_traces().back();
  take_later(start, {trace.seen_on,
                     {std::string(last_seen),
                      {{"kind", std::string(to_string(trace.kind))}, {"seen_on", trace.seen_on}}},
                     Citation{trace.source, std::nullopt}});
}

void take_newest_certifying_photo(std::optional<Start>& start, const Subject& subject, const AsOf& as_of) {
  for (const AssessedCollection* collected : collections_in_order(subject)) {
    const Day day = china_day_of(collected->collection.captured_at);
    if (day > as_of || !certifies_life(*collected)) continue;
    take_later(start, {day,
                       {std::string(last_photo), {{"captured_on", day}}},
                       Citation{std::nullopt, collected->collection.photo}});
  }
}

void take_newest_by_hand(std::optional<Start>& start, const Subject& subject, const AsOf& as_of) {
  const auto events = certifications_by_hand(subject, as_of);
  if (events.empty()) return;
  const BenefitEvent& event = *events.back();
  take_later(
      start,
      {event.on, {std::string(last_by_hand), {{"on", event.on}}}, Citation{event.source, std::nullopt}});
}

/// Entitlement was examined when the benefit began.
void take_benefit_start(std::optional<Start>& start, const Subject& subject, const AsOf& as_of) {
  const Enrolment* newest = nullptr;
  for (const Enrolment& entry : subject.facts().enrolments) {
    if (!entry.benefit_from || first_day(*entry.benefit_from) > as_of) continue;
    if (newest == nullptr ||
        std::tie(newest->benefit_from, newest->source) < std::tie(entry.benefit_from, entry.source))
      newest = &entry;
  }
  if (newest == nullptr) return;
  take_later(start, {first_day(*newest->benefit_from),
                     {std::string(since_benefit_began), {{"month", *newest->benefit_from}}},
                     Citation{newest->source, std::nullopt}});
}

/// For somebody whose start of benefit is not on the roll: the earliest month that is known to have been
/// paid.
void take_first_payment(std::optional<Start>& start, const Subject& subject) {
  const auto first = std::min_element(
      subject.payments().begin(), subject.payments().end(), [](const auto* a, const auto* b) {
        return std::tie(a->month, a->paid_on, a->source) < std::tie(b->month, b->paid_on, b->source);
      });
  take_later(start, {first_day((*first)->month),
                     {std::string(since_first_payment), {{"month", (*first)->month}}},
                     Citation{(*first)->source, std::nullopt}});
}

}  // namespace

std::vector<const BenefitEvent*> certifications_by_hand(const Subject& subject, const AsOf& as_of) {
  std::vector<const BenefitEvent*> events = benefit_events_of(subject.facts(), as_of);
  std::erase_if(events, [](const auto* event) { return event->kind != BenefitEventKind::certified_by_hand; });
  return events;
}

std::optional<CertificationDue> certification_due(const Subject& subject, const policy::Policy& policy,
                                                  const AsOf& as_of) {
  if (!is_recipient(subject, as_of) || subject.death_stands()) return std::nullopt;
  const auto* validity = policy::in_force(policy.certification_months, as_of);
  if (validity == nullptr) return std::nullopt;

  std::optional<Start> start;
  take_newest_trace(start, subject);
  take_newest_certifying_photo(start, subject, as_of);
  take_newest_by_hand(start, subject, as_of);
  take_benefit_start(start, subject, as_of);
  if (!start) take_first_payment(start, subject);
  return CertificationDue{months_later(start->day, validity->value), validity->value,
                          std::move(start->reason), start->citation};
}

}  // namespace benefit::rules

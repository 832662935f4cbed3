#include "verify/types/subject.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>

namespace benefit {
namespace {

bool delivered_earlier(const Payment& a, const Payment& b) {
  return std::tie(a.month, a.paid_on, a.source) < std::tie(b.month, b.paid_on, b.source);
}

bool takes_back(const DeathRecord& withdrawn, const DeathRecord& record, const AsOf& as_of) {
  return withdrawn.withdrawn_on && *withdrawn.withdrawn_on <= as_of &&
         (!record.recorded_on || *record.recorded_on <= *withdrawn.withdrawn_on) &&
         fingerprint(withdrawn) == fingerprint(record);
}

}  // namespace

bool is_older_than_stated(const AssessedCollection& collected) {
  constexpr std::chrono::hours clock_tolerance{48};
  const std::optional<Instant> taken_at = instant_of(collected.capture);
  return taken_at && *taken_at + clock_tolerance < collected.collection.captured_at;
}

bool shows_old_picture(const AssessedCollection& collected) {
  return !collected.earlier_uses.empty() || is_older_than_stated(collected);
}

bool is_set_aside(const SubjectFacts& facts, const DeathRecord& record) {
  return is_set_aside(facts, fingerprint(record)) || is_set_aside(facts, fingerprint_of_any_name(record));
}

bool is_set_aside(const SubjectFacts& facts, std::string_view fingerprint) {
  return std::find(facts.set_aside_records.begin(), facts.set_aside_records.end(), fingerprint) !=
         facts.set_aside_records.end();
}

bool is_withdrawn(const SubjectFacts& facts, const DeathRecord& record, const AsOf& as_of) {
  if (record.withdrawn_on && *record.withdrawn_on <= as_of) return true;
  return std::any_of(facts.deaths.begin(), facts.deaths.end(),
                     [&](const DeathRecord& other) { return takes_back(other, record, as_of); }) ||
         std::any_of(facts.linked_deaths.begin(), facts.linked_deaths.end(),
                     [&](const Linked<DeathRecord>& other) { return takes_back(other.row, record, as_of); });
}

const Enrolment* newest_enrolment(const SubjectFacts& facts) {
  const auto newest = std::max_element(
      facts.enrolments.begin(), facts.enrolments.end(), [](const Enrolment& a, const Enrolment& b) {
        return std::tie(a.enrolled_on, a.source) < std::tie(b.enrolled_on, b.source);
      });
  return newest == facts.enrolments.end() ? nullptr : &*newest;
}

const Payment* newest_payment(const SubjectFacts& facts) {
  const auto newest = std::max_element(facts.payments.begin(), facts.payments.end(), delivered_earlier);
  return newest == facts.payments.end() ? nullptr : &*newest;
}

std::string_view name_of(const SubjectFacts& facts) {
  if (const Enrolment* enrolment = newest_enrolment(facts)) return enrolment->name;
  const Payment* newest = nullptr;
  for (const Payment& payment : facts.payments)
    if (!payment.name.empty() && (newest == nullptr || delivered_earlier(*newest, payment)))
      newest = &payment;
  return newest == nullptr ? std::string_view{} : std::string_view{newest->name};
}

}  // namespace benefit

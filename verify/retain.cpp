#include "verify/retain.hpp"

#include "verify/face/calibration/calibration.hpp"

#include <algorithm>
#include <limits>

namespace benefit::pipeline {
namespace {

constexpr std::size_t photos_at_a_time = 500;
constexpr std::int64_t rows_at_a_time = 5000;

Error stopped() {
  return {ErrorCode::cancelled, "the retention run was stopped before its end", "retention run",
          "benefitctl retention run erases the rest."};
}

/// The same day so many months earlier; the last day of a shorter month.
Day months_before(Day day, int months) {
  const std::chrono::year_month_day date{day};
  const auto earlier = date - std::chrono::months{months};
  return earlier.ok() ? Day{earlier} : Day{earlier.year() / earlier.month() / std::chrono::last};
}

Instant start_of_china_day(Day day) { return Instant{day} - china_offset; }

Month month_of(Instant instant) {
  const std::chrono::year_month_day date{china_day_of(instant)};
  return date.year() / date.month();
}

RetentionLimits limits_of(const Ports& ports) {
  RetentionLimits limits{.closed_since = Instant{Instant::duration{0}}, .calibrated = {}};
  const Day today = china_day_of(ports.clock.now());
  if (const auto* remedy = policy::in_force(ports.policy.remedy_period, today))
    limits.closed_since = start_of_china_day(months_before(today, remedy->value));
  if (const auto calibration = ports.calibrations.newest_signed_calibration()) {
    const auto record = face::parse_calibration(calibration->record);
    if (!record) throw Failure(record.error());
    limits.calibrated.insert(record->cohort.begin(), record->cohort.end());
  }
  return limits;
}

/// Nothing is paid for `since` or a later month, and the roll says of each benefit that it ended before.
bool has_ended(const SubjectFacts& facts, Month since) {
  const auto ended = [&](const Enrolment& entry) { return entry.benefit_to && *entry.benefit_to < since; };
  const auto earlier = [&](const Payment& payment) { return payment.month < since; };
  return !facts.enrolments.empty() && std::ranges::all_of(facts.enrolments, ended) &&
         std::ranges::all_of(facts.payments, earlier);
}

/// One run, kind after kind.
class Run {
 public:
  Run(const Ports& ports, RetentionStore& store, Erasing erasing, Progress& progress)
      : ports_(ports), store_(store), erasing_(erasing), progress_(progress), limits_(limits_of(ports)) {}

  /// False: it was stopped.
  bool apply(RetentionResult& result) {
    switch (result.kind.kind) {
      case RetentionKind::collection_photo:
      case RetentionKind::collection_template:
      case RetentionKind::replaced_photo:
        return erase_due(result);
      case RetentionKind::ended_benefit_photo:
        return erase_of_ended(result);
      case RetentionKind::rejected_row:
        return erase_rejects(result);
    }
    return true;
  }

 private:
  bool erase(RetentionResult& result, std::span<const PhotoId> photos) {
    const ErasedPhotos some = store_.erase(result.kind.kind, photos, limits_, erasing_, ports_.clock.now());
    result.found.erased += some.erased;
    for (const auto& [hold, count] : some.held) result.found.held[hold] += count;
    progress_.report(to_string(result.kind.kind), result.found.erased, 0);
    return !progress_.stop_requested();
  }

  bool erase_due(RetentionResult& result) {
    for (PhotoId last = 0;;) {
      const auto photos = store_.photos_due(result.kind.kind, result.kind.before, last, photos_at_a_time);
      if (photos.empty()) return true;
      if (!erase(result, photos)) return false;
      last = photos.back();
    }
  }

  bool erase_of_ended(RetentionResult& result) {
    std::vector<CitizenId> ended;
    const SubjectRange everybody{0, std::numeric_limits<std::uint64_t>::max()};
    const Month since = month_of(result.kind.before);
    ports_.facts.for_each_subject(everybody, std::nullopt, [&](const SubjectFacts& facts) {
      if (has_ended(facts, since)) ended.push_back(facts.id);
    });
    for (const CitizenId person : ended)
      if (const auto photos = store_.photos_of(person); !photos.empty() && !erase(result, photos))
        return false;
    return true;
  }

  bool erase_rejects(RetentionResult& result) {
    if (erasing_ == Erasing::tried) {
      result.found.erased = store_.count_rejects_before(result.kind.before);
      return true;
    }
    for (;;) {
      const std::int64_t erased = store_.erase_rejects_before(result.kind.before, rows_at_a_time);
      if (erased == 0) return true;
      result.found.erased += erased;
      progress_.report(to_string(result.kind.kind), result.found.erased, 0);
      if (progress_.stop_requested()) return false;
    }
  }

  const Ports& ports_;
  RetentionStore& store_;
  Erasing erasing_;
  Progress& progress_;
  RetentionLimits limits_;
};

}  // namespace

std::vector<RetainedKind> retained_kinds(const Ports& ports) {
  const Day today = china_day_of(ports.clock.now());
  std::vector<RetainedKind> kinds;
  for (const RetentionKind kind : all_retention_kinds) {
    RetainedKind& retained = kinds.emplace_back(RetainedKind{.kind = kind});
    const auto* const period = policy::in_force(ports.policy.retention, kind, today);
    if (period == nullptr) continue;
    retained.months = period->value.months;
    retained.legal_basis = period->legal_basis;
    retained.before = start_of_china_day(months_before(today, period->value.months));
  }
  return kinds;
}

Expected<std::vector<RetentionResult>> apply_retention(const Ports& ports, RetentionStore& store,
                                                       Erasing erasing, Progress& progress) {
  Run run(ports, store, erasing, progress);
  std::vector<RetentionResult> results;
  for (RetainedKind& kind : retained_kinds(ports)) {
    RetentionResult& result = results.emplace_back(RetentionResult{.kind = std::move(kind), .found = {}});
    if (result.kind.months && !run.apply(result)) return tl::unexpected(stopped());
  }
  if (erasing == Erasing::done) store.forget_journal();
  return results;
}

}  // namespace benefit::pipeline

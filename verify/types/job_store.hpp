// The port for jobs: long work that outlives a request and a restart.
// All methods are thread-safe and throw Failure when the store itself is broken.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/subject.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace benefit {

using JobId = std::int64_t;

/// Stored by number: never renumber.
enum class JobKind : std::uint8_t {
  import_delivery = 1,
  verify = 2,
  calibrate_faces = 3,
  dedupe_faces = 4,
  write_ledger = 5,
  rotate_key = 6,
  apply_retention = 7,
};
enum class JobState : std::uint8_t { queued = 1, running = 2, done = 3, failed = 4, cancelled = 5 };
std::string_view to_string(JobKind kind);
std::string_view to_string(JobState state);

struct Job {
  JobId id = 0;
  JobKind kind = JobKind::verify;
  JobState state = JobState::queued;
  std::string requested_by;
  Instant requested_at;
  std::optional<Instant> started_at;
  std::optional<Instant> finished_at;
  std::string parameters;  ///< JSON, as the job's kind defines it
  std::string result;      ///< JSON, once done
  std::string phase;
  std::int64_t done = 0;
  std::int64_t total = 0;  ///< 0 while unknown
  std::optional<Error> error;
};

/// One unit of a bulk run. A worker leases it, works, and hands in its findings.
struct Partition {
  JobId job = 0;
  std::int64_t ordinal = 0;
  SubjectRange range;
  /// Those of the range that the run looks at, in order; nullopt: everybody.
  std::optional<std::vector<CitizenId>> only{};
};

/// What the findings of a run rest on beside the facts.
struct RunBasis {
  Day as_of;
  std::string context;  ///< whatever else; equal texts, equal findings from the same facts on the same day
};

struct ConcernedLimits {
  double most_share = 0.25;           ///< of all subjects: when more are concerned, everybody is looked at
  std::int64_t subjects_each = 1000;  ///< of one partition
};

class JobStore {
 public:
  virtual ~JobStore() = default;
  virtual JobId add(JobKind kind, std::string_view parameters, std::string_view requested_by,
                    Instant now) = 0;
  virtual std::optional<Job> job(JobId id) const = 0;
  /// Newest first.
  virtual std::vector<Job> jobs(std::int64_t limit) const = 0;
  /// Queued and running ones, oldest first: what a starting daemon takes up again.
  virtual std::vector<Job> unfinished() const = 0;
  virtual void started(JobId id, Instant now) = 0;
  virtual void progressed(JobId id, std::string_view phase, std::int64_t done, std::int64_t total) = 0;
  virtual void finished(JobId id, JobState state, std::string_view result, const std::optional<Error>& error,
                        Instant now) = 0;

  /// Lays down the partitions of a run; does nothing when the run has some already (it is being resumed).
  virtual void plan(JobId id, std::span<const SubjectRange> ranges) = 0;
  /// Lays down the partitions of a run of those alone whose findings may be other than the last concluded run
  /// left them, when that is known: that run rested on the same basis, but for a day of the same month that
  /// was not later, and nothing was planned since. False when it is not known, or when they are too many:
  /// then plan() has to follow. Does nothing more when the run has partitions already. What becomes current
  /// while the run goes on is for the next one.
  virtual bool plan_concerned(JobId id, const RunBasis& basis, const ConcernedLimits& limits) = 0;
  /// Leases the next partition that is neither done nor under a lease that lasts beyond `now`.
  virtual std::optional<Partition> lease(JobId id, std::string_view worker, Instant now, Instant until) = 0;
  /// Partitions done and in all.
  virtual std::pair<std::int64_t, std::int64_t> partitions(JobId id) const = 0;
  /// Subjects that were checked in the partitions that are done.
  virtual std::int64_t subjects_checked(JobId id) const = 0;
  /// The run looks at those alone whom something new concerns (plan_concerned).
  virtual bool only_concerned(JobId id) const = 0;
};

}  // namespace benefit

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
  make_backup = 6,
  verify_backup = 7,
  examine = 8,
  rotate_key = 9,
  apply_retention = 10,
};
/// Stored by number: never renumber.
enum class JobState : std::uint8_t {
  queued = 1,
  running = 2,
  done = 3,
  failed = 4,
  cancelled = 5,
  paused = 6,  ///< neither begun nor gone on with until somebody wants it
};
/// What somebody wants of a job that has not ended. Stored by number: never renumber.
enum class JobWish : std::uint8_t { pause = 1, cancel = 2, go_on = 3 };
/// Done, failed or cancelled.
bool has_ended(JobState state);
std::string_view to_string(JobKind kind);
std::string_view to_string(JobState state);
std::string_view to_string(JobWish wish);

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
  std::optional<JobWish> wish{};  ///< pause or cancel: it runs, and stops at its next safe point
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

/// What a run has made of the findings that stood before it. One that looks again at what an earlier run
/// looked at, with nothing new on file, changes nothing.
struct RunChanges {
  std::int64_t appeared = 0;   ///< new, or withdrawn before
  std::int64_t changed = 0;    ///< say something else than before
  std::int64_t withdrawn = 0;  ///< not found again
  friend bool operator==(const RunChanges&, const RunChanges&) = default;
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
  /// Queued, running and paused ones, oldest first: what a starting daemon takes up again, and what it keeps.
  virtual std::vector<Job> unfinished() const = 0;
  /// The job as it begins or goes on; nullopt when meanwhile it was paused, or has ended.
  virtual std::optional<Job> started(JobId id, Instant now) = 0;
  virtual void progressed(JobId id, std::string_view phase, std::int64_t done, std::int64_t total) = 0;
  virtual void finished(JobId id, JobState state, std::string_view result, const std::optional<Error>& error,
                        Instant now) = 0;
  /// A job that does not run follows at once. Of one that runs the wish is kept until it has stopped
  /// (`stopped`), over a restart too. Wished again, nothing changes. Gives the job as it is then. Errors:
  /// not_found; conflict, it has ended, or it is about to be cancelled.
  virtual Expected<Job> wish(JobId id, JobWish wish, Instant now) = 0;
  /// A running job has stopped before its end: it becomes what was wished, paused or cancelled, and is queued
  /// again when that was taken back meanwhile. Gives the job as it is then.
  virtual Job stopped(JobId id, Instant now) = 0;

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
  virtual RunChanges changes_of(JobId id) const = 0;
  /// Subjects that were checked in the partitions that are done.
  virtual std::int64_t subjects_checked(JobId id) const = 0;
  /// The newest run that was laid down after this one, which stood still meanwhile: what this one would find
  /// is that one's already, and newer there. nullopt: none.
  virtual std::optional<JobId> overtaken_by(JobId id) const = 0;
  /// The run looks at those alone whom something new concerns (plan_concerned).
  virtual bool only_concerned(JobId id) const = 0;
};

}  // namespace benefit

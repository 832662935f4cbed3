// The port for findings and cases.
// All methods are thread-safe and throw Failure when the store itself is broken.
#pragma once

#include "verify/types/attachment.hpp"
#include "verify/types/audit_log.hpp"
#include "verify/types/case.hpp"
#include "verify/types/error.hpp"
#include "verify/types/finding.hpp"
#include "verify/types/job_store.hpp"
#include "verify/types/letter.hpp"
#include "verify/types/officer.hpp"
#include "verify/types/subject.hpp"
#include "verify/types/suspension.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

using FindingId = std::int64_t;

/// A finding as the store keeps it.
struct StoredFinding {
  FindingId id = 0;
  Finding finding;
  bool open = true;  ///< false: withdrawn by a later run
  std::optional<CaseId> in_case;
  Instant first_found_at;
  std::optional<Instant> withdrawn_at;
};

/// A death record that a decision sets aside for one subject, for good.
struct SetAside {
  CitizenId subject;
  std::string fingerprint;
  Outcome because = Outcome::registry_wrong;
};

/// A subject whose findings time alone may change, and the first day on which it may (AsOf::changes_on).
struct DueSubject {
  CitizenId subject;
  Day on;
};

/// A request that names itself by a key of its own: made again, it changes nothing.
struct DoneRequest {
  std::string key;
  std::string actor;
  std::string what;  ///< the command and its values, so that one key does not stand for two things
  CaseId case_id = 0;
};

/// Who takes a step, by which command ("case.decide"): it goes on the record (AuditLog) with what it changes.
struct StepTaken {
  std::string actor;
  std::string command;
  Instant at;
};

/// The next state of a case and the trace of how it got there. Made by verify/cases, applied by the store
/// whole or not at all.
struct CaseChange {
  Case next;  ///< `next.id` is 0 for a new case; `next.version` is the version that the change was based on
  std::vector<CaseEvent> events;
  std::vector<FindingId> joining;  ///< findings that enter the case
  std::vector<SetAside> set_aside;
  std::vector<NewAttachment> attaching{};
  std::optional<Suspension> suspension{};  ///< its next state; its `case_id` 0: that of `next`
  std::vector<Arrears> back_pay{};         ///< computed by this step; kept with the case
  std::vector<std::string> restored{};     ///< fingerprints of the subject that are set aside no longer
  std::optional<DoneRequest> request{};
  std::optional<Fen> wrong_amount{};  ///< of a payment chosen by lot: how much of it was wrong, or missing
  std::optional<StepTaken> taken{};   ///< nullopt: a run's, which no officer takes
  /// Findings that leave the case before it is decided, for the decision does not answer them: the next
  /// change of the same step takes them up.
  std::vector<FindingId> leaving{};
};

/// Decides, for one subject, how its case follows its findings. Pure (verify/cases). `current` is the
/// subject's unfinished case; `findings` are all that are open, and those of the case that are withdrawn.
/// nullopt: nothing changes.
using ReconcileCase = std::function<std::optional<CaseChange>(
    const std::optional<Case>& current, std::span<const StoredFinding> findings, Instant now)>;

/// Part of the region tree: a county's code, or a city's or province's, which stands for all its counties
/// (130200, 130000); then town and village as far as they are given. 0 and empty: everywhere.
using RegionPart = RegionPath;
/// The same for the subject's active suspension, after its case. `current` is the suspension's own case,
/// finished or not; `findings` are the subject's open ones. nullopt: nothing changes.
using ReconcileSuspension = std::function<std::optional<CaseChange>(
    const Case& current, const Suspension& suspension, std::span<const StoredFinding> findings, Instant now)>;

struct CaseFilter {
  std::optional<CaseState> state{};
  std::optional<std::string> check{};
  std::optional<CaseKind> kind{};
  RegionPart region{};
  std::optional<Instant> opened_since{};
  /// Only what comes after this case in the order; nullopt: from the first on.
  std::optional<CaseId> after{};
  std::int64_t limit = 0;  ///< 0: all
};

/// Which queue an officer takes the next case from.
struct QueueFilter {
  std::optional<CaseKind> kind{};  ///< nullopt: of any
  RegionPart region{};
};

/// How a case is taken, and those of its matter that are not finished with it. Pure (verify/cases). An error:
/// this officer may not take it.
using TakeCase =
    std::function<Expected<std::vector<CaseChange>>(const Case& chosen, std::span<const Case> side_by_side)>;

/// Where a case stands among those that wait (open, not asleep) in the queue of its kind.
struct QueuePlace {
  std::int64_t ahead = 0;  ///< cases that come before it
  std::int64_t waiting = 0;
};

/// How many cases of a kind wait, and how many of them were opened since some time.
struct WaitingCases {
  CaseKind kind = CaseKind::payment_in_doubt;
  std::int64_t waiting = 0;
  std::int64_t opened_since = 0;
};

/// What waits for one officer. Lists are in order of what is most urgent.
struct Agenda {
  std::vector<Case> taken;       ///< by this officer, in order of rank
  std::vector<Case> diary_due;   ///< written by this officer, its day has come, still open
  std::vector<Case> to_confirm;  ///< proposed by another officer: the first fifty
  std::int64_t to_confirm_in_all = 0;
  std::vector<WaitingCases> waiting;
};

struct PromisedBackPay {
  CitizenId subject;
  CaseId by_case = 0;
  Arrears arrears;
};

class CaseStore {
 public:
  virtual ~CaseStore() = default;

  /// Keeps a partition's findings (updating those known under the same key) and marks it done, in one step.
  /// `subjects`: how many were checked for them. `due`: which of them the next runs of the month have to look
  /// at though nothing happens; any of the partition's who were due no longer are.
  virtual void complete(const Partition& partition, std::span<const Finding> findings, std::int64_t subjects,
                        std::span<const DueSubject> due, Instant now) = 0;
  /// Ends a run whose partitions are all done: findings of these checks that it did not see again are
  /// withdrawn (those of a check that was not run stay), each subject's case follows, in order of subject,
  /// then the active suspensions (none when `reconcile_suspension` is empty).
  /// In parts, between which others may write; begun again after a kill it comes to the same, and done again it
  /// changes nothing.
  virtual void conclude(JobId run, std::span<const std::string> checks, const ReconcileCase& reconcile,
                        Instant now, const ReconcileSuspension& reconcile_suspension = {}) = 0;

  /// In order of rank (Case::rank), then number. not_found: there is no case `filter.after`.
  virtual Expected<std::vector<Case>> cases(const CaseFilter& filter) const = 0;
  /// Takes the case that comes first: one whose diary day has come (those of this officer before others'),
  /// then the greatest rank among open ones and those whose lease ran out. One that `take` refuses is passed
  /// over, up to some tens of them. Nobody else gets the same one. nullopt: none is waiting.
  virtual std::optional<Case> take_next(const QueueFilter& filter, std::string_view officer,
                                        const TakeCase& take, Instant now) = 0;
  /// Unfinished cases whose diary day is this one or earlier (nullopt: any day), the earliest first.
  virtual std::vector<Case> diary(std::optional<Day> until, std::optional<std::string> by) const = 0;
  /// What others than this officer have proposed and nobody has confirmed yet, in order of rank, then number.
  virtual std::vector<CaseId> proposals(const QueueFilter& filter, std::string_view officer) const = 0;
  virtual QueuePlace place_of(const Case& one) const = 0;
  virtual Agenda agenda(std::string_view officer, Instant since, Instant now) const = 0;
  /// The unfinished cases of the matter, in order of number, without `one` itself.
  virtual std::vector<Case> side_by_side(const Case& one) const = 0;
  virtual std::vector<Attachment> attachments_of(CaseId id) const = 0;
  /// Errors: not_found; corrupt (a broken seal, or the hash is another).
  virtual Expected<Bytes> attachment(CaseId id, AttachmentId attachment) const = 0;
  /// How many cases there are in each state; a state without cases is left out.
  virtual std::map<CaseState, std::int64_t> count_cases() const = 0;
  virtual std::optional<Case> find_case(CaseId id) const = 0;
  virtual std::vector<StoredFinding> findings_of(CaseId id) const = 0;
  virtual std::vector<CaseEvent> events_of(CaseId id) const = 0;
  virtual std::vector<Case> cases_of(CitizenId subject) const = 0;
  /// In order of check, subject, period. Withdrawn ones only when asked for.
  virtual void for_each_finding(bool with_withdrawn,
                                const std::function<void(const StoredFinding&)>& visit) const = 0;
  /// conflict when the case has changed since `change.next.version`, or its request was made meanwhile.
  virtual Expected<Case> apply(const CaseChange& change) = 0;
  /// All of them or, with an error, none.
  virtual Expected<std::vector<Case>> apply_all(std::span<const CaseChange> changes) = 0;

  /// The subject's active suspension; else the one that ended last; nullopt when there was none.
  virtual std::optional<Suspension> suspension_of(CitizenId subject) const = 0;
  /// In order of number. Ended ones only when asked for.
  virtual std::vector<Suspension> suspensions(bool with_ended) const = 0;
  /// What was computed last for this case, in order of scheme and month.
  virtual std::vector<Arrears> back_pay_of(CaseId id) const = 0;
  /// What cases have promised, in order of subject, case, scheme and month; not those that were withdrawn,
  /// which lead nobody to pay. Of one subject when it is given.
  virtual std::vector<PromisedBackPay> promised_back_pay(
      std::optional<CitizenId> of = std::nullopt) const = 0;
  virtual std::optional<DoneRequest> find_request(std::string_view key) const = 0;
  /// Fingerprints that the decisions of this case have set aside, and still do.
  virtual std::vector<std::string> set_aside_by(CaseId id) const = 0;

  virtual void register_officer(const Registration& registration) = 0;
  virtual Officers officers() const = 0;
  /// What waits to be written or served, the longest first; of one case when it is given.
  virtual std::vector<WaitingLetter> waiting_letters(std::optional<CaseId> of_case,
                                                     std::int64_t limit) const = 0;
  /// User names of those who handed in photos or collections of the subject, by the record of who did what.
  virtual std::vector<std::string> photo_givers(CitizenId subject) const = 0;
};

}  // namespace benefit

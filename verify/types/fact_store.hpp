// The port through which facts come to rest and are read back. Implemented by verify/store/sqlite.
// All methods are thread-safe and throw Failure when the store itself is broken (disk full, I/O error,
// damage).
#pragma once

#include "verify/types/certification.hpp"
#include "verify/types/delivery_figures.hpp"
#include "verify/types/error.hpp"
#include "verify/types/facts.hpp"
#include "verify/types/feed.hpp"
#include "verify/types/subject.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

/// Takes the rows of one delivery. Rows are invisible to every reader until commit() returns; destroyed
/// without commit, or killed at any instant, the batch is wholly absent. Used from one thread.
class BatchWriter {
 public:
  virtual ~BatchWriter() = default;
  virtual void add(const Enrolment& row) = 0;
  virtual void add(const Payment& row) = 0;
  virtual void add(const DeathRecord& row) = 0;
  virtual void add(const RegistryPeriod& row) = 0;
  virtual void add(const GovernmentContribution& row) = 0;
  virtual void add(const TraceOfLife& row) = 0;
  virtual void add(const Contribution& row) = 0;
  virtual void add(const HouseholdMember& row) = 0;
  virtual void add(const HouseholdDecision& row) = 0;
  virtual void add(const MaternityClaim& row) = 0;
  virtual void add(const HospitalSettlement& row) = 0;
  virtual void add(const Absence& row) = 0;
  virtual void add(const BenefitEvent& row) = 0;
  virtual void add(const AccountHolder& row) = 0;
  virtual void add(const Project& row) = 0;
  virtual void add(const Station& row) = 0;
  virtual void add(const Region& row) = 0;
  virtual void reject(const Reject& reject) = 0;
  /// An accepted row with a defect that a later stage can live with.
  virtual void damaged(const RowDefect& defect) = 0;
  /// Makes the batch visible, and the batch that it supersedes no longer current, in one step.
  /// The sources of added rows must have carried `id()`. `sheet`: where in a workbook the rows stood.
  /// `figures`: what was counted of the added rows; kept with the batch.
  virtual Batch commit(Encoding encoding, const std::vector<std::string>& columns, std::int64_t rows_in,
                       const std::optional<SheetRead>& sheet = std::nullopt,
                       const DeliveryFigures& figures = {}) = 0;
  virtual BatchId id() const = 0;
};

/// What a year's rows of the feed `subsidies` come to, whomever and wherever they are for.
struct SubsidyTotal {
  std::int64_t rows = 0;
  Fen amount;

  SubsidyTotal& operator+=(const SubsidyTotal& other) {
    rows += other.rows;
    amount += other.amount;
    return *this;
  }
  friend SubsidyTotal operator+(SubsidyTotal one, const SubsidyTotal& other) { return one += other; }
  friend bool operator==(const SubsidyTotal&, const SubsidyTotal&) = default;
};

/// What is paid in a scheme: the lower median.
struct UsualAmount {
  Scheme scheme = Scheme::resident_pension;
  Fen amount;
  friend bool operator==(const UsualAmount&, const UsualAmount&) = default;
};

/// What was counted of all current deliveries of a feed together. Deliveries from before anything was counted
/// are left out.
struct FeedFigures {
  struct Column {
    std::string column;
    std::int64_t filled = 0;  ///< rows with a value in it
    std::int64_t rows = 0;    ///< accepted rows in which it was looked for
  };

  Feed feed = Feed::roll;
  std::vector<Column> columns;  ///< in order of name
  std::vector<LagCount> lags;   ///< in order of days
};

struct SharedRows {
  std::int64_t looked_at = 0;  ///< rows that bear a number
  std::int64_t shared = 0;     ///< of them
};

class FactStore {
 public:
  virtual ~FactStore() = default;

  /// The current batches of this feed with exactly these bytes, whatever the deliveries were called.
  virtual std::vector<Batch> current_batches_with(Feed feed, std::string_view file_sha256) const = 0;
  virtual std::unique_ptr<BatchWriter> begin_batch(const DeliveryHeader& header) = 0;
  /// A profile that is there already stays as it is.
  virtual void keep_profile(const KeptProfile& profile) = 0;
  virtual std::optional<KeptProfile> profile(std::string_view sha256) const = 0;
  /// Newest first; superseded ones too.
  virtual std::vector<Batch> batches() const = 0;
  virtual std::optional<Batch> batch(BatchId id) const = 0;
  /// User names of who delivered it, and whose deliveries it took the place of, one after another.
  virtual std::vector<std::string> deliverers_of(BatchId id) const = 0;
  /// What was counted of the current deliveries, in order of feed; feeds of which nothing was are left out.
  virtual std::vector<FeedFigures> feed_figures() const = 0;
  /// The months that the payments current at `known_at` (nullopt: now) are for, in order of scheme, county
  /// and month; the rows are those of the one delivery that holds most of it, since deliveries may repeat one
  /// another.
  virtual std::vector<ListedMonth> listed_months(std::optional<Instant> known_at) const = 0;
  /// What the newest current deliveries of the feed pay, by their first rows (of a year of lists a few
  /// thousand each), in order of scheme. Empty for feeds but `payments` and `subsidies`.
  virtual std::vector<UsualAmount> usual_amounts(Feed feed) const = 0;
  /// In order of line.
  virtual void for_each_reject(BatchId id, const std::function<void(const Reject&)>& visit) const = 0;
  virtual void for_each_damaged(BatchId id, const std::function<void(const RowDefect&)>& visit) const = 0;

  /// Cuts all subjects (those with any fact but a death, a trace of life, an absence, a household or an
  /// account) into ranges of about `subjects_each`; together the ranges cover every possible number. Same
  /// store, same ranges.
  virtual std::vector<SubjectRange> partition_subjects(std::int64_t subjects_each) const = 0;
  /// Visits the subjects of the range in order of their number, with all facts that were current at
  /// `known_at` (nullopt: now). Enrolments, payments, deaths, ... of others are not seen, but for what
  /// matching linked.
  virtual void for_each_subject(SubjectRange range, std::optional<Instant> known_at,
                                const std::function<void(const SubjectFacts&)>& visit) const = 0;
  /// The same of these subjects alone, which are in order.
  virtual void for_each_of(std::span<const CitizenId> subjects,
                           const std::function<void(const SubjectFacts&)>& visit) const = 0;
  /// Of the rows that were current at `known_at` (nullopt: now), counted without reading them one by one:
  /// what a ledger made of them has to come to (C4).
  virtual SubsidyTotal subsidies_of_year(int year, std::optional<Instant> known_at) const = 0;
  /// Current rows that are about no person, in order of source.
  virtual void for_each_project(std::optional<Instant> known_at,
                                const std::function<void(const Project&)>& visit) const = 0;
  virtual void for_each_station(std::optional<Instant> known_at,
                                const std::function<void(const Station&)>& visit) const = 0;
  virtual void for_each_region(std::optional<Instant> known_at,
                               const std::function<void(const Region&)>& visit) const = 0;
  /// Visits who was paid into which bank account for the month `from` or a later one, by the day `paid_by`:
  /// in order of number, each account once for a person. Where a payment names no account, those that the
  /// roll has for the person count. `account` lives until the visit returns. One pass; no payment is built,
  /// so that a year of a million people takes seconds.
  virtual void for_each_payee(
      Month from, Day paid_by, std::optional<Instant> known_at,
      const std::function<void(CitizenId person, std::string_view account)>& visit) const = 0;
  /// Current rows about whose the accounts are.
  virtual void for_each_account_holder(std::optional<Instant> known_at,
                                       const std::function<void(const AccountHolder&)>& visit) const = 0;
  /// Collections and current certifications by hand. An event that several deliveries bring comes with each.
  virtual void for_each_certification(std::optional<Instant> known_at,
                                      const std::function<void(const Certification&)>& visit) const = 0;
  /// Current death records that bear a number, withdrawn ones too.
  virtual void for_each_numbered_death(std::optional<Instant> known_at,
                                       const std::function<void(const DeathRecord&)>& visit) const = 0;
  /// nullopt when nothing at all is known under this number.
  virtual std::optional<SubjectFacts> subject(CitizenId id, std::optional<Instant> known_at) const = 0;
  /// With all facts that were current at any time since then, those of deliveries that were replaced
  /// meanwhile beside those that took their place.
  virtual std::optional<SubjectFacts> subject_since(CitizenId id, Instant since) const = 0;
  /// Of a list of deaths, how many rows are also in lists of these feeds that were current at any time since
  /// then, all in one way: the same number, recorded on the same day or so many days apart as the others (or,
  /// where a side does not say, dead so many days apart). Rows that were taken back do not count. Of a long
  /// list some sixty rows are looked at, spread evenly.
  virtual SharedRows shared_deaths(BatchId list, std::span<const Feed> feeds, Instant since) const = 0;
};

}  // namespace benefit

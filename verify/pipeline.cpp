#include "verify/pipeline.hpp"

#include "verify/calibrate_faces.hpp"
#include "verify/cases/state_machine.hpp"
#include "verify/gather_case.hpp"
#include "verify/gather_things.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/intake/delivery.hpp"
#include "verify/match/link_deaths.hpp"
#include "verify/match/link_records.hpp"
#include "verify/measure_death_sources.hpp"
#include "verify/rules/death_probability.hpp"
#include "verify/rules/registry.hpp"
#include "verify/types/for_each_part.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <iterator>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace benefit::pipeline {
namespace {

// ---- intake ----

bool is_current(const Batch& batch) { return !batch.superseded_by.has_value(); }

bool was_current(const Batch& batch, std::optional<Instant> known_at) {
  if (!known_at) return is_current(batch);
  return batch.header.received_at <= *known_at && (!batch.superseded_at || *batch.superseded_at > *known_at);
}

bool holds_something_else(const FactStore& facts, const DeliveryHeader& header) {
  const std::vector<Batch> batches = facts.batches();
  return std::any_of(batches.begin(), batches.end(), [&](const Batch& batch) {
    return is_current(batch) && batch.header.feed == header.feed &&
           batch.header.delivery == header.delivery && batch.header.file_sha256 != header.file_sha256;
  });
}

Error held_by_another(const Batch& other, const DeliveryHeader& header) {
  return {
      ErrorCode::conflict,
      fmt::format("these very bytes are current as delivery '{}' (batch {})", other.header.delivery,
                  other.id),
      fmt::format("delivery '{}'", header.delivery),
      fmt::format("One file must not count twice. To let it replace '{}', first import a file with nothing "
                  "but its header as '{}'; then import this one again.",
                  header.delivery, other.header.delivery)};
}

/// The batch beside which this file would say nothing new; nullopt when there is none (see take_delivery).
Expected<std::optional<Batch>> same_delivery(const FactStore& facts, const DeliveryHeader& header,
                                             std::optional<Encoding> encoding) {
  for (Batch& current : facts.current_batches_with(header.feed, header.file_sha256)) {
    if (current.header.delivery == header.delivery) {
      const bool read_alike = (!encoding || *encoding == current.encoding) &&
                              current.header.profile_sha256 == header.profile_sha256;
      if (read_alike) return std::move(current);
    } else if (current.rows_in > 0) {
      if (holds_something_else(facts, header)) return tl::unexpected(held_by_another(current, header));
      return std::move(current);
    }
  }
  return std::nullopt;
}

/// The mapping profile that a delivery is read by; nullopt: none.
Expected<std::optional<intake::Profile>> profile_of(const FactStore& facts, const DeliveryHeader& header) {
  if (header.profile_sha256.empty()) return std::nullopt;
  const auto kept = facts.profile(header.profile_sha256);
  if (!kept)
    return tl::unexpected(
        Error{ErrorCode::not_found, "there is no such profile", "profile", "keep it first: `profile keep`"});
  auto profile = intake::parse_profile(kept->text);
  if (!profile) return tl::unexpected(profile.error());
  return *std::move(profile);
}

std::optional<Batch> batch_superseded_by(const FactStore& facts, BatchId id) {
  for (Batch& batch : facts.batches())
    if (batch.superseded_by == id) return std::move(batch);
  return std::nullopt;
}

// ---- face ----

FaceMeasurement without_template(FaceMeasurement measured) {
  measured.face.reset();
  measured.print.reset();
  return measured;
}

/// What is known of a stored photo, measured anew when other networks than today's had measured it (their
/// template may be gone).
/// nullopt: not now, for a worker failed at it.
std::optional<FaceMeasurement> todays_measurement(const Ports& ports, PhotoId photo) {
  auto kept = ports.photos.measurement(photo);
  if (!kept || kept->not_assessable || (kept->face && kept->face->model_set == ports.faces.model_set()))
    return kept;
  const Expected<Bytes> bytes = ports.photos.photo(photo);
  if (!bytes) return std::nullopt;
  FaceMeasurement anew = ports.faces.measure(*bytes);
  if (anew.not_assessable == NotAssessable::worker_failed) return std::nullopt;
  ports.photos.replace_measurement(photo, anew);
  return anew;
}

/// A photo at which a worker had failed has been handed in again.
void mend_measurement(const Ports& ports, PhotoId photo, const FaceMeasurement& measured) {
  if (measured.not_assessable == NotAssessable::worker_failed) return;
  const auto kept = ports.photos.measurement(photo);
  if (!kept || kept->not_assessable != NotAssessable::worker_failed) return;
  ports.photos.replace_measurement(photo, measured);
  ports.photos.keep_print(photo, measured);
  if (measured.print) ports.past_photos.take(photo, *measured.print);
}

face::Claim claim_of(const CollectedFace& collected, const std::vector<EnrolledFace>& enrolled) {
  face::Claim claim{
      collected.person, {}, {.taken_on = china_day_of(collected.captured_at), .face = collected.face}};
  for (const auto& [photo, face] : enrolled)
    claim.enrolled.push_back({.taken_on = photo.taken_on, .face = face, .photo = photo.photo});
  return claim;
}

/// What may show a picture of the person certifies nobody.
void heed_attack(FaceComparison& comparison, bool attack_suspected) {
  if (attack_suspected) comparison.certifies = false;
}

/// The template by today's networks. nullopt: not now, or the photo cannot be assessed any more.
std::optional<FaceTemplate> todays_face(const Ports& ports, PhotoId photo) {
  auto measured = todays_measurement(ports, photo);
  return measured ? std::move(measured->face) : std::nullopt;
}

/// The newest enrolled photos of the person that can be compared, the newest first.
std::vector<EnrolledFace> enrolled_faces(const Ports& ports, CitizenId person) {
  std::vector<EnrolledPhoto> photos = ports.photos.enrolled_photos(person);
  std::vector<EnrolledFace> faces;
  for (auto photo = photos.rbegin(); photo != photos.rend() && faces.size() < most_compared_photos; ++photo)
    if (auto face = todays_face(ports, photo->photo)) faces.push_back({*photo, *std::move(face)});
  return faces;
}

/// nullopt: there is no enrolled photo that it can be compared with now.
std::optional<FaceComparison> compare_collection(const Ports& ports, const Collection& collection,
                                                 CollectionId id, const FaceMeasurement& measured) {
  const std::vector<EnrolledFace> enrolled = enrolled_faces(ports, collection.person);
  if (enrolled.empty()) return std::nullopt;
  const auto comparer = ports.standard.current();
  const CollectedFace collected{
      .person = collection.person, .photo = 0, .captured_at = collection.captured_at, .face = *measured.face};
  FaceComparison comparison = comparer->compare(claim_of(collected, enrolled));
  heed_attack(comparison, measured.attack && measured.attack->suspected);
  const std::array made{MadeComparison{id, enrolled.front().photo.photo, comparer->standard(), comparison}};
  ports.photos.keep_comparisons(made);
  return comparison;
}

/// Makes comparisons that are pending by one standard, and keeps them.
class PendingComparisons {
 public:
  PendingComparisons(PhotoStore& photos, const face::Comparer& comparer)
      : photos_(photos), comparer_(comparer) {}

  void add(PendingComparison pending) {
    pending_.push_back(std::move(pending));
    if (pending_.size() == compared_at_a_time) compare();
  }

  void finish() {
    compare();
    keep();
  }

 private:
  /// As one matrix product with the cohort.
  static constexpr std::size_t compared_at_a_time = 256;
  /// In one transaction: few of them cost little, and nobody waits long for one.
  static constexpr std::size_t kept_at_a_time = 4096;

  void compare() {
    std::vector<face::Claim> claims;
    for (const PendingComparison& pending : pending_)
      claims.push_back(claim_of(pending.collected, pending.enrolled));
    std::vector<FaceComparison> comparisons = comparer_.compare(claims);
    for (std::size_t i = 0; i < pending_.size(); ++i) {
      heed_attack(comparisons[i], pending_[i].attack_suspected);
      made_.push_back({pending_[i].collection, pending_[i].enrolled.front().photo.photo, comparer_.standard(),
                       std::move(comparisons[i])});
    }
    pending_.clear();
    if (made_.size() >= kept_at_a_time) keep();
  }

  void keep() {
    photos_.keep_comparisons(made_);
    made_.clear();
  }

  PhotoStore& photos_;
  const face::Comparer& comparer_;
  std::vector<PendingComparison> pending_;
  std::vector<MadeComparison> made_;
};

/// Replaces templates of other networks than today's; leaves out enrolled photos of which there is none now.
/// False: the collected one has none, or none of the others.
bool bring_up_to_date(const Ports& ports, PendingComparison& pending) {
  auto collected = todays_measurement(ports, pending.collected.photo);
  if (!collected || !collected->face) return false;
  pending.collected.face = *std::move(collected->face);
  pending.attack_suspected = collected->attack && collected->attack->suspected;
  std::erase_if(pending.enrolled, [&](EnrolledFace& enrolled) {
    auto face = todays_face(ports, enrolled.photo.photo);
    if (face) enrolled.face = *std::move(face);
    return !face;
  });
  return !pending.enrolled.empty();
}

/// Collections that came before their person's enrolled photo, or were compared by another standard. Returns
/// whose comparison could not be made now.
std::set<CitizenId> compare_pending(const Ports& ports, SubjectRange range) {
  const auto comparer = ports.standard.current();
  PendingComparisons comparisons(ports.photos, *comparer);
  std::vector<PendingComparison> of_other_networks;  // for later: no store is kept waiting for networks
  const auto is_current = [&](const FaceTemplate& face) { return face.model_set == comparer->model_set(); };
  ports.photos.for_each_pending_comparison(range, comparer->standard(), [&](PendingComparison pending) {
    const bool current = is_current(pending.collected.face) &&
                         std::ranges::all_of(pending.enrolled, is_current, &EnrolledFace::face);
    if (current) {
      comparisons.add(std::move(pending));
    } else {
      pending.collected.face = {};
      for (EnrolledFace& enrolled : pending.enrolled) enrolled.face = {};
      of_other_networks.push_back(std::move(pending));
    }
  });
  std::set<CitizenId> left;
  for (PendingComparison& pending : of_other_networks) {
    if (bring_up_to_date(ports, pending))
      comparisons.add(std::move(pending));
    else
      left.insert(pending.collected.person);
  }
  comparisons.finish();
  return left;
}

/// Photos from before there were prints, or prints like today's, get theirs. Can be stopped and taken up
/// again.
void print_old_photos(const Ports& ports, unsigned threads, Progress& progress) {
  constexpr std::size_t at_a_time = 1000;
  PhotoId last = 0;
  std::int64_t done = 0;
  while (!progress.stop_requested()) {
    const std::vector<PhotoId> photos = ports.photos.photos_without_print(last, at_a_time);
    if (photos.empty()) return;
    for_each_part(photos.size(), threads, [&](std::size_t i, unsigned) {
      if (progress.stop_requested()) return;
      const Expected<Bytes> bytes = ports.photos.photo(photos[i]);
      if (!bytes) return;
      const FaceMeasurement measured = ports.faces.measure(*bytes);
      if (measured.not_assessable == NotAssessable::worker_failed) return;
      ports.photos.keep_print(photos[i], measured);
      if (measured.print) ports.past_photos.take(photos[i], *measured.print);
    });
    last = photos.back();
    done += static_cast<std::int64_t>(photos.size());
    progress.report("print", done, 0);
  }
}

/// Collections whose photo was kept but not yet looked for: the service was stopped in between.
void search_pending(const Ports& ports, SubjectRange range) {
  for (const PhotoId photo : ports.photos.unsearched_photos(range))
    if (const auto print = ports.photos.print(photo)) ports.past_photos.take(photo, *print);
}

// ---- match, rules ----

struct Checked {
  std::vector<Finding> findings;
  std::int64_t subjects = 0;
  std::vector<DueSubject> due;  ///< in the month of the run
};

/// On which day each subject's suspension was lifted, as of somebody alive or by a decision in his favour;
/// not of whom is suspended again. (What a repair lifts rests on records that no longer count.)
std::map<CitizenId, Day> last_lifted(const CaseStore& cases, std::optional<Instant> known) {
  std::map<CitizenId, Day> lifted_on;
  for (const Suspension& one : cases.suspensions(true)) {
    if (!one.in_force_since || (known && *one.in_force_since > *known)) continue;
    lifted_on.erase(one.subject);
    if ((one.ended_because == "seen_alive" || one.ended_because == "decided") &&
        (!known || *one.ended_at <= *known))
      lifted_on.emplace(one.subject, china_day_of(*one.ended_at));
  }
  return lifted_on;
}

std::map<CitizenId, std::vector<Arrears>> promised_back_pay(const CaseStore& cases) {
  std::map<CitizenId, std::vector<Arrears>> promised;
  for (const PromisedBackPay& one : cases.promised_back_pay()) promised[one.subject].push_back(one.arrears);
  return promised;
}

/// What everybody is judged by: as of a day, by what was current at an instant (nullopt: now).
struct Grounds {
  Grounds(const Ports& ports, Day day, std::optional<Instant> known)
      : as_of(day),
        known_at(known),
        last(last_deliveries(ports.facts, known)),
        feeds(feeds_at_hand(last, day)),
        checks(rules::checks_that_run(feeds)),
        regions(gather_regions(ports.facts, known)),
        listed(ports.facts.listed_months(known), regions),
        death_sources(measure_death_sources(ports.facts, known)),
        lifted_on(last_lifted(ports.cases, known)),
        promised(known ? std::map<CitizenId, std::vector<Arrears>>() : promised_back_pay(ports.cases)) {}

  Day as_of;
  std::optional<Instant> known_at;
  std::map<Feed, Day> last;  ///< deliveries
  rules::FeedsAtHand feeds;
  std::vector<const rules::Check*> checks;
  RegionHistory regions;
  rules::ListedMonths listed;
  rules::DeathSources death_sources;
  std::map<CitizenId, Day> lifted_on;
  /// By now; what was known at an earlier instant is answered without it.
  std::map<CitizenId, std::vector<Arrears>> promised;
};

Checked check(const Ports& ports, const Partition& partition, const Grounds& grounds) {
  Checked checked;
  const auto look_at = [&](const SubjectFacts& facts) {
    ++checked.subjects;
    const AsOf day(grounds.as_of);
    const rules::CheckContext context{.as_of = day,
                                      .policy = ports.policy,
                                      .checks = grounds.checks,
                                      .listed = &grounds.listed,
                                      .death_sources = &grounds.death_sources,
                                      .regions = &grounds.regions,
                                      .delivered = &grounds.feeds.delivered,
                                      .lifted_on = &grounds.lifted_on,
                                      .promised = &grounds.promised};
    for (Finding& finding : rules::run_checks(facts, match::link_deaths(facts, day), context))
      checked.findings.push_back(std::move(finding));
    if (const auto change = day.changes_on(); change && month_of(*change) == month_of(grounds.as_of))
      checked.due.push_back({facts.id, *change});
  };
  if (partition.only)
    ports.facts.for_each_of(*partition.only, look_at);
  else
    ports.facts.for_each_subject(partition.range, grounds.known_at, look_at);
  return checked;
}

// ---- bulk ----

/// The stretches of numbers that a partition looks at.
std::vector<SubjectRange> ranges_of(const Partition& partition) {
  if (!partition.only) return {partition.range};
  std::vector<SubjectRange> ranges;
  for (const CitizenId subject : *partition.only) ranges.push_back({subject.body(), subject.body() + 1});
  return ranges;
}

/// What the workers of one run share.
class BulkRun {
 public:
  BulkRun(const Ports& ports, JobId job, Day as_of, const RunOptions& options, Progress& progress)
      : ports_(ports),
        job_(job),
        grounds_(ports, as_of, std::nullopt),
        options_(options),
        progress_(progress) {}

  /// Codes of the checks that are run.
  std::vector<std::string> checks() const {
    std::vector<std::string> codes;
    for (const rules::Check* check : grounds_.checks) codes.emplace_back(check->code);
    return codes;
  }

  /// Names of the feeds that were ever delivered.
  std::vector<std::string> delivered() const {
    std::vector<std::string> names;
    for (const Feed feed : grounds_.feeds.delivered) names.emplace_back(intake::info(feed).name);
    return names;
  }

  RunBasis basis() const {
    return {grounds_.as_of,
            fmt::format("{} {} {} {:016x} {:016x} {:016x}", ports_.standard.current()->standard(),
                        fmt::join(checks(), " "), fmt::join(delivered(), " "), grounds_.regions.hash(),
                        grounds_.listed.hash(), grounds_.death_sources.hash())};
  }

  /// Who is looked at.
  void plan() {
    ConcernedLimits limits = options_.concerned;
    if (options_.everyone) limits.most_share = 0;
    if (!ports_.jobs.plan_concerned(job_, basis(), limits))
      ports_.jobs.plan(job_, ports_.facts.partition_subjects(options_.subjects_each));
  }

  void work(std::string_view worker) try {
    while (!progress_.stop_requested() && !failed()) {
      const Instant now = ports_.clock.now();
      const std::optional<Partition> partition = ports_.jobs.lease(job_, worker, now, now + options_.lease);
      if (!partition) return;
      std::set<CitizenId> again;
      for (const SubjectRange& range : ranges_of(*partition)) {
        again.merge(compare_pending(ports_, range));
        search_pending(ports_, range);
      }
      Checked checked = check(ports_, *partition, grounds_);
      look_again(checked.due, again);
      ports_.cases.complete(*partition, checked.findings, checked.subjects, checked.due, ports_.clock.now());
      report();
    }
  } catch (...) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
  }

  /// store -> rules -> store, for what is no person's.
  void observe_things() {
    const AsOf day(grounds_.as_of);
    const rules::ThingFacts things =
        gather_things(ports_.facts, {.checks = grounds_.checks,
                                     .households_delivered = grounds_.last.contains(Feed::households),
                                     .as_of = grounds_.as_of,
                                     .regions = grounds_.regions});
    const auto observations = rules::observe_things(
        things,
        {.as_of = day, .policy = ports_.policy, .checks = grounds_.checks, .regions = &grounds_.regions});
    ports_.observations.keep(job_, checks(), observations, ports_.clock.now());
  }

  /// The next run has to look at these, whatever happens.
  void look_again(std::vector<DueSubject>& due, const std::set<CitizenId>& subjects) const {
    std::erase_if(due, [&](const DueSubject& one) { return subjects.contains(one.subject); });
    for (const CitizenId subject : subjects) due.push_back({subject, grounds_.as_of});
  }

  /// One of the workers has failed: the others need not finish the county.
  bool failed() {
    const std::lock_guard lock(mutex_);
    return failure_ != nullptr;
  }

  void report() {
    const auto [done, total] = ports_.jobs.partitions(job_);
    progress_.report("verify", done, total);
  }

  /// Once the workers have ended. Throws what one of them failed with.
  bool is_complete() const {
    if (failure_) std::rethrow_exception(failure_);
    const auto [done, total] = ports_.jobs.partitions(job_);
    return done == total;
  }

 private:
  const Ports& ports_;
  const JobId job_;
  const Grounds grounds_;
  const RunOptions& options_;
  Progress& progress_;
  std::mutex mutex_;  ///< guards failure_
  std::exception_ptr failure_;
};

}  // namespace

Expected<Delivery> take_delivery(const Ports& ports, const DeliveryHeader& header, std::istream& file,
                                 std::optional<Encoding> encoding, Progress& progress) {
  Expected<std::optional<Batch>> same = same_delivery(ports.facts, header, encoding);
  if (!same) return tl::unexpected(same.error());
  if (*same) return Delivery{**std::move(same), true, std::nullopt};
  const auto profile = profile_of(ports.facts, header);
  if (!profile) return tl::unexpected(profile.error());
  const std::unique_ptr<BatchWriter> writer = ports.facts.begin_batch(header);
  const std::vector<UsualAmount> usual = ports.facts.usual_amounts(header.feed);
  const std::vector<Region> regions = region_rows(ports.facts, std::nullopt);
  const auto contents = intake::read_delivery(header.feed, file, header.bytes, encoding, *writer, progress,
                                              {.profile = *profile ? &**profile : nullptr,
                                               .received = china_day_of(header.received_at),
                                               .amounts_on_record = usual,
                                               .regions = regions});
  if (!contents) return tl::unexpected(contents.error());
  Batch batch = writer->commit(contents->encoding, contents->columns, contents->rows_in, contents->sheet,
                               contents->figures);
  auto superseded = batch_superseded_by(ports.facts, batch.id);
  return Delivery{std::move(batch), false, std::move(superseded)};
}

std::map<Feed, Day> last_deliveries(const FactStore& facts, std::optional<Instant> known_at) {
  std::map<Feed, Day> last;
  for (const Batch& batch : facts.batches()) {
    // What an officer saw is no delivery of the feed: it says nothing of how complete the feed is.
    if (!was_current(batch, known_at) || batch.header.delivery.starts_with(sighting_prefix)) continue;
    const Day received = china_day_of(batch.header.received_at);
    const auto [at, is_first] = last.emplace(batch.header.feed, received);
    if (!is_first) at->second = std::max(at->second, received);
  }
  return last;
}

rules::FeedsAtHand feeds_at_hand(const std::map<Feed, Day>& last_deliveries, Day as_of) {
  rules::FeedsAtHand feeds;
  for (const auto& [feed, received] : last_deliveries) {
    feeds.delivered.insert(feed);
    if (intake::is_stale(intake::info(feed), received, as_of)) feeds.stale.insert(feed);
  }
  return feeds;
}

EnrolmentResult enrol_photo(const Ports& ports, CitizenId person, Day taken_on,
                            std::span<const std::uint8_t> photo) {
  FaceMeasurement measured = ports.faces.measure(photo);
  const EnrolmentReceipt receipt = ports.photos.enrol(person, taken_on, photo, measured, ports.clock.now());
  if (receipt.already_there)
    mend_measurement(ports, receipt.photo, measured);
  else if (measured.print)
    ports.past_photos.take(receipt.photo, *measured.print);
  return {receipt, without_template(std::move(measured))};
}

CollectionResult submit_collection(const Ports& ports, Collection collection,
                                   std::span<const std::uint8_t> photo) {
  FaceMeasurement measured = ports.faces.measure(photo);
  collection.received_at = ports.clock.now();
  CollectionResult result{ports.photos.collect(collection, photo, measured), {}, std::nullopt};
  if (!result.receipt.already_there) {
    if (measured.print) ports.past_photos.take(result.receipt.photo, *measured.print);
  } else {
    const auto kept = ports.photos.collection(result.receipt.collection);
    mend_measurement(ports, kept->collection.photo, measured);
    result.comparison = kept->comparison;  // stands, by whichever standard it was made
  }
  if (!result.comparison && measured.face)
    result.comparison = compare_collection(ports, collection, result.receipt.collection, measured);
  result.measured = without_template(std::move(measured));
  return result;
}

Expected<void> verify(const Ports& ports, JobId job, Day as_of, const RunOptions& options,
                      Progress& progress) {
  if (const auto later = ports.jobs.overtaken_by(job))
    return tl::unexpected(Error{ErrorCode::conflict,
                                fmt::format("run {} has begun since, and looks at what is left here", *later),
                                fmt::format("job {}", job), ""});
  if (const auto linked = match::link_records(ports.links, {.threads = options.threads}, progress); !linked)
    return tl::unexpected(linked.error());
  print_old_photos(ports, options.threads, progress);
  check_drift(ports);
  BulkRun run(ports, job, as_of, options, progress);
  run.plan();
  run.report();
  {
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < options.threads; ++i)
      workers.emplace_back([&run, i] { run.work(fmt::format("thread-{}", i)); });
  }
  if (!run.is_complete())
    return tl::unexpected(Error{ErrorCode::cancelled, "the run was stopped before its end",
                                fmt::format("job {}", job), "it goes on when the service starts again"});
  if (!ports.jobs.only_concerned(job)) {
    progress.report("observe", 0, 0);
    run.observe_things();
  }
  progress.report("conclude", 0, 0);
  ports.cases.conclude(job, run.checks(), cases::reconcile, ports.clock.now(),
                       [&](const Case& current, const Suspension& suspension,
                           std::span<const StoredFinding> findings, Instant now) {
                         const PersonOnFile person(ports, suspension.subject);
                         const auto [deaths, seen_alive] = person.held_against(current);
                         auto change = cases::reconcile_suspension(current, suspension, findings, deaths,
                                                                   seen_alive, now);
                         if (change && suspension.state == SuspensionState::in_force)
                           cases::add_back_pay(*change, person.back_pay(suspension, current.id));
                         return change;
                       });
  return {};
}

Expected<PastAnswer> answer_as_known(const Ports& ports, Day as_of, Instant known_at,
                                     const RunOptions& options, Progress& progress) {
  const Grounds grounds(ports, as_of, known_at);
  const std::vector<SubjectRange> ranges = ports.facts.partition_subjects(options.subjects_each);
  PastAnswer answer;
  std::int64_t done = 0;
  std::mutex mutex;  // guards answer and done
  for_each_part(ranges.size(), options.threads, [&](std::size_t part, unsigned) {
    if (progress.stop_requested()) return;
    Checked checked = check(ports, {.range = ranges[part]}, grounds);
    const std::lock_guard lock(mutex);
    answer.subjects += checked.subjects;
    std::ranges::move(checked.findings, std::back_inserter(answer.findings));
    progress.report("verify", ++done, static_cast<std::int64_t>(ranges.size()));
  });
  if (done < static_cast<std::int64_t>(ranges.size()))
    return tl::unexpected(Error{ErrorCode::cancelled, "the run was stopped before its end", "",
                                "it begins anew when the service starts again"});
  std::ranges::sort(answer.findings, {}, &Finding::key);
  return answer;
}

}  // namespace benefit::pipeline

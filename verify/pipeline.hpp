// The way through the house, stage by stage. Reads its stages' results from the ports and puts them back
// there; holds no state of its own. Every function may be called from several threads.
#pragma once

#include "verify/face_standard.hpp"
#include "verify/photo_search.hpp"
#include "verify/policy/policy.hpp"
#include "verify/rules/registry.hpp"
#include "verify/types/calibration_store.hpp"
#include "verify/types/case_store.hpp"
#include "verify/types/error.hpp"
#include "verify/types/fact_store.hpp"
#include "verify/types/finding.hpp"
#include "verify/types/job_store.hpp"
#include "verify/types/learning_store.hpp"
#include "verify/types/link_store.hpp"
#include "verify/types/observation_store.hpp"
#include "verify/types/photo_store.hpp"
#include "verify/types/progress.hpp"
#include "verify/types/randomness.hpp"
#include "verify/types/sample_store.hpp"
#include "verify/types/time.hpp"

#include <chrono>
#include <cstdint>
#include <istream>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::pipeline {

/// Everything that the stages reach, handed in.
struct Ports {
  FactStore& facts;
  PhotoStore& photos;
  CaseStore& cases;
  JobStore& jobs;
  LinkStore& links;
  FaceMeasurer& faces;
  const Clock& clock;
  const policy::Policy& policy;
  CalibrationStore& calibrations;
  FaceStandard& standard;  ///< by which the faces that `faces` measures are compared
  PhotoSearch& past_photos;
  ObservationStore& observations;
  LearningStore& learning;
  SampleStore& samples;
  Randomness& randomness;
};

/// The ports of a store that has them all (store::SqliteStore), and the rest.
template <class Store>
Ports ports_of(Store& store, FaceMeasurer& faces, const Clock& clock, const policy::Policy& policy,
               FaceStandard& standard, PhotoSearch& past_photos, Randomness& randomness) {
  return {.facts = store.facts(),
          .photos = store.photos(),
          .cases = store.cases(),
          .jobs = store.jobs(),
          .links = store.links(),
          .faces = faces,
          .clock = clock,
          .policy = policy,
          .calibrations = store.calibrations(),
          .standard = standard,
          .past_photos = past_photos,
          .observations = store.observations(),
          .learning = store.learning(),
          .samples = store.samples(),
          .randomness = randomness};
}

/// What an import came to.
struct Delivery {
  Batch batch;
  bool unchanged = false;           ///< `batch` holds these very bytes already; nothing was done
  std::optional<Batch> superseded;  ///< what was current under the delivery's name until now
};

/// intake -> store. Takes one delivered file as one batch, wholly or not at all. `encoding`: nullopt to
/// recognise it. A file whose bytes are current already changes nothing, whatever it is called now, so that
/// nothing is counted twice; but a file without rows ("no death this month") is a message of its own under
/// each name, and under its own name a file may be read again in another encoding or by another profile.
/// Errors: bad_input (neither CSV nor XLSX, header, encoding, profile), not_found (the profile), cancelled,
/// conflict (another delivery holds these very bytes, so that they cannot also replace what this one holds).
Expected<Delivery> take_delivery(const Ports& ports, const DeliveryHeader& header, std::istream& file,
                                 std::optional<Encoding> encoding, Progress& progress);

/// How the deliveries are called that hold what an officer saw (gather_case.hpp).
inline constexpr std::string_view sighting_prefix = "officer-sighting-";

/// The day on which the last delivery of each feed was received, of those that were current at `known_at`
/// (nullopt: now).
std::map<Feed, Day> last_deliveries(const FactStore& facts, std::optional<Instant> known_at = std::nullopt);
/// What a run of that day may judge by. A delivery that was received after the day is as fresh as can be:
/// what counts is the day on which we were told, not the days that the rows speak of.
rules::FeedsAtHand feeds_at_hand(const std::map<Feed, Day>& last_deliveries, Day as_of);

struct EnrolmentResult {
  EnrolmentReceipt receipt;
  FaceMeasurement measured;  ///< template and print left out
};

/// What a station's collection came to: the comparison is evidence, never a decision.
struct CollectionResult {
  CollectionReceipt receipt;
  FaceMeasurement measured;                  ///< template and print left out
  std::optional<FaceComparison> comparison;  ///< nullopt: nothing to compare with, or not assessable
};

/// store <- face. Measures a photo, keeps it as the person's enrolled one, and looks for copies of it.
EnrolmentResult enrol_photo(const Ports& ports, CitizenId person, Day taken_on,
                            std::span<const std::uint8_t> photo);
/// store <- face. Measures a collection's photo, compares it with the enrolled one and looks for earlier
/// uses of it, keeps all of it.
CollectionResult submit_collection(const Ports& ports, Collection collection,
                                   std::span<const std::uint8_t> photo);

/// How a bulk run is cut and shared out.
struct RunOptions {
  bool everyone = false;                ///< though nothing new may concern most of them
  ConcernedLimits concerned{};          ///< of a run that looks at those alone whom something new concerns
  std::int64_t subjects_each = 20'000;  ///< of one partition: what a kill can cost at most
  unsigned threads = 1;
  std::chrono::seconds lease{
      300};  ///< after which another worker may take a partition that was not handed in
};

/// store -> face -> match -> rules -> cases: for everyone, or for those alone whom something new concerns
/// since the last run of the month, when it can be told who these are (JobStore::plan_concerned); findings
/// and cases are the same. A run over everyone then keeps what the checks about things notice (accounts,
/// stations, projects), which becomes no case. Can be stopped after any partition and taken up again by
/// calling it with the same job; the findings are those of an undisturbed run. `as_of` is the day of the run.
/// Errors: cancelled (stop requested; the job stays unfinished).
Expected<void> verify(const Ports& ports, JobId job, Day as_of, const RunOptions& options,
                      Progress& progress);

/// The last instant of a day in China: for what was known on that day.
inline Instant end_of_china_day(Day day) {
  return Instant{day + std::chrono::days{1}} - china_offset - std::chrono::milliseconds{1};
}

/// What the checks say of what was known at an instant.
struct PastAnswer {
  std::vector<Finding> findings;  ///< in order of key
  std::int64_t subjects = 0;
};

/// store -> rules. The answer that could have been known at `known_at`, from the deliveries, photos and
/// decisions that had come by then; nothing is kept, and no finding or case is touched. Links were not kept
/// from day to day: those of today between records that were there by then are used. Photos are compared by
/// today's standard, money is computed by today's policy file. Errors: cancelled.
Expected<PastAnswer> answer_as_known(const Ports& ports, Day as_of, Instant known_at,
                                     const RunOptions& options, Progress& progress);

}  // namespace benefit::pipeline

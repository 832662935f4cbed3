#include "verify/calibrate_faces.hpp"

#include "verify/face/calibration/drift.hpp"
#include "verify/identity/utf8.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace benefit::pipeline {
namespace {

constexpr std::uint64_t seed = 1;
constexpr std::size_t faces_at_a_time = 1000;
/// People whose photos are compared with each other: 2 million pairs of a group, of which a million are
/// taken.
constexpr std::size_t faces_per_group = 2000;
/// Of these the ten nearest count for each face (cohort.hpp). Every comparison goes through all of them: a
/// megabyte.
constexpr std::size_t most_cohort = 400;
/// One person in so many is kept for the cohort, and is no part of the sample.
constexpr std::uint64_t cohort_every = 5;
constexpr std::size_t most_repeated = 20'000;
constexpr std::size_t most_photos_each = 5;
constexpr std::size_t most_live_faces = 5000;

/// An even and lasting choice of people, whatever their numbers have in common.
bool is_for_cohort(CitizenId person) {
  std::mt19937_64 dice(person.body() ^ seed);
  return dice() % cohort_every == 0;
}

/// What one reading of the gallery keeps of it.
struct Gallery {
  face::GallerySample sample{faces_per_group, seed};
  std::vector<face::FixedCohort::Member> cohort;
  std::vector<PhotoId> cohort_photos;
  std::vector<CitizenId> repeated;  ///< people with several photos
  std::size_t other_model_sets = 0;
};

/// An even sample of those who are for the cohort (reservoir: Vitter 1985).
class CohortDraw {
 public:
  explicit CohortDraw(Gallery& gallery) : gallery_(gallery) {}
  void take(const EnrolledFace& enrolled, std::vector<float> vector) {
    ++seen_;
    if (gallery_.cohort.size() < most_cohort) {
      gallery_.cohort.push_back({enrolled.photo.person, std::move(vector)});
      gallery_.cohort_photos.push_back(enrolled.photo.photo);
    } else if (const std::size_t place = dice_() % seen_; place < most_cohort) {
      gallery_.cohort[place] = {enrolled.photo.person, std::move(vector)};
      gallery_.cohort_photos[place] = enrolled.photo.photo;
    }
  }

 private:
  Gallery& gallery_;
  std::mt19937_64 dice_{seed};
  std::size_t seen_ = 0;
};

Error stopped() {
  return {ErrorCode::cancelled, "the calibration was stopped before its end", "face calibrate",
          "it starts anew when the service does"};
}

Expected<Gallery> read_gallery(const Ports& ports, Progress& progress) {
  const FaceNetworks& networks = ports.standard.networks();
  Gallery gallery;
  CohortDraw draw(gallery);
  std::unordered_set<std::uint64_t> seen;
  const std::int64_t total = ports.photos.count_enrolled_faces();
  std::int64_t done = 0;
  PhotoId last = 0;
  for (;;) {
    if (progress.stop_requested()) return tl::unexpected(stopped());
    progress.report("read", done, total);
    const auto faces = ports.photos.enrolled_faces_after(last, faces_at_a_time);
    if (faces.empty()) return gallery;
    for (const EnrolledFace& enrolled : faces) {
      const CitizenId person = enrolled.photo.person;
      if (enrolled.face.model_set != networks.model_set) {
        ++gallery.other_model_sets;
      } else if (!seen.insert(person.body()).second) {
        if (gallery.repeated.size() < most_repeated) gallery.repeated.push_back(person);
      } else {
        auto vector = face::fused_vector(enrolled.face, networks.scoring);
        if (is_for_cohort(person))
          draw.take(enrolled, std::move(vector));
        else
          gallery.sample.add({person, face::group_of(person, enrolled.photo.taken_on), std::move(vector)});
      }
    }
    last = faces.back().photo.photo;
    done += static_cast<std::int64_t>(faces.size());
  }
}

face::KinHint kin_hint(const SubjectFacts& facts) {
  const Enrolment* enrolment = newest_enrolment(facts);
  if (enrolment == nullptr) return {};
  const std::hash<std::string> number;
  face::KinHint hint;
  const RegionPath& region = enrolment->region;
  if (!region.village.empty())
    hint.place = number(fmt::format("{}/{}/{}", region.county.value, region.town, region.village));
  // The first character is enough to tell who may be whose sister.
  if (!enrolment->name.empty())
    hint.surname = number(std::string(identity::next_character(enrolment->name, 0).bytes));
  return hint;
}

/// What the roll says of everyone in the sample.
Expected<std::vector<face::KinHint>> kin_hints(const Ports& ports,
                                               const std::vector<face::SampledFace>& faces,
                                               Progress& progress) {
  std::vector<face::KinHint> hints;
  for (const face::SampledFace& sampled : faces) {
    if (hints.size() % faces_at_a_time == 0) {
      if (progress.stop_requested()) return tl::unexpected(stopped());
      progress.report("relatives", static_cast<std::int64_t>(hints.size()),
                      static_cast<std::int64_t>(faces.size()));
    }
    const auto facts = ports.facts.subject(sampled.person, std::nullopt);
    hints.push_back(facts ? kin_hint(*facts) : face::KinHint{});
  }
  return hints;
}

struct OwnPhoto {
  Day taken_on;
  FaceTemplate face;
  double offset = 0;  ///< by the cohort
};

std::vector<OwnPhoto> own_photos(const Ports& ports, CitizenId person, const face::FixedCohort& cohort) {
  const FaceNetworks& networks = ports.standard.networks();
  const std::array own{person};
  std::vector<OwnPhoto> photos;
  for (const EnrolledPhoto& enrolled : ports.photos.enrolled_photos(person)) {
    auto measured = ports.photos.measurement(enrolled.photo);
    if (measured && measured->face && measured->face->model_set == networks.model_set) {
      const double offset = cohort.offset({face::fused_vector(*measured->face, networks.scoring), own});
      photos.push_back({enrolled.taken_on, *std::move(measured->face), offset});
    }
    if (photos.size() == most_photos_each) break;
  }
  return photos;
}

face::GenuinePair genuine_pair(CitizenId person, const OwnPhoto& one, const OwnPhoto& other,
                               const face::Scoring& scoring) {
  const double fused = face::compare(one.face, other.face, scoring).fused;
  return {face::group_of(person, one.taken_on), face::group_of(person, other.taken_on),
          whole_years(std::min(one.taken_on, other.taken_on), std::max(one.taken_on, other.taken_on)),
          fused - one.offset - other.offset, fused};
}

/// Photos of one person with each other.
std::vector<face::GenuinePair> genuine_pairs(const Ports& ports, const Gallery& gallery,
                                             const face::FixedCohort& cohort) {
  std::vector<CitizenId> people = gallery.repeated;
  std::ranges::sort(people, {}, &CitizenId::body);
  people.erase(std::unique(people.begin(), people.end()), people.end());
  std::vector<face::GenuinePair> pairs;
  for (const CitizenId person : people) {
    const auto photos = own_photos(ports, person, cohort);
    for (std::size_t i = 0; i < photos.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        pairs.push_back(genuine_pair(person, photos[i], photos[j], ports.standard.networks().scoring));
  }
  return pairs;
}

/// The people of the calibration's cohort, by the group that each was in when the photo was taken.
std::map<face::FaceGroup, std::vector<EnrolledFace>> strangers_of(const Ports& ports,
                                                                  const std::vector<PhotoId>& cohort) {
  std::map<face::FaceGroup, std::vector<EnrolledFace>> strangers;
  auto faces = ports.standard.cohort_of(cohort);
  if (!faces) return strangers;
  for (EnrolledFace& member : *faces)
    strangers[face::group_of(member.photo.person, member.photo.taken_on)].push_back(std::move(member));
  return strangers;
}

/// Each live face meets one stranger of its group, so that no two scores share a live face.
std::vector<double> ranks_of_strangers(const Ports& ports, const face::Comparer& comparer,
                                       const std::vector<CollectedFace>& live) {
  const face::Calibration& calibration = *comparer.calibration();
  const auto strangers = strangers_of(ports, calibration.cohort);
  std::vector<double> ranks;
  for (const CollectedFace& collected : live) {
    const face::FaceGroup group = face::group_of(collected.person, china_day_of(collected.captured_at));
    const auto met = strangers.find(group);
    const auto calibrated = calibration.groups.find(group);
    if (collected.face.model_set != comparer.model_set() || met == strangers.end() ||
        calibrated == calibration.groups.end() || calibrated->second.quantiles.empty())
      continue;
    const EnrolledFace& stranger =
        met->second[static_cast<std::size_t>(collected.photo) % met->second.size()];
    if (stranger.photo.person == collected.person) continue;
    const std::array both{collected.person, stranger.photo.person};
    ranks.push_back(
        face::rank_among(calibrated->second.quantiles, comparer.score(collected.face, stranger.face, both)));
  }
  return ranks;
}

}  // namespace

Expected<CalibrationId> calibrate_faces(const Ports& ports, double target, std::string_view made_by,
                                        Progress& progress) {
  const FaceNetworks& networks = ports.standard.networks();
  auto gallery = read_gallery(ports, progress);
  if (!gallery) return tl::unexpected(gallery.error());
  if (gallery->sample.faces().empty())
    return tl::unexpected(
        Error{ErrorCode::bad_input, "no enrolled face was measured by today's networks", "face calibrate",
              gallery->other_model_sets > 0
                  ? "Enrolled photos are measured anew when they are next compared; or enrol them again."
                  : "Enrol photos first: benefitctl photo enrol."});

  const face::FixedCohort cohort(gallery->cohort);
  std::vector<face::FixedCohort::Face> sampled;
  for (const face::SampledFace& one : gallery->sample.faces())
    sampled.push_back({one.vector, {&one.person, 1}});
  gallery->sample.set_offsets(cohort.offsets(sampled));
  const auto kin = kin_hints(ports, gallery->sample.faces(), progress);
  if (!kin) return tl::unexpected(kin.error());
  progress.report("compare", 0, 0);
  if (progress.stop_requested()) return tl::unexpected(stopped());
  const auto& thresholds = networks.scoring.thresholds;
  face::Calibration made = face::calibrate(
      gallery->sample, *kin, genuine_pairs(ports, *gallery, cohort),
      {.target = target, .different = thresholds ? std::optional(thresholds->different) : std::nullopt});
  made.model_set = networks.model_set;
  made.models = networks.files;
  made.seed = seed;
  made.other_model_sets = gallery->other_model_sets;
  made.cohort = gallery->cohort_photos;
  return ports.calibrations.keep_calibration(face::to_toml(made), made_by, ports.clock.now());
}

void check_drift(const Ports& ports) {
  const auto comparer = ports.standard.current();
  if (!comparer->calibration()) return;
  const std::vector<DriftCheck> former = ports.calibrations.drift_checks(comparer->id());
  const auto live =
      ports.photos.collected_faces_after(former.empty() ? 0 : former.back().last_photo, most_live_faces);
  const std::vector<double> ranks = ranks_of_strangers(ports, *comparer, live);
  const face::Drift drift =
      face::drift_from(comparer->calibration()->independent_pairs, ranks, former.size() + 1);
  if (drift.answer == face::DriftAnswer::too_few) return;
  ports.calibrations.keep_drift_check({.calibration = comparer->id(),
                                       .at = ports.clock.now(),
                                       .last_photo = live.front().photo,
                                       .scores = static_cast<std::int64_t>(ranks.size()),
                                       .distance = drift.distance,
                                       .tail_share = drift.tail_share,
                                       .has_left = drift.answer == face::DriftAnswer::left});
  if (drift.answer == face::DriftAnswer::left) ports.standard.renew();
}

}  // namespace benefit::pipeline

#include "verify/face_gallery.hpp"

#include "verify/face/gallery/duplicates.hpp"
#include "verify/face/gallery/gallery.hpp"
#include "verify/face/gallery/identification.hpp"
#include "verify/face/gallery/search.hpp"

#include <algorithm>
#include <mutex>
#include <set>
#include <utility>

namespace benefit::pipeline {
namespace {

constexpr std::size_t faces_at_a_time = 2000;
/// More trials would make the measured rate surer than anybody needs.
constexpr std::size_t most_trials = 10'000;

Error stopped() {
  return {ErrorCode::cancelled,
          "the search for like faces was stopped before its end",
          {},
          "it goes on when the service starts again"};
}

std::int64_t people_in(const face::GalleryView& view) {
  std::set<CitizenId> people;
  for (std::size_t row = 0; row < view.size(); ++row)
    people.insert(view.face(static_cast<face::GalleryRow>(row)).person);
  return static_cast<std::int64_t>(people.size());
}

/// Of two people with several photos the two photos most alike; the pairs come the most alike first.
std::vector<LikeFacePair> pairs_of_people(const std::vector<face::DuplicatePair>& pairs) {
  std::vector<LikeFacePair> people;
  std::set<std::pair<CitizenId, CitizenId>> taken;
  for (const face::DuplicatePair& pair : pairs) {
    const bool first_is_larger = pair.second.person < pair.first.person;
    const face::FacePhoto& larger = first_is_larger ? pair.first : pair.second;
    const face::FacePhoto& smaller = first_is_larger ? pair.second : pair.first;
    if (taken.emplace(larger.person, smaller.person).second)
      people.push_back({larger.person, smaller.person, larger.photo, smaller.photo, pair.score});
  }
  return people;
}

}  // namespace

struct FaceGallery::Parts {
  /// The gallery with all photos that have come by now.
  face::GalleryView view_of_today() {
    const std::lock_guard lock(loading);
    top_up([](std::int64_t) { return true; });
    return gallery->view();
  }

  /// The same, read anew. nullopt: it was stopped.
  std::optional<face::GalleryView> read_anew(Progress& progress) {
    const std::lock_guard lock(loading);
    forget();
    const bool whole = top_up([&](std::int64_t done) {
      progress.report("load", done, 0);
      return !progress.stop_requested();
    });
    if (!whole) return std::nullopt;
    return gallery->view();
  }

  void forget() {
    gallery = std::make_unique<face::Gallery>(scoring);
    last = 0;
    left_out = 0;
  }

  /// False when `go_on`, which is told how many photos were read, had it stopped. A photo that was not read
  /// is read the next time.
  template <class GoOn>
  bool top_up(const GoOn& go_on) {
    const std::string model_set = faces.model_set();
    std::int64_t done = 0;
    for (;;) {
      const std::vector<EnrolledFace> page = photos.enrolled_faces_after(last, faces_at_a_time);
      for (const EnrolledFace& face : page) {
        if (face.face.model_set == model_set)
          gallery->add(face);
        else
          ++left_out;
        last = face.photo.photo;
      }
      done += static_cast<std::int64_t>(page.size());
      if (!go_on(done)) return false;
      if (page.size() < faces_at_a_time) return true;
    }
  }

  const PhotoStore& photos;
  LikeFaceStore& found;
  const face::Scoring& scoring;
  const FaceMeasurer& faces;
  std::mutex loading;  ///< guards the rest
  std::unique_ptr<face::Gallery> gallery;
  PhotoId last = 0;           ///< the newest photo that was read
  std::int64_t left_out = 0;  ///< photos with a template of other networks
};

FaceGallery::FaceGallery(const PhotoStore& photos, LikeFaceStore& found, const face::Scoring& scoring,
                         const FaceMeasurer& faces)
    : parts_(new Parts{photos, found, scoring, faces, {}, {}}) {
  parts_->forget();
}
FaceGallery::~FaceGallery() = default;

std::vector<LikePerson> FaceGallery::search(const FaceTemplate& face, std::size_t most) {
  const face::GalleryView view = parts_->view_of_today();
  const std::vector<face::Probe> probes{{.face = face}};
  const auto found = face::search(view, probes, {.most_people = most});
  std::optional<double> threshold;
  if (const auto last = parts_->found.newest_search(); last && last->model_set == face.model_set)
    threshold = last->threshold;
  std::vector<LikePerson> people;
  for (const face::FoundPerson& person : found.front()) {
    people.push_back({.person = person.face.person,
                      .photo = person.face.photo,
                      .score = person.score,
                      .within_threshold = std::nullopt});
    if (threshold) people.back().within_threshold = person.score <= *threshold;
  }
  return people;
}

Expected<LikeFacesFound> FaceGallery::find_like_faces(double fpir, unsigned threads, const Clock& clock,
                                                      Progress& progress) {
  const auto view = parts_->read_anew(progress);
  if (!view) return tl::make_unexpected(stopped());
  LikeFacesFound made;
  GallerySearch& search = made.search;
  search.model_set = parts_->faces.model_set();
  search.faces = static_cast<std::int64_t>(view->size());
  search.people = people_in(*view);
  {
    const std::lock_guard lock(parts_->loading);
    search.left_out = parts_->left_out;
  }
  search.fpir = fpir;
  const std::size_t needed = face::trials_needed(fpir);
  search.people_needed = static_cast<std::int64_t>(needed);

  const auto tried = face::try_identification(
      *view, {.most_trials = std::max(most_trials, needed), .threads = threads}, progress);
  if (!tried) return tl::make_unexpected(stopped());
  const face::ChosenThreshold chosen = face::choose_threshold(fpir, tried->trials);
  search.basis = chosen.basis;
  search.trials = static_cast<std::int64_t>(tried->trials.size());
  std::vector<LikeFacePair> pairs;
  if (chosen.threshold) {
    search.threshold = chosen.threshold->at_or_below;
    const auto strangers = face::false_positive_identification_rate(tried->trials, *chosen.threshold);
    search.hits = static_cast<std::int64_t>(strangers.hits);
    search.fpir_low = strangers.interval.low;
    search.fpir_high = strangers.interval.high;
    const auto own = face::false_negative_identification_rate(tried->trials, *chosen.threshold);
    search.own_trials = static_cast<std::int64_t>(own.trials);
    search.own_missed = static_cast<std::int64_t>(own.hits);
    const auto duplicates = face::find_duplicates(*view, *chosen.threshold, {.threads = threads}, progress);
    if (!duplicates) return tl::make_unexpected(stopped());
    pairs = pairs_of_people(duplicates->pairs);
    made.crowded_photos = duplicates->overfull_faces;
  }
  search.pairs = static_cast<std::int64_t>(pairs.size());
  search.made_at = clock.now();
  parts_->found.keep(search, pairs);
  return made;
}

}  // namespace benefit::pipeline

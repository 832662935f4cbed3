#include "verify/face/evaluate.hpp"

#include "verify/face/claims.hpp"
#include "verify/face/cohort.hpp"

#include <numeric>
#include <unordered_map>

namespace benefit::face {
namespace {

/// The different photos of a list of pairs, in the order in which they are first named.
struct PhotoList {
  std::vector<std::filesystem::path> paths;
  std::vector<std::string> names;                      // as the list has them, in the order of `paths`
  std::unordered_map<std::string, std::size_t> index;  // name in the list -> place in `paths`
};

Expected<PhotoList> list_photos(const std::vector<LabelledPair>& pairs, const std::filesystem::path& root) {
  PhotoList photos;
  for (const LabelledPair& pair : pairs)
    for (const std::string& name : {pair.first, pair.second}) {
      if (!photos.index.try_emplace(name, photos.paths.size()).second) continue;
      auto path = listed_photo(root, name, pair.line);
      if (!path) return tl::unexpected(path.error());
      photos.paths.push_back(*std::move(path));
      photos.names.push_back(name);
    }
  return photos;
}

/// Which photos are of one person: chains of pairs that are said to be the same.
class People {
 public:
  explicit People(std::size_t photos) : before_(photos) { std::iota(before_.begin(), before_.end(), 0); }

  void join(std::size_t first, std::size_t second) { before_[person_of(first)] = person_of(second); }
  std::size_t person_of(std::size_t photo) {
    while (before_[photo] != photo) photo = before_[photo] = before_[before_[photo]];
    return photo;
  }

 private:
  std::vector<std::size_t> before_;
};

/// Of each photo, any number that stands for its person.
std::vector<std::size_t> persons_of(const std::vector<LabelledPair>& pairs, const PhotoList& photos) {
  People people(photos.paths.size());
  for (const LabelledPair& pair : pairs)
    if (pair.same_person) people.join(photos.index.at(pair.first), photos.index.at(pair.second));
  std::vector<std::size_t> persons;
  for (std::size_t i = 0; i < photos.paths.size(); ++i) persons.push_back(people.person_of(i));
  return persons;
}

/// The assessable photos of the list as each other's cohort.
class ListCohort {
 public:
  /// `persons`: of each photo.
  ListCohort(const std::vector<std::size_t>& persons, const std::vector<FaceMeasurement>& measured,
             const Scoring& scoring)
      : place_(measured.size()), cohort_(make(persons, measured, scoring)) {}

  std::optional<double> normalise(double fused, std::size_t first, std::size_t second) const {
    const auto of_first = cohort_.mean_without(place_[first], place_[second]);
    const auto of_second = cohort_.mean_without(place_[second], place_[first]);
    if (!of_first || !of_second) return std::nullopt;
    return cohort_normalised(fused, *of_first, *of_second);
  }

 private:
  Cohort make(const std::vector<std::size_t>& persons, const std::vector<FaceMeasurement>& measured,
              const Scoring& scoring) {
    std::vector<std::vector<float>> vectors;
    std::vector<std::size_t> of_assessable;
    for (std::size_t i = 0; i < measured.size(); ++i) {
      if (!measured[i].face) continue;
      place_[i] = vectors.size();
      vectors.push_back(fused_vector(*measured[i].face, scoring));
      of_assessable.push_back(persons[i]);
    }
    return {vectors, std::move(of_assessable)};
  }

  std::vector<std::size_t> place_;  ///< of an assessable photo, in the cohort
  Cohort cohort_;
};

void add(LabelledScores& scores, const LabelledPair& pair, double score) {
  (pair.same_person ? scores.genuine : scores.impostor).push_back(score);
}

/// The same pairs under each of the scores.
struct AllScores {
  explicit AllScores(std::size_t number_of_networks) : networks(number_of_networks) {}

  std::vector<LabelledScores> networks;
  LabelledScores fused, normalised;

  void add_pair(const LabelledPair& pair, const FaceComparison& comparison, std::optional<double> norm) {
    for (std::size_t i = 0; i < networks.size(); ++i) add(networks[i], pair, comparison.distances[i]);
    add(fused, pair, comparison.fused);
    if (norm) add(normalised, pair, *norm);
  }
};

ScoreFigures figures_of(const LabelledScores& scores) {
  return {accept_at_most(100, scores), accept_at_most(1000, scores), best_accuracy(scores)};
}

std::vector<ClaimFigures> figures_of(const Claims& claims) {
  std::vector<ClaimFigures> figures;
  for (const std::size_t photos : {2U, 3U}) {
    const LabelledScores by_one = claims.nearest_of(1, photos);
    figures.push_back({photos, by_one.genuine.size(), by_one.impostor.size(), figures_of(by_one),
                       figures_of(claims.nearest_of(photos, photos))});
  }
  return figures;
}

}  // namespace

double Evaluation::photos_per_second() const {
  const double seconds = std::chrono::duration<double>(measuring).count();
  return seconds > 0 ? static_cast<double>(photos) / seconds : 0;
}

Expected<Evaluation> evaluate(const std::vector<LabelledPair>& pairs, const std::filesystem::path& root,
                              const EvaluationTools& tools, const PairObserver& observe,
                              const PhotoObserver& observe_photo) {
  const auto photos = list_photos(pairs, root);
  if (!photos) return tl::unexpected(photos.error());

  Evaluation result;
  result.photos = photos->paths.size();
  const Instant start = tools.clock.now();
  const auto all = measure_photos(photos->paths, tools.measuring);
  if (!all) return tl::unexpected(all.error());
  const std::vector<FaceMeasurement>& measured = *all;
  result.measuring = tools.clock.now() - start;
  for (const FaceMeasurement& photo : measured)
    if (photo.not_assessable) ++result.failures_to_acquire[*photo.not_assessable];

  if (observe_photo)
    for (std::size_t i = 0; i < measured.size(); ++i) observe_photo(photos->names[i], measured[i]);

  const std::vector<std::size_t> persons = persons_of(pairs, *photos);
  const ListCohort cohort(persons, measured, tools.scoring);
  Claims claims;
  AllScores scores(tools.scoring.weights.size());
  for (const LabelledPair& pair : pairs) {
    const std::size_t first = photos->index.at(pair.first);
    const std::size_t second = photos->index.at(pair.second);
    const FaceComparison comparison = compare(measured[first], measured[second], tools.scoring);
    std::optional<double> normalised;
    ++(pair.same_person ? result.genuine_pairs : result.impostor_pairs);
    if (comparison.outcome == FaceOutcome::not_assessable) {
      ++(pair.same_person ? result.genuine_pairs_unscored : result.impostor_pairs_unscored);
    } else {
      normalised = cohort.normalise(comparison.fused, first, second);
      scores.add_pair(pair, comparison, normalised);
      if (normalised) claims.add_pair({first, persons[first]}, {second, persons[second]}, *normalised);
      if (pair.same_person && measured[first].quality && measured[second].quality)
        result.by_quality.add(*measured[first].quality, *measured[second].quality, comparison.outcome);
    }
    if (observe) observe(pair, comparison, normalised);
  }
  for (const LabelledScores& network : scores.networks) result.networks.push_back(figures_of(network));
  result.fused = figures_of(scores.fused);
  result.normalised = figures_of(scores.normalised);
  result.claims = figures_of(claims);
  return result;
}

}  // namespace benefit::face

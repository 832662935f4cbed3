#include "verify/face/gallery/search.hpp"

#include "verify/face/gallery/products.hpp"
#include "verify/types/for_each_part.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>

namespace benefit::face {
namespace {

/// Probes that go through the gallery together: the more, the seldomer the gallery is read from memory; but
/// what they find is held for each thread.
constexpr std::size_t probes_of_a_pass = 4096;

bool is_nearer(const FoundPerson& first, const FoundPerson& second) {
  return std::tie(first.score, first.face.photo) < std::tie(second.score, second.face.photo);
}

/// The people nearest to one probe, the nearest first.
class NearestPeople {
 public:
  NearestPeople(std::size_t most, double limit) : most_(most), limit_(limit) {}

  /// A farther one would change nothing.
  double limit() const { return found_.size() < most_ ? limit_ : found_.back().score; }

  void offer(const FoundPerson& face) {
    // Negated, so that a score that is no number is none.
    if (!(face.score <= limit()) || most_ == 0) return;
    const auto known = std::ranges::find(found_, face.face.person,
                                         [](const FoundPerson& person) { return person.face.person; });
    if (known != found_.end()) {
      if (!is_nearer(face, *known)) return;
      found_.erase(known);
    }
    found_.insert(std::ranges::upper_bound(found_, face, is_nearer), face);
    if (found_.size() > most_) found_.pop_back();
  }

  const std::vector<FoundPerson>& found() const { return found_; }

 private:
  std::size_t most_;
  double limit_;
  std::vector<FoundPerson> found_;
};

struct ProbeRow {
  const float* features;
  std::optional<CitizenId> without;
};

/// Some probes against the whole gallery.
class SearchPass {
 public:
  SearchPass(const GalleryView& gallery, std::span<const ProbeRow> probes, const SearchOptions& options)
      : gallery_(gallery),
        probes_(probes),
        threads_(std::max(1U, options.threads)),
        weighted_(probes.size(), gallery.layout().stride) {
    const double limit =
        options.threshold ? options.threshold->at_or_below : std::numeric_limits<double>::infinity();
    nearest_.assign(threads_,
                    std::vector<NearestPeople>(probes.size(), NearestPeople(options.most_people, limit)));
    products_.resize(threads_);
    for (std::size_t i = 0; i < probes.size(); ++i) {
      gallery.weigh(probes[i].features, weighted_.features(i));
      errors_.push_back(gallery.product_error(probes[i].features));
    }
  }

  std::vector<std::vector<FoundPerson>> run() {
    for_each_part(gallery_.blocks(), threads_,
                  [this](std::size_t block, unsigned thread) { look_through(block, thread); });
    std::vector<std::vector<FoundPerson>> all;
    for (std::size_t i = 0; i < probes_.size(); ++i) {
      NearestPeople& first = nearest_[0][i];
      for (unsigned thread = 1; thread < threads_; ++thread)
        for (const FoundPerson& face : nearest_[thread][i].found()) first.offer(face);
      all.push_back(first.found());
    }
    return all;
  }

 private:
  void look_through(std::size_t block, unsigned thread) {
    const std::size_t rows = gallery_.rows_in(block);
    std::vector<float>& products = products_[thread];
    for (std::size_t first = 0; first < probes_.size(); first += faces_at_once) {
      const std::size_t count = std::min(faces_at_once, probes_.size() - first);
      products.resize(faces_at_once * gallery_.rows_per_block());
      multiply(weighted_.features(first), count, gallery_.block(block), rows, gallery_.layout(),
               products.data());
      for (std::size_t i = 0; i < count; ++i)
        keep_nearest(block, {products.data() + i * rows, rows}, first + i, nearest_[thread][first + i]);
    }
  }

  void keep_nearest(std::size_t block, std::span<const float> products, std::size_t probe,
                    NearestPeople& nearest) const {
    const auto least = [&] { return least_product(nearest.limit(), errors_[probe]); };
    for_each_at_least(products, least(), [&](std::size_t j) {
      const auto row = static_cast<GalleryRow>(block * gallery_.rows_per_block() + j);
      const FacePhoto& face = gallery_.face(row);
      if (face.person != probes_[probe].without)
        nearest.offer({.score = gallery_.score_features(probes_[probe].features, gallery_.features(row)),
                       .face = face});
      return least();
    });
  }

  const GalleryView& gallery_;
  std::span<const ProbeRow> probes_;
  unsigned threads_;
  GalleryBlock weighted_;
  std::vector<double> errors_;                       ///< of each probe's products
  std::vector<std::vector<NearestPeople>> nearest_;  ///< by thread and probe
  std::vector<std::vector<float>> products_;         ///< of each thread
};

std::vector<std::vector<FoundPerson>> search_by_rows(const GalleryView& gallery,
                                                     std::span<const ProbeRow> probes,
                                                     const SearchOptions& options) {
  std::vector<std::vector<FoundPerson>> all;
  for (std::size_t first = 0; first < probes.size(); first += probes_of_a_pass) {
    const auto some = probes.subspan(first, std::min(probes_of_a_pass, probes.size() - first));
    std::ranges::move(SearchPass(gallery, some, options).run(), std::back_inserter(all));
  }
  return all;
}

}  // namespace

std::vector<std::vector<FoundPerson>> search(const GalleryView& gallery, std::span<const Probe> probes,
                                             const SearchOptions& options) {
  if (gallery.size() == 0 || options.most_people == 0)
    return std::vector<std::vector<FoundPerson>>(probes.size());
  std::vector<std::vector<float>> features;
  for (const Probe& probe : probes) features.push_back(gallery.features_of(probe.face));
  std::vector<ProbeRow> rows;
  for (std::size_t i = 0; i < probes.size(); ++i) rows.push_back({features[i].data(), probes[i].without});
  return search_by_rows(gallery, rows, options);
}

std::vector<std::vector<FoundPerson>> search_strangers(const GalleryView& gallery,
                                                       std::span<const GalleryRow> probes,
                                                       const SearchOptions& options) {
  if (options.most_people == 0) return std::vector<std::vector<FoundPerson>>(probes.size());
  std::vector<ProbeRow> rows;
  for (const GalleryRow row : probes) rows.push_back({gallery.features(row), gallery.face(row).person});
  return search_by_rows(gallery, rows, options);
}

}  // namespace benefit::face

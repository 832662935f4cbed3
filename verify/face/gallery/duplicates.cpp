#include "verify/face/gallery/duplicates.hpp"

#include "verify/face/gallery/products.hpp"
#include "verify/types/for_each_part.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <mutex>
#include <span>
#include <tuple>
#include <unordered_map>

namespace benefit::face {
namespace {

struct Lookalike {
  double score;
  PhotoId photo;
  GalleryRow row;
  friend bool operator<(const Lookalike& a, const Lookalike& b) {
    return std::tie(a.score, a.photo) < std::tie(b.score, b.photo);
  }
};

/// The nearest ones of a face.
struct Lookalikes {
  std::vector<Lookalike> nearest;
  std::size_t found = 0;

  void add(const Lookalike& other, std::size_t most) {
    ++found;
    nearest.insert(std::ranges::upper_bound(nearest, other, std::less<>{}), other);
    if (nearest.size() > most) nearest.pop_back();
  }
  bool holds(GalleryRow row) const {
    return std::ranges::find(nearest, row, &Lookalike::row) != nearest.end();
  }
};

/// Of all faces that have any. Thread-safe.
class AllLookalikes {
 public:
  explicit AllLookalikes(std::size_t most) : most_(most) {}

  void add(GalleryRow face, const Lookalike& other) {
    Part& part = parts_[face % parts_.size()];
    const std::lock_guard lock(part.one_at_a_time);
    part.faces[face].add(other, most_);
  }

  /// When nobody adds any more.
  Duplicates collected(const GalleryView& gallery) const {
    Duplicates all;
    for (const Part& part : parts_)
      for (const auto& [row, lookalikes] : part.faces) {
        if (lookalikes.found > most_) ++all.overfull_faces;
        for (const Lookalike& other : lookalikes.nearest) {
          // Held by both: told of by the one with the lower photo id.
          const FacePhoto& face = gallery.face(row);
          const bool is_first = std::tie(face.photo, row) < std::tie(other.photo, other.row);
          if (!is_first && of(other.row).holds(row)) continue;
          const FacePhoto& second = gallery.face(other.row);
          all.pairs.push_back(
              {.score = other.score, .first = is_first ? face : second, .second = is_first ? second : face});
        }
      }
    std::ranges::sort(all.pairs, {}, [](const DuplicatePair& pair) {
      return std::tuple(pair.score, pair.first.photo, pair.second.photo);
    });
    return all;
  }

 private:
  struct Part {
    mutable std::mutex one_at_a_time;
    std::unordered_map<GalleryRow, Lookalikes> faces;
  };
  const Lookalikes& of(GalleryRow row) const { return parts_[row % parts_.size()].faces.at(row); }

  std::size_t most_;
  std::array<Part, 64> parts_;  // so that threads seldom wait for one another
};

class DuplicateSearch {
 public:
  DuplicateSearch(const GalleryView& gallery, IdentificationThreshold threshold,
                  const DuplicateOptions& options, Progress& progress)
      : gallery_(gallery),
        threshold_(threshold.at_or_below),
        least_(least_product(threshold_, gallery.product_error())),
        threads_(std::max(1U, options.threads)),
        progress_(progress),
        products_(threads_),
        lookalikes_(options.most_per_face) {}

  Expected<Duplicates> run() {
    for_each_part(gallery_.blocks(), threads_, [this](std::size_t block, unsigned thread) {
      compare_with_later(block, products_[thread]);
    });
    if (stopped_)
      return tl::make_unexpected(
          Error{ErrorCode::cancelled, "the search for duplicates was stopped", {}, {}});
    Duplicates all = lookalikes_.collected(gallery_);
    all.found = found_;
    return all;
  }

 private:
  void compare_with_later(std::size_t block, std::vector<float>& products) {
    const std::size_t count = gallery_.rows_in(block);
    GalleryBlock weighted(count, gallery_.layout().stride);
    const std::size_t first_row = block * gallery_.rows_per_block();
    for (std::size_t i = 0; i < count; ++i)
      gallery_.weigh(gallery_.features(static_cast<GalleryRow>(first_row + i)), weighted.features(i));

    const std::size_t blocks = gallery_.blocks();
    for (std::size_t later = block; later < blocks; ++later) {
      if (progress_.stop_requested()) stopped_ = true;
      if (stopped_) return;
      const std::size_t rows = gallery_.rows_in(later);
      products.resize(count * rows);
      multiply(weighted.features(0), count, gallery_.block(later), rows, gallery_.layout(), products.data());
      for (std::size_t i = 0; i < count; ++i) {
        // Of a block with itself only what lies above the diagonal.
        const std::size_t begin = later == block ? i + 1 : 0;
        look_at(static_cast<GalleryRow>(first_row + i), later * gallery_.rows_per_block() + begin,
                std::span<const float>(products).subspan(i * rows + begin, rows - begin));
      }
      progress_.report(duplicates_phase, static_cast<std::int64_t>(++done_),
                       static_cast<std::int64_t>(blocks * (blocks + 1) / 2));
    }
  }

  void look_at(GalleryRow face, std::size_t first_other, std::span<const float> products) {
    for_each_at_least(products, least_, [&](std::size_t j) {
      const auto other = static_cast<GalleryRow>(first_other + j);
      const FacePhoto& here = gallery_.face(face);
      const FacePhoto& there = gallery_.face(other);
      if (here.person == there.person) return least_;
      const double score = gallery_.score(face, other);
      if (score <= threshold_) {
        ++found_;
        lookalikes_.add(face, {score, there.photo, other});
        lookalikes_.add(other, {score, here.photo, face});
      }
      return least_;
    });
  }

  const GalleryView& gallery_;
  double threshold_;
  float least_;
  unsigned threads_;
  Progress& progress_;
  std::vector<std::vector<float>> products_;  ///< of each thread
  AllLookalikes lookalikes_;
  std::atomic<std::uint64_t> found_{0};
  std::atomic<std::size_t> done_{0};
  std::atomic<bool> stopped_{false};
};

}  // namespace

Expected<Duplicates> find_duplicates(const GalleryView& gallery, IdentificationThreshold threshold,
                                     const DuplicateOptions& options, Progress& progress) {
  if (gallery.size() == 0) return Duplicates{};
  return DuplicateSearch(gallery, threshold, options, progress).run();
}

}  // namespace benefit::face

// The enrolled faces of many people in memory, laid out so that one face is compared with all of them by a
// matrix product (1:N, provision F4).
#pragma once

#include "verify/face/compare.hpp"
#include "verify/types/photo.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace benefit::face {

/// A face's place in its gallery, counted from 0 in the order of adding.
using GalleryRow = std::uint32_t;

/// A face that was found in a gallery.
struct FacePhoto {
  CitizenId person;
  PhotoId photo = 0;
  friend bool operator==(const FacePhoto&, const FacePhoto&) = default;
};

/// What all faces of one gallery have in common.
struct GalleryLayout {
  std::string model_set;
  std::vector<std::size_t> lengths;  ///< numbers in the feature of each network
  std::vector<double> weights;       ///< of the networks
  double weight_sum = 0;
  std::size_t dimensions = 0;  ///< numbers of all features
  std::size_t stride = 0;      ///< floats from a row to the next: `dimensions` rounded up to 64 bytes
};

/// Some faces one after the other.
class GalleryBlock {
 public:
  GalleryBlock(std::size_t rows, std::size_t stride);
  float* features(std::size_t row) { return features_.get() + row * stride_; }
  const float* features(std::size_t row) const { return features_.get() + row * stride_; }
  FacePhoto& face(std::size_t row) { return faces_[row]; }
  const FacePhoto& face(std::size_t row) const { return faces_[row]; }

 private:
  struct Free {
    void operator()(float* floats) const;
  };
  std::size_t stride_;
  std::unique_ptr<float[], Free> features_;  ///< aligned to 64 bytes, 0 behind the last dimension
  std::vector<FacePhoto> faces_;
};

/// The faces that were in a gallery at one moment. Never changes; cheap to copy; lives on without its
/// gallery.
class GalleryView {
 public:
  std::size_t size() const { return size_; }
  /// The number of blocks; all but the last one are full.
  std::size_t blocks() const;
  std::size_t rows_per_block() const { return rows_per_block_; }
  std::size_t rows_in(std::size_t block) const;
  const float* block(std::size_t block) const { return blocks_[block]->features(0); }

  const float* features(GalleryRow row) const {
    return blocks_[row / rows_per_block_]->features(row % rows_per_block_);
  }
  const FacePhoto& face(GalleryRow row) const {
    return blocks_[row / rows_per_block_]->face(row % rows_per_block_);
  }
  /// Of a view with faces only.
  const GalleryLayout& layout() const { return *layout_; }

  /// The fused score of two rows of features: to the last bit what compare() gives for the two templates.
  double score_features(const float* first, const float* second) const;
  double score(GalleryRow first, GalleryRow second) const {
    return score_features(features(first), features(second));
  }
  /// A template's features one after the other, `stride` floats. Throws Failure(internal) when the template
  /// comes from another model set than the gallery's.
  std::vector<float> features_of(const FaceTemplate& face) const;
  /// Writes `features` times their networks' weights to `into` (`stride` floats): 1 - its product with a row
  /// is nearly their fused score.
  void weigh(const float* features, float* into) const;
  /// How far 1 - that product, as added up in floats, may lie from the fused score of a row of `features` and
  /// any face of the gallery: rounding, and lengths that are not quite 1.
  double product_error(const float* features) const;
  /// The same for two faces of the gallery.
  double product_error() const;

 private:
  friend class Gallery;
  std::shared_ptr<const GalleryLayout> layout_;
  std::vector<std::shared_ptr<const GalleryBlock>> blocks_;
  std::size_t size_ = 0;
  std::size_t rows_per_block_ = 1;
  double length_error_ = 0;
};

/// Holds 4 bytes for each dimension and 16 more for each face (2,576 bytes with 640 dimensions), in blocks
/// that never move. Biometric data: in memory only. Thread-safe: faces are added while views of earlier
/// moments are searched. A face is not removed; a gallery without it is made anew.
class Gallery {
 public:
  /// Of the scoring only the weights count: a 1:1 threshold says nothing of 1:N. `rows_per_block` at least 1.
  explicit Gallery(const Scoring& scoring, std::size_t rows_per_block = 1024);

  /// Photo ids are each there once: the caller sees to it. Throws Failure(internal) when the template comes
  /// from another model set than the first one, or has not one feature for each weight.
  void add(const EnrolledFace& enrolled);
  void add(std::span<const EnrolledFace> enrolled);

  GalleryView view() const;

 private:
  void add_alone(const EnrolledFace& enrolled);

  const std::vector<double> weights_;
  const std::size_t rows_per_block_;
  mutable std::mutex one_at_a_time_;
  std::shared_ptr<const GalleryLayout> layout_;  ///< nullptr before the first face
  std::vector<std::shared_ptr<GalleryBlock>> blocks_;
  std::size_t size_ = 0;
  double length_error_ = 0;  ///< the largest |squared length of a feature - 1|
};

}  // namespace benefit::face

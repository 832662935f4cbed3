#include "verify/face/gallery/gallery.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>
#include <numeric>

namespace benefit::face {
namespace {

constexpr std::size_t row_alignment = 64;  // bytes: a line of the cache, a register of AVX-512

std::shared_ptr<const GalleryLayout> layout_of(const FaceTemplate& face, const std::vector<double>& weights) {
  auto layout = std::make_shared<GalleryLayout>();
  layout->model_set = face.model_set;
  for (const auto& feature : face.features) layout->lengths.push_back(feature.size());
  layout->weights = weights;
  // Added up one by one, as compare() does.
  for (const double weight : weights) layout->weight_sum += weight;
  layout->dimensions = std::accumulate(layout->lengths.begin(), layout->lengths.end(), std::size_t{0});
  constexpr std::size_t floats = row_alignment / sizeof(float);
  layout->stride = std::max<std::size_t>(1, (layout->dimensions + floats - 1) / floats) * floats;
  return layout;
}

void require_layout(const FaceTemplate& face, const GalleryLayout& layout) {
  const auto has_length = [](const std::vector<float>& feature, std::size_t length) {
    return feature.size() == length;
  };
  if (face.model_set != layout.model_set || layout.lengths.size() != layout.weights.size() ||
      !std::ranges::equal(face.features, layout.lengths, has_length))
    throw Failure({ErrorCode::internal, "a face template of another model set came to a gallery", {}, {}});
}

void write_features(const FaceTemplate& face, float* into) {
  for (const auto& feature : face.features) into = std::ranges::copy(feature, into).out;
}

/// The largest |squared length - 1| of a row's features.
double length_error_of(const float* features, const GalleryLayout& layout) {
  double largest = 0;
  for (const std::size_t length : layout.lengths) {
    const double squared = std::inner_product(features, features + length, features, 0.0);
    largest = std::max(largest, std::abs(squared - 1));
    features += length;
  }
  return largest;
}

/// Of two rows, whose features' squared lengths are off by at most `first` and `second`.
double product_error_of(const GalleryLayout& layout, double first, double second) {
  // Whatever the order of adding, a sum of n products of floats is off by at most n u times the sum of their
  // sizes (Higham 2002, 3.1), which is at most the product of the lengths; a few more for the weights and for
  // 1 - it. The score itself is half the squared lengths, less the product.
  constexpr double u = std::numeric_limits<float>::epsilon() / 2.0 * 1.01;
  const double rounding = (static_cast<double>(layout.dimensions) + 8) * u;
  return rounding * std::sqrt((1 + first) * (1 + second)) + (first + second) / 2;
}

}  // namespace

void GalleryBlock::Free::operator()(float* floats) const {
  ::operator delete[](floats, std::align_val_t{row_alignment});
}

GalleryBlock::GalleryBlock(std::size_t rows, std::size_t stride)
    : stride_(stride),
      features_(new (std::align_val_t{row_alignment}) float[rows * stride]()),
      faces_(rows, FacePhoto{.person = CitizenId::from_body(0)}) {}

std::size_t GalleryView::blocks() const { return (size_ + rows_per_block_ - 1) / rows_per_block_; }

std::size_t GalleryView::rows_in(std::size_t block) const {
  return std::min(rows_per_block_, size_ - block * rows_per_block_);
}

double GalleryView::score_features(const float* first, const float* second) const {
  // compare()'s own steps in its own order: the same score, not nearly the same. Not compare() itself, which
  // takes templates of their own memory.
  double fused = 0;
  for (std::size_t i = 0; i < layout_->lengths.size(); ++i) {
    const std::size_t length = layout_->lengths[i];
    fused += layout_->weights[i] * cosine_distance({first, length}, {second, length});
    first += length;
    second += length;
  }
  return fused / layout_->weight_sum;
}

std::vector<float> GalleryView::features_of(const FaceTemplate& face) const {
  require_layout(face, *layout_);
  std::vector<float> features(layout_->stride);
  write_features(face, features.data());
  return features;
}

void GalleryView::weigh(const float* features, float* into) const {
  for (std::size_t i = 0; i < layout_->lengths.size(); ++i) {
    const auto share = static_cast<float>(layout_->weights[i] / layout_->weight_sum);
    const std::size_t length = layout_->lengths[i];
    into = std::transform(features, features + length, into, [share](float value) { return share * value; });
    features += length;
  }
}

double GalleryView::product_error(const float* features) const {
  return product_error_of(*layout_, length_error_of(features, *layout_), length_error_);
}

double GalleryView::product_error() const { return product_error_of(*layout_, length_error_, length_error_); }

Gallery::Gallery(const Scoring& scoring, std::size_t rows_per_block)
    : weights_(scoring.weights), rows_per_block_(std::max<std::size_t>(1, rows_per_block)) {}

void Gallery::add(const EnrolledFace& enrolled) {
  const std::lock_guard lock(one_at_a_time_);
  add_alone(enrolled);
}

void Gallery::add(std::span<const EnrolledFace> enrolled) {
  const std::lock_guard lock(one_at_a_time_);
  for (const EnrolledFace& face : enrolled) add_alone(face);
}

void Gallery::add_alone(const EnrolledFace& enrolled) {
  const auto layout = layout_ ? layout_ : layout_of(enrolled.face, weights_);
  require_layout(enrolled.face, *layout);
  if (size_ >= std::numeric_limits<GalleryRow>::max())
    throw Failure({ErrorCode::too_large, "a gallery holds at most 4,294,967,295 faces", {}, {}});
  layout_ = layout;
  if (size_ == blocks_.size() * rows_per_block_)
    blocks_.push_back(std::make_shared<GalleryBlock>(rows_per_block_, layout_->stride));
  // Behind the end of every view, so that nobody reads it yet.
  GalleryBlock& block = *blocks_.back();
  const std::size_t row = size_ % rows_per_block_;
  write_features(enrolled.face, block.features(row));
  block.face(row) = {.person = enrolled.photo.person, .photo = enrolled.photo.photo};
  length_error_ = std::max(length_error_, length_error_of(block.features(row), *layout_));
  ++size_;
}

GalleryView Gallery::view() const {
  const std::lock_guard lock(one_at_a_time_);
  GalleryView view;
  view.layout_ = layout_;
  view.blocks_.assign(blocks_.begin(), blocks_.end());
  view.size_ = size_;
  view.rows_per_block_ = rows_per_block_;
  view.length_error_ = length_error_;
  return view;
}

}  // namespace benefit::face

#include "verify/face/landmark_trees.hpp"

#include "verify/face/memory_stream.hpp"
#include "verify/types/error.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <new>
#include <string>
#include <sys/mman.h>

#include <dlib/image_processing/shape_predictor.h>
#include <dlib/opencv/cv_image.h>
#include <dlib/pixel.h>

namespace benefit::face {
namespace {

constexpr std::size_t shape_floats = 2 * std::tuple_size_v<Landmarks>;
constexpr std::size_t cache_line_floats = 16;
/// From a leaf to the next: a whole number of cache lines.
constexpr std::size_t leaf_floats =
    (shape_floats + cache_line_floats - 1) / cache_line_floats * cache_line_floats;
constexpr std::size_t large_page = std::size_t{2} << 20U;

using Forest = std::vector<dlib::impl::regression_tree>;

/// What dlib writes into a model file.
struct StoredTrees {
  dlib::matrix<float, 0, 1> mean_shape;
  std::vector<Forest> forests;
  std::vector<std::vector<unsigned long>> anchors;
  std::vector<std::vector<dlib::vector<float, 2>>> deltas;
};

Failure unreadable(const std::string& why) {
  return Failure{{ErrorCode::corrupt, "the landmark model cannot be read: " + why, {}, {}}};
}

StoredTrees read_trees(std::span<const std::uint8_t> weights) {
  StoredTrees file;
  try {
    MemoryStream stream(weights);
    int version = 0;
    dlib::deserialize(version, stream);
    if (version != 1) throw unreadable("another version of the format than 1");
    dlib::deserialize(file.mean_shape, stream);
    dlib::deserialize(file.forests, stream);
    dlib::deserialize(file.anchors, stream);
    dlib::deserialize(file.deltas, stream);
  } catch (const Failure&) {
    throw;
  } catch (const std::exception& failure) {
    throw unreadable(failure.what());
  }
  return file;
}

/// Every index that the search will follow lies within what it points into.
void check(const StoredTrees& file, std::size_t splits_each) {
  if (file.mean_shape.size() != static_cast<long>(shape_floats))
    throw unreadable("it has another number of points than 68");
  if (file.anchors.size() != file.forests.size() || file.deltas.size() != file.forests.size())
    throw unreadable("its levels are incomplete");
  if (!std::has_single_bit(splits_each + 1)) throw unreadable("its trees are not complete binary trees");
  for (std::size_t level = 0; level < file.forests.size(); ++level) {
    const std::size_t pixels = file.deltas[level].size();
    const auto is_point = [](unsigned long anchor) { return anchor < std::tuple_size_v<Landmarks>; };
    if (pixels > std::size_t{UINT16_MAX} + 1 || file.anchors[level].size() != pixels ||
        !std::ranges::all_of(file.anchors[level], is_point))
      throw unreadable("the pixels of a level are not as they should be");
    for (const dlib::impl::regression_tree& tree : file.forests[level])
      if (tree.splits.size() != splits_each || tree.leaf_values.size() != splits_each + 1 ||
          !std::ranges::all_of(
              tree.splits, [&](const auto& split) { return std::max(split.idx1, split.idx2) < pixels; }) ||
          !std::ranges::all_of(tree.leaf_values, [](const auto& leaf) {
            return leaf.size() == static_cast<long>(shape_floats);
          }))
        throw unreadable("a tree is not as it should be");
  }
}

std::size_t splits_of_first_tree(const StoredTrees& file) {
  if (file.forests.empty() || file.forests.front().empty()) throw unreadable("it has no trees");
  return file.forests.front().front().splits.size();
}

/// Aligned to large pages, which the kernel is asked for.
float* large_pages(std::size_t floats) {
  const std::size_t bytes = (floats * sizeof(float) + large_page - 1) / large_page * large_page;
  void* const memory = std::aligned_alloc(large_page, bytes);
  if (memory == nullptr) throw std::bad_alloc();
  ::madvise(memory, bytes, MADV_HUGEPAGE);  // without them it is only slower
  return static_cast<float*>(memory);
}

void prefetch_leaf(const float* leaf) {
  for (std::size_t line = 0; line < leaf_floats; line += cache_line_floats) __builtin_prefetch(leaf + line);
}

}  // namespace

void LandmarkTrees::Free::operator()(float* floats) const { std::free(floats); }

LandmarkTrees::LandmarkTrees(std::span<const std::uint8_t> weights) {
  StoredTrees file = read_trees(weights);
  splits_each_ = splits_of_first_tree(file);
  check(file, splits_each_);
  mean_shape_ = file.mean_shape;
  std::size_t trees = 0;
  for (const Forest& forest : file.forests) trees += forest.size();
  leaves_.reset(large_pages(trees * (splits_each_ + 1) * leaf_floats));
  float* place = leaves_.get();
  for (std::size_t i = 0; i < file.forests.size(); ++i) {
    Level& level = levels_.emplace_back();
    level.anchors = std::move(file.anchors[i]);
    level.deltas = std::move(file.deltas[i]);
    level.trees = file.forests[i].size();
    level.leaves = place;
    for (const dlib::impl::regression_tree& tree : file.forests[i]) {
      for (const dlib::impl::split_feature& split : tree.splits)
        level.splits.push_back(
            {static_cast<std::uint16_t>(split.idx1), static_cast<std::uint16_t>(split.idx2), split.thresh});
      for (const Shape& leaf : tree.leaf_values) {
        std::copy_n(&leaf(0), shape_floats, place);
        place += leaf_floats;
      }
    }
  }
}

const float* LandmarkTrees::leaf_of(const Level& level, std::size_t tree,
                                    const std::vector<float>& pixels) const {
  const Split* const splits = level.splits.data() + tree * splits_each_;
  std::size_t node = 0;
  while (node < splits_each_) {
    const Split& split = splits[node];
    const bool left = pixels[split.first] - pixels[split.second] > split.threshold;
    node = 2 * node + (left ? 1 : 2);
  }
  return level.leaves + (tree * (splits_each_ + 1) + node - splits_each_) * leaf_floats;
}

Landmarks LandmarkTrees::find(const cv::Mat& bgr, const cv::Rect& box) const {
  const dlib::cv_image<dlib::bgr_pixel> image(bgr);
  const dlib::rectangle face(box.x, box.y, box.x + box.width - 1, box.y + box.height - 1);
  Shape shape = mean_shape_;
  std::vector<float> pixels;
  std::vector<const float*> leaves;
  for (const Level& level : levels_) {
    dlib::impl::extract_feature_pixel_values(image, face, shape, mean_shape_, level.anchors, level.deltas,
                                             pixels);
    leaves.resize(level.trees);
    for (std::size_t tree = 0; tree < level.trees; ++tree) {
      leaves[tree] = leaf_of(level, tree, pixels);
      prefetch_leaf(leaves[tree]);
    }
    // In their order: another one would round differently.
    float* const sum = &shape(0);
    for (const float* leaf : leaves)
      for (std::size_t i = 0; i < shape_floats; ++i) sum[i] += leaf[i];
  }
  const dlib::point_transform_affine to_image = dlib::impl::unnormalizing_tform(face);
  Landmarks landmarks;
  for (std::size_t i = 0; i < landmarks.size(); ++i) {
    const dlib::vector<double, 2> point = to_image(dlib::impl::location(shape, i));
    landmarks[i] = {point.x(), point.y()};
  }
  return landmarks;
}

}  // namespace benefit::face

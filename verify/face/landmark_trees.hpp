// An ensemble of regression trees that finds the 68 points of a face (Kazemi and Sullivan 2014): dlib's
// model, read from its file and laid flat.
#pragma once

#include "verify/face/landmarks.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include <dlib/geometry/vector.h>
#include <dlib/matrix.h>
#include <opencv2/core.hpp>

namespace benefit::face {

/// Finds to the last bit what dlib::shape_predictor finds, but for the rounding to whole pixels, in a third
/// of the time: there each of 120,000 leaves is a block of its own on the heap, and nearly every one that is
/// looked at has to come from main memory. Here they stand in one block of large pages, and all leaves of a
/// level are called for before the first is needed. Immutable after construction; one object serves all
/// threads.
class LandmarkTrees {
 public:
  /// `weights`: the content of shape_predictor_68_face_landmarks.dat. Throws Failure(corrupt).
  explicit LandmarkTrees(std::span<const std::uint8_t> weights);

  /// The points of the face in `box`, in pixels of `bgr`; they may lie outside of both.
  Landmarks find(const cv::Mat& bgr, const cv::Rect& box) const;

 private:
  /// Goes to the left child when the first pixel is brighter than the second by more than `threshold`.
  struct Split {
    std::uint16_t first, second;  ///< of the level's pixels
    float threshold;
  };
  /// One step from a rough shape to a better one. Its trees, all of one size, stand one after the other.
  struct Level {
    /// The pixels that its trees look at: the nearest point of the shape, and how far they lie from it.
    std::vector<unsigned long> anchors;
    std::vector<dlib::vector<float, 2>> deltas;
    std::size_t trees = 0;
    std::vector<Split> splits;      ///< each tree as a binary heap
    const float* leaves = nullptr;  ///< what each adds to the shape
  };
  struct Free {
    void operator()(float* floats) const;
  };
  using Shape = dlib::matrix<float, 0, 1>;  ///< x and y of each point, in sides of the box

  const float* leaf_of(const Level& level, std::size_t tree, const std::vector<float>& pixels) const;

  Shape mean_shape_;
  std::vector<Level> levels_;
  std::size_t splits_each_ = 0;  ///< of a tree; its leaves are one more
  std::unique_ptr<float[], Free> leaves_;
};

}  // namespace benefit::face

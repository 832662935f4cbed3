// Stage 3: 68 points of a face (the iBUG 300-W mark-up: 0-16 jaw, 17-26 brows, 27-35 nose, 36-47 eyes, 48-67
// mouth), by an ensemble of regression trees (Kazemi and Sullivan 2014).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>

#include <opencv2/core.hpp>

namespace benefit::face {

/// To a fraction of a pixel.
using Landmarks = std::array<cv::Point2d, 68>;

class LandmarkTrees;

/// Immutable after construction; one object serves all threads.
class LandmarkPredictor {
 public:
  /// `weights`: the content of shape_predictor_68_face_landmarks.dat. Throws Failure(corrupt).
  explicit LandmarkPredictor(std::span<const std::uint8_t> weights);
  ~LandmarkPredictor();

  /// The points of the face in `box`, in pixels of `bgr`; they may lie outside of both. The trees look at
  /// whole pixels, and their answer depends on where the detector happened to put its box. So what they say
  /// of the box serves to bring the face upright, to the middle and to one size; there they look at it and at
  /// its mirror image, and the mean of both answers counts.
  Landmarks find(const cv::Mat& bgr, const cv::Rect& box) const;

 private:
  std::unique_ptr<const LandmarkTrees> trees_;
};

}  // namespace benefit::face

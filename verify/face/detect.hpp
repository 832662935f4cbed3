// Stage 2: where the faces are. dlib's HOG detector: five linear filters on histograms of oriented gradients,
// over a pyramid of scales (Dalal and Triggs 2005; King 2015), on grey pixels.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <opencv2/core.hpp>

struct BenefitDetector;

namespace benefit::face {

/// Finds frontal faces from about 80 pixels on, from about 40 when none of that size is there (the photo is
/// then enlarged once). One object per thread at a time.
class Detector {
 public:
  /// Throws Failure(internal) when it cannot be made.
  Detector();

  /// Boxes in pixels of `bgr`, the surest first, each wholly within the photo's plane but perhaps over its
  /// edge. Throws Failure(internal) without memory.
  std::vector<cv::Rect> find(const cv::Mat& bgr);

 private:
  struct Close {
    void operator()(BenefitDetector* detector) const;
  };
  std::unique_ptr<BenefitDetector, Close> detector_;
};

/// The face whose middle is nearest the photo's: the subject, when bystanders are in the picture. `faces` is
/// not empty; of equally near ones, the first.
cv::Rect nearest_centre(const std::vector<cv::Rect>& faces, cv::Size photo);

/// Which build of the detector the loader chose for this CPU: "baseline" or "x86-64-v3".
std::string_view detector_kernel();

}  // namespace benefit::face

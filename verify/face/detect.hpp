// Stage 2: where the faces are. dlib's HOG detector: five linear filters on histograms of oriented gradients,
// over a pyramid of scales (Dalal and Triggs 2005; King 2015), on grey pixels.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <opencv2/core.hpp>

struct BenefitDetector;

namespace benefit::face {

/// A box, and how sure it is that a face is there: above 0, about 1 for a clear one.
struct FoundFace {
  cv::Rect box;
  double confidence = 0;
};

/// The face that a photo is about.
struct Subject {
  cv::Mat upright;              ///< the photo, turned so that its faces stand upright
  int quarter_turns = 0;        ///< clockwise, by which it was turned
  cv::Rect box;                 ///< in pixels of `upright`
  std::vector<cv::Rect> boxes;  ///< of all faces, this one among them

  /// The box in the photo as it was, whose size is `photo`.
  cv::Rect box_in_photo(cv::Size photo) const;
};

/// Finds frontal faces. One object per thread at a time.
///
/// Looks at a small copy first, in which only faces of a fifth of the photo's longer side or more are seen:
/// when one of them covers the photo's middle, it is the subject, whoever stands farther away, and most
/// collection photos are done in a third of the time. Else it looks at the photo as it is, at faces from
/// about 80 pixels on; where there is none, at the photo enlarged to twice its size (faces from about 40
/// pixels on).
class Detector {
 public:
  /// Throws Failure(internal) when it cannot be made.
  Detector();

  /// Boxes in pixels of `bgr`, the surest first, each wholly within the photo's plane but perhaps over its
  /// edge. Throws Failure(internal) without memory.
  std::vector<cv::Rect> find(const cv::Mat& bgr);

  /// The same, with the photo turned by quarters where no face, or none that is surely one, stands upright: a
  /// camera that did not say how it was held leaves the photo lying, and in a face that lies the detector at
  /// times sees a poor upright one. The surest face says which way is up; of those that stand so, the subject
  /// is the one nearest the middle. nullopt: no face whichever way.
  std::optional<Subject> find_subject(const cv::Mat& bgr);

 private:
  std::vector<FoundFace> find_faces(const cv::Mat& bgr);

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

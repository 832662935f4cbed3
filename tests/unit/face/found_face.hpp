// A face found once, so that quality measures can be asked about altered copies of its photo without looking
// for it again.
#pragma once

#include "tests/unit/face/test_photos.hpp"
#include "verify/face/decode.hpp"
#include "verify/face/detect.hpp"
#include "verify/face/landmarks.hpp"
#include "verify/face/quality/measure.hpp"

#include <stdexcept>
#include <vector>

namespace benefit::test {

struct FoundFace {
  face::Photo photo;
  std::vector<cv::Rect> faces;
  cv::Rect subject;
  face::Landmarks landmarks;

  PhotoQuality quality() const { return face::measure_quality(photo, faces, subject, landmarks); }
  /// Of other pixels in the photo's place.
  PhotoQuality quality_of(const cv::Mat& bgr) const {
    return face::measure_quality({bgr, bgr.cols, bgr.rows, photo.jpeg_quality}, faces, subject, landmarks);
  }
};

inline FoundFace find_face(const Bytes& file) {
  FoundFace found;
  found.photo = face::decode(file).value();
  face::Detector detector;
  found.faces = detector.find(found.photo.bgr);
  if (found.faces.empty()) throw std::runtime_error("a test's photo shows no face");
  found.subject = face::nearest_centre(found.faces, found.photo.bgr.size());
  found.landmarks = models()->landmarks().find(found.photo.bgr, found.subject);
  return found;
}

}  // namespace benefit::test

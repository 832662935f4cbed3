// Single face present (ISO/IEC 29794-5), softened: bystanders are common, and the face nearest the middle is
// the subject (detect.hpp). Unclear is only a second face that is as large and as near the middle.
#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace benefit::face {

/// Formula: the greatest, over all other faces, of (its width by the subject's, at most 1) x (w/2 + the
/// subject's distance from the photo's middle) / (w/2 + the other's distance), w being the subject's width.
/// Range: 0 (alone) .. 1 (a twin at the same distance); 0 is best.
double rival_face(const std::vector<cv::Rect>& faces, const cv::Rect& subject, cv::Size photo);

}  // namespace benefit::face

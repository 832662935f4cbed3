// Frame edges: the border of a sheet of paper or of a telephone makes long straight lines beside a face.
#pragma once

#include <opencv2/core.hpp>

namespace benefit::face {

/// Formula: what is round the face (its box 2.7 times as large) at 160 x 160 pixels, Canny's edges,
/// probabilistic Hough transform; the longest line that keeps clear of the face's own box, by 160. Range: 0
/// .. about 1.4 (the diagonal). Doors, windows and shelves are straight as well: weak by itself.
double frame_edges(const cv::Mat& bgr, const cv::Rect& face);

}  // namespace benefit::face

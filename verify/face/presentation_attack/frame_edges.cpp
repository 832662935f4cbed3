#include "verify/face/presentation_attack/frame_edges.hpp"

#include "verify/face/presentation_attack/liveness_network.hpp"

#include <algorithm>
#include <numbers>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace benefit::face {

double frame_edges(const cv::Mat& bgr, const cv::Rect& face) {
  constexpr int side = 160;
  constexpr double shortest = side / 4.0;
  constexpr int votes = 30;
  const cv::Rect around = surroundings(face, 2.7, bgr.size());
  cv::Mat small;
  cv::resize(bgr(around), small, {side, side}, 0, 0, cv::INTER_AREA);
  cv::cvtColor(small, small, cv::COLOR_BGR2GRAY);
  cv::Mat edges;
  cv::Canny(small, edges, 60, 160);

  const double scale_x = static_cast<double>(side) / around.width;
  const double scale_y = static_cast<double>(side) / around.height;
  const cv::Rect inner(cvRound((face.x - around.x) * scale_x), cvRound((face.y - around.y) * scale_y),
                       cvRound(face.width * scale_x), cvRound(face.height * scale_y));
  cv::rectangle(edges, inner, cv::Scalar::all(0), cv::FILLED);

  std::vector<cv::Vec4i> lines;
  cv::HoughLinesP(edges, lines, 1, std::numbers::pi / 180, votes, shortest, 3);
  double longest = 0;
  for (const cv::Vec4i& line : lines)
    longest = std::max(longest, cv::norm(cv::Point(line[0], line[1]) - cv::Point(line[2], line[3])));
  return longest / side;
}

}  // namespace benefit::face

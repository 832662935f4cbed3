#include "verify/face/presentation_attack/liveness_network.hpp"

#include "verify/types/error.hpp"

#include <algorithm>

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

namespace benefit::face {
namespace {

constexpr double network_scale = 2.7;

}  // namespace

LivenessNetwork::LivenessNetwork(const Graph& graph) : network_(graph, 1) {
  if (network_.outputs() < 2)
    throw Failure({ErrorCode::corrupt, "the liveness model does not tell persons from pictures", {}, {}});
}

double LivenessNetwork::attack_odds(const cv::Mat& bgr, const cv::Rect& face) {
  cv::Mat input;
  cv::resize(bgr(surroundings(face, network_scale, bgr.size())), input, {side, side});
  const cv::Mat planes = cv::dnn::blobFromImage(input);
  const std::span<const float> output = network_.forward({planes.ptr<float>(), planes.total()});
  return static_cast<double>(output[1]) - static_cast<double>(output[0]);
}

cv::Rect surroundings(const cv::Rect& face, double scale, cv::Size photo) {
  const double fits = std::min({scale, static_cast<double>(photo.width) / face.width,
                                static_cast<double>(photo.height) / face.height});
  const int width = std::clamp(cvRound(face.width * fits), 1, photo.width);
  const int height = std::clamp(cvRound(face.height * fits), 1, photo.height);
  return {std::clamp(face.x + (face.width - width) / 2, 0, photo.width - width),
          std::clamp(face.y + (face.height - height) / 2, 0, photo.height - height), width, height};
}

}  // namespace benefit::face

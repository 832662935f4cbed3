#include "verify/face/presentation_attack/liveness_network.hpp"

#include "verify/types/error.hpp"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace benefit::face {
namespace {

constexpr int network_side = 128;
constexpr double network_scale = 2.7;

cv::dnn::Net read_liveness(std::span<const std::uint8_t> weights) {
  try {
    return cv::dnn::readNetFromONNX(reinterpret_cast<const char*>(weights.data()), weights.size());
  } catch (const cv::Exception& failure) {
    throw Failure({ErrorCode::corrupt, "the liveness model cannot be read: " + failure.err, {}, {}});
  }
}

}  // namespace

LivenessNetwork::LivenessNetwork(std::span<const std::uint8_t> weights) : network_(read_liveness(weights)) {
  network_.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
  network_.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
}

double LivenessNetwork::attack_odds(const cv::Mat& bgr, const cv::Rect& face) {
  cv::Mat input;
  cv::resize(bgr(surroundings(face, network_scale, bgr.size())), input, {network_side, network_side});
  network_.setInput(cv::dnn::blobFromImage(input));
  const cv::Mat output = network_.forward().reshape(1, 1);
  return static_cast<double>(output.at<float>(1)) - static_cast<double>(output.at<float>(0));
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

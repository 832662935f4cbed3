#include "verify/face/embed_arcface.hpp"

#include "verify/face/align.hpp"
#include "verify/types/error.hpp"

#include <string>

namespace benefit::face {
namespace {

cv::dnn::Net read(std::span<const std::uint8_t> weights) {
  try {
    return cv::dnn::readNetFromONNX(reinterpret_cast<const char*>(weights.data()), weights.size());
  } catch (const cv::Exception& failure) {
    throw Failure({ErrorCode::corrupt, "the feature model cannot be read: " + failure.err, {}, {}});
  }
}

cv::Mat normalised(const cv::Mat& vector) { return vector / cv::norm(vector); }

}  // namespace

ArcfaceEmbedder::ArcfaceEmbedder(std::span<const std::uint8_t> weights) : network_(read(weights)) {
  network_.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
  network_.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
}

cv::Mat ArcfaceEmbedder::forward(const cv::Mat& face) {
  network_.setInput(cv::dnn::blobFromImage(face, 1.0 / 128, {}, cv::Scalar::all(127)));
  return normalised(network_.forward().reshape(1, 1));
}

std::vector<float> ArcfaceEmbedder::embed(const cv::Mat& bgr, const Landmarks& landmarks) {
  const cv::Mat face = align(bgr, landmarks);
  cv::Mat mirrored;
  cv::flip(face, mirrored, 1);
  const cv::Mat feature = normalised(forward(face) + forward(mirrored));
  return {feature.begin<float>(), feature.end<float>()};
}

}  // namespace benefit::face

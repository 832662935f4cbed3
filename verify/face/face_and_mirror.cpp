#include "verify/face/face_and_mirror.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include <opencv2/dnn/dnn.hpp>

namespace benefit::face {

std::pair<std::vector<float>, std::vector<float>> FaceAndMirror::forward(const cv::Mat& face) {
  cv::Mat mirrored;
  cv::flip(face, mirrored, 1);
  const cv::Mat pictures = cv::dnn::blobFromImages(std::vector<cv::Mat>{face, mirrored}, pixels_.scale, {},
                                                   pixels_.mean, pixels_.rgb);
  const auto both = network_.forward({pictures.ptr<float>(), pictures.total()});
  const auto of_face = both.first(network_.outputs());
  const auto of_mirror = both.subspan(network_.outputs());
  return {{of_face.begin(), of_face.end()}, {of_mirror.begin(), of_mirror.end()}};
}

void make_unit(std::vector<float>& vector) {
  const double length = std::sqrt(std::transform_reduce(vector.begin(), vector.end(), vector.begin(), 0.0));
  if (length == 0) return;
  for (float& value : vector) value = static_cast<float>(value / length);
}

std::vector<float> unit_sum(std::vector<float> first, const std::vector<float>& second) {
  std::ranges::transform(first, second, first.begin(), std::plus<>{});
  make_unit(first);
  return first;
}

}  // namespace benefit::face

// The only file that spells out the network's type: its templates take 11 seconds and 0.9 GB to compile.
#include "verify/face/embed_dlib.hpp"

#include "verify/face/memory_stream.hpp"
#include "verify/types/error.hpp"

#include <algorithm>
#include <string>

#include <dlib/dnn.h>
#include <dlib/image_transforms/interpolation.h>
#include <dlib/opencv/cv_image.h>

namespace benefit::face {
namespace {

// The architecture that belongs to the weights, as dlib publishes it: residual blocks of 32 to 256 filters in
// five groups, with affine layers where batch normalisation was in training.
template <int N, int Stride, typename Below>
using Block = dlib::affine<
    dlib::con<N, 3, 3, 1, 1, dlib::relu<dlib::affine<dlib::con<N, 3, 3, Stride, Stride, Below>>>>>;

template <int N, typename Below>
using Residual = dlib::relu<dlib::add_prev1<Block<N, 1, dlib::tag1<Below>>>>;
template <int N, typename Below>
using ResidualDown = dlib::relu<
    dlib::add_prev2<dlib::avg_pool<2, 2, 2, 2, dlib::skip1<dlib::tag2<Block<N, 2, dlib::tag1<Below>>>>>>>;

template <typename Below>
using Group256 = ResidualDown<256, Below>;
template <typename Below>
using Group256Wide = Residual<256, Residual<256, ResidualDown<256, Below>>>;
template <typename Below>
using Group128 = Residual<128, Residual<128, ResidualDown<128, Below>>>;
template <typename Below>
using Group64 = Residual<64, Residual<64, Residual<64, ResidualDown<64, Below>>>>;
template <typename Below>
using Group32 = Residual<32, Residual<32, Residual<32, Below>>>;

using Chip = dlib::matrix<dlib::rgb_pixel>;
using ResNet = dlib::loss_metric<dlib::fc_no_bias<
    128, dlib::avg_pool_everything<Group256<Group256Wide<Group128<Group64<Group32<dlib::max_pool<
             3, 3, 2, 2,
             dlib::relu<dlib::affine<dlib::con<32, 7, 7, 2, 2, dlib::input_rgb_image_sized<150>>>>>>>>>>>>>;

constexpr unsigned long chip_side = 150;
constexpr double chip_margin = 0.25;

Chip cut_out(const cv::Mat& bgr, const Landmarks& landmarks) {
  std::vector<dlib::point> points;
  for (const cv::Point& point : landmarks) points.emplace_back(point.x, point.y);
  const dlib::full_object_detection shape({}, points);
  Chip chip;
  dlib::extract_image_chip(dlib::cv_image<dlib::bgr_pixel>(bgr),
                           dlib::get_face_chip_details(shape, chip_side, chip_margin), chip);
  return chip;
}

}  // namespace

struct DlibEmbedder::Network {
  ResNet forward;
};

DlibEmbedder::DlibEmbedder(std::span<const std::uint8_t> weights) : network_(std::make_unique<Network>()) {
  try {
    MemoryStream stream(weights);
    dlib::deserialize(network_->forward, stream);
  } catch (const std::exception& failure) {
    throw Failure(
        {ErrorCode::corrupt, std::string("the descriptor model cannot be read: ") + failure.what(), {}, {}});
  }
}

DlibEmbedder::~DlibEmbedder() = default;

std::array<float, 128> DlibEmbedder::embed(const cv::Mat& bgr, const Landmarks& landmarks) {
  const dlib::matrix<float, 0, 1> point = network_->forward(cut_out(bgr, landmarks));
  std::array<float, 128> descriptor{};
  std::copy(point.begin(), point.end(), descriptor.begin());
  return descriptor;
}

}  // namespace benefit::face

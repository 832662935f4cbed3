// The only file that spells out the network's type, whose templates are slow to compile. dlib reads the file;
// nothing is computed with dlib's layers.
#include "verify/face/network/read_dlib_resnet.hpp"

#include "verify/face/memory_stream.hpp"
#include "verify/types/error.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <dlib/dnn.h>

namespace benefit::face {
namespace {

// The architecture as dlib publishes it: residual blocks of 32 to 256 filters in five groups, with affine
// layers where batch normalisation was in training.
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

constexpr int chip_side = 150;
using ResNet = dlib::loss_metric<dlib::fc_no_bias<
    128,
    dlib::avg_pool_everything<Group256<Group256Wide<Group128<Group64<Group32<dlib::max_pool<
        3, 3, 2, 2,
        dlib::relu<dlib::affine<dlib::con<32, 7, 7, 2, 2, dlib::input_rgb_image_sized<chip_side>>>>>>>>>>>>>;

/// The numbers of `ResNet` as they are met, from the network's end to its beginning.
class Collector {
 public:
  /// Other layers hold no numbers.
  template <typename Layer>
  void operator()(Layer&) {}

  template <unsigned long Outputs, dlib::fc_bias_mode Bias>
  void operator()(dlib::fc_<Outputs, Bias>& layer) {
    const dlib::tensor& stored = layer.get_layer_params();  // inputs x outputs
    const auto inputs = static_cast<std::size_t>(stored.num_samples());
    Layer projection{.outputs = Outputs};
    projection.weights.resize(inputs * Outputs);
    projection.biases.resize(Outputs);
    for (std::size_t in = 0; in < inputs; ++in)
      for (std::size_t out = 0; out < Outputs; ++out)
        projection.weights[out * inputs + in] = stored.host()[in * Outputs + out];
    convolutions.push_back(std::move(projection));
  }

  void operator()(dlib::affine_& layer) {
    const auto gamma = layer.get_gamma();
    const auto beta = layer.get_beta();
    gamma_.assign(gamma.begin(), gamma.end());
    beta_.assign(beta.begin(), beta.end());
  }

  /// y = gamma (weights x + bias) + beta, as one convolution.
  template <long N, long Rows, long Columns, int StrideY, int StrideX, int PaddingY, int PaddingX>
  void operator()(dlib::con_<N, Rows, Columns, StrideY, StrideX, PaddingY, PaddingX>& layer) {
    static_assert(Rows == Columns && StrideY == StrideX && PaddingY == PaddingX);
    const dlib::tensor& stored = layer.get_layer_params();  // N filters, then N biases
    constexpr auto filters = static_cast<std::size_t>(N);
    const std::size_t each = stored.size() / filters - 1;
    Layer folded{.outputs = N, .side = Rows, .stride = StrideY, .padding = PaddingY};
    folded.weights.assign(stored.begin(), stored.begin() + filters * each);
    for (std::size_t i = 0; i < folded.weights.size(); ++i) folded.weights[i] *= gamma_.at(i / each);
    for (std::size_t i = 0; i < filters; ++i)
      folded.biases.push_back(gamma_[i] * stored.begin()[filters * each + i] + beta_.at(i));
    convolutions.push_back(std::move(folded));
  }

  std::vector<Layer> convolutions;  ///< the projection at the end is one with a window of one pixel

 private:
  std::vector<float> gamma_, beta_;  ///< of the affine layer met last, the one behind the next convolution
};

/// Joins the convolutions as `ResNet` says.
class Builder {
 public:
  explicit Builder(std::vector<Layer> from_the_end) : left_(std::move(from_the_end)) {
    graph_.channels = 3;
    graph_.height = graph_.width = chip_side;
  }

  Graph build() && {
    std::size_t at = append(LayerKind::relu, {convolution(Layer::picture)});
    at = graph_.append({.kind = LayerKind::max_pool, .inputs = {at}, .side = 3, .stride = 2});
    at = residual(at, 3);
    for (const int narrow : {3, 2, 2, 0}) at = residual(residual_down(at), narrow);
    convolution(append(LayerKind::global_average, {at}));
    return std::move(graph_);
  }

 private:
  std::size_t append(LayerKind kind, std::vector<std::size_t> inputs) {
    return graph_.append({.kind = kind, .inputs = std::move(inputs)});
  }

  std::size_t convolution(std::size_t input) {
    Layer next = std::move(left_.back());
    left_.pop_back();
    next.inputs = {input};
    return graph_.append(std::move(next));
  }

  std::size_t block(std::size_t input) { return convolution(append(LayerKind::relu, {convolution(input)})); }

  std::size_t residual(std::size_t at, int times) {
    for (; times > 0; --times) at = append(LayerKind::relu, {append(LayerKind::add, {block(at), at})});
    return at;
  }

  std::size_t residual_down(std::size_t at) {
    const std::size_t small =
        graph_.append({.kind = LayerKind::average_pool, .inputs = {at}, .side = 2, .stride = 2});
    return append(LayerKind::relu, {append(LayerKind::add, {block(at), small})});
  }

  Graph graph_;
  std::vector<Layer> left_;
};

}  // namespace

Graph read_dlib_resnet(std::span<const std::uint8_t> file) {
  try {
    ResNet network;
    MemoryStream stream(file);
    dlib::deserialize(network, stream);
    Collector collector;
    dlib::visit_computational_layers(network, [&collector](auto& layer) { collector(layer); });
    return Builder(std::move(collector.convolutions)).build();
  } catch (const std::exception& failure) {
    throw Failure(
        {ErrorCode::corrupt, std::string("the descriptor model cannot be read: ") + failure.what(), {}, {}});
  }
}

}  // namespace benefit::face

#include "verify/face/network/read_onnx.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include <fmt/format.h>
#include <opencv2/dnn/all_layers.hpp>
#include <opencv2/dnn/dnn.hpp>

namespace benefit::face {
namespace {

[[noreturn]] void refuse_model(const std::string& why) {
  throw Failure({ErrorCode::corrupt, "the network cannot be read: " + why, {}, {}});
}

/// `fr_feature.onnx` is full of weights that training had driven to nothing (15 % lie below 1e-20). They
/// change no digit of a result, but products below 1e-38 take a processor a hundred times as long.
constexpr float least_weight = 1e-18F;

std::vector<float> numbers(const cv::Mat& blob) {
  if (blob.depth() != CV_32F) refuse_model("its weights are not 32-bit floats");
  const cv::Mat flat = blob.reshape(1, 1);
  std::vector<float> numbers(flat.begin<float>(), flat.end<float>());
  for (float& number : numbers)
    if (std::abs(number) < least_weight) number = 0;
  return numbers;
}

Layer convolution(const cv::dnn::Layer& read, int input_channels) {
  const auto* layer = dynamic_cast<const cv::dnn::BaseConvolutionLayer*>(&read);
  if (layer == nullptr || layer->blobs.empty() || layer->blobs[0].dims != 4)
    refuse_model(fmt::format("{} is no convolution in the plane", read.name));
  const cv::Mat& weights = layer->blobs[0];
  const bool square = layer->kernel_size.size() == 2 && layer->kernel_size[0] == layer->kernel_size[1] &&
                      layer->strides[0] == layer->strides[1] && layer->dilations[0] == 1 &&
                      layer->dilations[1] == 1 && layer->pads_begin[0] == layer->pads_begin[1] &&
                      layer->pads_begin == layer->pads_end;
  if (!square) refuse_model(fmt::format("the window of {} is not square", read.name));
  Layer made{.outputs = weights.size[0],
             .side = static_cast<int>(layer->kernel_size[0]),
             .stride = static_cast<int>(layer->strides[0]),
             .padding = static_cast<int>(layer->pads_begin[0]),
             .groups = input_channels / weights.size[1],
             .weights = numbers(weights)};
  made.biases = layer->blobs.size() > 1 ? numbers(layer->blobs[1])
                                        : std::vector<float>(static_cast<std::size_t>(made.outputs));
  return made;
}

bool is_global_average(const cv::dnn::Layer& read) {
  const auto* pooling = dynamic_cast<const cv::dnn::PoolingLayer*>(&read);
  return pooling != nullptr && pooling->globalPooling && pooling->type == 1;  // 0: the greatest
}

/// Of what is one number for each channel by now: a window of one pixel.
Layer inner_product(const cv::dnn::Layer& read) {
  if (read.blobs.empty() || read.blobs[0].dims != 2)
    refuse_model(fmt::format("{} has no matrix of weights", read.name));
  Layer made{.outputs = read.blobs[0].size[0], .weights = numbers(read.blobs[0])};
  made.biases = read.blobs.size() > 1 ? numbers(read.blobs[1])
                                      : std::vector<float>(static_cast<std::size_t>(made.outputs));
  return made;
}

/// Each channel times a number, and another one added. The blobs: mean, variance, weight, bias.
Layer normalisation(const cv::dnn::Layer& read, int channels) {
  const auto* layer = dynamic_cast<const cv::dnn::BatchNormLayer*>(&read);
  if (layer == nullptr || !layer->hasWeights || !layer->hasBias || layer->blobs.size() != 4)
    refuse_model(fmt::format("{} has not mean, variance, weight and bias", read.name));
  std::vector<std::vector<float>> blobs;
  for (const cv::Mat& blob : layer->blobs) blobs.push_back(numbers(blob));
  const auto count = static_cast<std::size_t>(channels);
  if (std::ranges::any_of(blobs, [count](const auto& blob) { return blob.size() != count; }))
    refuse_model(fmt::format("{} is of another number of channels", read.name));
  Layer made{.outputs = channels, .groups = channels};
  for (std::size_t i = 0; i < count; ++i) {
    made.weights.push_back(blobs[2][i] / std::sqrt(blobs[1][i] + layer->epsilon));
    made.biases.push_back(blobs[3][i] - blobs[0][i] * made.weights[i]);
  }
  return made;
}

/// Makes our layers of OpenCV's, in its order.
class Translator {
 public:
  Translator(cv::dnn::Net& net, int side) : net_(net) {
    graph_.channels = 3;
    graph_.height = graph_.width = side;
  }

  Graph translate() && {
    for (const std::string& name : net_.getLayerNames()) take(net_.getLayerId(name));
    return std::move(graph_);
  }

 private:
  /// The layer whose values `id` gives on, and how many channels they have.
  struct Place {
    std::size_t layer = Layer::picture;
    int channels = 3;
  };

  void take(int id) {
    const cv::Ptr<cv::dnn::Layer> read = net_.getLayer(id);
    std::vector<Place> inputs;
    for (const cv::Ptr<cv::dnn::Layer>& input : net_.getLayerInputs(id)) {
      const auto place = places_.find(input->name);
      inputs.push_back(place == places_.end() ? Place{} : place->second);
    }
    if (inputs.empty()) refuse_model(fmt::format("{} has no input", read->name));
    places_[read->name] = put(*read, inputs);
  }

  Place put(const cv::dnn::Layer& read, const std::vector<Place>& inputs) {
    if (read.type == "Identity" || read.type == "Reshape" || read.type == "Flatten") return inputs[0];
    Layer made;
    int channels = inputs[0].channels;
    if (read.type == "Convolution") {
      made = convolution(read, channels);
      channels = made.outputs;
    } else if (read.type == "PReLU") {
      made = {.kind = LayerKind::prelu, .weights = numbers(read.blobs.at(0))};
    } else if (read.type == "ReLU") {
      made = {.kind = LayerKind::relu};
    } else if (read.type == "Sigmoid") {
      made = {.kind = LayerKind::sigmoid};
    } else if (read.type == "InnerProduct") {
      made = inner_product(read);
      channels = made.outputs;
    } else if (read.type == "BatchNorm") {
      made = normalisation(read, channels);
    } else if (read.type == "Scale" && inputs.size() == 2) {
      made = {.kind = LayerKind::scale};
    } else if (is_global_average(read)) {
      made = {.kind = LayerKind::global_average};
    } else if (read.type == "Eltwise" && inputs.size() == 2) {
      made = {.kind = LayerKind::add};
    } else {
      refuse_model(fmt::format("{} is a layer of unknown kind, {}", read.name, read.type));
    }
    for (const Place& input : inputs) made.inputs.push_back(input.layer);
    return {graph_.append(std::move(made)), channels};
  }

  cv::dnn::Net& net_;
  Graph graph_;
  std::map<std::string, Place> places_;
};

}  // namespace

Graph read_onnx(std::span<const std::uint8_t> file, int side) {
  try {
    cv::dnn::Net net = cv::dnn::readNetFromONNX(reinterpret_cast<const char*>(file.data()), file.size());
    return Translator(net, side).translate();
  } catch (const cv::Exception& failure) {
    refuse_model(failure.err);
  }
}

}  // namespace benefit::face

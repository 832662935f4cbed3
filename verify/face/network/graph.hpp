// A feed-forward network of the few kinds of layers that face networks are made of, as plain numbers: what
// the readers of weight files give and the runner takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace benefit::face {

enum class LayerKind : std::uint8_t {
  convolution,
  relu,
  prelu,  ///< a slope for each channel where the value is negative
  sigmoid,
  scale,  ///< the first input, each channel times the one number that the second has for it
  add,    ///< of two inputs; where one has fewer channels, rows or columns, zeros stand for them at the end
  max_pool,
  average_pool,
  global_average,
};

struct Layer {
  LayerKind kind = LayerKind::convolution;
  /// Numbers of earlier layers; `picture` for what the network is given.
  std::vector<std::size_t> inputs = {};
  int outputs = 0;  ///< channels of a convolution
  int side = 1;     ///< of the square window
  int stride = 1;
  int padding = 0;  ///< zeros on each side
  int groups = 1;   ///< of a convolution: as many as channels when it is depthwise
  /// Of a convolution: outputs x (inputs / groups) x side x side. Of prelu: a slope for each channel.
  std::vector<float> weights = {};
  std::vector<float> biases = {};  ///< of a convolution: outputs

  static constexpr std::size_t picture = SIZE_MAX;
};

/// The last layer's values, one number for each of its channels, are what the network gives.
struct Graph {
  int channels = 0, height = 0, width = 0;  ///< of the picture
  std::vector<Layer> layers;                ///< each after its inputs

  /// Gives its number.
  std::size_t append(Layer layer) {
    layers.push_back(std::move(layer));
    return layers.size() - 1;
  }
};

}  // namespace benefit::face

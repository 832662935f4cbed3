// The weights of a feature network, of whichever of the two shapes.
#pragma once

#include "verify/face/manifest.hpp"
#include "verify/face/network/graph.hpp"
#include "verify/types/error.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace benefit::face {

/// `role`: one of a feature network. Throws Failure(corrupt) when the file is none of that shape.
Graph read_feature_network(ModelRole role, std::span<const std::uint8_t> file);

struct FeatureNetwork {
  ModelRole role = ModelRole::descriptor_resnet;
  std::size_t dimensions = 0;  ///< of what it makes of a face
};

/// What a file of the agency's own is, found by reading it and computing a picture with it: dlib's ResNet, or
/// an ONNX file of a network of ArcFace's kind. Whether it recognises faces is for `face evaluate` to find
/// out. Errors: bad_input saying why it is neither.
Expected<FeatureNetwork> recognise_network(std::span<const std::uint8_t> file);

}  // namespace benefit::face

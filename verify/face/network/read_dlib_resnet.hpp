// Reads dlib's face descriptor network: a ResNet with 29 layers that maps a face to a point in 128 dimensions
// so that faces of one person lie near each other (King 2017).
#pragma once

#include "verify/face/network/graph.hpp"

#include <cstdint>
#include <span>

namespace benefit::face {

/// `file`: what dlib wrote, "dlib_face_recognition_resnet_model_v1.dat" or other weights of the same network.
/// The affine layers are folded into the convolutions before them. The picture is 3 x 150 x 150. Throws
/// Failure(corrupt).
Graph read_dlib_resnet(std::span<const std::uint8_t> file);

}  // namespace benefit::face

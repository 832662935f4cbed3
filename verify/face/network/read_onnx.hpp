// Reads a network from an ONNX file, through OpenCV's importer.
#pragma once

#include "verify/face/network/graph.hpp"

#include <cstdint>
#include <span>

namespace benefit::face {

/// `side`: of the square BGR picture that the network takes. Throws Failure(corrupt) when the file is none or
/// has a kind of layer that Graph does not know.
Graph read_onnx(std::span<const std::uint8_t> file, int side);

}  // namespace benefit::face

#include "verify/face/feature_network.hpp"

#include "verify/face/align.hpp"
#include "verify/face/network/network.hpp"
#include "verify/face/network/read_dlib_resnet.hpp"
#include "verify/face/network/read_onnx.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace benefit::face {
namespace {

/// Fewer are the classes of a classifier (`fr_liveness.onnx` has three), not a direction that tells people
/// apart.
constexpr std::size_t least_dimensions = 32;

/// By how the file begins: dlib writes its format's version as a number of one byte, ONNX the field 1 of a
/// protobuf message, its own version.
std::optional<ModelRole> role_by_first_byte(std::span<const std::uint8_t> file) {
  if (file.empty()) return std::nullopt;
  if (file.front() == 0x01) return ModelRole::descriptor_resnet;
  if (file.front() == 0x08) return ModelRole::feature_onnx;
  return std::nullopt;
}

std::string_view shape_of(ModelRole role) {
  return role == ModelRole::descriptor_resnet ? "dlib's face ResNet" : "an ONNX network of ArcFace's kind";
}

/// What the network makes of a grey picture.
std::vector<float> try_out(const Graph& graph) {
  Network network(graph, 1);
  const auto pixels = static_cast<std::size_t>(graph.channels) * static_cast<std::size_t>(graph.height) *
                      static_cast<std::size_t>(graph.width);
  const std::span<const float> made = network.forward(std::vector<float>(pixels, 0.1F));
  return {made.begin(), made.end()};
}

tl::unexpected<Error> refused(std::string why) {
  return tl::unexpected(Error{
      ErrorCode::bad_input,
      std::move(why),
      {},
      "Weights of dlib's face ResNet (.dat) are taken, and ONNX files of a network of ArcFace's kind."});
}

}  // namespace

Graph read_feature_network(ModelRole role, std::span<const std::uint8_t> file) {
  return role == ModelRole::descriptor_resnet ? read_dlib_resnet(file) : read_onnx(file, arcface_side);
}

Expected<FeatureNetwork> recognise_network(std::span<const std::uint8_t> file) {
  const auto role = role_by_first_byte(file);
  if (!role) return refused("this is neither a network of dlib's nor an ONNX file");
  std::vector<float> made;
  try {
    made = try_out(read_feature_network(*role, file));
  } catch (const std::exception& failure) {  // of the libraries, too: nobody has looked at this file before
    return refused(fmt::format("this is not {}, or not all of it: {}", shape_of(*role), failure.what()));
  }
  if (made.size() < least_dimensions)
    return refused(
        fmt::format("the network makes {} numbers of a face, and {} are the least that tell people apart",
                    made.size(), least_dimensions));
  const bool finite = std::ranges::all_of(made, [](float value) { return std::isfinite(value); });
  if (!finite || std::ranges::all_of(made, [](float value) { return value == 0; }))
    return refused("the network's weights make no direction of a picture: they are damaged");
  return FeatureNetwork{*role, made.size()};
}

}  // namespace benefit::face

#include "verify/face/network/network.hpp"

#include "tests/unit/face/test_photos.hpp"
#include "verify/face/network/read_onnx.hpp"
#include "verify/face/presentation_attack/liveness_network.hpp"
#include "verify/types/error.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <opencv2/dnn.hpp>

using namespace benefit;
using face::Graph;
using face::Layer;
using face::LayerKind;

namespace {

constexpr std::size_t picture = Layer::picture;

/// 2 channels of 2 x 2 pixels.
const std::vector<float> values = {1, 2, 3, 4, -1, -2, -3, -6};

Graph of_two_channels() {
  Graph graph;
  graph.channels = graph.height = graph.width = 2;
  return graph;
}

std::vector<float> result_of(const Graph& graph, const std::vector<float>& pictures, int batch = 1) {
  face::Network network(graph, batch);
  const auto result = network.forward(pictures);
  return {result.begin(), result.end()};
}

std::size_t add(Graph& graph, LayerKind kind, std::vector<std::size_t> inputs,
                std::vector<float> weights = {}) {
  return graph.append({.kind = kind, .inputs = std::move(inputs), .weights = std::move(weights)});
}

/// Each channel's mean of what `layer` gives.
std::vector<float> means_behind(Graph graph, std::size_t layer) {
  add(graph, LayerKind::global_average, {layer});
  return result_of(graph, values);
}

void check_near(const std::vector<float>& got, const std::vector<double>& expected) {
  REQUIRE(got.size() == expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) CHECK(got[i] == Approx(expected[i]).margin(1e-5));
}

}  // namespace

TEST_CASE("each kind of layer computes what it is called") {
  Graph graph = of_two_channels();
  check_near(means_behind(graph, picture), {2.5, -3});
  const std::size_t relu = add(graph, LayerKind::relu, {picture});
  check_near(means_behind(graph, relu), {2.5, 0});
  const std::size_t prelu = add(graph, LayerKind::prelu, {picture}, {0.5, 0.1});
  check_near(means_behind(graph, prelu), {2.5, -0.3});
  const std::size_t sigmoid = add(graph, LayerKind::sigmoid, {picture});
  const auto odds = [](double x) { return 1 / (1 + std::exp(-x)); };
  check_near(means_behind(graph, sigmoid),
             {(odds(1) + odds(2) + odds(3) + odds(4)) / 4, (odds(-1) + odds(-2) + odds(-3) + odds(-6)) / 4});
  const std::size_t sum = add(graph, LayerKind::add, {picture, relu});
  check_near(means_behind(graph, sum), {5, -3});
}

TEST_CASE("a channel is scaled by the one number there is for it") {
  Graph graph = of_two_channels();
  const std::size_t means = add(graph, LayerKind::global_average, {picture});
  const std::size_t scaled = add(graph, LayerKind::scale, {picture, means});
  check_near(means_behind(graph, scaled), {2.5 * 2.5, 9});
  add(graph, LayerKind::scale, {picture, picture});
  CHECK_THROWS_AS(face::Network(graph, 1), Failure);
}

TEST_CASE("a convolution slides its windows, by groups where it has them") {
  Graph graph = of_two_channels();
  const std::size_t whole = graph.append(
      {.inputs = {picture}, .outputs = 1, .side = 2, .weights = {1, 1, 1, 1, 2, 2, 2, 2}, .biases = {0.5}});
  check_near(means_behind(graph, whole), {10 - 24 + 0.5});
  const std::size_t apart =
      graph.append({.inputs = {picture}, .outputs = 2, .groups = 2, .weights = {3, -1}, .biases = {0, 1}});
  check_near(means_behind(graph, apart), {7.5, 4});
}

TEST_CASE("pictures of a batch do not touch each other") {
  Graph graph = of_two_channels();
  add(graph, LayerKind::global_average, {picture});
  std::vector<float> two = values;
  two.insert(two.end(), values.size(), 1.0F);
  check_near(result_of(graph, two, 2), {2.5, -3, 1, 1});
}

TEST_CASE("layers that do not fit together are refused") {
  Graph later = of_two_channels();
  add(later, LayerKind::relu, {7});
  CHECK_THROWS_AS(face::Network(later, 1), Failure);
  Graph few = of_two_channels();
  few.append({.inputs = {picture}, .outputs = 1, .side = 2, .weights = {1, 1}, .biases = {0}});
  CHECK_THROWS_AS(face::Network(few, 1), Failure);
}

TEST_CASE("what is no ONNX file is refused") {
  const std::string text = "this is no network";
  CHECK_THROWS_AS(face::read_onnx({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}, 128),
                  Failure);
}

TEST_CASE("the liveness network gives what OpenCV computes with it") {
  const Bytes file = test::read_bytes(test::models_dir / "fr_liveness.onnx");
  cv::Mat noise(face::LivenessNetwork::side, face::LivenessNetwork::side, CV_8UC3);
  cv::RNG dice(7);
  dice.fill(noise, cv::RNG::UNIFORM, 0, 256);
  cv::dnn::Net net = cv::dnn::readNetFromONNX(reinterpret_cast<const char*>(file.data()), file.size());
  net.setInput(cv::dnn::blobFromImage(noise));
  const cv::Mat expected = net.forward().reshape(1, 1);
  face::LivenessNetwork network(face::read_onnx(file, face::LivenessNetwork::side));
  CHECK(network.attack_odds(noise, {0, 0, noise.cols, noise.rows}) ==
        Approx(expected.at<float>(1) - expected.at<float>(0)).margin(1e-3));
}

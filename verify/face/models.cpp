#include "verify/face/models.hpp"

#include "verify/face/embed.hpp"
#include "verify/face/feature_network.hpp"
#include "verify/face/landmarks.hpp"
#include "verify/face/network/read_onnx.hpp"
#include "verify/face/presentation_attack/detector.hpp"
#include "verify/face/single_thread.hpp"
#include "verify/types/sha256.hpp"

#include <fstream>

#include <fmt/format.h>

namespace benefit::face {
namespace {

/// Raised by one whenever a change to a stage changes the templates that it makes from the same photo.
constexpr int preprocessing_version = 3;

constexpr std::string_view fetch_hint = "run benefitd-models-fetch as root, or models/fetch.sh of the sources";

std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

Bytes read(const std::filesystem::path& path, std::uint64_t expected_bytes) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw Failure(
        {ErrorCode::unavailable, "a model file is missing", path.string(), std::string(fetch_hint)});
  // One byte more than expected is asked for, so that a longer file is noticed without reading all of it.
  Bytes content(expected_bytes + 1);
  file.read(reinterpret_cast<char*>(content.data()), static_cast<std::streamsize>(content.size()));
  content.resize(static_cast<std::size_t>(file.gcount()));
  return content;
}

Bytes read_checked(const std::filesystem::path& folder, const ModelFile& file) {
  const std::filesystem::path path = folder / file.name;
  Bytes content = read(path, file.bytes);
  const std::string got = content.size() == file.bytes ? sha256(content) : "another size";
  if (got != file.sha256)
    throw Failure(
        {ErrorCode::corrupt,
         fmt::format("a model file is not the one that was measured: expected {}, got {}", file.sha256, got),
         path.string(), std::string(fetch_hint)});
  return content;
}

}  // namespace

Models::Models(const std::filesystem::path& folder, const Manifest& manifest)
    : manifest_(manifest),
      landmarks_(std::make_unique<const LandmarkPredictor>(read_checked(folder, manifest.landmarks()))),
      liveness_(read_onnx(read_checked(folder, manifest.liveness()), LivenessNetwork::side)),
      model_set_(model_set_of(manifest)) {
  for (const ModelFile& network : manifest.networks())
    networks_.push_back(read_feature_network(network.role, read_checked(folder, network)));
}

Models::~Models() = default;

std::shared_ptr<const Models> Models::load(const std::filesystem::path& folder, const Manifest& manifest) {
  compute_in_calling_thread();
  return std::shared_ptr<const Models>(new Models(folder, manifest));
}

std::shared_ptr<const Models> Models::load(const std::filesystem::path& folder) {
  const auto manifest = manifest_of(folder);
  if (!manifest) throw Failure(manifest.error());
  return load(folder, *manifest);
}

std::vector<std::unique_ptr<Embedder>> Models::make_embedders() const {
  std::vector<std::unique_ptr<Embedder>> embedders;
  const std::vector<ModelFile> networks = manifest_.networks();
  for (std::size_t i = 0; i < networks.size(); ++i)
    embedders.push_back(networks[i].role == ModelRole::descriptor_resnet
                            ? make_dlib_embedder(networks_[i])
                            : make_arcface_embedder(networks_[i]));
  return embedders;
}

AttackDetector Models::make_attack_detector() const { return {liveness_, manifest_.attack}; }

std::string model_set_of(const Manifest& manifest) {
  std::string parts;
  for (const ModelFile& file : manifest.files)
    if (file.role != ModelRole::liveness_onnx)  // it makes no templates
      parts += fmt::format("{} {} {}\n", file.sha256, file.network, file.weight);
  return fmt::format("faces{}-{}", preprocessing_version, sha256(bytes_of(parts)).substr(0, 12));
}

}  // namespace benefit::face

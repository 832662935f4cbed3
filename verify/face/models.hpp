// The networks' weights, read from the models folder and held to the manifest's checksums.
#pragma once

#include "verify/face/manifest.hpp"
#include "verify/face/network/graph.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace benefit::face {

class AttackDetector;
class Embedder;
class LandmarkPredictor;

/// Immutable, so that the engines of all threads share one. About 150 MB.
class Models {
 public:
  /// Reads and checks every file that `manifest` names. Also tells OpenBLAS, oneDNN and OpenCV to compute in
  /// the calling thread alone, for the whole process: more work is done by more engines. Throws Failure:
  /// unavailable (a file is missing), corrupt (a file is not the one that was measured).
  static std::shared_ptr<const Models> load(const std::filesystem::path& folder, const Manifest& manifest);
  /// With `manifest_of(folder)`. Throws Failure(bad_input) besides.
  static std::shared_ptr<const Models> load(const std::filesystem::path& folder);

  Models(const Models&) = delete;
  Models& operator=(const Models&) = delete;
  ~Models();

  const LandmarkPredictor& landmarks() const { return *landmarks_; }
  /// One for each network of the set, in its order. One thread each.
  std::vector<std::unique_ptr<Embedder>> make_embedders() const;
  /// One thread.
  AttackDetector make_attack_detector() const;

  const Manifest& manifest() const { return manifest_; }
  /// FaceTemplate::model_set: a short name made of the preprocessing's version and the checksums of what
  /// makes templates.
  const std::string& model_set() const { return model_set_; }

 private:
  Models(const std::filesystem::path& folder, const Manifest& manifest);

  Manifest manifest_;
  std::unique_ptr<const LandmarkPredictor> landmarks_;
  std::vector<Graph> networks_;
  Graph liveness_;
  std::string model_set_;
};

/// The name of the set of `manifest`, without reading a file.
std::string model_set_of(const Manifest& manifest);

}  // namespace benefit::face

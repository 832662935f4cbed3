// The networks' weights, read from the models folder and held to the manifest's checksums.
#pragma once

#include "verify/face/manifest.hpp"
#include "verify/types/photo.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace benefit::face {

class LandmarkPredictor;

/// Immutable, so that the engines of all threads share one. About 130 MB.
class Models {
 public:
  /// Reads and checks every file that `manifest` names. Also tells OpenBLAS and OpenCV to compute in the
  /// calling thread alone, for the whole process: more work is done by more engines. Throws Failure:
  /// unavailable (a file is missing), corrupt (a file is not the one that was measured).
  static std::shared_ptr<const Models> load(const std::filesystem::path& folder,
                                            const Manifest& manifest = face::manifest());

  Models(const Models&) = delete;
  Models& operator=(const Models&) = delete;
  ~Models();

  const LandmarkPredictor& landmarks() const { return *landmarks_; }
  const Bytes& descriptor_weights() const { return descriptor_weights_; }
  const Bytes& feature_weights() const { return feature_weights_; }
  const Bytes& liveness_weights() const { return liveness_weights_; }

  /// FaceTemplate::model_set: a short name made of the preprocessing's version and the checksums of what
  /// makes templates.
  const std::string& model_set() const { return model_set_; }

 private:
  Models(const std::filesystem::path& folder, const Manifest& manifest);

  std::unique_ptr<const LandmarkPredictor> landmarks_;
  Bytes descriptor_weights_;
  Bytes feature_weights_;
  Bytes liveness_weights_;
  std::string model_set_;
};

/// The name of the set of `manifest`, without reading a file.
std::string model_set_of(const Manifest& manifest);

}  // namespace benefit::face

// models/manifest.toml as it was when the program was built: which weight files, and what was measured with
// them.
#pragma once

#include "verify/face/compare.hpp"
#include "verify/face/presentation_attack/fuse.hpp"
#include "verify/face/quality/bounds.hpp"
#include "verify/types/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::face {

enum class ModelRole : std::uint8_t { landmarks_68, descriptor_resnet, feature_onnx, liveness_onnx };

struct ModelFile {
  std::string name;  ///< in the models folder
  ModelRole role = ModelRole::landmarks_68;
  std::uint64_t bytes = 0;
  std::string sha256;  ///< 64 lower-case hexadecimal digits
};

struct Manifest {
  std::vector<ModelFile> files;
  FaceThresholds thresholds;
  QualityBounds quality;  ///< as listed there
  AttackFusion attack;

  /// The file of this role; there is exactly one.
  const ModelFile& file(ModelRole role) const;
};

/// The manifest that is built into the program, so that weights and thresholds are those that were measured
/// together.
const Manifest& manifest();

/// Errors: bad_input saying which entry lacks what.
Expected<Manifest> parse_manifest(std::string_view toml);

}  // namespace benefit::face

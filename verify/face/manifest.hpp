// models/manifest.toml as it was when the program was built: which weight files, and what was measured with
// them.
#pragma once

#include "verify/face/compare.hpp"
#include "verify/face/presentation_attack/fuse.hpp"
#include "verify/face/quality/bounds.hpp"
#include "verify/types/error.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::face {

enum class ModelRole : std::uint8_t {
  landmarks_68,       ///< exactly one
  descriptor_resnet,  ///< a feature network of dlib's shape
  feature_onnx,       ///< a feature network of ArcFace's kind
  liveness_onnx,      ///< exactly one
};

/// A network that makes of a face a direction; there may be several of one role.
bool is_feature_network(ModelRole role);
/// As manifests have it: "descriptor_resnet".
std::string_view to_string(ModelRole role);

struct ModelFile {
  std::string name;  ///< in the models folder itself, different from the others'
  ModelRole role = ModelRole::landmarks_68;
  std::uint64_t bytes = 0;
  std::string sha256;   ///< 64 lower-case hexadecimal digits
  std::string network;  ///< of a feature network: its name in figures and replies, different from the others'
  std::size_t dimensions = 0;  ///< of a feature network: of what it makes
  double weight = 0;           ///< of a feature network: of its cosine distance in the fused score, above 0

  friend bool operator==(const ModelFile&, const ModelFile&) = default;
};

struct Manifest {
  std::vector<ModelFile> files;
  /// Of the fused score of just these networks; nullopt: nothing was measured with them, so no comparison is
  /// more than `unsure`.
  std::optional<FaceThresholds> thresholds;
  QualityBounds quality;  ///< as listed there
  AttackFusion attack;

  const ModelFile& landmarks() const;
  const ModelFile& liveness() const;
  /// The feature networks, in the order in which FaceTemplate::features holds what they made.
  std::vector<ModelFile> networks() const;
  Scoring scoring() const;
  /// As many features as networks, each of its dimensions.
  bool fits(const FaceTemplate& face) const;
};

/// The manifest that is built into the program, so that weights and thresholds are those that were measured
/// together.
const Manifest& manifest();

/// Where a models folder lists the networks that the agency has added to it (`benefitctl models add`).
inline constexpr std::string_view added_list = "added.toml";
/// What that file of `folder` lists; empty when there is none. Errors: bad_input saying which entry lacks
/// what, io.
Expected<std::vector<ModelFile>> added_networks(const std::filesystem::path& folder);
/// The text of that file.
std::string write_added(const std::vector<ModelFile>& files);

/// `manifest()` with these networks behind the shipped ones; without thresholds when there are any. Errors:
/// bad_input saying what does not fit.
Expected<Manifest> manifest_with(const std::vector<ModelFile>& added);
/// `manifest_with(added_networks(folder))`, and its errors.
Expected<Manifest> manifest_of(const std::filesystem::path& folder);

/// Errors: bad_input saying which entry lacks what.
Expected<Manifest> parse_manifest(std::string_view toml);

}  // namespace benefit::face

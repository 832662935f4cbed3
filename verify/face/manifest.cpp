#include "verify/face/manifest.hpp"

#include "embedded_manifest.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace benefit::face {
namespace {

constexpr std::array roles = {
    std::pair{ModelRole::landmarks_68, std::string_view("landmarks_68")},
    std::pair{ModelRole::descriptor_resnet, std::string_view("descriptor_resnet")},
    std::pair{ModelRole::feature_onnx, std::string_view("feature_onnx")},
    std::pair{ModelRole::liveness_onnx, std::string_view("liveness_onnx")},
};

tl::unexpected<Error> bad(std::string what) {
  return tl::unexpected(Error{ErrorCode::bad_input, std::move(what), "models/manifest.toml", {}});
}

std::optional<ModelRole> parse_role(std::string_view text) {
  for (const auto& [role, name] : roles)
    if (name == text) return role;
  return std::nullopt;
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Expected<ModelFile> parse_file(const toml::table& entry) {
  const auto name = entry["name"].value<std::string>();
  if (!name) return bad("a file has no name");
  const auto role = parse_role(entry["role"].value_or(std::string_view{}));
  if (!role) return bad(fmt::format("file '{}' has no known role", *name));
  const auto bytes = entry["bytes"].value<std::int64_t>();
  if (!bytes || *bytes <= 0) return bad(fmt::format("file '{}' has no size in bytes", *name));
  const auto checksum = entry["sha256"].value<std::string>();
  if (!checksum || !is_sha256(*checksum)) return bad(fmt::format("file '{}' has no SHA-256", *name));
  return ModelFile{*name, *role, static_cast<std::uint64_t>(*bytes), *checksum};
}

Expected<std::vector<ModelFile>> parse_files(const toml::table& document) {
  const toml::array* entries = document["file"].as_array();
  if (entries == nullptr) return bad("no file is named");
  std::vector<ModelFile> files;
  for (const toml::node& entry : *entries) {
    const toml::table* table = entry.as_table();
    if (table == nullptr) return bad("'file' is not a list of tables");
    auto file = parse_file(*table);
    if (!file) return tl::unexpected(file.error());
    files.push_back(std::move(*file));
  }
  for (const auto& [role, name] : roles)
    if (std::ranges::count(files, role, &ModelFile::role) != 1)
      return bad(fmt::format("role '{}' needs exactly one file", name));
  return files;
}

Expected<FaceThresholds> parse_thresholds(const toml::table& document) {
  const auto same = document["thresholds"]["same"].value<double>();
  const auto different = document["thresholds"]["different"].value<double>();
  if (!same || !different) return bad("the thresholds 'same' and 'different' are needed");
  if (*same >= *different) return bad("threshold 'same' must lie below 'different'");
  return FaceThresholds{*same, *different};
}

std::optional<QualityComponent> parse_component(std::string_view text) {
  for (std::size_t i = 0; i < quality_components; ++i)
    if (to_string(static_cast<QualityComponent>(i)) == text) return static_cast<QualityComponent>(i);
  return std::nullopt;
}

Expected<QualityBound> parse_bound(const toml::table& entry) {
  const auto component = parse_component(entry["component"].value_or(std::string_view{}));
  if (!component) return bad("a quality bound names no known component");
  const auto reason = parse_not_assessable(entry["reason"].value_or(std::string_view{}));
  if (!reason) return bad(fmt::format("the bound of '{}' has no known reason", to_string(*component)));
  const auto above = entry["refuse_above"].value<double>();
  const auto below = entry["refuse_below"].value<double>();
  if (above.has_value() == below.has_value())
    return bad(fmt::format("the bound of '{}' needs refuse_above or refuse_below", to_string(*component)));
  return QualityBound{*component, *reason, above.has_value(), above ? *above : *below};
}

Expected<QualityBounds> parse_bounds(const toml::table& document) {
  QualityBounds bounds;
  const toml::array* entries = document["quality_bound"].as_array();
  if (entries == nullptr) return bounds;
  for (const toml::node& entry : *entries) {
    const toml::table* table = entry.as_table();
    if (table == nullptr) return bad("'quality_bound' is not a list of tables");
    const auto bound = parse_bound(*table);
    if (!bound) return tl::unexpected(bound.error());
    bounds.push_back(*bound);
  }
  return bounds;
}

Expected<AttackFusion> parse_attack(const toml::table& document) {
  AttackFusion fusion;
  const std::pair<const char*, double*> numbers[] = {
      {"intercept", &fusion.intercept},      {"network", &fusion.network}, {"moire", &fusion.moire},
      {"moire_from", &fusion.moire_from},    {"edges", &fusion.edges},     {"chroma", &fusion.chroma},
      {"suspect_from", &fusion.suspect_from}};
  for (const auto& [name, number] : numbers) {
    const auto given = document["presentation_attack"][name].value<double>();
    if (!given) return bad(fmt::format("presentation_attack has no number '{}'", name));
    *number = *given;
  }
  return fusion;
}

Manifest built_in() {
  auto parsed = parse_manifest(embedded::manifest);
  if (!parsed) throw Failure(parsed.error());
  return *std::move(parsed);
}

}  // namespace

const ModelFile& Manifest::file(ModelRole role) const {
  return *std::ranges::find(files, role, &ModelFile::role);
}

const Manifest& manifest() {
  static const Manifest built = built_in();
  return built;
}

Expected<Manifest> parse_manifest(std::string_view toml) {
  toml::table document;
  try {
    document = toml::parse(toml);
  } catch (const toml::parse_error& error) {
    return bad(fmt::format("line {}: {}", error.source().begin.line, error.description()));
  }
  auto files = parse_files(document);
  if (!files) return tl::unexpected(files.error());
  const auto thresholds = parse_thresholds(document);
  if (!thresholds) return tl::unexpected(thresholds.error());
  auto bounds = parse_bounds(document);
  if (!bounds) return tl::unexpected(bounds.error());
  const auto attack = parse_attack(document);
  if (!attack) return tl::unexpected(attack.error());
  return Manifest{*std::move(files), *thresholds, *std::move(bounds), *attack};
}

}  // namespace benefit::face

#include "verify/face/manifest.hpp"

#include "embedded_manifest.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <system_error>

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
  return tl::unexpected(Error{ErrorCode::bad_input, std::move(what), "manifest of the models", {}});
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
  if (name->empty() || name->starts_with('.') || name->find('/') != std::string::npos)
    return bad(fmt::format("'{}' is no file of the models folder itself", *name));
  const auto role = parse_role(entry["role"].value_or(std::string_view{}));
  if (!role) return bad(fmt::format("file '{}' has no known role", *name));
  const auto bytes = entry["bytes"].value<std::int64_t>();
  if (!bytes || *bytes <= 0) return bad(fmt::format("file '{}' has no size in bytes", *name));
  const auto checksum = entry["sha256"].value<std::string>();
  if (!checksum || !is_sha256(*checksum)) return bad(fmt::format("file '{}' has no SHA-256", *name));
  ModelFile file{*name, *role, static_cast<std::uint64_t>(*bytes), *checksum, {}, 0, 0};
  if (!is_feature_network(*role)) return file;
  file.network = entry["network"].value_or(std::string{});
  if (file.network.empty()) return bad(fmt::format("the network of file '{}' has no name", *name));
  file.dimensions = entry["dimensions"].value_or(std::size_t{0});
  if (file.dimensions == 0) return bad(fmt::format("network '{}' has no dimensions", file.network));
  file.weight = entry["weight"].value_or(0.0);
  if (!(file.weight > 0)) return bad(fmt::format("network '{}' has no weight above 0", file.network));
  return file;
}

/// The first of the names that stands among them twice.
std::optional<std::string> first_twice(std::vector<std::string> names) {
  std::ranges::sort(names);
  const auto twice = std::ranges::adjacent_find(names);
  return twice == names.end() ? std::nullopt : std::optional(*twice);
}

/// What is wrong with the files together; nullopt when nothing is.
std::optional<std::string> misfit(const std::vector<ModelFile>& files) {
  for (const auto& [role, name] : roles)
    if (!is_feature_network(role) && std::ranges::count(files, role, &ModelFile::role) != 1)
      return fmt::format("role '{}' needs exactly one file", name);
  std::vector<std::string> names, networks;
  for (const ModelFile& file : files) {
    names.push_back(file.name);
    if (is_feature_network(file.role)) networks.push_back(file.network);
  }
  if (networks.empty()) return "there is no feature network";
  if (const auto twice = first_twice(networks)) return fmt::format("two networks are called '{}'", *twice);
  if (const auto twice = first_twice(names)) return fmt::format("two files are called '{}'", *twice);
  return std::nullopt;
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
  return files;
}

Expected<toml::table> parse_toml(std::string_view text) try {
  return toml::parse(text);
} catch (const toml::parse_error& error) {
  return bad(fmt::format("line {}: {}", error.source().begin.line, error.description()));
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

tl::unexpected<Error> in_list(Error error, const std::filesystem::path& list) {
  error.where = list.string();
  error.hint = "Mend the file, or delete it and give each network to `benefitctl models add` again.";
  return tl::unexpected(std::move(error));
}

Manifest built_in() {
  auto parsed = parse_manifest(embedded::manifest);
  if (!parsed) throw Failure(parsed.error());
  return *std::move(parsed);
}

}  // namespace

bool is_feature_network(ModelRole role) {
  return role == ModelRole::descriptor_resnet || role == ModelRole::feature_onnx;
}

std::string_view to_string(ModelRole role) {
  return std::ranges::find(roles, role, &std::pair<ModelRole, std::string_view>::first)->second;
}

const ModelFile& Manifest::liveness() const {
  return *std::ranges::find(files, ModelRole::liveness_onnx, &ModelFile::role);
}

const ModelFile& Manifest::landmarks() const {
  return *std::ranges::find(files, ModelRole::landmarks_68, &ModelFile::role);
}

std::vector<ModelFile> Manifest::networks() const {
  std::vector<ModelFile> networks;
  std::ranges::copy_if(files, std::back_inserter(networks),
                       [](const ModelFile& file) { return is_feature_network(file.role); });
  return networks;
}

Scoring Manifest::scoring() const {
  Scoring scoring{{}, thresholds};
  for (const ModelFile& network : networks()) scoring.weights.push_back(network.weight);
  return scoring;
}

bool Manifest::fits(const FaceTemplate& face) const {
  return std::ranges::equal(face.features, networks(), [](const auto& feature, const ModelFile& network) {
    return feature.size() == network.dimensions;
  });
}

const Manifest& manifest() {
  static const Manifest built = built_in();
  return built;
}

Expected<std::vector<ModelFile>> added_networks(const std::filesystem::path& folder) {
  const std::filesystem::path list = folder / added_list;
  std::error_code unknown;  // what cannot be looked at is tried, and said not to be readable
  if (!std::filesystem::exists(list, unknown) && !unknown) return {};
  std::ifstream file(list, std::ios::binary);
  if (!file || !std::filesystem::is_regular_file(list, unknown))
    return tl::unexpected(Error{ErrorCode::io, "the file cannot be read", list.string(), {}});
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  auto files = parse_toml(text).and_then(parse_files);
  if (!files) return in_list(files.error(), list);
  return files;
}

std::string write_added(const std::vector<ModelFile>& files) {
  toml::array entries;
  for (const ModelFile& file : files)
    entries.push_back(toml::table{{"name", file.name},
                                  {"role", to_string(file.role)},
                                  {"network", file.network},
                                  {"dimensions", static_cast<std::int64_t>(file.dimensions)},
                                  {"weight", file.weight},
                                  {"bytes", static_cast<std::int64_t>(file.bytes)},
                                  {"sha256", file.sha256}});
  std::ostringstream text;
  text << "# Networks beside the shipped ones. `benefitctl models add` and `models remove` write this "
          "file.\n\n"
       << toml::table{{"file", std::move(entries)}} << '\n';
  return std::move(text).str();
}

Expected<Manifest> manifest_with(const std::vector<ModelFile>& added) {
  Manifest all = manifest();
  if (added.empty()) return all;
  all.files.insert(all.files.end(), added.begin(), added.end());
  all.thresholds.reset();
  if (const auto why = misfit(all.files)) return bad(*why);
  return all;
}

Expected<Manifest> manifest_of(const std::filesystem::path& folder) {
  const auto added = added_networks(folder);
  if (!added) return tl::unexpected(added.error());
  auto all = manifest_with(*added);
  if (!all) return in_list(all.error(), folder / added_list);
  return all;
}

Expected<Manifest> parse_manifest(std::string_view text) {
  const auto document = parse_toml(text);
  if (!document) return tl::unexpected(document.error());
  auto files = parse_files(*document);
  if (!files) return tl::unexpected(files.error());
  if (const auto why = misfit(*files)) return bad(*why);
  const auto thresholds = parse_thresholds(*document);
  if (!thresholds) return tl::unexpected(thresholds.error());
  auto bounds = parse_bounds(*document);
  if (!bounds) return tl::unexpected(bounds.error());
  const auto attack = parse_attack(*document);
  if (!attack) return tl::unexpected(attack.error());
  return Manifest{*std::move(files), *thresholds, *std::move(bounds), *attack};
}

}  // namespace benefit::face

#include "daemon/cli/face_tools.hpp"

#include "daemon/cli/read_file.hpp"
#include "daemon/config.hpp"
#include "verify/face/image_size.hpp"

namespace benefit::cli {

std::filesystem::path models_folder(const Invocation& invocation) {
  CommandLine line;
  if (const auto folder = invocation.value("models")) line.models = *folder;
  const auto config = load_config(line, process_environment());
  if (!config) throw Failure(config.error());
  return config->models;
}

std::shared_ptr<const face::Models> load_models(const Invocation& invocation) {
  return face::Models::load(models_folder(invocation));
}

std::vector<std::string> network_names(const face::Manifest& manifest) {
  std::vector<std::string> names;
  for (const face::ModelFile& network : manifest.networks()) names.push_back(network.network);
  return names;
}

Bytes read_photo(const std::filesystem::path& file) {
  return read_file(file, face::PhotoLimits{}.max_bytes + 1);
}

}  // namespace benefit::cli

// What the offline commands about faces and their networks share.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "verify/face/models.hpp"
#include "verify/types/photo.hpp"

#include <filesystem>
#include <memory>

namespace benefit::cli {

/// --models, or else the folder of the installed product. Throws Failure(bad_request).
std::filesystem::path models_folder(const Invocation& invocation);

/// The networks of models_folder(). Throws Failure (unavailable, corrupt).
std::shared_ptr<const face::Models> load_models(const Invocation& invocation);

/// The names of its feature networks, in the order of their features.
std::vector<std::string> network_names(const face::Manifest& manifest);

/// A photo file's bytes, of an oversized one as many as show that it is. Throws Failure (not_found, io).
Bytes read_photo(const std::filesystem::path& file);

}  // namespace benefit::cli

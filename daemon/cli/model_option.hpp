// Linkage models on the command line.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "verify/match/model_file.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace benefit::cli {

/// Throws Failure: not_found, io, bad_input naming the file, the line and the key.
match::TrainedModel read_model_file(const std::string& path);

/// The model of --model, for a run over so many lists; nullopt when none is given. Throws Failure as
/// read_model_file() does, and bad_request for a model that was trained on another number of lists: what is
/// rare inside one list is usual between two.
std::optional<match::Model> model_option(const Invocation& invocation, std::size_t lists);

}  // namespace benefit::cli

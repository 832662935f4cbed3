#include "daemon/cli/model_option.hpp"

#include "daemon/cli/read_file.hpp"

namespace benefit::cli {

match::TrainedModel read_model_file(const std::string& path) {
  constexpr std::uint64_t most = 1U << 20U;
  const Bytes bytes = read_file(path, most + 1);
  if (bytes.size() > most)
    throw Failure(
        {ErrorCode::bad_input, "is larger than any model (1 MiB)", path, "give a file of match train"});
  auto trained = match::read_model({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, path);
  if (!trained) throw Failure(trained.error());
  return *std::move(trained);
}

std::optional<match::Model> model_option(const Invocation& invocation, std::size_t lists) {
  const auto path = invocation.value("model");
  if (!path) return std::nullopt;
  const match::TrainedModel trained = read_model_file(*path);
  if (trained.provenance.lists.size() != lists)
    throw Failure({ErrorCode::bad_request,
                   lists == 1 ? "the model was trained on two lists, and this is one"
                              : "the model was trained inside one list, and these are two",
                   *path, lists == 1 ? "train one with --in" : "train one with --left and --right"});
  return trained.model;
}

}  // namespace benefit::cli

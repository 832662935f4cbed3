#include "daemon/cli/list_models.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/face_tools.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/read_file.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/table.hpp"
#include "verify/face/manifest.hpp"
#include "verify/face/models.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <boost/json.hpp>

namespace benefit::cli {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::string_view state_of(const fs::path& path, const face::ModelFile& file) {
  std::error_code unknown;
  if (!fs::is_regular_file(path, unknown)) return "missing";
  return fs::file_size(path) == file.bytes && sha256_of_file(path) == file.sha256 ? "right" : "changed";
}

json::object file_row(const fs::path& folder, const face::ModelFile& file, bool shipped) {
  json::object row{{"name", file.name},
                   {"role", to_string(file.role)},
                   {"network", nullptr},
                   {"dimensions", nullptr},
                   {"weight", nullptr},
                   {"origin", shipped ? "shipped" : "added"},
                   {"state", state_of(folder / file.name, file)},
                   {"bytes", file.bytes},
                   {"sha256", file.sha256}};
  if (is_feature_network(file.role)) {
    row["network"] = file.network;
    row["dimensions"] = file.dimensions;
    row["weight"] = file.weight;
  }
  return row;
}

std::string models_page(const json::object& reply, const Invocation& invocation, const Terminal& terminal) {
  Page page{Style(terminal.colour)};
  page.title(text_at(reply, "folder"));
  page.drawn(table_text(invocation.command->columns, array_at(reply, "files"), terminal));
  page.field(say("name of the set"), text_at(reply, "model_set"));
  if (!flag_at(reply, "thresholds_known"))
    page.line(
        say("No threshold was measured with this set: until a calibration is signed every comparison is "
            "unsure."));
  return std::move(page).take();
}

}  // namespace

int list_models(Session& session, const Invocation& invocation) {
  const fs::path folder = models_folder(invocation);
  const auto manifest = face::manifest_of(folder);
  if (!manifest) throw Failure(manifest.error());
  json::array files;
  const std::size_t shipped = face::manifest().files.size();  // the added ones stand behind them
  for (std::size_t i = 0; i < manifest->files.size(); ++i)
    files.push_back(file_row(folder, manifest->files[i], i < shipped));
  const json::object reply{{"folder", folder.string()},
                           {"model_set", face::model_set_of(*manifest)},
                           {"thresholds_known", manifest->thresholds.has_value()},
                           {"files", std::move(files)}};
  show_reply(session, invocation, reply, [&] { return models_page(reply, invocation, session.terminal); });
  return exit_done;
}

}  // namespace benefit::cli

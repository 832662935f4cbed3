#include "daemon/cli/add_model.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/face_tools.hpp"
#include "daemon/cli/new_file.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/read_file.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "verify/face/feature_network.hpp"
#include "verify/face/manifest.hpp"
#include "verify/face/models.hpp"
#include "verify/types/sha256.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::uint64_t largest_file = 1ULL << 30U;

/// Nobody else changes the folder's list meanwhile. Held until it is destroyed.
class FolderLock {
 public:
  explicit FolderLock(const fs::path& folder)
      : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (descriptor_ < 0)
      throw Failure({errno == ENOENT || errno == ENOTDIR ? ErrorCode::not_found : code_of_errno(errno),
                     "the folder of the networks cannot be opened", folder.string(),
                     "Name it with --models, or run benefitd-models-fetch (of the sources: models/fetch.sh)."});
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
    ::close(descriptor_);
    throw Failure({ErrorCode::busy, "another command is changing the networks", folder.string(), ""});
  }
  ~FolderLock() { ::close(descriptor_); }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_;
};

template <class T>
T value_of(Expected<T> expected) {
  if (!expected) throw Failure(expected.error());
  return *std::move(expected);
}

/// --weight. The shipped networks have 1 and 1.5.
double weight_of(const Invocation& invocation) {
  const std::string given = invocation.value("weight").value_or("1");
  double weight = 0;
  const char* end = given.data() + given.size();
  const auto [stop, error] = std::from_chars(given.data(), end, weight);
  if (error == std::errc{} && stop == end && 0.01 <= weight && weight <= 100) return weight;
  throw Failure(
      {ErrorCode::bad_request, fmt::format("'{}' is no number between 0.01 and 100", given), "--weight", ""});
}

/// It becomes a field of replies, a heading of tables and the name of a file.
void require_network_name(const std::string& name) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  const bool plain = !name.empty() && name.size() <= 64 &&
                     letters.find(name.front()) != std::string_view::npos &&
                     std::ranges::all_of(name, [&](char c) {
                       return letters.find(c) != std::string_view::npos || c == '.' || c == '-' || c == '_';
                     });
  if (!plain)
    throw Failure({ErrorCode::bad_request, fmt::format("'{}' cannot be the name of a network", name),
                   "--network",
                   "Give up to 64 letters of a to z, digits, '.', '-' and '_', a letter or digit first."});
  for (const std::string_view score : {"fused", "normalised"})
    if (name == score)
      throw Failure({ErrorCode::bad_request, fmt::format("'{}' is the name of a score", name), "--network",
                     "Give another name."});
}

Bytes read_weights(const fs::path& file) {
  Bytes weights = read_file(file, largest_file + 1);
  if (weights.size() > largest_file)
    throw Failure(
        {ErrorCode::too_large, "is larger than any network that is taken (1 GiB)", file.string(), ""});
  return weights;
}

/// What the list is to say of it, found by reading it.
face::ModelFile network_in(const Invocation& invocation, const fs::path& source, const Bytes& weights) {
  const std::string network = invocation.value("network").value_or(source.stem().string());
  require_network_name(network);
  const double weight = weight_of(invocation);
  const auto recognised = face::recognise_network(weights);
  if (!recognised) throw Failure(in_file(source.string(), recognised.error()));
  const std::string_view extension =
      recognised->role == face::ModelRole::descriptor_resnet ? ".dat" : ".onnx";
  return {.name = network + std::string(extension),
          .role = recognised->role,
          .bytes = weights.size(),
          .sha256 = sha256(weights),
          .network = network,
          .dimensions = recognised->dimensions,
          .weight = weight};
}

/// Whether this very network is listed already. Throws Failure(conflict) when another one of its name is.
bool is_listed(const face::ModelFile& file, const std::vector<face::ModelFile>& added) {
  if (std::ranges::find(added, file) != added.end()) return true;
  const auto conflict = [](std::string what, std::string hint) {
    throw Failure({ErrorCode::conflict, std::move(what), "--network", std::move(hint)});
  };
  for (const face::ModelFile& shipped : face::manifest().files)
    if (shipped.network == file.network || shipped.name == file.name)
      conflict(fmt::format("'{}' is one of the shipped networks", file.network),
               "Give another name with --network.");
  for (const face::ModelFile& other : added) {
    if (other.network != file.network) continue;
    if (other.sha256 == file.sha256)
      conflict(fmt::format("network '{}' is already there with weight {}", file.network, other.weight),
               fmt::format("For another weight, `benefitctl models remove {}` comes first.", file.network));
    conflict(fmt::format("another network '{}' is already there", file.network),
             fmt::format("Give another name with --network, or `benefitctl models remove {}` first.",
                         file.network));
  }
  return false;
}

bool is_in_place(const fs::path& path, const face::ModelFile& file) {
  std::error_code missing;
  return fs::file_size(path, missing) == file.bytes && !missing && sha256_of_file(path) == file.sha256;
}

/// Under a umask that hides it from others, the service could not read it.
void let_everybody_read(const fs::path& path) {
  using fs::perms;
  fs::permissions(path, perms::owner_read | perms::owner_write | perms::group_read | perms::others_read);
}

void write_whole(const fs::path& path, std::string_view content) {
  NewFile file(path);
  file.write(content);
  file.finish();
  let_everybody_read(path);
}

void write_list(const fs::path& folder, const std::vector<face::ModelFile>& files) {
  write_whole(folder / face::added_list, face::write_added(files));
}

/// It need not be there.
void delete_file(const fs::path& path) {
  std::error_code failed;
  fs::remove(path, failed);
  if (failed) throw Failure({code_of_errno(failed.value()), "the file cannot be deleted", path.string(), ""});
}

/// Both the file and its line in the list, or neither. False: both were there.
bool put_in(const fs::path& folder, const face::ModelFile& file, const Bytes& weights) {
  auto added = value_of(face::added_networks(folder));
  const bool listed = is_listed(file, added);
  const fs::path path = folder / file.name;
  const bool in_place = is_in_place(path, file);
  if (listed && in_place) return false;
  if (!in_place && !listed && fs::exists(path))
    throw Failure({ErrorCode::conflict, "another file of that name is there, which no list names",
                   path.string(), "Move it away, or give another name with --network."});
  if (!listed) added.push_back(file);
  value_of(face::manifest_with(added));
  if (!in_place) write_whole(path, {reinterpret_cast<const char*>(weights.data()), weights.size()});
  if (listed) return true;
  try {
    write_list(folder, added);
  } catch (...) {
    std::error_code ignored;  // without a line in the list it is not used
    if (!in_place) fs::remove(path, ignored);
    throw;
  }
  return true;
}

constexpr std::array what_follows{
    "Restart the service (`systemctl restart benefitd`): every enrolled face is then measured anew.",
    "A calibration of another set is void: run `benefitctl face calibrate`, and have it signed."};
constexpr std::string_view no_thresholds =
    "No threshold was measured with this set: until a calibration is signed every comparison is unsure.";

json::object reply_of(const fs::path& folder, const face::ModelFile& file, bool changed) {
  const face::Manifest now = value_of(face::manifest_of(folder));
  json::array notes;
  if (changed)
    for (const std::string_view note : what_follows) notes.push_back(json::string(say_text(note)));
  if (changed && !now.thresholds) notes.push_back(json::string(say_text(no_thresholds)));
  return {{"network", file.network},        {"file", (folder / file.name).string()},
          {"role", to_string(file.role)},   {"dimensions", file.dimensions},
          {"weight", file.weight},          {"bytes", file.bytes},
          {"sha256", file.sha256},          {"changed", changed},
          {"model_set", model_set_of(now)}, {"what_follows", std::move(notes)}};
}

void show_change(Session& session, const Invocation& invocation, const json::object& reply,
                 const std::string& title) {
  show_reply(session, invocation, reply, [&] {
    Page page(Style(session.terminal.colour));
    page.title(title);
    for (const char* field : {"file", "role", "dimensions", "weight", "sha256"})
      page.field(field, text_at(reply, field));
    if (!array_at(reply, "what_follows").empty()) page.section(say("What follows"));
    for (const json::value& note : array_at(reply, "what_follows")) page.bullet(note.as_string());
    return std::move(page).take();
  });
}

}  // namespace

int add_model(Session& session, const Invocation& invocation) {
  const fs::path folder = models_folder(invocation);
  const fs::path source = *invocation.value("file");
  const Bytes weights = read_weights(source);
  const face::ModelFile file = network_in(invocation, source, weights);
  const FolderLock lock(folder);
  const bool changed = put_in(folder, file, weights);
  show_change(session, invocation, reply_of(folder, file, changed),
              changed ? say("Network '{}' stands beside the shipped ones.", file.network)
                      : say("Network '{}' is already there; nothing was changed.", file.network));
  return exit_done;
}

int remove_model(Session& session, const Invocation& invocation) {
  const fs::path folder = models_folder(invocation);
  const std::string network = *invocation.value("network");
  const FolderLock lock(folder);
  auto added = value_of(face::added_networks(folder));
  const auto found = std::ranges::find(added, network, &face::ModelFile::network);
  if (found == added.end()) {
    const auto shipped = face::manifest().networks();
    if (std::ranges::find(shipped, network, &face::ModelFile::network) != shipped.end())
      throw Failure({ErrorCode::conflict, fmt::format("'{}' is one of the shipped networks", network),
                     "NETWORK", "Only an added one can be removed."});
    throw Failure({ErrorCode::not_found, fmt::format("no network '{}' was added", network), folder.string(),
                   "`benefitctl models list` names them."});
  }
  const face::ModelFile file = *found;
  added.erase(found);
  value_of(face::manifest_with(added));
  if (added.empty())
    delete_file(folder / face::added_list);
  else
    write_list(folder, added);
  delete_file(folder / file.name);
  show_change(session, invocation, reply_of(folder, file, true), say("Network '{}' is removed.", network));
  return exit_done;
}

}  // namespace benefit::cli

#include "daemon/cli/drop_folder.hpp"

#include "verify/identity/safe_text.hpp"
#include "verify/identity/utf8.hpp"
#include "verify/types/sha256.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace benefit::cli {
namespace {

constexpr std::string_view marker_ending = ".done";
constexpr std::string_view reason_ending = ".reason.txt";
/// In .taking; no delivered file may have a name that begins with a point.
constexpr const char* copy_name = ".copy";
/// Bytes; leaves room for what is put before and behind it.
constexpr std::size_t longest_name = 200;
constexpr std::size_t sha256_digits = 64;

std::string marker_of(const std::string& name) { return name + std::string(marker_ending); }

[[noreturn]] void refused_by_system(int number, const char* what, const std::string& where) {
  throw Failure({code_of_errno(number), what, where, ""});
}

Error not_taken(std::string what, const std::string& name, std::string hint) {
  return {ErrorCode::bad_input, std::move(what), identity::safe_line(name), std::move(hint)};
}

Error no_ordinary_file(const std::string& name) {
  return not_taken("this is no ordinary file but a link, a folder, a pipe or a device", name,
                   "Deliver the file itself.");
}

Error may_not_be_read(const std::string& name) {
  return not_taken("the file may not be read", name,
                   "Let the folder's group read it (chmod g+r), and deliver it again.");
}

/// What stands under a name, not followed where it is a link; nullopt: nothing.
std::optional<struct stat> look_at(int folder, const std::string& name) {
  struct stat found {};
  if (::fstatat(folder, name.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0) return found;
  if (errno == ENOENT) return std::nullopt;
  refused_by_system(errno, "cannot be looked at", identity::safe_line(name));
}

bool same_moment(const timespec& a, const timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/// Nobody wrote to the file between two looks at it.
bool is_unchanged(const struct stat& before, const struct stat& after) {
  return before.st_size == after.st_size && same_moment(before.st_mtim, after.st_mtim) &&
         same_moment(before.st_ctim, after.st_ctim);
}

void move_to(int from, const std::string& name, int to, const std::string& new_name) {
  if (::renameat(from, name.c_str(), to, new_name.c_str()) != 0)
    refused_by_system(errno, "cannot be moved", identity::safe_line(name));
}

/// It need not be there.
void delete_name(int folder, const std::string& name) {
  if (::unlinkat(folder, name.c_str(), 0) != 0 && errno != ENOENT)
    refused_by_system(errno, "cannot be deleted", identity::safe_line(name));
}

/// A descriptor that is closed at the end of its scope.
class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  explicit operator bool() const { return descriptor_ >= 0; }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

/// For reading, without following a link or waiting for the other end of a pipe.
int open_to_read(int folder, const std::string& name) {
  return ::openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
}

/// Never there before: a leftover of a killed run was deleted.
int make_file(int folder, const std::string& name) {
  constexpr mode_t for_owner_and_group = 0640;
  return ::openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                  for_owner_and_group);
}

void write_all(int file, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) refused_by_system(errno, "cannot be copied", identity::safe_line(name));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// Bytes read; 0 at the end.
std::size_t read_some(int file, std::span<char> into, const std::string& name) {
  for (;;) {
    const ssize_t got = ::read(file, into.data(), into.size());
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) refused_by_system(errno, "cannot be read", identity::safe_line(name));
  }
}

/// The name becomes the delivery's, a part of messages and of other names.
std::optional<Error> refusal_by_name(const std::string& name) {
  const bool plain = identity::is_utf8(name) && identity::safe_line(name) == name &&
                     name.size() <= longest_name && !name.starts_with('.') && !name.ends_with(marker_ending);
  if (plain) return std::nullopt;
  return not_taken(
      "the file's name cannot be that of a delivery", name,
      fmt::format("Name it in UTF-8, without control characters, in at most {} bytes; it may not begin "
                  "with a point or end with '{}'.",
                  longest_name, marker_ending));
}

/// A name for refused/, whatever the supplier called the file.
std::string harmless(const std::string& name) {
  std::string safe = identity::safe_line(name);
  if (safe.size() > longest_name) safe.resize(longest_name);
  while (!identity::is_utf8(safe)) safe.pop_back();
  return safe;
}

/// In the order of their changes, then of their names.
std::vector<std::string> names_with_markers(int folder, bool of_folders) {
  const int copy_of_descriptor = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const std::unique_ptr<DIR, int (*)(DIR*)> listing(
      copy_of_descriptor < 0 ? nullptr : ::fdopendir(copy_of_descriptor), ::closedir);
  if (!listing) refused_by_system(errno, "the folder cannot be listed", "");
  std::vector<std::tuple<std::int64_t, std::int64_t, std::string>> marked;
  while (const dirent* const entry = ::readdir(listing.get())) {
    const std::string marker = entry->d_name;
    if (marker.size() <= marker_ending.size() || !marker.ends_with(marker_ending)) continue;
    const auto found = look_at(folder, marker);
    if (found && static_cast<bool>(S_ISDIR(found->st_mode)) == of_folders)
      marked.emplace_back(found->st_mtim.tv_sec, found->st_mtim.tv_nsec,
                          marker.substr(0, marker.size() - marker_ending.size()));
  }
  std::sort(marked.begin(), marked.end());
  std::vector<std::string> names;
  for (auto& [seconds, nanoseconds, name] : marked) names.push_back(std::move(name));
  return names;
}

}  // namespace

DropFolder::Opened::Opened(Opened&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
DropFolder::Opened& DropFolder::Opened::operator=(Opened&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}
DropFolder::Opened::~Opened() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

DropFolder::DropFolder(std::filesystem::path folder)
    : path_(std::move(folder)), folder_(::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (folder_.get() < 0)
    throw Failure({errno == ENOENT || errno == ENOTDIR ? ErrorCode::not_found : code_of_errno(errno),
                   "the folder cannot be opened", path_.string(), ""});
  taking_ = own_folder(".taking");
  done_ = own_folder("done");
  refused_ = own_folder("refused");
  if (::flock(taking_.get(), LOCK_EX | LOCK_NB) != 0)
    throw Failure(
        {ErrorCode::busy, "another command is taking the files of this folder", path_.string(), ""});
}

DropFolder::~DropFolder() = default;

DropFolder::Opened DropFolder::own_folder(const char* name) const {
  constexpr mode_t for_owner_and_group = 0750;
  const std::string where = (path_ / name).string();
  if (::mkdirat(folder_.get(), name, for_owner_and_group) != 0 && errno != EEXIST)
    refused_by_system(errno, "the folder cannot be made", where);
  Opened opened(::openat(folder_.get(), name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  struct stat found {};
  if (opened.get() < 0 || ::fstat(opened.get(), &found) != 0 || found.st_uid != ::geteuid())
    throw Failure({ErrorCode::forbidden, "this is no folder of the user who takes the files", where,
                   "Move it away; it is made anew."});
  return opened;
}

std::vector<std::string> DropFolder::complete_files() const {
  std::vector<std::string> names;
  for (std::string& name : names_with_markers(taking_.get(), false)) {
    if (look_at(taking_.get(), name))
      names.push_back(std::move(name));
    else
      clear(name);  // a run was killed when it had put the file away
  }
  for (std::string& name : names_with_markers(folder_.get(), false))
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  return names;
}

std::vector<std::string> DropFolder::stuck_markers() const {
  std::vector<std::string> names = names_with_markers(folder_.get(), true);
  for (std::string& name : names) name = marker_of(name);
  return names;
}

Expected<std::filesystem::path> DropFolder::take(const std::string& name) {
  if (auto refusal = refusal_by_name(name)) return tl::unexpected(std::move(*refusal));
  const std::string marker = marker_of(name);
  if (!look_at(taking_.get(), marker)) {
    const auto found = look_at(folder_.get(), name);
    if (found && !S_ISREG(found->st_mode)) return tl::unexpected(no_ordinary_file(name));
    // A killed run may have left the file in hand already, and its marker here.
    if (!found && !look_at(taking_.get(), name))
      return tl::unexpected(not_taken("there is no file beside its marker", name, "Deliver both again."));
    if (found) move_to(folder_.get(), name, taking_.get(), name);
    move_to(folder_.get(), marker, taking_.get(), marker);  // behind its file: none is in hand without one
  }
  const auto promised = marked_checksum(name);
  if (!promised) return tl::unexpected(promised.error());
  const auto copied = copy(name);
  if (!copied) return tl::unexpected(copied.error());
  if (!promised->empty() && *copied != *promised)
    return tl::unexpected(not_taken("the file has not the SHA-256 that stands in its marker", name,
                                    "It was damaged on its way, or changed since: deliver it again."));
  return path_ / ".taking" / copy_name;
}

/// The checksum in the marker; empty when there is none.
Expected<std::string> DropFolder::marked_checksum(const std::string& name) const {
  const std::string marker = marker_of(name);
  const auto unreadable = [&] {
    return tl::unexpected(not_taken("the marker holds something else than a SHA-256", marker,
                                    "Leave it empty, or write what `sha256sum` prints."));
  };
  const auto found = look_at(taking_.get(), marker);
  if (!found || !S_ISREG(found->st_mode)) return unreadable();
  if (found->st_size == 0) return std::string();  // it need not be readable then
  const File file(open_to_read(taking_.get(), marker));
  if (!file && errno == EACCES) return tl::unexpected(may_not_be_read(marker));
  if (!file) return unreadable();
  std::array<char, sha256_digits> digits{};
  const std::size_t length = read_some(file.get(), digits, marker);
  std::string checksum(digits.data(), length);
  for (char& c : checksum)
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  if (checksum.find_first_not_of(" \r\n") == std::string::npos) return std::string();
  if (length < sha256_digits || checksum.find_first_not_of("0123456789abcdef") != std::string::npos)
    return unreadable();
  return checksum;
}

/// Gives the SHA-256 of the copy.
Expected<std::string> DropFolder::copy(const std::string& name) const {
  const File from(open_to_read(taking_.get(), name));
  if (!from && errno == EACCES) return tl::unexpected(may_not_be_read(name));
  if (!from && (errno == ELOOP || errno == ENXIO)) return tl::unexpected(no_ordinary_file(name));
  struct stat before {};
  if (!from || ::fstat(from.get(), &before) != 0)
    refused_by_system(errno, "cannot be opened", identity::safe_line(name));
  if (!S_ISREG(before.st_mode)) return tl::unexpected(no_ordinary_file(name));
  delete_name(taking_.get(), copy_name);
  const File to(make_file(taking_.get(), copy_name));
  if (!to) refused_by_system(errno, "cannot be copied", identity::safe_line(name));
  Sha256 hash;
  std::vector<char> part(std::size_t{1} << 20U);
  // A file that grows without end is not followed.
  for (std::size_t got = 0, left = static_cast<std::size_t>(before.st_size) + 1;
       left > 0 && (got = read_some(from.get(), {part.data(), std::min(part.size(), left)}, name)) > 0;
       left -= got) {
    hash.update({reinterpret_cast<const std::uint8_t*>(part.data()), got});
    write_all(to.get(), {part.data(), got}, name);
  }
  struct stat after {};
  if (::fstat(from.get(), &after) != 0)
    refused_by_system(errno, "cannot be looked at", identity::safe_line(name));
  if (!is_unchanged(before, after))
    return tl::unexpected(
        not_taken("the file was changed while it was read", name,
                  "Set the marker when the file is complete, and leave both alone until they are gone."));
  return hash.finish();
}

void DropFolder::put_to_done(const std::string& name, std::int64_t batch) {
  move_to(taking_.get(), copy_name, done_.get(), fmt::format("{}-{}", batch, name));
  delete_name(taking_.get(), name);
  clear(name);
}

std::string DropFolder::put_to_refused(const std::string& name, const std::string& reason) {
  const std::string plain = harmless(name);
  std::string chosen = plain;
  for (int n = 2;
       look_at(refused_.get(), chosen) || look_at(refused_.get(), chosen + std::string(reason_ending)); ++n)
    chosen = fmt::format("{}.{}", plain, n);
  const std::string reason_name = chosen + std::string(reason_ending);
  const File file(make_file(refused_.get(), reason_name));
  if (!file) refused_by_system(errno, "cannot be written", reason_name);
  write_all(file.get(), reason, reason_name);
  // What has a name that is refused was never in hand.
  if (!refusal_by_name(name) && look_at(taking_.get(), name))
    move_to(taking_.get(), name, refused_.get(), chosen);
  clear(name);
  return chosen;
}

/// The copy and the marker, wherever it is: the file is no longer complete.
void DropFolder::clear(const std::string& name) const {
  delete_name(taking_.get(), copy_name);
  // One in the folder belongs to this file, unless the file's own is in hand: then another file has come
  // meanwhile.
  const bool in_hand = look_at(taking_.get(), marker_of(name)).has_value();
  delete_name(in_hand ? taking_.get() : folder_.get(), marker_of(name));
}

}  // namespace benefit::cli

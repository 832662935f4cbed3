#include "verify/store/seal_key.hpp"

#include "verify/store/partial_file.hpp"
#include "verify/store/system_failure.hpp"
#include "verify/types/file_descriptor.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>

#include <fmt/format.h>
#include <sodium.h>

namespace benefit::store {
namespace {

FileDescriptor open_key_file(const std::filesystem::path& file) {
  FileDescriptor opened{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!opened && errno == ENOENT)
    throw Failure{Error{ErrorCode::not_found, "the master key file is not there", file.string(),
                        "give the key file that this state directory was made with"}};
  if (!opened) throw system_failure("open the master key file", file);
  return opened;
}

SealKey read_key(const FileDescriptor& opened, const std::filesystem::path& file) {
  struct stat status {};
  if (::fstat(opened.get(), &status) != 0) throw system_failure("read the master key file", file);
  if (status.st_size != static_cast<off_t>(SealKey::size))
    throw Failure{
        Error{ErrorCode::corrupt,
              fmt::format("the master key file holds {} bytes, not {}", status.st_size, SealKey::size),
              file.string(), "restore the key file from its backup"}};
  return SealKey::filled_by([&](std::span<std::uint8_t, SealKey::size> bytes) {
    if (::read(opened.get(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
      throw system_failure("read the master key file", file);
  });
}

/// A file beside the wanted one, removed again: its bytes are complete before they get their name.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& beside)
      : name_(beside.string() + ".XXXXXX"), opened_(::mkostemp(name_.data(), O_CLOEXEC)) {
    if (!opened_) throw system_failure("write the master key file", beside);
  }
  ~TemporaryFile() { ::unlink(name_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const char* name() const { return name_.c_str(); }
  int descriptor() const { return opened_.get(); }

 private:
  std::string name_;
  FileDescriptor opened_;
};

/// Makes the file, unless somebody else made one meanwhile.
void create_key(const std::filesystem::path& file) {
  const SealKey key = SealKey::random();
  const TemporaryFile temporary{file};  // mkostemp gives mode 0600
  const auto bytes = key.bytes();
  if (::write(temporary.descriptor(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) ||
      ::fsync(temporary.descriptor()) != 0)
    throw system_failure("write the master key file", file);
  // link(2) never replaces: of two programs that start at once, one key stands and both read it.
  if (::link(temporary.name(), file.c_str()) != 0 && errno != EEXIST)
    throw system_failure("write the master key file", file);
  sync_directory(file.has_parent_path() ? file.parent_path() : ".");
}

}  // namespace

SealKey::SealKey() {
  if (sodium_init() < 0)
    throw Failure{Error{ErrorCode::internal, "the crypto library does not start", {}, {}}};
  bytes_.reset(static_cast<std::uint8_t*>(sodium_malloc(size)));
  if (bytes_ == nullptr)
    throw Failure{Error{ErrorCode::internal, "no guarded memory for the master key", {}, {}}};
}

void SealKey::Wipe::operator()(std::uint8_t* bytes) const { sodium_free(bytes); }

SealKey SealKey::random() {
  return filled_by([](std::span<std::uint8_t, size> bytes) { randombytes_buf(bytes.data(), bytes.size()); });
}

SealKey key_from_file(const std::filesystem::path& file) { return read_key(open_key_file(file), file); }

SealKey private_key_from_file(const std::filesystem::path& file) {
  const FileDescriptor opened = open_key_file(file);
  struct stat status {};
  if (::fstat(opened.get(), &status) != 0) throw system_failure("read the master key file", file);
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    throw Failure{Error{ErrorCode::forbidden, "others than the owner may read the master key file",
                        file.string(), fmt::format("chmod 600 {}", file.string())}};
  return read_key(opened, file);
}

SealKey load_or_create_key(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) create_key(file);
  return private_key_from_file(file);
}

}  // namespace benefit::store

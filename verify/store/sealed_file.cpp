#include "verify/store/sealed_file.hpp"

#include "verify/store/system_failure.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>

#include <sodium.h>

namespace benefit::store {
namespace {

constexpr std::string_view magic = "bnftbak1";
constexpr std::size_t piece_size = std::size_t{64} * 1024;
constexpr std::size_t sealed_size = piece_size + crypto_secretstream_xchacha20poly1305_ABYTES;
static_assert(crypto_secretstream_xchacha20poly1305_KEYBYTES == SealKey::size);

using Header = std::array<std::uint8_t, crypto_secretstream_xchacha20poly1305_HEADERBYTES>;

/// What stands before the stream.
std::vector<std::uint8_t> opening(const BackupKey& key) {
  std::vector<std::uint8_t> bytes(magic.size() + BackupKey::mark_size);
  std::copy(key.mark().begin(), key.mark().end(), std::copy(magic.begin(), magic.end(), bytes.begin()));
  return bytes;
}

}  // namespace

SealedFileWriter::SealedFileWriter(const std::filesystem::path& file, const BackupKey& key)
    : file_(file),
      descriptor_(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR)),
      stream_(std::make_unique<crypto_secretstream_xchacha20poly1305_state>()),
      bound_(opening(key)) {
  if (!descriptor_) throw system_failure("make the backup", file_);
  Header header{};
  crypto_secretstream_xchacha20poly1305_init_push(stream_.get(), header.data(), key.key().bytes().data());
  write_out(bound_);
  write_out(header);
  piece_.reserve(piece_size);
}

SealedFileWriter::~SealedFileWriter() { sodium_memzero(stream_.get(), sizeof(*stream_)); }

void SealedFileWriter::write(std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    if (piece_.size() == piece_size) seal_piece(false);  // only when more follows: the last piece is tagged
    const std::size_t some = std::min(piece_size - piece_.size(), bytes.size());
    piece_.insert(piece_.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(some));
    bytes = bytes.subspan(some);
  }
}

void SealedFileWriter::finish() {
  seal_piece(true);
  if (::fsync(descriptor_.get()) != 0) throw system_failure("write the backup", file_);
}

void SealedFileWriter::seal_piece(bool last) {
  std::vector<std::uint8_t> sealed(piece_.size() + crypto_secretstream_xchacha20poly1305_ABYTES);
  crypto_secretstream_xchacha20poly1305_push(stream_.get(), sealed.data(), nullptr, piece_.data(),
                                             piece_.size(), bound_.data(), bound_.size(),
                                             last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                  : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
  write_out(sealed);
  piece_.clear();
  bound_.clear();
}

void SealedFileWriter::write_out(std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw system_failure("write the backup", file_);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

SealedFileReader::SealedFileReader(const std::filesystem::path& file, const BackupKey& key)
    : file_(file),
      descriptor_(::open(file.c_str(), O_RDONLY | O_CLOEXEC)),
      stream_(std::make_unique<crypto_secretstream_xchacha20poly1305_state>()),
      bound_(opening(key)) {
  if (!descriptor_ && errno == ENOENT)
    throw Failure{Error{ErrorCode::not_found, "there is no such backup", file_.string(),
                        "benefitctl backup list shows which there are."}};
  if (!descriptor_) throw system_failure("open the backup", file_);
  std::vector<std::uint8_t> found(bound_.size());
  const std::size_t length = read_in(found);
  if (length < magic.size() || !std::equal(magic.begin(), magic.end(), found.begin()))
    corrupt("the file is no backup of benefitd");
  Header header{};
  if (length < found.size() || read_in(header) < header.size()) corrupt("the backup is cut off");
  if (found != bound_)
    throw Failure{Error{ErrorCode::forbidden, "the backup was sealed with another master key", file_.string(),
                        "Give the master key that the service had when the backup was made."}};
  if (crypto_secretstream_xchacha20poly1305_init_pull(stream_.get(), header.data(),
                                                      key.key().bytes().data()) != 0)
    corrupt("the backup has been changed or damaged");
  sealed_.resize(sealed_size);
  piece_.reserve(piece_size);
}

SealedFileReader::~SealedFileReader() { sodium_memzero(stream_.get(), sizeof(*stream_)); }

void SealedFileReader::read(std::span<std::uint8_t> into) {
  while (!into.empty()) {
    if (taken_ == piece_.size()) open_piece();
    const std::size_t some = std::min(piece_.size() - taken_, into.size());
    std::copy_n(piece_.begin() + static_cast<std::ptrdiff_t>(taken_), some, into.begin());
    taken_ += some;
    into = into.subspan(some);
  }
}

void SealedFileReader::require_end() {
  if (taken_ == piece_.size() && !was_last_) open_piece();
  std::array<std::uint8_t, 1> more{};
  if (!was_last_ || taken_ != piece_.size() || read_in(more) != 0)
    corrupt("the backup goes on behind its end");
}

void SealedFileReader::open_piece() {
  if (was_last_) corrupt("the backup holds less than it says");
  const std::size_t length = read_in(sealed_);
  if (length < crypto_secretstream_xchacha20poly1305_ABYTES) corrupt("the backup is cut off");
  piece_.resize(length - crypto_secretstream_xchacha20poly1305_ABYTES);
  taken_ = 0;
  std::uint8_t tag = 0;
  if (crypto_secretstream_xchacha20poly1305_pull(stream_.get(), piece_.data(), nullptr, &tag, sealed_.data(),
                                                 length, bound_.data(), bound_.size()) != 0)
    corrupt(length < sealed_.size() ? "the backup is cut off, changed or damaged"
                                    : "the backup has been changed or damaged");
  bound_.clear();
  was_last_ = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
}

std::size_t SealedFileReader::read_in(std::span<std::uint8_t> into) {
  std::size_t done = 0;
  while (done < into.size()) {
    const ssize_t got = ::read(descriptor_.get(), into.data() + done, into.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw system_failure("read the backup", file_);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

void SealedFileReader::corrupt(const char* what) const {
  throw Failure{
      Error{ErrorCode::corrupt, what, file_.string(), "Take another backup, or another copy of it."}};
}

}  // namespace benefit::store

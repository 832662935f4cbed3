// A file that nobody without the key can read, change, shorten or put together anew: libsodium's secretstream
// (XChaCha20-Poly1305), in pieces of 64 KiB.
//
//   "bnftbak1"  the key's mark (16 bytes)  the stream's header (24 bytes)  pieces, the last one tagged as
//   such
//
// The first two are bound into the first piece.
#pragma once

#include "verify/store/backup_key.hpp"
#include "verify/types/file_descriptor.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct crypto_secretstream_xchacha20poly1305_state;

namespace benefit::store {

/// Used from one thread. Throws Failure: disk_full, io.
class SealedFileWriter {
 public:
  /// The file must not be there yet; it is for its owner only (mode 0600).
  SealedFileWriter(const std::filesystem::path& file, const BackupKey& key);
  ~SealedFileWriter();

  void write(std::span<const std::uint8_t> bytes);
  /// Writes what is left and waits until all of it is on the disk. Nothing may follow.
  void finish();

 private:
  void seal_piece(bool last);
  void write_out(std::span<const std::uint8_t> bytes);

  std::filesystem::path file_;
  FileDescriptor descriptor_;
  std::unique_ptr<crypto_secretstream_xchacha20poly1305_state> stream_;
  std::vector<std::uint8_t> piece_, bound_;
};

/// Used from one thread. Throws Failure: not_found, io; forbidden when the file was sealed with another key;
/// corrupt when it is no sealed file, or has been changed or cut off.
class SealedFileReader {
 public:
  SealedFileReader(const std::filesystem::path& file, const BackupKey& key);
  ~SealedFileReader();

  /// All of it, or Failure: corrupt when the file holds less.
  void read(std::span<std::uint8_t> into);
  /// Failure: corrupt unless everything has been read.
  void require_end();

 private:
  void open_piece();
  std::size_t read_in(std::span<std::uint8_t> into);
  [[noreturn]] void corrupt(const char* what) const;

  std::filesystem::path file_;
  FileDescriptor descriptor_;
  std::unique_ptr<crypto_secretstream_xchacha20poly1305_state> stream_;
  std::vector<std::uint8_t> sealed_, piece_, bound_;
  std::size_t taken_ = 0;  ///< of the piece
  bool was_last_ = false;
};

}  // namespace benefit::store

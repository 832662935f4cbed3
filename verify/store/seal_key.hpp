// The master key under which photos and face templates are sealed (verify/store/sealer.hpp). Losing it loses
// them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace benefit::store {

/// 32 secret bytes, in memory that is locked against swapping and wiped when the key goes. Move-only.
class SealKey {
 public:
  static constexpr std::size_t size = 32;

  /// Fresh from the operating system's generator.
  static SealKey random();
  /// Reads the bytes through `fill`, straight into locked memory.
  template <class Fill>
  static SealKey filled_by(Fill fill) {
    SealKey key;
    fill(std::span<std::uint8_t, size>{key.bytes_.get(), size});
    return key;
  }

  std::span<const std::uint8_t, size> bytes() const {
    return std::span<const std::uint8_t, size>{bytes_.get(), size};
  }

 private:
  struct Wipe {
    void operator()(std::uint8_t* bytes) const;
  };

  SealKey();

  std::unique_ptr<std::uint8_t[], Wipe> bytes_;
};

/// Reads a key file: exactly 32 bytes. For systemd's $CREDENTIALS_DIRECTORY/master.key, whose access systemd
/// settles. Throws Failure: not_found, io, corrupt (not 32 bytes).
SealKey key_from_file(const std::filesystem::path& file);

/// For a run without systemd, whose key file only its owner may read. Throws Failure: as key_from_file;
/// forbidden when others may read the file.
SealKey private_key_from_file(const std::filesystem::path& file);

/// As private_key_from_file, but the file is made (mode 0600, wholly or not at all) when it is not there.
/// Throws Failure: disk_full, too.
SealKey load_or_create_key(const std::filesystem::path& file);

}  // namespace benefit::store

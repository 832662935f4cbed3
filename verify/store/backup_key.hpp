// The key that backups are sealed with. It follows from the master key, so that there is no second key to
// keep, and none to lose: what is sealed inside a backup opens with the master key alone anyway.
#pragma once

#include "verify/store/seal_key.hpp"

#include <array>
#include <cstdint>

namespace benefit::store {

class BackupKey {
 public:
  static constexpr std::size_t mark_size = 16;
  using Mark = std::array<std::uint8_t, mark_size>;

  explicit BackupKey(const SealKey& master);

  const SealKey& key() const { return key_; }
  /// Tells the key without telling anything about it: it stands in each backup, so that another key is told
  /// from a damaged file.
  const Mark& mark() const { return mark_; }

 private:
  SealKey key_;
  Mark mark_{};
};

}  // namespace benefit::store

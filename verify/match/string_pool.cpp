#include "verify/match/string_pool.hpp"

#include <cstring>

namespace benefit::match {

std::uint64_t hash_bytes(std::string_view bytes) {
  std::uint64_t hash = bytes.size() * 0xD6E8FEB86659FD93ULL;
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    hash = hash_mix(hash, word);
  }
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data(), bytes.size());
  hash = hash_mix(hash, word);
  return hash_mix(hash, hash >> 32U);
}

StringPool::StringPool() : ends_{0}, slots_(1024, 0) { intern(""); }

std::uint32_t StringPool::intern(std::string_view text) {
  if ((std::size_t{size()} + 1) * 3 > slots_.size() * 2) grow();
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash_bytes(text) & mask;; slot = (slot + 1) & mask) {
    if (slots_[slot] == 0) {
      bytes_ += text;
      ends_.push_back(bytes_.size());
      slots_[slot] = size();
      return size() - 1;
    }
    if (view(slots_[slot] - 1) == text) return slots_[slot] - 1;
  }
}

void StringPool::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t index = 0; index < size(); ++index) {
    std::size_t slot = hash_bytes(view(index)) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = index + 1;
  }
}

}  // namespace benefit::match

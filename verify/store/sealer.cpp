#include "verify/store/sealer.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

#include <sodium.h>

namespace benefit::store {
namespace {

constexpr std::size_t key_size = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(key_size == SealKey::size);

// A sealed value: the version of this layout, then two boxes, each nonce, ciphertext, tag.
//   [1][ the data key under the master key: 24 + 32 + 16 ][ the value under the data key: 24 + n + 16 ]
constexpr std::uint8_t layout_version = 1;
constexpr std::size_t wrapped_key_size = nonce_size + key_size + tag_size;
static_assert(Sealer::head_size == 1 + wrapped_key_size);
constexpr std::size_t smallest = 1 + wrapped_key_size + nonce_size + tag_size;

using Key = std::span<const std::uint8_t, key_size>;

const unsigned char* as_unsigned(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

void close_box(Bytes& out, std::span<const std::uint8_t> plain, std::string_view context, Key key) {
  const std::size_t start = out.size();
  out.resize(start + nonce_size + plain.size() + tag_size);
  std::uint8_t* const nonce = out.data() + start;
  randombytes_buf(nonce, nonce_size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_size, nullptr, plain.data(), plain.size(),
                                             as_unsigned(context), context.size(), nullptr, nonce,
                                             key.data());
}

/// The key of one value. On the stack, for as long as the value itself lies open in ordinary memory: to guard
/// it like the master key would take ten system calls for each of a million templates.
class DataKey {
 public:
  DataKey() = default;
  ~DataKey() { sodium_memzero(bytes_.data(), bytes_.size()); }
  DataKey(const DataKey&) = delete;
  DataKey& operator=(const DataKey&) = delete;

  std::span<std::uint8_t, key_size> bytes() { return bytes_; }

 private:
  std::array<std::uint8_t, key_size> bytes_;
};

/// Fills `plain`, which is as long as the box less nonce and tag.
bool open_box(std::span<const std::uint8_t> box, std::span<std::uint8_t> plain, std::string_view context,
              Key key) {
  const std::uint8_t* const nonce = box.data();
  return crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, nonce + nonce_size,
                                                    box.size() - nonce_size, as_unsigned(context),
                                                    context.size(), nonce, key.data()) == 0;
}

}  // namespace

Bytes seal_under(const SealKey& key, std::span<const std::uint8_t> plain, std::string_view context) {
  DataKey data_key;
  randombytes_buf(data_key.bytes().data(), key_size);
  Bytes sealed;
  sealed.reserve(smallest + plain.size());
  sealed.push_back(layout_version);
  close_box(sealed, data_key.bytes(), context, key.bytes());
  close_box(sealed, plain, context, data_key.bytes());
  return sealed;
}

std::optional<Bytes> open_under(const SealKey& key, std::span<const std::uint8_t> sealed,
                                std::string_view context) {
  if (sealed.size() < smallest || sealed[0] != layout_version) return std::nullopt;
  DataKey data_key;
  Bytes plain(sealed.size() - smallest);
  if (!open_box(sealed.subspan(1, wrapped_key_size), data_key.bytes(), context, key.bytes()) ||
      !open_box(sealed.subspan(1 + wrapped_key_size), plain, context, data_key.bytes()))
    return std::nullopt;
  return plain;
}

Bytes Sealer::seal(std::span<const std::uint8_t> plain, std::string_view context) const {
  const std::shared_lock guard{mutex_};
  return seal_under(key_, plain, context);
}

std::optional<Bytes> Sealer::open(std::span<const std::uint8_t> sealed, std::string_view context) const {
  const std::shared_lock guard{mutex_};
  std::optional<Bytes> plain = open_under(key_, sealed, context);
  if (!plain && former_) plain = open_under(*former_, sealed, context);
  return plain;
}

void Sealer::change_key(SealKey key) {
  const std::unique_lock guard{mutex_};
  former_ = std::exchange(key_, std::move(key));
}

Sealer::Head Sealer::rewrap(std::span<std::uint8_t, head_size> head, std::string_view context) const {
  if (head[0] != layout_version) return Head::broken;
  const std::span<std::uint8_t, wrapped_key_size> wrapped = head.subspan<1>();
  DataKey data_key;
  const std::shared_lock guard{mutex_};
  if (open_box(wrapped, data_key.bytes(), context, key_.bytes())) return Head::current;
  if (!former_ || !open_box(wrapped, data_key.bytes(), context, former_->bytes())) return Head::broken;
  Bytes anew;
  close_box(anew, data_key.bytes(), context, key_.bytes());
  std::ranges::copy(anew, wrapped.begin());
  return Head::rewrapped;
}

}  // namespace benefit::store

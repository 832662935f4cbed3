#include "verify/store/sqlite/same_human.hpp"

#include "verify/store/sqlite/values.hpp"

#include <array>
#include <bit>
#include <string>
#include <tuple>

#include <sodium.h>

namespace benefit::store {

std::optional<std::int64_t> same_human_hash(const Enrolment& entry) {
  if (entry.account.empty()) return std::nullopt;
  constexpr std::array<unsigned char, crypto_shorthash_KEYBYTES> no_secret{};
  std::string text = entry.name;
  text.push_back('\0');
  text += entry.account;
  text.push_back('\0');
  text += std::to_string(to_number(entry.birth_date) * 10 + to_number(entry.sex));
  std::array<unsigned char, crypto_shorthash_BYTES> hash{};
  crypto_shorthash(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                   no_secret.data());
  return std::bit_cast<std::int64_t>(hash);
}

bool same_human(const Enrolment& a, const Enrolment& b) {
  return !a.account.empty() &&
         std::tie(a.name, a.birth_date, a.sex, a.account) == std::tie(b.name, b.birth_date, b.sex, b.account);
}

}  // namespace benefit::store

#include "verify/intake/name_key.hpp"

#include "verify/identity/text_folding.hpp"

#include <algorithm>
#include <cstdint>

#include <unicode/utf8.h>

namespace benefit::intake {
namespace {

std::u32string code_points(std::string_view utf8) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto length = static_cast<std::int32_t>(utf8.size());
  std::u32string result;
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, length, c);
    result.push_back(static_cast<char32_t>(c));
  }
  return result;
}

/// Characters to add, drop, change, or swap with a neighbour, to make one text of the other.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string buffer;
  std::string key;
  for (const char c : identity::fold_width_and_blanks(name, buffer)) {
    if (c == '_' || c == '-') continue;
    key.push_back('A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return key;
}

std::string_view nearest(std::string_view typed, const std::vector<std::string_view>& candidates) {
  const std::u32string typed_key = code_points(name_key(typed));
  std::string_view best;
  std::size_t best_distance = 0;
  for (const std::string_view candidate : candidates) {
    const std::u32string key = code_points(name_key(candidate));
    const std::size_t distance = edit_distance(typed_key, key);
    // Half of a short Chinese name may be wrong (性列 for 性别), a third of a long one.
    const std::size_t longer = std::max(typed_key.size(), key.size());
    const std::size_t allowed = longer <= 4 ? longer / 2 : longer / 3;
    if (distance <= allowed && (best.empty() || distance < best_distance)) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace benefit::intake

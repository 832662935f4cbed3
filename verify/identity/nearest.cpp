#include "verify/identity/nearest.hpp"

#include "verify/identity/utf8.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace benefit::identity {
namespace {

std::u32string code_points(std::string_view text) {
  constexpr char32_t broken = U'\uFFFD';
  std::u32string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code_point, bytes] = next_character(text, at);
    at += bytes.size();
    result.push_back(code_point < 0 ? broken : static_cast<char32_t>(code_point));
  }
  return result;
}

std::size_t typing_errors(std::u32string_view a, std::u32string_view b) {
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

std::optional<std::size_t> nearest(std::string_view typed, std::span<const std::string> candidates) {
  constexpr std::size_t longest = 100;
  if (typed.size() > longest) return std::nullopt;
  const std::u32string word = code_points(typed);
  std::optional<std::size_t> best;
  std::size_t fewest = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::u32string candidate = code_points(candidates[i]);
    const std::size_t longer = std::max(word.size(), candidate.size());
    const std::size_t errors = typing_errors(word, candidate);
    if (errors >= longer || errors > std::max<std::size_t>(1, longer / 3)) continue;
    if (best && errors >= fewest) continue;
    best = i;
    fewest = errors;
  }
  return best;
}

}  // namespace benefit::identity

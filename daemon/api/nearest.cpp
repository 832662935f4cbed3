#include "daemon/api/nearest.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::api {
namespace {

/// Optimal string alignment, row by row.
std::size_t typing_errors(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view typed, std::span<const std::string> known) {
  // What is typed comes from outside: a bound on its length bounds the work.
  constexpr std::size_t longest = 100;
  if (typed.empty() || typed.size() > longest) return std::nullopt;
  std::optional<std::string> best;
  std::size_t fewest = 1 + std::max<std::size_t>(1, typed.size() / 3);
  for (const std::string& name : known) {
    const std::size_t errors = typing_errors(typed, name);
    if (errors < fewest && errors < name.size()) {
      fewest = errors;
      best = name;
    }
  }
  return best;
}

std::string suggestion(std::string_view typed, std::span<const std::string> known) {
  if (const auto near = nearest(typed, known)) return fmt::format("did you mean '{}'?", *near);
  if (known.empty()) return "none is expected here";
  return fmt::format("known: {}", fmt::join(known, ", "));
}

}  // namespace benefit::api

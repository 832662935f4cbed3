#include "daemon/api/since.hpp"

#include "verify/identity/date.hpp"

#include <charconv>

namespace benefit::api {

std::optional<Since> parse_since(std::string_view text) {
  if (const auto day = identity::parse_day(text)) return Since(*day);
  if (text.empty() || (text.back() != 'd' && text.back() != 'w')) return std::nullopt;
  constexpr int longest = 36'500;
  int count = 0;
  const char* const unit = text.data() + text.size() - 1;
  const auto [end, error] = std::from_chars(text.data(), unit, count);
  if (error != std::errc{} || end != unit || count < 0 || count > longest) return std::nullopt;
  const int days = *unit == 'w' ? 7 * count : count;
  return days > longest ? std::nullopt : std::optional(Since(std::chrono::days{days}));
}

Instant begin_of(const Since& since, Instant now) {
  if (const auto* days = std::get_if<std::chrono::days>(&since)) return now - *days;
  return Instant{std::get<Day>(since)} - china_offset;
}

}  // namespace benefit::api

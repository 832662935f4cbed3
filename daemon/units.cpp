#include "daemon/units.hpp"

#include <array>
#include <charconv>
#include <span>

namespace benefit {
namespace {

struct Unit {
  std::string_view name;
  std::uint64_t factor;
};

// From large to small, so that format finds the largest one that divides.
constexpr auto durations = std::to_array<Unit>({{"h", 3'600'000}, {"min", 60'000}, {"s", 1000}, {"ms", 1}});
constexpr auto sizes =
    std::to_array<Unit>({{"GiB", 1ULL << 30}, {"MiB", 1ULL << 20}, {"KiB", 1ULL << 10}, {"B", 1}});

std::optional<std::uint64_t> parse(std::string_view text, std::span<const Unit> units,
                                   std::uint64_t largest) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return std::nullopt;
  const std::string_view name = text.substr(static_cast<std::size_t>(end - text.data()));
  for (const Unit& unit : units)
    if (unit.name == name && number <= largest / unit.factor) return number * unit.factor;
  return std::nullopt;
}

std::string format(std::uint64_t value, std::span<const Unit> units) {
  for (const Unit& unit : units)
    if (value != 0 && value % unit.factor == 0)
      return std::to_string(value / unit.factor) + std::string(unit.name);
  return "0" + std::string(units.back().name);
}

}  // namespace

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
  constexpr std::uint64_t ten_years = 10ULL * 366 * 24 * 3'600'000;
  const auto value = parse(text, durations, ten_years);
  if (!value) return std::nullopt;
  return std::chrono::milliseconds{static_cast<std::int64_t>(*value)};
}

std::string format_duration(std::chrono::milliseconds duration) {
  return format(static_cast<std::uint64_t>(duration.count()), durations);
}

std::optional<std::uint64_t> parse_size(std::string_view text) { return parse(text, sizes, 1ULL << 53); }

std::string format_size(std::uint64_t bytes) { return format(bytes, sizes); }

}  // namespace benefit

// Durations and sizes as a person writes them in a configuration file.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace benefit {

/// "250ms", "30s", "5min", "2h"; the unit is not optional. nullopt when it is none, or over ten years.
std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);
/// In the largest unit that holds it exactly: 60,000 ms is "1min".
std::string format_duration(std::chrono::milliseconds duration);

/// "512B", "64KiB", "24MiB", "16GiB": bytes in powers of 1024. nullopt when it is none, or over 2^53.
std::optional<std::uint64_t> parse_size(std::string_view text);
std::string format_size(std::uint64_t bytes);

}  // namespace benefit

#include "daemon/cli/office_time.hpp"

#include "verify/identity/date.hpp"

#include <chrono>

#include <fmt/format.h>

namespace benefit::cli {
namespace {

/// The API's only form; a delivery may well be called "2018-03-01".
bool looks_like_instant(std::string_view text) {
  return text.size() == std::string_view("2018-03-01T01:30:00.000Z").size() && text[10] == 'T' &&
         text.back() == 'Z';
}

}  // namespace

std::string office_time(std::string_view instant) {
  if (!looks_like_instant(instant)) return std::string(instant);
  const auto parsed = identity::parse_instant(instant);
  if (!parsed) return std::string(instant);
  const Instant in_china = *parsed + std::chrono::hours{8};
  const auto minutes = std::chrono::floor<std::chrono::minutes>(in_china - day_of(in_china)).count();
  return fmt::format("{} {:02}:{:02}", identity::format_day(day_of(in_china)), minutes / 60, minutes % 60);
}

}  // namespace benefit::cli

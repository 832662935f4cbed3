#include "verify/identity/region.hpp"

#include "verify/identity/text_folding.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace benefit::identity {
namespace {

// GB/T 2260, first two digits: the provinces, autonomous regions, municipalities and special regions.
constexpr int provinces[] = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43,
                             44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};

}  // namespace

bool is_province(int first_two_digits) {
  return std::binary_search(std::begin(provinces), std::end(provinces), first_two_digits);
}

std::optional<RegionCode> parse_region_code(std::string_view text) {
  std::string buffer;
  const std::string_view digits = fold_width(text, buffer);
  if (digits.size() != 6) return std::nullopt;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (!is_province(value / 10'000)) return std::nullopt;
  return RegionCode{value};
}

std::string format_region_code(RegionCode code) {
  return code.value == 0 ? std::string() : fmt::format("{:06}", code.value);
}

std::string format_region_path(const RegionPath& path) {
  std::string text = format_region_code(path.county);
  for (const std::string* part : {&path.town, &path.village}) {
    if (part->empty()) continue;
    if (!text.empty()) text += " / ";
    text += *part;
  }
  return text;
}

}  // namespace benefit::identity

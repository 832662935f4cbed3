#include "verify/types/feed.hpp"

namespace benefit {
namespace {

constexpr std::string_view encodings[] = {"utf-8", "gb18030"};  // by their numbers, which begin at 1

}  // namespace

std::string_view to_string(Encoding encoding) { return encodings[static_cast<std::size_t>(encoding) - 1]; }

std::optional<Encoding> parse_encoding(std::string_view name) {
  for (const Encoding encoding : {Encoding::utf8, Encoding::gb18030})
    if (to_string(encoding) == name) return encoding;
  return std::nullopt;
}

std::span<const std::string_view> encoding_names() { return encodings; }

}  // namespace benefit

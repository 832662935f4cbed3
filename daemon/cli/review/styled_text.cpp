#include "daemon/cli/review/styled_text.hpp"

#include "daemon/cli/display_width.hpp"
#include "verify/identity/safe_text.hpp"

#include <unicode/utf8.h>

namespace benefit::cli {
namespace {

constexpr const char* cut_off = "…";

}  // namespace

std::string beginning_of(const std::string& text, std::size_t columns) {
  std::size_t end = 0, width = 0;
  while (end < text.size()) {
    auto next = static_cast<std::int32_t>(end);
    U8_FWD_1(text.data(), next, static_cast<std::int32_t>(text.size()));
    const std::size_t more =
        display_width(std::string_view(text).substr(end, static_cast<std::size_t>(next) - end));
    if (width + more > columns) break;
    width += more;
    end = static_cast<std::size_t>(next);
  }
  return text.substr(0, end);
}

std::string end_of(const std::string& text, std::size_t columns) {
  std::int32_t begin = 0;
  const auto size = static_cast<std::int32_t>(text.size());
  while (begin < size &&
         display_width(std::string_view(text).substr(static_cast<std::size_t>(begin))) > columns)
    U8_FWD_1(text.data(), begin, size);
  return text.substr(static_cast<std::size_t>(begin));
}

std::string text_of(const Line& line) {
  std::string text;
  for (const Span& span : line) text += span.text;
  return text;
}

std::size_t width_of(const Line& line) {
  std::size_t width = 0;
  for (const Span& span : line) width += display_width(span.text);
  return width;
}

Line clipped(const Line& line, std::size_t columns) {
  if (width_of(line) <= columns) return line;
  if (columns == 0) return {};
  Line result;
  std::size_t left = columns - 1;
  for (const Span& span : line) {
    const std::size_t width = display_width(span.text);
    if (width > left) {
      result.push_back({beginning_of(span.text, left) + cut_off, span.look, span.colours});
      break;
    }
    result.push_back(span);
    left -= width;
  }
  return result;
}

Lines paragraph(const std::string& text, std::size_t columns, const std::string& lead, std::size_t indent,
                Look look) {
  const std::size_t room = columns > indent + 1 ? columns - indent : 1;
  Lines lines;
  for (const std::string& part : wrapped(identity::safe_line(text), room)) {
    const std::string before =
        lines.empty() && !lead.empty() ? padded(lead, indent) : std::string(indent, ' ');
    lines.push_back(before.empty() ? Line{{part, look}} : Line{{before, Look::plain}, {part, look}});
  }
  return lines;
}

}  // namespace benefit::cli

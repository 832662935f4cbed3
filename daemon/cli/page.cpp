#include "daemon/cli/page.hpp"

#include "daemon/cli/display_width.hpp"
#include "verify/identity/safe_text.hpp"

#include <algorithm>

namespace benefit::cli {
namespace {

constexpr std::size_t label_columns = 26;

}  // namespace

void Page::title(std::string_view text) { text_ += style_.strong(identity::safe_line(text)) + '\n'; }

void Page::section(std::string_view text) { text_ += '\n' + style_.strong(identity::safe_line(text)) + '\n'; }

void Page::line(std::string_view text) { text_ += "  " + identity::safe_line(text) + '\n'; }

void Page::field(std::string_view label, std::string_view value) {
  if (!value.empty())
    hanging("  " + padded(identity::safe_line(label), label_columns), 2 + label_columns, value);
}

void Page::bullet(std::string_view text) { hanging("  - ", 4, text); }

/// The text behind `lead`, its further lines as far in.
void Page::hanging(std::string_view lead, std::size_t indent, std::string_view text) {
  text_ += lead;
  bool first = true;
  for (const std::string& line :
       wrapped(identity::safe_line(text), columns_ > indent ? columns_ - indent : 0)) {
    if (!first) text_ += std::string(indent, ' ');
    text_ += line + '\n';
    first = false;
  }
}

void Page::block(std::string_view text) {
  const std::string safe = identity::safe_block(text);
  for (std::size_t start = 0; start < safe.size();) {
    const std::size_t end = std::min(safe.find('\n', start), safe.size());
    text_ += "      " + safe.substr(start, end - start) + '\n';
    start = end + 1;
  }
}

}  // namespace benefit::cli

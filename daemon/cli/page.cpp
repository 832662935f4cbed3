#include "daemon/cli/page.hpp"

#include "daemon/cli/display_width.hpp"
#include "daemon/cli/safe_text.hpp"

#include <algorithm>

namespace benefit::cli {
namespace {

constexpr std::size_t label_columns = 26;

}  // namespace

void Page::title(std::string_view text) { text_ += style_.strong(safe_line(text)) + '\n'; }

void Page::section(std::string_view text) { text_ += '\n' + style_.strong(safe_line(text)) + '\n'; }

void Page::line(std::string_view text) { text_ += "  " + safe_line(text) + '\n'; }

void Page::field(std::string_view label, std::string_view value) {
  if (!value.empty()) text_ += "  " + padded(safe_line(label), label_columns) + safe_line(value) + '\n';
}

void Page::bullet(std::string_view text) { text_ += "  - " + safe_line(text) + '\n'; }

void Page::block(std::string_view text) {
  const std::string safe = safe_block(text);
  for (std::size_t start = 0; start < safe.size();) {
    const std::size_t end = std::min(safe.find('\n', start), safe.size());
    text_ += "      " + safe.substr(start, end - start) + '\n';
    start = end + 1;
  }
}

}  // namespace benefit::cli

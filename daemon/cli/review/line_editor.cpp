#include "daemon/cli/review/line_editor.hpp"

#include "daemon/cli/display_width.hpp"
#include "daemon/cli/review/styled_text.hpp"

#include <cstdint>
#include <string_view>

#include <unicode/utf8.h>

namespace benefit::cli {
namespace {

/// What has no width of its own is drawn over the character before it.
bool is_drawn_over(const std::string& text, std::size_t start, std::size_t end) {
  return start > 0 && display_width(std::string_view(text).substr(start, end - start)) == 0;
}

}  // namespace

void LineEditor::insert(const std::string& character) {
  text_.insert(at_, character);
  at_ += character.size();
}

void LineEditor::erase_before() {
  const std::size_t start = before();
  text_.erase(start, at_ - start);
  at_ = start;
}

void LineEditor::erase_after() { text_.erase(at_, after() - at_); }

std::size_t LineEditor::before() const {
  auto start = static_cast<std::int32_t>(at_);
  while (start > 0) {
    const auto end = static_cast<std::size_t>(start);
    U8_BACK_1(reinterpret_cast<const std::uint8_t*>(text_.data()), 0, start);
    if (!is_drawn_over(text_, static_cast<std::size_t>(start), end)) break;
  }
  return static_cast<std::size_t>(start);
}

std::size_t LineEditor::after() const {
  const auto size = static_cast<std::int32_t>(text_.size());
  auto end = static_cast<std::int32_t>(at_);
  if (end < size) U8_FWD_1(text_.data(), end, size);
  while (end < size) {
    std::int32_t next = end;
    U8_FWD_1(text_.data(), next, size);
    if (!is_drawn_over(text_, static_cast<std::size_t>(end), static_cast<std::size_t>(next))) break;
    end = next;
  }
  return static_cast<std::size_t>(end);
}

LineEditor::View LineEditor::view(std::size_t columns) const {
  if (columns == 0) return {};
  View view{.text = end_of(text_.substr(0, at_), columns - 1)};
  view.column = display_width(view.text);
  view.text += beginning_of(text_.substr(at_), columns - view.column);
  return view;
}

}  // namespace benefit::cli

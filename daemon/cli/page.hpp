// A page of text for people: headings, fields, bullets. Every text that goes in is made safe for a terminal
// here.
#pragma once

#include "daemon/cli/terminal.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace benefit::cli {

class Page {
 public:
  /// `columns`: fields and bullets are broken at words to fit; 0: not at all, for files and programs.
  explicit Page(Style style, std::size_t columns = 0) : style_(style), columns_(columns) {}

  void title(std::string_view text);
  /// After an empty line.
  void section(std::string_view text);
  void line(std::string_view text);
  /// `label` and `value` in two columns; nothing when the value is empty.
  void field(std::string_view label, std::string_view value);
  void bullet(std::string_view text);
  /// Text of several lines, indented.
  void block(std::string_view text);
  /// Text that brings its own terminal codes (a picture).
  void drawn(std::string_view text) { text_ += text; }

  std::string take() && { return std::move(text_); }

 private:
  void hanging(std::string_view lead, std::size_t indent, std::string_view text);

  Style style_;
  std::size_t columns_;
  std::string text_;
};

}  // namespace benefit::cli

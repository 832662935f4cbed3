// A line of text that is being written, and the place in it where the next character goes.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

namespace benefit::cli {

/// Goes by characters, with what is drawn over them, not by bytes. The text is UTF-8.
class LineEditor {
 public:
  /// At the text's end.
  explicit LineEditor(std::string text) : text_(std::move(text)), at_(text_.size()) {}

  const std::string& text() const { return text_; }

  void insert(const std::string& character);
  void erase_before();
  void erase_after();
  void left() { at_ = before(); }
  void right() { at_ = after(); }
  void home() { at_ = 0; }
  void end() { at_ = text_.size(); }

  /// As much of the text as `columns` have room for, with the place among it.
  struct View {
    std::string text;
    std::size_t column = 0;  ///< where the place is, below `columns`
  };
  View view(std::size_t columns) const;

 private:
  std::size_t before() const;
  std::size_t after() const;

  std::string text_;
  std::size_t at_;
};

}  // namespace benefit::cli

// What standard input, output and error are connected to, and what may be shown there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace benefit::cli {

struct Terminal {
  bool in = false;   ///< standard input is a terminal: a question can be asked
  bool out = false;  ///< standard output is a terminal that takes codes: colour and pictures may be shown
  bool err = false;  ///< so is standard error: a progress line may be drawn over itself
  bool colour = false;
  int columns = 80;
  int rows = 24;
  int cell_width = 10;  ///< pixels of one character cell, as far as the terminal tells
  int cell_height = 20;
};

Terminal detect_terminal();

/// Forgets what was typed or pasted on the terminal of this descriptor and not read yet, until nothing more
/// comes. Of a pipe or a file nothing is lost.
void drop_typed(int descriptor);

/// Where a page breaks its lines: the terminal's columns; 0, for not at all, where standard output is none.
inline std::size_t wrapping_columns(const Terminal& terminal) {
  return terminal.out && terminal.columns > 0 ? static_cast<std::size_t>(terminal.columns) : 0;
}

/// Colour goes to a terminal only, and not when NO_COLOR is set and not empty (https://no-color.org).
bool colour_wanted(bool is_terminal, const char* no_color);

/// Text attributes; the text as it is where there is no colour.
class Style {
 public:
  explicit Style(bool colour) : colour_(colour) {}
  std::string strong(std::string_view text) const;

 private:
  bool colour_;
};

}  // namespace benefit::cli

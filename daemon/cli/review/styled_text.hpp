// Text for the review screen: what stands there, and how. What a look says is said by a sign or a word too,
// so that nothing is lost without colour.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace benefit::cli {

enum class Look {
  plain,
  strong,   ///< headings
  dim,      ///< what is rarely read
  bar,      ///< the first and the last line
  agrees,   ///< two records say the same
  near,     ///< nearly
  differs,  ///< they contradict each other
  alarm,    ///< paid after a recorded death
};

/// Of the terminal's palette, 0-255; -1: its own.
struct Colours {
  int foreground = -1;
  int background = -1;

  friend bool operator==(const Colours&, const Colours&) = default;
};

/// Safe for a terminal already (safe_text.hpp), without line breaks.
struct Span {
  std::string text;
  Look look = Look::plain;
  std::optional<Colours> colours{};  ///< of a picture, instead of the look

  friend bool operator==(const Span&, const Span&) = default;
};
using Line = std::vector<Span>;
using Lines = std::vector<Line>;

/// The end of a text, as much of it as `columns` have room for; no character is cut.
std::string end_of(const std::string& text, std::size_t columns);
/// The longest beginning that is at most `columns` wide; no character is cut.
std::string beginning_of(const std::string& text, std::size_t columns);

/// The texts one after another.
std::string text_of(const Line& line);
/// As a terminal shows it (display_width.hpp).
std::size_t width_of(const Line& line);
/// At most `columns` wide; what is cut off is told by "…" at the end.
Line clipped(const Line& line, std::size_t columns);
/// Text in lines of at most `columns`, made safe, each beginning with as many blanks as `indent`, the first
/// with `lead`, which is shorter, instead.
Lines paragraph(const std::string& text, std::size_t columns, const std::string& lead = {},
                std::size_t indent = 0, Look look = Look::plain);

}  // namespace benefit::cli

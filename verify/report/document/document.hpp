// A paper before it is drawn: what stands on it, from top to bottom, as values.
#pragma once

#include "verify/report/language.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace benefit::report {

enum class BlockKind : std::uint8_t {
  letterhead,  ///< who writes, over the whole width, with a rule below
  title,
  heading,
  paragraph,
  item,   ///< of a list
  left,   ///< a line of its own: an address, a salutation
  right,  ///< at the right margin: number and date, who signs
  entry,  ///< a label, and what stands beside it
  small,  ///< an entry in small type: hashes
  photo,  ///< with what is known of it beside it
};

/// 8-bit RGB, row by row without padding: width * height * 3 bytes.
struct Rgb {
  int width = 0, height = 0;
  std::vector<std::uint8_t> pixels;
};

/// One line of text, or several parted by '\n'. Text of others has gone through identity::safe_line.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::string text;
  std::string label{};
  std::optional<Rgb> photo{};  ///< of a block of that kind; nullopt: it cannot be shown, and `text` says why

  friend bool operator==(const Block& a, const Block& b) {
    return a.kind == b.kind && a.text == b.text && a.label == b.label;
  }
};

struct Document {
  std::string title;  ///< for lists of files; stands on no page
  std::string foot;   ///< at the foot of each page, before its number
  Language language = Language::chinese;
  Instant dated;       ///< what the file says of when it was made: the same values give the same bytes
  double points = 15;  ///< size of the body's type
  std::vector<Block> blocks;

  void add(BlockKind kind, std::string text, std::string label = {}) {
    blocks.push_back({kind, std::move(text), std::move(label)});
  }
};

}  // namespace benefit::report

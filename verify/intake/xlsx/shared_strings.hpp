// The texts of a workbook that its cells name by number (ECMA-376 part 1, 18.4.9).
#pragma once

#include "verify/intake/xlsx/zip_package.hpp"
#include "verify/types/error.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace pugi {
class xml_node;
}

namespace benefit::intake::xlsx {

/// Rows with more text are refused in any case; a table of a million rows with eight columns of text that is
/// nowhere the same has 150 MB.
struct TextLimits {
  std::size_t bytes = std::size_t{256} << 20U;
  std::size_t texts = 16'000'000;
};

/// Takes the memory of its texts and 8 bytes for each.
class SharedStrings {
 public:
  /// Reads the part. Errors: as XmlCutter::next; bad_input (more than the limits, XML that cannot be parsed).
  static Expected<SharedStrings> read(const ZipPackage& package, std::string_view part,
                                      TextLimits limits = {});

  std::size_t size() const { return begins_.size(); }
  /// nullopt: there is no text of this number. Lives as long as the strings.
  std::optional<std::string_view> at(std::size_t number) const;

 private:
  void add(std::string_view text);

  static constexpr std::size_t block_bytes = std::size_t{1} << 20U;

  // Texts lie one behind the other in blocks, each behind its length: nothing is ever moved.
  std::deque<std::string> blocks_;
  std::deque<std::uint32_t> begins_;  ///< of each text: block * block_bytes + place in it
};

/// The text of an `si` or `is` element: its runs one behind the other, without phonetic ones, with _x000D_
/// and its like (22.9.2.19) as the characters that they stand for.
void append_rich_text(const pugi::xml_node& element, std::string& text);
/// One text with _xHHHH_ escapes.
void append_text(std::string_view escaped, std::string& text);

}  // namespace benefit::intake::xlsx

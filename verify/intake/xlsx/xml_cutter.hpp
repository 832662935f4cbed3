// Cuts a long XML part into the elements that it repeats (the rows of a sheet), so that each can be parsed by
// itself and the whole is never in memory.
#pragma once

#include "verify/intake/xlsx/zip_package.hpp"
#include "verify/types/error.hpp"

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::intake::xlsx {

/// The largest element that is cut out: a row of 16,384 cells that hold nothing but a style, or a text of
/// 32,767 characters each of which has its own font, is smaller.
inline constexpr std::size_t largest_element = std::size_t{8} << 20U;

/// Finds the elements that stand at a path from the root ("worksheet", "sheetData", "row"); names are
/// compared without their prefix. Understands just enough of XML to know where an element ends: tags, quoted
/// attributes, comments, CDATA, processing instructions. What is inside an element is the parser's to check.
/// Not thread-safe.
class XmlCutter {
 public:
  /// `part` outlives the cutter, the path's names too.
  XmlCutter(ZipPart& part, std::initializer_list<std::string_view> path) : part_(part), path_(path) {}

  /// The next element with its tags; empty at the end of the part. The bytes may be changed, and live until
  /// the next call. Errors: bad_input (as ZipPart::next; another encoding than UTF-8, a document type
  /// declaration, an element over the limit, a part that ends within an element).
  Expected<std::span<char>> next();

  /// The path's beginning has been seen: "no rows" is different from "no sheet".
  bool seen_root() const { return seen_root_; }

 private:
  /// Where the markup ends that begins at `at_`: one past its '>'. npos when it is not all there yet.
  std::size_t end_of_markup();
  Expected<bool> fill();
  Expected<bool> take_markup(std::string_view markup);
  void begin_element(std::string_view name);
  void end_element();

  ZipPart& part_;
  std::vector<std::string_view> path_;
  std::string buffer_;
  std::size_t keep_ = 0;     ///< what stands before it is not needed any more
  std::size_t at_ = 0;       ///< of the markup that comes next
  std::size_t scanned_ = 0;  ///< in the markup at `at_`, as far as it has been looked through
  char quote_ = 0;           ///< the attribute value that is open at `scanned_`
  bool at_begin_ = true;
  bool at_end_ = false;
  bool seen_root_ = false;
  std::size_t depth_ = 0;    ///< elements that are open
  std::size_t matched_ = 0;  ///< of them, from the root on, stand on the path
  bool in_element_ = false;  ///< one that is being cut out, from `keep_` on
};

}  // namespace benefit::intake::xlsx

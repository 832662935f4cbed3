// UTF-8 or GB18030: which one a file is in, and its cells as UTF-8.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/feed.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::intake {

/// A byte order mark at the beginning of a file.
struct ByteOrderMark {
  Encoding encoding;
  std::size_t bytes;
};
std::optional<ByteOrderMark> find_byte_order_mark(std::string_view beginning);

/// The encoding that most of the sample's text is in. A few broken bytes do not turn the scales: text in
/// GB18030 read as UTF-8 breaks at nearly every character, and text in UTF-8 hardly anywhere. A character cut
/// at the end of the sample counts for nothing. UTF-8 for plain ASCII.
Encoding recognise_encoding(std::string_view sample);

bool is_ascii(std::string_view bytes);

/// A text as UTF-8.
struct Decoded {
  std::string_view text;  ///< with U+FFFD for what is broken
  bool broken = false;
};

/// Makes UTF-8 of cells. Not thread-safe.
class TextDecoder {
 public:
  /// Throws Failure(unavailable) when ICU lacks the encoding.
  explicit TextDecoder(Encoding encoding);
  ~TextDecoder();
  TextDecoder(TextDecoder&&) noexcept;
  TextDecoder& operator=(TextDecoder&&) noexcept;

  Encoding encoding() const { return encoding_; }

  /// Views `bytes` when they are whole UTF-8 already, and `buffer` otherwise.
  Decoded decode(std::string_view bytes, std::string& buffer) const;

 private:
  struct Converter;

  Encoding encoding_;
  std::unique_ptr<Converter> converter_;  ///< null for UTF-8
};

/// Makes each cell UTF-8. `buffers` hold what had to be converted, one for each cell, and outlive the cells;
/// they are reused from row to row. The first cell with bytes that are no text; nullopt: there is none.
std::optional<std::size_t> decode_cells(const TextDecoder& decoder, std::vector<std::string_view>& cells,
                                        std::vector<std::string>& buffers);

}  // namespace benefit::intake

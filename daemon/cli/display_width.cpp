#include "daemon/cli/display_width.hpp"

#include <algorithm>
#include <cwchar>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

namespace benefit::cli {

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  std::mbstate_t state{};
  while (!text.empty()) {
    wchar_t character = 0;
    const std::size_t bytes = std::mbrtowc(&character, text.data(), text.size(), &state);
    if (bytes == 0 || bytes > text.size()) {  // a zero byte, or broken UTF-8
      state = {};
      text.remove_prefix(1);
      continue;
    }
    columns += static_cast<std::size_t>(std::max(wcwidth(character), 0));
    text.remove_prefix(bytes);
  }
  return columns;
}

std::string padded(std::string_view text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return std::string(text) + std::string(width < columns ? columns - width : 1, ' ');
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
  if (columns == 0 || U_FAILURE(status)) return {std::string(text)};
  const icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  breaks->setText(unicode);

  std::vector<std::string> lines(1);
  for (std::int32_t start = 0, end = breaks->next(); end != icu::BreakIterator::DONE;
       start = end, end = breaks->next()) {
    std::string piece;
    unicode.tempSubStringBetween(start, end).toUTF8String(piece);
    const std::string_view inked = std::string_view(piece).substr(0, piece.find_last_not_of(' ') + 1);
    if (!lines.back().empty() && display_width(lines.back()) + display_width(inked) > columns) {
      lines.back().erase(lines.back().find_last_not_of(' ') + 1);
      lines.emplace_back();
    }
    lines.back() += piece;
  }
  return lines;
}

}  // namespace benefit::cli

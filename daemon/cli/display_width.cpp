#include "daemon/cli/display_width.hpp"

#include <algorithm>
#include <cwchar>

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

}  // namespace benefit::cli

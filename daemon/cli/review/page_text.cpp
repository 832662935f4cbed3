#include "daemon/cli/review/page_text.hpp"

#include <algorithm>

namespace benefit::cli {
namespace {

/// Lines of a page that was made for a terminal without colour.
Lines lines_of(const std::string& text) {
  Lines lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({{text.substr(begin, end - begin), Look::plain}});
    begin = end + 1;
  }
  return lines;
}

}  // namespace

PageBody as_it_is(const std::string& text) {
  return [lines = lines_of(text)](std::size_t) { return lines; };
}

PageBody prose(const std::string& text) {
  return [text](std::size_t columns) {
    Lines lines;
    for (const Line& line : lines_of(text)) {
      Lines parts = paragraph(text_of(line), columns);
      if (parts.empty()) parts.emplace_back();
      lines.insert(lines.end(), parts.begin(), parts.end());
    }
    return lines;
  };
}

Lines picture_lines(const std::vector<Captioned>& pictures, std::size_t columns, int rows, int colours) {
  Lines lines;
  for (const auto& row : draw_grid(pictures, static_cast<int>(columns), rows, colours)) {
    Line line;
    for (const PictureCell& cell : row) {
      const Colours of_cell{cell.foreground, cell.background};
      if (!line.empty() && line.back().colours == of_cell)
        line.back().text += cell.character;
      else
        line.push_back({cell.character, Look::plain, of_cell});
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace benefit::cli

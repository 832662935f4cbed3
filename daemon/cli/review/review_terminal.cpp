#include "daemon/cli/review/review_terminal.hpp"

#include "daemon/cli/display_width.hpp"
#include "daemon/cli/say.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace benefit::cli {
namespace {

Line bar(const Line& text, std::size_t columns) {
  Line line = clipped(text, columns);
  const std::size_t width = width_of(line);
  if (width < columns) line.push_back({std::string(columns - width, ' '), Look::bar});
  for (Span& span : line) span.look = Look::bar;
  return line;
}

std::string keys_text(const std::vector<KeyHelp>& keys) {
  std::string text;
  for (const KeyHelp& key : keys)
    text +=
        fmt::format("{}{}{}{}", text.empty() ? "" : " ", key.key, key.label.empty() ? "" : ":", key.label);
  return text;
}

/// Where not all labels have room, the last ones go first, but those of the last two keys, help and the way
/// out: help says what the others do.
Line keys_line(std::vector<KeyHelp> keys, std::size_t columns) {
  constexpr std::size_t always_told = 2;
  for (std::size_t told = keys.size(); told > always_told && display_width(keys_text(keys)) > columns; --told)
    keys[told - always_told - 1].label.clear();
  return {{keys_text(keys), Look::bar}};
}

std::string how_far(std::size_t scrolled, std::size_t shown, std::size_t total) {
  if (shown >= total) return "";
  return say("lines {} to {} of {}: arrows and page keys scroll", scrolled + 1,
             std::min(scrolled + shown, total), total);
}

}  // namespace

std::string answer_to_key(const ReviewPage& page, const std::string& key) {
  if (key.size() == 1)
    if (const auto known = page.not_now.find(key.front()); known != page.not_now.end())
      return say("{}: not now. {}", key, known->second);
  return say("{} does nothing here; the keys: {}", key, keys_text(page.keys));
}

Lines frame(const ReviewPage& page, std::size_t rows, std::size_t columns, std::size_t& scrolled) {
  constexpr std::size_t bars = 3, most_message_lines = 3;  // title, message, keys
  Lines lines{bar({{page.title, Look::bar}}, columns)};
  const std::size_t room = rows > bars ? rows - bars : 0;
  Lines head = page.head ? page.head(columns) : Lines{};
  Lines body = page.body ? page.body(columns) : Lines{};
  if (head.size() + 1 > room / 2) {
    const auto kept = head.begin() + (room >= 4 && !head.empty() ? 1 : 0);
    if (kept != head.end()) body.emplace_back();
    body.insert(body.end(), kept, head.end());
    head.erase(kept, head.end());
  }
  for (Line& line : head) lines.push_back(clipped(line, columns));
  if (!head.empty() && head.size() + 1 < room) lines.emplace_back();
  Lines message = paragraph(page.message, columns, {}, 0, Look::strong);
  if (message.size() > most_message_lines) message.resize(most_message_lines);
  const std::size_t below = std::max<std::size_t>(message.size(), 1) + 1;
  const std::size_t shown = rows > lines.size() + below ? rows - lines.size() - below : 0;
  scrolled = std::min(scrolled, body.size() > shown ? body.size() - shown : 0);
  for (std::size_t i = 0; i < shown; ++i)
    lines.push_back(scrolled + i < body.size() ? clipped(body[scrolled + i], columns) : Line{});
  if (page.message.empty()) message = {{{how_far(scrolled, shown, body.size()), Look::dim}}};
  for (const Line& line : message) lines.push_back(clipped(line, columns));
  lines.push_back(bar(
      page.instead_of_keys.empty() ? keys_line(page.keys, columns) : Line{{page.instead_of_keys, Look::bar}},
      columns));
  lines.resize(rows);
  return lines;
}

}  // namespace benefit::cli

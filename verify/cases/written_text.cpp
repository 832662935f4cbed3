#include "verify/cases/written_text.hpp"

#include "verify/identity/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <unicode/uchar.h>

namespace benefit::cases {
namespace {

struct Character {
  UChar32 value = 0;
  std::size_t start = 0, end = 0;  ///< its bytes
};

/// nullopt when the text is not UTF-8.
std::optional<std::vector<Character>> characters_of(std::string_view text) {
  std::vector<Character> characters;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code_point, bytes] = identity::next_character(text, at);
    if (code_point < 0) return std::nullopt;
    characters.push_back({code_point, at, at + bytes.size()});
    at += bytes.size();
  }
  return characters;
}

/// Who somebody is, what a paper is called and what a file is read for stand in lists and headings.
bool is_one_line(std::string_view field) {
  constexpr auto fields = std::to_array<std::string_view>({"by", "name", "purpose"});
  return std::find(fields.begin(), fields.end(), field) != fields.end();
}

/// Line breaks as they are kept, whatever system the text was written on.
std::string with_line_feeds(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (!text.substr(at).starts_with("\r\n")) result += text[at];
  return result;
}

bool is_ink(const Character& character) { return !u_isUWhiteSpace(character.value); }

/// Joiners, fillers and the like are ink within a text, but no text by themselves.
bool is_visible(const Character& character) {
  return is_ink(character) && !u_hasBinaryProperty(character.value, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool is_control(const Character& character) {
  const auto category = u_charType(character.value);
  return category == U_CONTROL_CHAR || category == U_LINE_SEPARATOR || category == U_PARAGRAPH_SEPARATOR;
}

tl::unexpected<Error> refuse(std::string_view field, std::string what) {
  return tl::make_unexpected(Error{ErrorCode::bad_request, std::move(what), std::string(field), ""});
}

}  // namespace

Expected<std::string> check_written_text(std::string_view field, std::string_view written) {
  const std::string text = with_line_feeds(written);
  const auto all = characters_of(text);
  if (!all) return refuse(field, "is not valid UTF-8");

  const auto first = std::find_if(all->begin(), all->end(), is_ink);
  if (std::none_of(all->begin(), all->end(), is_visible)) return refuse(field, "is missing");
  const auto end = std::find_if(all->rbegin(), all->rend(), is_ink).base();
  if (static_cast<std::size_t>(end - first) > longest_text)
    return refuse(field, fmt::format("is longer than {} characters", longest_text));
  const bool one_line = is_one_line(field);
  if (std::any_of(first, end,
                  [&](const Character& one) { return is_control(one) && (one_line || one.value != '\n'); }))
    return refuse(field, one_line ? "holds a line break or another control character"
                                  : "holds a control character other than a line break");
  if (std::any_of(first, end, [](const Character& one) { return turns_direction(one.value); }))
    return refuse(field, "holds an invisible character that turns the direction of writing");
  return text.substr(first->start, (end - 1)->end - first->start);
}

}  // namespace benefit::cases

// A letter's text with placeholders, which an agency can change (docs/letters.md): Mustache
// (https://mustache.github.io/mustache.5.html), and a mark at the beginning of a line for how it looks.
//
//   ^ who writes     # title     ## heading     - item of a list     > at the right margin     | at the left,
//   not drawn in: an address, a salutation
//
// Each other line that is not empty is a paragraph.
#pragma once

#include "verify/report/document/document.hpp"
#include "verify/report/letter/values.hpp"
#include "verify/types/error.hpp"
#include "verify/types/letter.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::report {

inline constexpr std::size_t longest_template = std::size_t{64} << 10U;  ///< bytes

/// A checked template. A value; threads may fill one at the same time.
class LetterTemplate {
 public:
  /// Errors: bad_input, with the line: broken syntax, an unknown placeholder (with the nearest known one), a
  /// placeholder used as another kind than it is, something other than text and placeholders, not UTF-8, too
  /// long, nothing in it. `where` names it in the error.
  static Expected<LetterTemplate> parse(std::string_view text, std::string_view where);

  /// Of a letter of this kind, which also lacks nothing that whoever gets it needs (needed_placeholders).
  static Expected<LetterTemplate> parse(std::string_view text, std::string_view where, LetterKind kind);

  /// Values cannot add lines or change how a line looks.
  std::vector<Block> fill(const LetterValues& values) const;

 private:
  explicit LetterTemplate(std::string marked) : marked_(std::move(marked)) {}
  std::string marked_;  ///< the text, its marks replaced by control characters, which no value holds
};

/// Whether the letter shows what one of the kind needs, as far as there is a value for it: templates are
/// tried for that before, but not with every mixture of what can hold. Error: bad_input.
Expected<void> check_drawn(std::span<const Block> letter, const LetterValues& values, LetterKind kind,
                           Language language);

/// What a letter of the kind must always put in: until when and where to answer, where to complain.
std::span<const std::string_view> needed_placeholders(LetterKind kind);
/// "notice_zh.txt".
std::string template_file_name(LetterKind kind, Language language);
/// The text of the template that ships.
std::string_view shipped_template(LetterKind kind, Language language);
/// The agency's, when it has put one into `folder`, else the one that ships. Read anew for each letter, so
/// that a change holds at once. Errors: as parse; io (no such folder, or the file cannot be read).
Expected<LetterTemplate> load_template(const std::optional<std::filesystem::path>& folder, LetterKind kind,
                                       Language language);

}  // namespace benefit::report

#include "verify/report/letter/template.hpp"

#include "letter_templates.hpp"
#include "verify/identity/nearest.hpp"
#include "verify/identity/safe_text.hpp"
#include "verify/identity/utf8.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <kainjow/mustache.hpp>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace benefit::report {
namespace {

namespace mustache = kainjow::mustache;

constexpr char mark = '\x01';

struct LineForm {
  std::string_view written;
  char code;
  BlockKind kind;
};
constexpr std::array line_forms = {
    LineForm{"^ ", 'w', BlockKind::letterhead}, LineForm{"# ", 't', BlockKind::title},
    LineForm{"## ", 'h', BlockKind::heading},   LineForm{"- ", 'i', BlockKind::item},
    LineForm{"> ", 'r', BlockKind::right},      LineForm{"| ", 'l', BlockKind::left},
};

tl::unexpected<Error> refuse(std::string_view where, std::size_t line, std::string what, std::string hint) {
  return tl::make_unexpected(
      Error{ErrorCode::bad_input, std::move(what), fmt::format("{}, line {}", where, line), std::move(hint)});
}

std::size_t line_at(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, std::min(at, text.size()));
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

std::string_view trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// "did you mean 'name'?"; empty when nothing is near.
std::string nearest_placeholder(std::string_view name) {
  std::vector<std::string> names;
  for (const Placeholder& one : placeholders()) names.emplace_back(one.name);
  const auto near = identity::nearest(name, names);
  return near ? fmt::format("did you mean '{}'?", names[*near])
              : std::string("docs/letters.md lists the placeholders.");
}

/// What stands between "{{" and "}}".
struct Tag {
  char sigil = ' ';  ///< ' ' of a plain one
  std::string_view name;
};

Tag tag_of(std::string_view inside) {
  inside = trimmed(inside);
  if (inside.starts_with('{')) inside.remove_prefix(1);  // of "{{{name}}}"
  constexpr std::string_view sigils = "#^/&!>=";
  if (inside.empty() || sigils.find(inside.front()) == std::string_view::npos) return {' ', trimmed(inside)};
  return {inside.front(), trimmed(inside.substr(1))};
}

std::optional<std::pair<std::string, std::string>> complaint_about(const Tag& tag) {
  using Complaint = std::pair<std::string, std::string>;
  if (tag.sigil == '!') return std::nullopt;
  if (tag.sigil == '>' || tag.sigil == '=')
    return Complaint{fmt::format("'{}' is not taken in a letter", std::string("{{") + tag.sigil),
                     "A letter is made of text, placeholders and sections."};
  if (tag.name == ".") return std::nullopt;
  const Placeholder* const known = find_placeholder(tag.name);
  if (known == nullptr)
    return Complaint{fmt::format("there is no placeholder '{}'", tag.name), nearest_placeholder(tag.name)};
  const bool is_shown = tag.sigil == ' ' || tag.sigil == '&';
  if (is_shown && known->kind != PlaceholderKind::text)
    return Complaint{fmt::format("'{}' is no text", tag.name),
                     "It is a list or a condition: # opens it and / closes it."};
  return std::nullopt;
}

Expected<void> check_tags(std::string_view text, std::string_view where) {
  for (std::size_t at = text.find("{{"); at != std::string_view::npos;) {
    const std::size_t end = text.find("}}", at + 2);
    if (end == std::string_view::npos)
      return refuse(where, line_at(text, at), "a placeholder is not closed",
                    "Two closing braces are missing behind it.");
    if (const auto complaint = complaint_about(tag_of(text.substr(at + 2, end - at - 2))))
      return refuse(where, line_at(text, at), complaint->first, complaint->second);
    at = text.find("{{", end + 2);
  }
  return {};
}

/// The tags of a text that check_tags has found whole; a remark ends with its first "}}".
template <class Visit>
void for_each_tag(std::string_view text, Visit visit) {
  for (std::size_t at = text.find("{{"); at != std::string_view::npos;) {
    const std::size_t end = text.find("}}", at + 2);
    visit(tag_of(text.substr(at + 2, end - at - 2)), line_at(text, at));
    at = text.find("{{", end + 2);
  }
}

/// The line that puts the placeholder in, be it within a section; nullopt: none does.
std::optional<std::size_t> line_with(std::string_view text, std::string_view name) {
  std::optional<std::size_t> line;
  for_each_tag(text, [&](const Tag& tag, std::size_t at) {
    if (!line && tag.name == name && (tag.sigil == ' ' || tag.sigil == '&')) line = at;
  });
  return line;
}

/// Of these placeholders something holds; of the others nothing does.
LetterValues with_all_of(const std::set<std::string_view>& names) {
  LetterValues values;
  for (const std::string_view name : names) {
    const std::string sample = fmt::format("<{}>", name);
    switch (find_placeholder(name)->kind) {
      case PlaceholderKind::text:
        values.set(name, sample);
        break;
      case PlaceholderKind::list:
        values.set(name, std::vector{sample});
        break;
      case PlaceholderKind::flag:
        values.set(name, true);
        break;
    }
  }
  return values;
}

/// What is tried to see whether something is always put in: all sections on, all off, each alone on and each
/// alone off; what is needed always is there.
std::vector<LetterValues> letters_to_try(std::string_view text, std::span<const std::string_view> needed) {
  const std::set<std::string_view> always(needed.begin(), needed.end());
  std::set<std::string_view> sections, everything = always;
  for_each_tag(text, [&](const Tag& tag, std::size_t) {
    if ((tag.sigil == '#' || tag.sigil == '^') && tag.name != "." && !always.contains(tag.name))
      sections.insert(tag.name);
  });
  everything.insert(sections.begin(), sections.end());
  std::vector<LetterValues> letters = {with_all_of(everything), with_all_of(always)};
  for (const std::string_view section : sections) {
    std::set<std::string_view> on = always, off = everything;
    on.insert(section);
    off.erase(section);
    letters.push_back(with_all_of(on));
    letters.push_back(with_all_of(off));
  }
  return letters;
}

/// The first of the needed placeholders whose value the letter does not show.
std::optional<std::string_view> not_shown(std::span<const Block> blocks, const LetterValues& values,
                                          std::span<const std::string_view> needed) {
  for (const std::string_view name : needed) {
    const auto found = values.all().find(name);
    if (found == values.all().end()) continue;
    const std::string value = identity::safe_line(std::get<std::string>(found->second));
    if (std::ranges::none_of(
            blocks, [&](const Block& block) { return block.text.find(trimmed(value)) != std::string::npos; }))
      return name;
  }
  return std::nullopt;
}

tl::unexpected<Error> refuse_without(std::string_view name, std::string where) {
  return tl::make_unexpected(
      Error{ErrorCode::bad_input, fmt::format("'{}' does not stand in every letter of this kind", name),
            std::move(where), "Put it outside of sections and remarks: whoever gets the letter needs it."});
}

/// Marks at beginnings of lines become control characters, so that no value can look like one.
std::string with_marks(std::string_view text) {
  std::string marked;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto* const form = std::find_if(line_forms.begin(), line_forms.end(),
                                          [&](const LineForm& one) { return line.starts_with(one.written); });
    if (form != line_forms.end()) {
      marked += mark;
      marked += form->code;
      line.remove_prefix(form->written.size());
    }
    marked += line;
    marked += '\n';
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return marked;
}

mustache::data data_of(const LetterValues::Value& value) {
  struct Visitor {
    mustache::data operator()(const std::string& text) const {
      if (text.empty()) return mustache::data::type::bool_false;
      return identity::safe_line(text);
    }
    mustache::data operator()(const std::vector<std::string>& list) const {
      mustache::data data{mustache::data::type::list};
      for (const std::string& one : list) data.push_back(identity::safe_line(one));
      return data;
    }
    mustache::data operator()(bool holds) const {
      return holds ? mustache::data::type::bool_true : mustache::data::type::bool_false;
    }
  };
  return std::visit(Visitor{}, value);
}

Block block_of(std::string_view line) {
  if (line.size() > 1 && line.front() == mark)
    for (const LineForm& form : line_forms)
      if (form.code == line[1]) return {form.kind, std::string(trimmed(line.substr(2)))};
  return {BlockKind::paragraph, std::string(trimmed(line))};
}

/// Where it is; the text's size when there is none.
std::size_t first_control_character(std::string_view text) {
  const auto found = std::ranges::find_if(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7f;
  });
  return static_cast<std::size_t>(found - text.begin());
}

}  // namespace

Expected<LetterTemplate> LetterTemplate::parse(std::string_view text, std::string_view where) {
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";  // as Windows writes it
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (text.size() > longest_template)
    return refuse(where, 1, fmt::format("the template is longer than {} bytes", longest_template),
                  "A letter is a page or two.");
  if (!identity::is_utf8(text)) return refuse(where, 1, "the template is not UTF-8", "Save it as UTF-8.");
  if (first_control_character(text) < text.size())
    return refuse(where, line_at(text, first_control_character(text)),
                  "the template holds control characters", "Save it as plain text.");
  if (trimmed(text).empty())
    return refuse(where, 1, "the template is empty",
                  "benefitctl letter template KIND prints the one that ships.");
  if (auto checked = check_tags(text, where); !checked) return tl::make_unexpected(checked.error());
  std::string marked = with_marks(text);
  const mustache::mustache parsed(marked);
  if (!parsed.is_valid()) {
    // "Unclosed section "reasons" at 17"
    const std::string& what = parsed.error_message();
    const std::size_t place = what.rfind(" at ");
    const std::size_t at =
        place == std::string::npos ? 0 : std::strtoul(what.c_str() + place + 4, nullptr, 10);
    return refuse(where, line_at(marked, at), fmt::format("broken syntax: {}", what.substr(0, place)),
                  "Each section that # opens needs its / to close it.");
  }
  return LetterTemplate(std::move(marked));
}

Expected<LetterTemplate> LetterTemplate::parse(std::string_view text, std::string_view where,
                                               LetterKind kind) {
  auto parsed = parse(text, where);
  if (!parsed) return parsed;
  const auto needed = needed_placeholders(kind);
  for (const std::string_view name : needed)
    if (!line_with(text, name))
      return tl::make_unexpected(Error{ErrorCode::bad_input,
                                       fmt::format("the placeholder '{}' is missing", name),
                                       std::string(where), "docs/letters.md says what a letter needs."});
  for (const LetterValues& values : letters_to_try(text, needed))
    if (const auto name = not_shown(parsed->fill(values), values, needed))
      return refuse_without(*name, fmt::format("{}, line {}", where, *line_with(text, *name)));
  return parsed;
}

std::vector<Block> LetterTemplate::fill(const LetterValues& values) const {
  mustache::data data;
  for (const auto& [name, value] : values.all()) data.set(name, data_of(value));
  mustache::mustache parsed(marked_);
  parsed.set_custom_escape([](const std::string& text) { return text; });  // no HTML
  const std::string text = parsed.render(data);
  std::vector<Block> blocks;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    Block block = block_of(std::string_view(text).substr(at, end - at));
    if (!block.text.empty()) blocks.push_back(std::move(block));
    at = end + 1;
  }
  return blocks;
}

Expected<void> check_drawn(std::span<const Block> letter, const LetterValues& values, LetterKind kind,
                           Language language) {
  const auto name = not_shown(letter, values, needed_placeholders(kind));
  if (name) return refuse_without(*name, template_file_name(kind, language));
  return {};
}

std::span<const std::string_view> needed_placeholders(LetterKind kind) {
  static constexpr std::array<std::string_view, 3> of_notice = {"reply_until", "agency_telephone",
                                                                "complaints"};
  static constexpr std::array<std::string_view, 2> of_decision = {"agency_telephone", "complaints"};
  if (kind == LetterKind::notice) return of_notice;
  if (kind == LetterKind::decision || kind == LetterKind::retraction) return of_decision;
  return {};
}

std::string template_file_name(LetterKind kind, Language language) {
  return fmt::format("{}_{}.txt", to_string(kind), language == Language::chinese ? "zh" : "en");
}

std::string_view shipped_template(LetterKind kind, Language language) {
  const bool chinese = language == Language::chinese;
  switch (kind) {
    case LetterKind::notice:
      return chinese ? templates::notice_zh : templates::notice_en;
    case LetterKind::reminder:
      return chinese ? templates::reminder_zh : templates::reminder_en;
    case LetterKind::decision:
      return chinese ? templates::decision_zh : templates::decision_en;
    case LetterKind::repair:
      return chinese ? templates::repair_zh : templates::repair_en;
    case LetterKind::entitlement:
      return chinese ? templates::entitlement_zh : templates::entitlement_en;
    case LetterKind::correction:
      return chinese ? templates::correction_zh : templates::correction_en;
    case LetterKind::retraction:
      return chinese ? templates::retraction_zh : templates::retraction_en;
  }
  return {};
}

Expected<LetterTemplate> load_template(const std::optional<std::filesystem::path>& folder, LetterKind kind,
                                       Language language) {
  const std::string name = template_file_name(kind, language);
  std::error_code error;
  if (folder && !std::filesystem::is_directory(*folder, error))
    return tl::make_unexpected(
        Error{ErrorCode::io, "there is no such folder of templates", folder->string(),
              "Make it, or take [letters] templates out of benefitd.toml for the letters that ship."});
  if (!folder || !std::filesystem::exists(*folder / name, error)) {
    if (error)
      return tl::make_unexpected(
          Error{ErrorCode::io, "the folder of templates cannot be read", folder->string(), ""});
    return LetterTemplate::parse(shipped_template(kind, language), name, kind);
  }
  const std::filesystem::path file = *folder / name;
  std::ifstream stream(file, std::ios::binary);
  std::string text(longest_template + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (stream.bad() || !std::filesystem::is_regular_file(file, error) || (text.empty() && !stream.eof()))
    return tl::make_unexpected(Error{ErrorCode::io, "the template cannot be read", file.string(), ""});
  return LetterTemplate::parse(text, file.string(), kind);
}

}  // namespace benefit::report

#include "verify/intake/row.hpp"

#include "verify/identity/date.hpp"
#include "verify/identity/money.hpp"
#include "verify/identity/name.hpp"
#include "verify/identity/region.hpp"
#include "verify/identity/text_folding.hpp"
#include "verify/identity/utf8.hpp"
#include "verify/intake/defects.hpp"
#include "verify/types/error.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::intake {
namespace {

constexpr std::size_t longest_text = 200;  // characters

/// The day that a spreadsheet's number stands for, as a suggestion; empty for other defects.
template <class Value>
std::string suggestion(const tl::expected<Value, identity::DateDefect>& read, std::string_view cell) {
  if (read || read.error() != identity::DateDefect::excel_serial) return {};
  const auto day = identity::suggest_from_serial(cell);
  return day ? identity::format_day(*day) : std::string();
}

/// What a spreadsheet shows instead of a value that it could not compute (ECMA-376 part 1, 18.17.3, and later
/// ones).
constexpr std::string_view spreadsheet_errors[] = {
    "#N/A",    "#REF!",  "#VALUE!", "#DIV/0!",   "#NAME?",    "#NUM!",     "#NULL!",
    "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#GETTING_DATA"};

bool is_spreadsheet_error(std::string_view cell) {
  return cell.starts_with('#') && std::find(std::begin(spreadsheet_errors), std::end(spreadsheet_errors),
                                            cell) != std::end(spreadsheet_errors);
}

/// Not ="...", by which a spreadsheet is told to leave a number alone.
bool is_formula(std::string_view cell) { return cell.starts_with('=') && !cell.starts_with("=\""); }

std::string known_words(std::span<const Term> terms) {
  std::vector<std::string_view> words;
  for (const Term& term : terms) words.push_back(term.name);
  return fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace

ColumnPlace ColumnPlaces::at(std::string_view name) const {
  for (std::size_t i = 0; i < feed_.columns.size(); ++i)
    if (feed_.columns[i].name == name) return {&feed_.columns[i], header_.cell_of[i]};
  throw Failure({ErrorCode::internal, "the catalogue has no such column", std::string(name), ""});
}

void Row::begin(Source source, const std::vector<std::string_view>& cells) {
  source_ = source;
  cells_ = &cells;
  refusal_.reset();
  damage_.clear();
}

std::string_view Row::cell(const ColumnPlace& place) const {
  return place.cell ? (*cells_)[*place.cell] : std::string_view();
}

std::optional<identity::DeliveredId> Row::read_id(const ColumnPlace& place) {
  return value_or_note(place, identity::parse_citizen_id(cell(place)));
}

std::optional<Day> Row::read_day(const ColumnPlace& place) {
  const auto read = identity::parse_day(cell(place));
  return value_or_note(place, read, suggestion(read, cell(place)));
}

std::optional<Month> Row::read_month(const ColumnPlace& place) {
  const auto read = identity::parse_month(cell(place));
  return value_or_note(place, read, suggestion(read, cell(place)));
}

std::optional<int> Row::read_year(const ColumnPlace& place) {
  const auto read = identity::parse_year(cell(place));
  return value_or_note(place, read, suggestion(read, cell(place)));
}

std::optional<Fen> Row::read_yuan(const ColumnPlace& place) {
  return value_or_note(place, identity::parse_yuan(cell(place)));
}

std::optional<RegionCode> Row::read_region_code(const ColumnPlace& place) {
  const std::optional<RegionCode> code = identity::parse_region_code(cell(place));
  if (code) return code;
  if (identity::fold_width(cell(place), buffer_).empty()) {
    note_missing(place);
  } else {
    note(place, defect::value_region, {});
  }
  return std::nullopt;
}

std::optional<int> Row::read_count(const ColumnPlace& place) {
  constexpr std::size_t most_digits = 3;
  const std::string_view text = identity::fold_width_and_blanks(cell(place), buffer_);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && text.size() <= most_digits && value > 0)
    return value;
  if (text.empty()) {
    note_missing(place);
  } else {
    note(place, defect::value_number, {});
  }
  return std::nullopt;
}

std::optional<bool> Row::read_flag(const ColumnPlace& place) {
  const auto value = read_term(place, defect::value_word);
  return value ? std::optional(*value != 0) : std::nullopt;
}

std::string_view Row::unknown_word(ValueForm form) {
  switch (form) {
    case ValueForm::sex:
      return defect::value_sex;
    case ValueForm::scheme:
      return defect::value_scheme;
    case ValueForm::trace_kind:
      return defect::value_kind;
    default:
      return defect::value_word;
  }
}

std::string Row::read_name(const ColumnPlace& place) {
  std::string name = identity::clean_name(short_enough(place, cell(place)));
  if (name.empty()) note_missing(place);
  return name;
}

std::string Row::read_text(const ColumnPlace& place) {
  std::string text(short_enough(place, identity::fold_width(cell(place), buffer_)));
  if (text.empty()) note_missing(place);
  return text;
}

std::string Row::read_account(const ColumnPlace& place) {
  std::string_view account = short_enough(place, identity::fold_width_and_blanks(cell(place), buffer_));
  if (account.starts_with('\'')) account.remove_prefix(1);
  const bool rounded = account.find_first_of("eE") != std::string_view::npos &&
                       account.find_first_not_of("0123456789.+eE") == std::string_view::npos;
  if (!rounded) return std::string(account);
  note(place, defect::value_spreadsheet_number, {});
  return {};
}

void Row::refuse(const ColumnPlace& place, std::string_view code, std::string detail) {
  if (refusal_) return;
  refusal_ = RowDefect{source_.line, std::string(place.column->name), std::string(code), std::move(detail)};
}

void Row::keep_damaged(const ColumnPlace& place, std::string_view code, std::string detail) {
  damage_.push_back({source_.line, std::string(place.column->name), std::string(code), std::move(detail)});
}

template <class Value, class Defect>
std::optional<Value> Row::value_or_note(const ColumnPlace& place, const tl::expected<Value, Defect>& read,
                                        std::string detail) {
  if (read) return *read;
  if (read.error() != Defect::missing || place.column->presence == Presence::required_value)
    note(place, to_string(read.error()), std::move(detail));
  return std::nullopt;
}

std::optional<std::uint8_t> Row::read_term(const ColumnPlace& place, std::string_view unknown_code) {
  const std::span<const Term> known = terms(place.column->form);
  if (const auto value = find_term(known, cell(place))) return value;
  if (identity::fold_width(cell(place), buffer_).empty()) {
    note_missing(place);
  } else {
    note(place, unknown_code, known_words(known));
  }
  return std::nullopt;
}

std::string_view Row::short_enough(const ColumnPlace& place, std::string_view text) {
  if (is_spreadsheet_error(text) || is_formula(text)) {
    note(place, defect::value_spreadsheet_error, {});
    return {};
  }
  if (text.size() <= longest_text || identity::count_characters(text) <= longest_text) return text;
  note(place, defect::text_too_long, fmt::format("{}", longest_text));
  return {};
}

void Row::note_missing(const ColumnPlace& place) {
  if (place.column->presence == Presence::required_value) note(place, defect::value_missing, {});
}

void Row::note(const ColumnPlace& place, std::string_view code, std::string detail) {
  if (is_spreadsheet_error(cell(place))) {
    code = defect::value_spreadsheet_error;
    detail = cell(place);
  } else if (is_formula(cell(place))) {
    code = defect::value_spreadsheet_formula;
    detail.clear();
  }
  const bool kept =
      place.column->presence != Presence::required_value && place.column->unusable == Unusable::keep_damaged;
  if (kept) {
    keep_damaged(place, code, std::move(detail));
  } else {
    refuse(place, code, std::move(detail));
  }
}

}  // namespace benefit::intake

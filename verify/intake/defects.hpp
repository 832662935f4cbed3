// Every defect that a delivered row can have. A row that is refused, or kept with a defect, carries one of
// these codes in RowDefect::code; the sentence for the reader is made in verify/report.
#pragma once

#include <span>
#include <string_view>

namespace benefit::intake {

struct DefectKind {
  std::string_view code;
  std::string_view meaning;  ///< in English, for the reference
  std::string_view detail;   ///< what RowDefect::detail holds ("the day that it would be"); empty: nothing
};

/// In order of code.
std::span<const DefectKind> defect_kinds();

/// Codes that this room gives itself; those of identity's readers come from their to_string.
namespace defect {
inline constexpr std::string_view date_before_enrolment = "date.before_enrolment";
inline constexpr std::string_view date_order = "date.order";
inline constexpr std::string_view household_member_twice = "household.member_twice";
inline constexpr std::string_view household_second_head = "household.second_head";
inline constexpr std::string_view money_part = "money.part";
inline constexpr std::string_view money_perhaps_fen = "money.perhaps_fen";
inline constexpr std::string_view region_ended = "region.ended";
inline constexpr std::string_view registry_overlap = "registry.overlap";
inline constexpr std::string_view row_too_long = "row.too_long";
inline constexpr std::string_view row_too_short = "row.too_short";
inline constexpr std::string_view row_unterminated_quote = "row.unterminated_quote";
inline constexpr std::string_view text_control_character = "text.control_character";
inline constexpr std::string_view text_encoding = "text.encoding";
inline constexpr std::string_view text_too_long = "text.too_long";
inline constexpr std::string_view value_contradicts_id = "value.contradicts_id";
inline constexpr std::string_view value_kind = "value.kind";
inline constexpr std::string_view value_missing = "value.missing";
inline constexpr std::string_view value_not_in_profile = "value.not_in_profile";
inline constexpr std::string_view value_not_whole_fen = "value.not_whole_fen";
inline constexpr std::string_view value_number = "value.number";
inline constexpr std::string_view value_region = "value.region";
inline constexpr std::string_view value_scheme = "value.scheme";
inline constexpr std::string_view value_sex = "value.sex";
inline constexpr std::string_view value_spreadsheet_error = "value.spreadsheet_error";
inline constexpr std::string_view value_spreadsheet_formula = "value.spreadsheet_formula";
inline constexpr std::string_view value_spreadsheet_number = "value.spreadsheet_number";
inline constexpr std::string_view value_word = "value.word";
}  // namespace defect

}  // namespace benefit::intake

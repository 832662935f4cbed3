#include "verify/intake/defects.hpp"

namespace benefit::intake {
namespace {

constexpr DefectKind kinds[] = {
    {"date.before_enrolment", "the benefit begins in a month before that of the enrolment",
     "the column of the enrolment"},
    {"date.excel_serial", "a spreadsheet's day number (43101) instead of a date", "the day that it would be"},
    {"date.form", "not a date in any accepted form", ""},
    {"date.missing", "the date is empty", ""},
    {"date.no_such_day", "a day or month that is not in the calendar (2018-02-30)", ""},
    {"date.order", "the period ends before it begins", "the column of its beginning"},
    {"date.out_of_range", "a year before 1850 or after 2100", ""},
    {"household.member_twice", "a person stands twice in one household", ""},
    {"household.second_head", "a household has two heads at once", ""},
    {"id.birth_date", "the ID number holds no real birth date", ""},
    {"id.character", "the ID number holds something other than digits, and X at its end", ""},
    {"id.check_character", "the ID number's last character does not fit the others: a typing error", ""},
    {"id.length", "the ID number has neither 18 nor 15 characters", ""},
    {"id.missing", "the ID number is empty", ""},
    {"id.region", "the first two digits of the ID number are no province", ""},
    {"id.spreadsheet_number",
     "a spreadsheet has rounded the ID number (1.30203E+17); its last digits are lost", ""},
    {"money.form", "not an amount", ""},
    {"money.missing", "the amount is empty", ""},
    {"money.negative", "a negative amount", ""},
    {"money.part", "a part that is more than its whole", "the column of the whole"},
    {"money.perhaps_fen",
     "an amount without a point that is fifty times what the list usually pays in the scheme, or more",
     "the usual amount"},
    {"money.thousands_separators", "an amount with separators (1,234.50)", ""},
    {"money.too_large", "an amount over 100 billion yuan", ""},
    {"money.too_precise", "an amount with more than two decimals", ""},
    {"region.ended",
     "a county code that had ended before the day that the row speaks of; said of the first such row, and "
     "kept",
     "the code's last day"},
    {"registry.overlap", "a stay that overlaps another one of the person in the same list",
     "the line of the other one"},
    {"row.too_long", "more cells than the header has columns", "cells found/columns, and lines when several"},
    {"row.too_short", "fewer cells than the header has columns",
     "cells found/columns, and lines when several"},
    {"row.unterminated_quote", "a quote that is opened and not closed before the file ends", ""},
    {"text.control_character", "a character that is no text (a NUL byte)", ""},
    {"text.encoding", "bytes that are no text in the file's encoding", "the encoding"},
    {"text.too_long", "a text that is too long for its column", "the most characters that are taken"},
    {"value.contradicts_id", "sex or birth date differ from those in the ID number", ""},
    {"value.kind", "an unknown kind of trace of life", "the known ones"},
    {"value.missing", "a value that every row needs is empty", ""},
    {"value.not_in_profile", "a code for which the mapping profile has no word", ""},
    {"value.not_whole_fen", "an amount in fen that is no whole number", ""},
    {"value.number", "not a whole number from 1 to 999", ""},
    {"value.region", "not six digits of a known province", ""},
    {"value.scheme", "an unknown scheme", "the known ones"},
    {"value.sex", "an unknown word for the sex", "the known ones"},
    {"value.spreadsheet_error", "a spreadsheet's error instead of a value (#N/A)", "the error"},
    {"value.spreadsheet_formula", "a formula that no spreadsheet has computed, instead of its value", ""},
    {"value.spreadsheet_number", "a spreadsheet has rounded the account number; its last digits are lost",
     ""},
    {"value.word", "a word that the column does not know", "the known ones"},
};

}  // namespace

std::span<const DefectKind> defect_kinds() { return kinds; }

}  // namespace benefit::intake

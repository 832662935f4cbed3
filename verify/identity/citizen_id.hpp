// Reading citizen identity numbers (GB 11643-1999) as they are delivered: 18 or 15 digits, x for X,
// full-width digits, hidden blanks, an apostrophe in front.
#pragma once

#include "verify/types/citizen_id.hpp"

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace benefit::identity {

/// What is wrong with a number. to_string gives the defect code of verify/report ("id.check_character").
enum class IdDefect {
  missing,
  spreadsheet_number,  ///< Excel's 1.30203E+17, or its 15 digits filled up with 000: the rest is lost for
                       ///< good
  length,              ///< neither 15 nor 18 characters
  character,           ///< something other than digits (and X at the end)
  region,              ///< the first two digits are no province
  birth_date,          ///< no such day, or before 1850 or after 2100
  check_character,
};
std::string_view to_string(IdDefect defect);

struct DeliveredId {
  CitizenId id;
  bool fifteen_digits = false;
};

/// Strips what spreadsheets and keyboards add, then checks everything that the standard lets one check.
/// A 15-digit number (issued before 1999) gets the century 19 and maps to one 18-digit number.
/// A right check character does not make a number genuine.
tl::expected<DeliveredId, IdDefect> parse_citizen_id(std::string_view delivered);

/// The 15-digit form of a number whose birth date lies in 1900-1999; nullopt for others.
std::optional<std::string> fifteen_digit_form(CitizenId id);

}  // namespace benefit::identity

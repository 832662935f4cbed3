#include "verify/intake/defects.hpp"

#include "verify/identity/citizen_id.hpp"
#include "verify/identity/date.hpp"
#include "verify/identity/money.hpp"

#include <algorithm>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

bool is_listed(std::string_view code) {
  const auto kinds = defect_kinds();
  return std::any_of(kinds.begin(), kinds.end(),
                     [code](const DefectKind& kind) { return kind.code == code; });
}

TEST_CASE("codes stand in order and once") {
  const auto kinds = defect_kinds();
  CHECK(std::is_sorted(kinds.begin(), kinds.end(),
                       [](const DefectKind& a, const DefectKind& b) { return a.code < b.code; }));
  CHECK(std::adjacent_find(kinds.begin(), kinds.end(), [](const DefectKind& a, const DefectKind& b) {
          return a.code == b.code;
        }) == kinds.end());
  for (const DefectKind& kind : kinds) CHECK_FALSE(kind.meaning.empty());
}

TEST_CASE("every code that a reader can give is listed") {
  using identity::DateDefect, identity::IdDefect, identity::MoneyDefect, identity::to_string;
  for (int i = 0; i <= static_cast<int>(IdDefect::check_character); ++i)
    CHECK(is_listed(to_string(static_cast<IdDefect>(i))));
  for (int i = 0; i <= static_cast<int>(DateDefect::out_of_range); ++i)
    CHECK(is_listed(to_string(static_cast<DateDefect>(i))));
  for (int i = 0; i <= static_cast<int>(MoneyDefect::too_large); ++i)
    CHECK(is_listed(to_string(static_cast<MoneyDefect>(i))));
  for (const std::string_view code : {defect::date_before_enrolment,
                                      defect::date_order,
                                      defect::registry_overlap,
                                      defect::money_perhaps_fen,
                                      defect::row_too_long,
                                      defect::row_too_short,
                                      defect::row_unterminated_quote,
                                      defect::text_control_character,
                                      defect::text_encoding,
                                      defect::text_too_long,
                                      defect::value_contradicts_id,
                                      defect::value_kind,
                                      defect::value_missing,
                                      defect::value_region,
                                      defect::value_scheme,
                                      defect::value_sex,
                                      defect::value_spreadsheet_error,
                                      defect::value_not_in_profile,
                                      defect::value_not_whole_fen,
                                      defect::value_spreadsheet_formula,
                                      defect::value_spreadsheet_number})
    CHECK(is_listed(code));
}

}  // namespace
}  // namespace benefit::intake

// Values as people read them.
#pragma once

#include "verify/report/language.hpp"
#include "verify/report/place_names.hpp"
#include "verify/types/finding.hpp"
#include "verify/types/money.hpp"
#include "verify/types/time.hpp"

#include <string>
#include <string_view>

namespace benefit::report {

std::string format_money(Fen amount, Language language);  ///< "1,234.50 yuan", "1,234.50元"
/// As on a cheque, and for whoever reads figures badly: "1,234.50 yuan (one thousand two hundred thirty-four
/// yuan 50 fen)", "1,234.50元（壹仟贰佰叁拾肆元伍角整）". `amount` is not negative.
std::string format_money_in_words(Fen amount, Language language);
std::string format_day(Day day, Language language);         ///< "5 March 2018", "2018年3月5日"
std::string format_instant(Instant at, Language language);  ///< in China: "5 March 2018, 09:30"
std::string format_month(Month month, Language language);   ///< "March 2018", "2018年3月"

/// A supplier, "police (公安部门)", by the name that the language has for it, "Police department": what is stored
/// and asked for is the whole. Of several, with commas between, each.
std::string supplier_words(std::string_view suppliers, Language language);

/// A value of a reason under its name. A text that is a code of the house ("health" under the name "source")
/// becomes words; any other text stands as it is. A plain number has no separators, a measured one two
/// decimals. A county ("county", "counties") is shown with its name.
std::string format_value(std::string_view name, const ReasonValue& value, Language language,
                         const PlaceNames& places = {});

}  // namespace benefit::report

#include "verify/report/values.hpp"

#include "verify/identity/money.hpp"
#include "verify/report/catalogue.hpp"
#include "verify/report/messages.hpp"
#include "verify/types/error.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unicode/rbnf.h>

namespace benefit::report {
namespace {

constexpr std::array<std::string_view, 12> english_months = {"January",   "February", "March",    "April",
                                                             "May",       "June",     "July",     "August",
                                                             "September", "October",  "November", "December"};

std::string with_thousands_separators(std::string number) {
  const std::size_t first_digit = number.starts_with('-') ? 1 : 0;
  for (std::size_t at = number.find('.'); at > first_digit + 3;) {
    at -= 3;
    number.insert(at, 1, ',');
  }
  return number;
}

/// A legal basis may be given in both languages, "中文 / English"; otherwise it is quoted as it stands.
std::string format_basis(const std::string& text, Language language) {
  constexpr std::string_view between = " / ";
  const std::size_t at = text.find(between);
  if (at == std::string::npos) return text;
  return language == Language::chinese ? text.substr(0, at) : text.substr(at + between.size());
}

/// What a step brings about, by a code of its own: "resident_pension: 8 x 177.91 = 1423.28", a supplier, the
/// findings that go on elsewhere.
std::string format_what(std::string_view text, Language language) {
  const std::size_t end = std::min(text.find(':'), text.size());
  const Message* scheme = find_message(fmt::format("scheme.{}", text.substr(0, end)));
  if (scheme == nullptr) return supplier_words(text, language);
  std::string_view rest = text.substr(end);
  if (language == Language::english) return translate(*scheme, language) + std::string(rest);
  rest.remove_prefix(std::min(rest.size(), std::string_view(": ").size()));
  return translate(*scheme, language) + "：" + std::string(rest);
}

/// The second of two ("other_scheme") has the words of the first.
std::string format_text(std::string_view name, const std::string& text, Language language,
                        const PlaceNames& places) {
  if (name == "county") return places.shown(text, language);
  if (name == "counties") return places.all_shown(text, language);
  if (name == "basis") return format_basis(text, language);
  if (name == "what") return format_what(text, language);
  if (name == "supplier" || name == "suppliers") return supplier_words(text, language);
  if (constexpr std::string_view other = "other_"; name.starts_with(other)) name.remove_prefix(other.size());
  const Message* word = find_message(fmt::format("{}.{}", name, text));
  return word == nullptr ? text : translate(*word, language);
}

/// By the rules of CLDR, which ICU carries: "%spellout-cardinal-financial" writes 壹贰叁.
std::string spelt_out(std::int64_t number, Language language) {
  const bool chinese = language == Language::chinese;
  UErrorCode status = U_ZERO_ERROR;
  icu::RuleBasedNumberFormat format(
      icu::URBNF_SPELLOUT, chinese ? icu::Locale::getSimplifiedChinese() : icu::Locale::getUS(), status);
  format.setDefaultRuleSet(
      icu::UnicodeString(chinese ? "%spellout-cardinal-financial" : "%spellout-cardinal"), status);
  if (U_FAILURE(status) != 0) throw Failure({ErrorCode::internal, "ICU spells no numbers out", "", ""});
  icu::UnicodeString spelt;
  format.format(number, spelt);
  std::string text;
  return spelt.toUTF8String(text);
}

/// 壹仟贰佰叁拾肆元零伍分; 整 when no fen follow (支付结算办法, 附件一).
std::string chinese_amount(Fen amount) {
  const std::int64_t yuan = amount.value / 100, jiao = amount.value / 10 % 10, fen = amount.value % 10;
  std::string text;
  if (yuan > 0 || amount.value == 0) text = spelt_out(yuan, Language::chinese) + "元";
  if (jiao > 0) text += spelt_out(jiao, Language::chinese) + "角";
  if (fen == 0) return text + "整";
  if (jiao == 0 && yuan > 0) text += "零";
  return text + spelt_out(fen, Language::chinese) + "分";
}

std::string english_amount(Fen amount) {
  const std::int64_t fen = amount.value % 100;
  const std::string text = spelt_out(amount.value / 100, Language::english) + " yuan";
  return fen == 0 ? text : fmt::format("{} {} fen", text, fen);
}

/// "Health department" for "health"; one that the messages do not name stands as it is.
std::string english_supplier(std::string_view name) {
  const Message* const message = find_message(fmt::format("supplier.{}", name));
  return message == nullptr ? std::string(name) : translate(*message, Language::english);
}

}  // namespace

std::string supplier_words(std::string_view suppliers, Language language) {
  constexpr std::string_view open = " (", close = ")", between = ", ";
  std::string words;
  while (!suppliers.empty()) {
    const std::size_t chinese = suppliers.find(open), end = suppliers.find(close, chinese);
    if (end == std::string_view::npos) return words + std::string(suppliers);
    words += language == Language::chinese
                 ? std::string(suppliers.substr(chinese + open.size(), end - chinese - open.size()))
                 : english_supplier(suppliers.substr(0, chinese));
    suppliers.remove_prefix(end + close.size());
    if (!suppliers.starts_with(between)) return words + std::string(suppliers);
    suppliers.remove_prefix(between.size());
    words += language == Language::chinese ? "、" : between;
  }
  return words;
}

std::string format_money_in_words(Fen amount, Language language) {
  const std::string figures = format_money(amount, language);
  return language == Language::chinese ? fmt::format("{}（{}）", figures, chinese_amount(amount))
                                       : fmt::format("{} ({})", figures, english_amount(amount));
}

std::string format_money(Fen amount, Language language) {
  const std::string number = with_thousands_separators(identity::format_yuan(amount));
  return language == Language::chinese ? number + "元" : number + " yuan";
}

std::string format_day(Day day, Language language) {
  const std::chrono::year_month_day date{day};
  const int year{date.year()};
  const unsigned month{date.month()}, day_of_month{date.day()};
  if (language == Language::chinese) return fmt::format("{}年{}月{}日", year, month, day_of_month);
  return fmt::format("{} {} {}", day_of_month, english_months.at(month - 1), year);
}

std::string format_instant(Instant at, Language language) {
  return fmt::format("{}{}{:%H:%M}", format_day(china_day_of(at), language),
                     language == Language::chinese ? "" : ", ",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(at + china_offset)));
}

std::string format_month(Month month, Language language) {
  const int year{month.year()};
  const unsigned number{month.month()};
  if (language == Language::chinese) return fmt::format("{}年{}月", year, number);
  return fmt::format("{} {}", english_months.at(number - 1), year);
}

std::string format_value(std::string_view name, const ReasonValue& value, Language language,
                         const PlaceNames& places) {
  struct Formatter {
    std::string_view name;
    Language language;
    const PlaceNames& places;
    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
    std::string operator()(double number) const { return fmt::format("{:.2f}", number); }
    std::string operator()(const std::string& text) const {
      return format_text(name, text, language, places);
    }
    std::string operator()(Fen amount) const { return format_money(amount, language); }
    std::string operator()(Day day) const { return format_day(day, language); }
    std::string operator()(Month month) const { return format_month(month, language); }
  };
  return std::visit(Formatter{name, language, places}, value);
}

}  // namespace benefit::report

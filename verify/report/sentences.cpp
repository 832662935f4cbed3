#include "verify/report/sentences.hpp"

#include "verify/report/catalogue.hpp"
#include "verify/report/messages.hpp"
#include "verify/report/values.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace benefit::report {
namespace {

/// The message for what two records say of one field.
constexpr std::string_view side_by_side = "match.side_by_side";

/// "match.name.homophone"
bool is_comparison(std::string_view code) { return code.starts_with("match.") && code != side_by_side; }

const ReasonValue* find_value(const Reason& reason, std::string_view name) {
  const auto found = std::find_if(reason.values.begin(), reason.values.end(),
                                  [name](const auto& value) { return value.first == name; });
  return found == reason.values.end() ? nullptr : &found->second;
}

std::int64_t count_of(const Reason& reason, std::string_view name) {
  const ReasonValue* value = find_value(reason, name);
  const auto* count = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
  return count == nullptr ? 1 : *count;
}

std::string fill(std::string_view text, const Reason& reason, Language language, const PlaceNames& places) {
  std::string result;
  for (;;) {
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}', open);
    result += text.substr(0, open);
    if (open == std::string_view::npos || close == std::string_view::npos) return result;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const ReasonValue* value = find_value(reason, name);
    result += value == nullptr ? "…" : format_value(name, *value, language, places);
    text.remove_prefix(close + 1);
  }
}

}  // namespace

std::string sentence(const Reason& reason, Language language, const PlaceNames& places) {
  const Message* message = find_message(reason.code);
  if (message == nullptr) return reason.code;
  std::string text =
      fill(translate(*message, language, count_of(reason, message->count)), reason, language, places);
  // What two records say is read beside how they agree.
  if (find_value(reason, "ours") != nullptr && is_comparison(message->code)) {
    if (language == Language::english) text += ' ';
    text += fill(translate(*find_message(side_by_side), language), reason, language, places);
  }
  return text;
}

std::string sentence(const RowDefect& defect, Language language) {
  const Message* message = find_message(defect.code);
  const std::string text = message == nullptr ? defect.code : translate(*message, language);
  if (defect.detail.empty()) return text;
  return language == Language::chinese ? fmt::format("{}（{}）", text, defect.detail)
                                       : fmt::format("{} ({})", text, defect.detail);
}

std::string hint(const RowDefect& defect, Language language) {
  const Message* message = find_message("hint." + defect.code);
  return message == nullptr ? std::string{} : translate(*message, language);
}

std::string explanation(const RowDefect& defect, Language language) {
  const std::string what_to_do = hint(defect, language);
  return sentence(defect, language) + (what_to_do.empty() ? "" : " " + what_to_do);
}

std::string check_title(std::string_view check, Language language) {
  const Message* message = find_message(fmt::format("check.{}", check));
  return message == nullptr ? std::string(check) : translate(*message, language);
}

}  // namespace benefit::report

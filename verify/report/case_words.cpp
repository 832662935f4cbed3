#include "verify/report/case_words.hpp"

#include "verify/identity/date.hpp"
#include "verify/report/catalogue.hpp"
#include "verify/report/messages.hpp"
#include "verify/report/sentences.hpp"
#include "verify/report/values.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::report {
namespace {

std::optional<std::string> find_word(std::string_view name, std::string_view code, Language language) {
  const Message* const message = find_message(fmt::format("{}.{}", name, code));
  return message == nullptr ? std::nullopt : std::optional(translate(*message, language));
}

/// The first code of an event's text, and under which name its word stands in the messages.
constexpr auto coded_heads = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"proposed", "outcome"},
    {"decided", "outcome"},
    {"taken_back", "outcome"},
    {"proposal_fell", "outcome"},
    {"proposal_returned", "outcome"},
    {"letter_to_write", "letter_kind"},
    {"letter_written", "letter_kind"},
    {"clock_stopped", "ended_because"},
    {"lifted", "ended_because"},
    {"certified", "kind"},
    {"back_pay", "scheme"},
});

/// "entitled: as the roll says" with a word for its first code.
std::string with_word_for_head(std::string_view name, const std::string& text, Language language) {
  const std::size_t end = std::min(text.find_first_of(": "), text.size());
  const auto word = find_word(name, std::string_view(text).substr(0, end), language);
  return word ? *word + text.substr(end) : text;
}

/// "D1 2018-03": the check's code stays, its period is put into words.
std::string finding_words(const std::string& text, Language language) {
  const std::size_t blank = std::min(text.find(' '), text.size());
  return text.substr(0, blank) +
         (blank < text.size() ? " " + period_words(std::string_view(text).substr(blank + 1), language) : "");
}

/// "2018-04-10, in_person, by Li; reply until 2018-05-03 (15 working days)", as serve_notice of
/// verify/cases/state_machine.cpp writes it.
std::string notice_words(const std::string& text, Language language) {
  constexpr std::string_view before_server = ", by ", before_last_day = "; reply until ";
  const std::size_t how = text.find(", ");
  const std::size_t server = text.find(before_server), last_day = text.rfind(before_last_day);
  if (how == std::string::npos || server == std::string::npos || last_day == std::string::npos ||
      server <= how || last_day < server + before_server.size())
    return text;
  const auto served_on = identity::parse_day(text.substr(0, how));
  const std::string last = text.substr(last_day + before_last_day.size());
  const auto reply_until = identity::parse_day(last.substr(0, std::min(last.find(' '), last.size())));
  if (!served_on || !reply_until) return text;
  return sentence(
      {"dossier.notice_of",
       {{"day", *served_on},
        {"how", text.substr(how + 2, server - how - 2)},
        {"by", text.substr(server + before_server.size(), last_day - server - before_server.size())},
        {"reply_until", *reply_until}}},
      language);
}

/// "2018-12-1: resident_pension 2018-01 2018-03 360.00": a letter's number, and what it tells.
std::string money_words(const std::string& text, Language language) {
  constexpr std::string_view between = ": ";
  const std::size_t colon = text.find(between);
  if (colon == std::string::npos) return text;
  const std::size_t told = colon + between.size();
  return text.substr(0, told) + with_word_for_head("scheme", text.substr(told), language);
}

/// "D3 employee_pension, P1 2018-03".
std::string all_findings_words(std::string_view text, Language language) {
  constexpr std::string_view between = ", ";
  std::string words;
  for (;;) {
    const std::size_t end = std::min(text.find(between), text.size());
    words += finding_words(std::string(text.substr(0, end)), language);
    if (end == text.size()) return words;
    words += language == Language::chinese ? "、" : between;
    text.remove_prefix(end + between.size());
  }
}

std::string text_words(const CaseEvent& event, Language language) {
  if (event.what == "split_off") return all_findings_words(event.text, language);
  if (event.what == "request_to_write" || event.what == "request_written")
    return supplier_words(event.text, language);
  if (event.what == "joined" || event.what == "withdrawn" || event.what == "found_again" ||
      event.what == "changed")
    return finding_words(event.text, language);
  if (event.what == "money_told") return money_words(event.text, language);
  if (event.what == "notice_served") return notice_words(event.text, language);
  for (const auto& [what, name] : coded_heads)
    if (event.what == what) return with_word_for_head(name, event.text, language);
  return event.text;
}

bool is_hash(std::string_view part) {
  constexpr std::size_t fingerprint_digits = 16;
  return part.size() == fingerprint_digits &&
         std::ranges::all_of(part, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_number(std::string_view part) {
  return !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
}

std::string part_words(std::string_view part, Language language) {
  constexpr std::size_t year_digits = 4;
  if (const auto day = identity::parse_day(part)) return format_day(*day, language);
  if (const auto month = identity::parse_month(part)) return format_month(*month, language);
  if (is_number(part) && part.size() == year_digits && language == Language::chinese)
    return std::string(part) + "年";
  for (const std::string_view name : {"period", "scheme", "registry", "tag", "absence"})
    if (auto word = find_word(name, part, language)) return *std::move(word);
  return std::string(part);
}

}  // namespace

std::string event_words(const CaseEvent& event, Language language) {
  const std::string what = find_word("event", event.what, language).value_or(event.what);
  if (event.text.empty()) return what;
  return what + (language == Language::chinese ? "：" : ": ") + text_words(event, language);
}

std::string period_words(std::string_view period, Language language) {
  constexpr std::string_view collection = "collection:";
  if (period.starts_with(collection))
    return sentence({"period.collection", {{"number", std::string(period.substr(collection.size()))}}},
                    language);
  std::vector<std::string> words;
  while (!period.empty()) {
    const std::size_t colon = std::min(period.find(':'), period.size());
    const std::string_view part = period.substr(0, colon);
    if (!is_hash(part)) words.push_back(part_words(part, language));
    period.remove_prefix(std::min(colon + 1, period.size()));
  }
  return fmt::format("{}", fmt::join(words, language == Language::chinese ? "，" : ", "));
}

}  // namespace benefit::report

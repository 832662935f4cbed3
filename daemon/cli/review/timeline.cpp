#include "daemon/cli/review/timeline.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/display_width.hpp"
#include "daemon/cli/say.hpp"
#include "verify/identity/date.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

constexpr std::size_t least_months = 12;

std::optional<Month> month_at(const json::object& row, std::string_view field) {
  const std::string text = text_at(row, field);
  if (const auto instant = identity::parse_instant(text)) return month_of(china_day_of(*instant));
  if (const auto day = identity::parse_day(text)) return month_of(*day);
  if (const auto month = identity::parse_month(text)) return *month;
  return std::nullopt;
}

/// A row of the chart: signs by month; of two in one month the one that says more stays.
class Row {
 public:
  Row(std::string label, std::string_view by_rank) : label_(std::move(label)), by_rank_(by_rank) {}

  void put(const std::optional<Month>& month, char sign) {
    if (!month) return;
    const auto [at, is_new] = signs_.emplace(*month, sign);
    if (!is_new && rank(sign) > rank(at->second)) at->second = sign;
  }

  const std::string& label() const { return label_; }
  std::optional<Month> last() const {
    return signs_.empty() ? std::nullopt : std::optional(signs_.rbegin()->first);
  }

  /// Months that follow each other and have the same sign are told as one.
  std::string told() const {
    std::string text;
    for (auto from = signs_.begin(); from != signs_.end();) {
      auto to = from, next = std::next(from);
      while (next != signs_.end() && next->second == from->second &&
             next->first == to->first + std::chrono::months{1})
        to = next++;
      const std::string first = identity::format_month(from->first);
      text += text.empty() ? "" : say("; ");
      text += from == to ? first : say("{} to {}", first, identity::format_month(to->first));
      text += words_of(from->second);
      from = next;
    }
    return text.empty() ? say("nothing is known") : text;
  }

  Line line(Month first, std::size_t months, std::size_t label_columns) const {
    Line line{{padded(label_, label_columns), Look::dim}};
    for (std::size_t i = 0; i < months; ++i) {
      const auto found = signs_.find(first + std::chrono::months{static_cast<int>(i)});
      const char sign = found == signs_.end() ? '.' : found->second;
      const Look look = look_of(sign);
      if (line.size() > 1 && line.back().look == look)
        line.back().text += sign;
      else
        line.push_back({std::string(1, sign), look});
    }
    return line;
  }

 private:
  std::size_t rank(char sign) const { return by_rank_.find(sign); }

  static std::string words_of(char sign) {
    switch (sign) {
      case '#':
        return "";
      case '!':
        return say(" after a recorded death");
      case 'S':
        return ' ' + say_value("strong");
      case 'm':
        return ' ' + say_value("medium");
      case 'w':
        return ' ' + say_value("weak");
      case '=':
        return ' ' + say_value("same");
      case '?':
        return ' ' + say_value("unsure");
      case 'x':
        return ' ' + say_value("different");
      case '-':
        return ' ' + say_value("not_assessable");
      case 'D':
        return say(" recorded");
      case 'd':
        return say(" recorded, and taken back");
      default:
        return say(" by {} schemes", sign);
    }
  }

  static Look look_of(char sign) {
    switch (sign) {
      case '.':
        return Look::dim;
      case '!':
      case 'x':
      case 'D':
        return Look::alarm;
      case 'S':
      case '=':
        return Look::agrees;
      default:
        return Look::plain;
    }
  }

  std::string label_;
  std::string_view by_rank_;
  std::map<Month, char> signs_;
};

/// The latest recorded death that was not taken back.
std::optional<Month> standing_death(const json::object& person) {
  std::optional<Month> latest;
  for (const json::value& item : array_at(person, "deaths")) {
    const json::object& death = item.as_object();
    const auto month = month_at(death, "death_date");
    if (month && value_at(death, "withdrawn_on") == nullptr)
      latest = std::max(latest.value_or(*month), *month);
  }
  return latest;
}

Row paid_row(const json::object& person) {
  std::map<Month, std::set<std::string>> schemes;
  for (const json::value& item : array_at(person, "payments.list"))
    if (const auto month = month_at(item.as_object(), "month"))
      schemes[*month].insert(text_at(item.as_object(), "scheme"));
  const std::optional<Month> death = standing_death(person);
  Row row(say("paid"), "");
  for (const auto& [month, by] : schemes) {
    const char count = static_cast<char>('0' + std::min<std::size_t>(by.size(), 9));
    row.put(month, death && month > *death ? '!' : by.size() == 1 ? '#' : count);
  }
  return row;
}

Row alive_row(const json::object& person) {
  Row row(say("alive"), "wmS");
  for (const json::value& item : array_at(person, "traces")) {
    const std::string strength = text_at(item.as_object(), "strength");
    row.put(month_at(item.as_object(), "seen_on"), strength == "strong"   ? 'S'
                                                   : strength == "medium" ? 'm'
                                                                          : 'w');
  }
  return row;
}

Row photo_row(const json::object& person) {
  Row row(say("photo"), "-=?x");
  for (const json::value& item : array_at(person, "collections")) {
    const std::string outcome = text_at(item.as_object(), "outcome");
    row.put(month_at(item.as_object(), "at"), outcome == "same"        ? '='
                                              : outcome == "unsure"    ? '?'
                                              : outcome == "different" ? 'x'
                                                                       : '-');
  }
  return row;
}

Row death_row(const json::object& person) {
  Row row(say("death"), "dD");
  for (const json::value& item : array_at(person, "deaths"))
    row.put(month_at(item.as_object(), "death_date"),
            value_at(item.as_object(), "withdrawn_on") == nullptr ? 'D' : 'd');
  return row;
}

/// "2017        2018        2019": each year over its January, or over the first month shown where there is
/// room before the next.
std::string years_over(Month first, std::size_t months) {
  std::string years(months, ' ');
  for (std::size_t i = 0; i < months; ++i) {
    const Month month = first + std::chrono::months{static_cast<int>(i)};
    const bool january = month.month() == std::chrono::January;
    const auto left_of_year = 13 - static_cast<unsigned>(month.month());
    if ((january || (i == 0 && left_of_year >= 5)) && i + 4 <= months)
      years.replace(i, 4, fmt::format("{:04}", static_cast<int>(month.year())));
  }
  return years;
}

std::array<Row, 4> rows_of(const json::object& person) {
  return {paid_row(person), alive_row(person), photo_row(person), death_row(person)};
}

}  // namespace

Lines months_told(const json::object& person, std::size_t columns) {
  Lines lines;
  for (const Row& row : rows_of(person))
    for (Line& line : paragraph(say("{}: {}", row.label(), row.told()), columns, {}, 0))
      lines.push_back(std::move(line));
  return lines;
}

Lines timeline(const json::object& person, Month last, std::size_t columns) {
  const std::array rows = rows_of(person);
  std::size_t label_columns = 0;
  for (const Row& row : rows) label_columns = std::max(label_columns, display_width(row.label()) + 1);
  if (columns < label_columns + least_months) return {};
  const std::size_t months = columns - label_columns;
  for (const Row& row : rows) last = std::max(last, row.last().value_or(last));
  const Month first = last - std::chrono::months{static_cast<int>(months) - 1};

  Lines lines{{{std::string(label_columns, ' ') + years_over(first, months), Look::dim}}};
  for (const Row& row : rows) lines.push_back(row.line(first, months, label_columns));
  for (Line& line : paragraph(say("# paid, ! after a recorded death; S m w seen alive: strong, medium, weak; "
                                  "= ? x photo: same, unsure, different; D death recorded, d taken back"),
                              columns, {}, 0, Look::dim))
    lines.push_back(std::move(line));
  return lines;
}

}  // namespace benefit::cli

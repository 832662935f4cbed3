#include "verify/types/finding.hpp"

#include "verify/types/error.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit {
namespace {

namespace json = boost::json;

[[noreturn]] void corrupt() {
  throw Failure({ErrorCode::corrupt, "stored reasons or citations are not readable", "finding", ""});
}

std::string iso(Day day) {
  const std::chrono::year_month_day ymd{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()));
}

std::string iso(Month month) {
  return fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}

/// "2018-03-01" -> {2018, 3, 1}; the text was written by iso().
Day day_from(std::string_view text) {
  if (text.size() != 10) corrupt();
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    for (const char c : text.substr(at, length)) {
      if (c < '0' || c > '9') corrupt();
      value = value * 10 + (c - '0');
    }
    return value;
  };
  return Day{std::chrono::year{number(0, 4)} / number(5, 2) / number(8, 2)};
}

json::object to_value(const ReasonValue& value) {
  return std::visit(
      [](const auto& v) -> json::object {
        using T = std::decay_t<decltype(v)>;
        if constexpr (std::is_same_v<T, std::int64_t>) return {{"int", v}};
        if constexpr (std::is_same_v<T, double>) return {{"number", v}};
        if constexpr (std::is_same_v<T, std::string>) return {{"text", v}};
        if constexpr (std::is_same_v<T, Fen>) return {{"fen", v.value}};
        if constexpr (std::is_same_v<T, Day>) return {{"day", iso(v)}};
        if constexpr (std::is_same_v<T, Month>) return {{"month", iso(v)}};
      },
      value);
}

ReasonValue from_value(const json::object& object) {
  if (object.size() != 1) corrupt();
  const auto& [kind, value] = *object.begin();
  if (kind == "int") return value.as_int64();
  if (kind == "number") return value.to_number<double>();
  if (kind == "text") return std::string(value.as_string());
  if (kind == "fen") return Fen{value.as_int64()};
  if (kind == "day") return day_from(std::string_view(value.as_string()));
  if (kind == "month") return month_of(day_from(std::string(value.as_string()) + "-01"));
  corrupt();
}

template <class Read>
auto read_array(std::string_view text, Read read) {
  try {
    std::vector<decltype(read(json::object{}))> result;
    const json::value root = json::parse(text);
    for (const json::value& item : root.as_array()) result.push_back(read(item.as_object()));
    return result;
  } catch (const boost::system::system_error&) {
    corrupt();
  } catch (const std::invalid_argument&) {
    corrupt();
  } catch (const std::out_of_range&) {
    corrupt();
  }
}

}  // namespace

std::string to_json(const std::vector<Reason>& reasons) {
  json::array array;
  for (const Reason& reason : reasons) {
    json::object values;
    for (const auto& [name, value] : reason.values) values[name] = to_value(value);
    array.push_back(json::object{{"code", reason.code}, {"values", std::move(values)}});
  }
  return json::serialize(array);
}

std::string to_json(const std::vector<Citation>& citations) {
  json::array array;
  for (const Citation& citation : citations) {
    json::object object;
    if (citation.row) object["batch"] = citation.row->batch, object["line"] = citation.row->line;
    if (citation.photo) object["photo"] = *citation.photo;
    array.push_back(std::move(object));
  }
  return json::serialize(array);
}

std::vector<Reason> reasons_from_json(std::string_view text) {
  return read_array(text, [](const json::object& object) {
    Reason reason;
    if (object.empty()) return reason;
    reason.code = std::string(object.at("code").as_string());
    for (const auto& [name, value] : object.at("values").as_object())
      reason.values.emplace_back(std::string(name), from_value(value.as_object()));
    return reason;
  });
}

std::vector<Citation> citations_from_json(std::string_view text) {
  return read_array(text, [](const json::object& object) {
    Citation citation;
    if (const auto* batch = object.if_contains("batch"))
      citation.row = Source{batch->as_int64(), object.at("line").as_int64()};
    if (const auto* photo = object.if_contains("photo")) citation.photo = photo->as_int64();
    return citation;
  });
}

std::set<std::string> fingerprints_in(const Finding& finding) {
  std::set<std::string> fingerprints;
  for (const Reason& reason : finding.reasons)
    for (const auto& [name, value] : reason.values)
      if (const auto* text = std::get_if<std::string>(&value); text != nullptr && name == "fingerprint")
        fingerprints.insert(*text);
  return fingerprints;
}

}  // namespace benefit

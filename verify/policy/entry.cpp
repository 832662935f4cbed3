#include "verify/policy/entry.hpp"

#include "verify/identity/money.hpp"
#include "verify/identity/region.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace benefit::policy {

Expected<void> Entry::allow_only(std::span<const std::string_view> keys) const {
  for (const auto& [key, value] : values_)
    if (std::find(keys.begin(), keys.end(), key.str()) == keys.end())
      return refuse(key.str(), "is not a known key");
  return {};
}

Expected<DayInterval> Entry::valid() const {
  const auto from = day("from");
  if (!from) return tl::make_unexpected(from.error());
  DayInterval interval{*from, std::nullopt};
  if (values_.contains("to")) {
    const auto to = day("to");
    if (!to) return tl::make_unexpected(to.error());
    if (*to < *from) return refuse("to", "lies before 'from'");
    interval.to = *to;
  }
  return interval;
}

Expected<std::string> Entry::text(std::string_view key) const {
  if (!values_.contains(key)) return refuse(key, "is missing");
  const auto value = values_[key].value_exact<std::string>();
  if (!value) return refuse(key, "is not a text in quotes");
  if (value->empty()) return refuse(key, "is empty");
  return *value;
}

Expected<std::int64_t> Entry::integer(std::string_view key, std::int64_t least, std::int64_t most) const {
  if (!values_.contains(key)) return refuse(key, "is missing");
  const auto value = values_[key].value_exact<std::int64_t>();
  if (!value) return refuse(key, "is not a whole number");
  if (*value < least || *value > most) return refuse(key, fmt::format("is not from {} to {}", least, most));
  return *value;
}

Expected<Fen> Entry::yuan(std::string_view key) const {
  const auto written = text(key);
  if (!written) return tl::make_unexpected(written.error());
  const auto amount = identity::parse_yuan(*written);
  if (!amount)
    return refuse(key,
                  fmt::format("is not an amount in yuan like \"1000.00\" ({})", to_string(amount.error())));
  return *amount;
}

Expected<std::optional<std::string>> Entry::in_letters() const {
  constexpr std::string_view key = "in_letters";
  if (!values_.contains(key)) return std::nullopt;
  if (const auto told = values_[key].value_exact<bool>())
    return *told ? Expected<std::optional<std::string>>(refuse(key, "is neither a text in quotes nor false"))
                 : std::optional(std::string());
  return text(key).map([](std::string cited) { return std::optional(std::move(cited)); });
}

Expected<Day> Entry::day(std::string_view key) const {
  if (!values_.contains(key)) return refuse(key, "is missing");
  const auto value = values_[key].value_exact<toml::date>();
  if (!value) return refuse(key, "is not a date like 2018-01-01, without quotes");
  return Day{std::chrono::year{value->year} / value->month / value->day};
}

Expected<RegionCode> Entry::region(std::string_view key) const {
  const auto written = text(key);
  if (!written) return tl::make_unexpected(written.error());
  const auto region = identity::parse_region_code(*written);
  if (!region || identity::format_region_code(*region) != *written)
    return refuse(key, "is not a region code of six digits like \"130225\"");
  return *region;
}

std::string Entry::place() const { return fmt::format("{}, entry {}", table_, number_); }

tl::unexpected<Error> Entry::refuse(std::string_view key, std::string_view what) const {
  const std::string sentence = key.empty() ? std::string(what) : fmt::format("'{}' {}", key, what);
  return tl::make_unexpected(Error{ErrorCode::bad_input, sentence, place(), ""});
}

}  // namespace benefit::policy
